"""Cells that a spreadsheet would run as a formula, made plain text, and back."""

import re
from collections.abc import Sequence

_MARK = "'"
# What starts a formula, also behind blanks that a spreadsheet drops, and in full width.
_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20"
_BLANKS = " \t\r\n"
# Signed numbers (-12.5, +8613800000000, -3%) and rows of dashes (an empty cell in many tables) run nothing.
_HARMLESS = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{1,40})?%?|-{1,40}")
# One look at the first character settles nearly every cell of a large table.
_RISKY = frozenset(_STARTS + _BLANKS + _MARK)


def escape_formula(cell: str) -> str:
    """Return the cell with an apostrophe before it where a spreadsheet would run it; other cells stay as they are.

    A formula that has apostrophes before it already gets one more, so that ``restore_cell`` gives back what was there.

    >>> [escape_formula(cell) for cell in ("=1+1", "@SUM(A1)", "-12.5", "路灯不亮", "-1+2", "'=1+1")]
    ["'=1+1", "'@SUM(A1)", '-12.5', '路灯不亮', "'-1+2", "''=1+1"]
    """
    return f"{_MARK}{cell}" if _holds_formula(cell) else cell


def escape_formulas(cells: Sequence[str]) -> list[str]:
    """Return the cells, each as by ``escape_formula``."""
    return [escape_formula(cell) if cell and cell[0] in _RISKY else cell for cell in cells]


def restore_cell(cell: str) -> str:
    """Return the cell that ``escape_formula`` made this one of.

    >>> [restore_cell(cell) for cell in ("'=1+1", "''=1+1", "'00350067", "=1+1")]
    ['=1+1', "'=1+1", "'00350067", '=1+1']
    """
    return cell[1:] if cell.startswith(_MARK) and _holds_formula(cell) else cell


def restore_cells(cells: Sequence[str]) -> list[str]:
    """Return the cells, each as by ``restore_cell``."""
    return [restore_cell(cell) if cell and cell[0] == _MARK else cell for cell in cells]


def _holds_formula(cell: str) -> bool:
    bare = cell.lstrip(_MARK)
    start = bare.lstrip(_BLANKS)[:1]
    return start != "" and start in _STARTS and not _HARMLESS.fullmatch(bare)
