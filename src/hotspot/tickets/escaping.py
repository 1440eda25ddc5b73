"""Cells that a spreadsheet would run as a formula, made plain text."""

import re
from collections.abc import Sequence

# What starts a formula, also behind blanks that a spreadsheet drops, and in full width.
_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20"
_BLANKS = " \t\r\n"
# Signed numbers (-12.5, +8613800000000, -3%) and rows of dashes (an empty cell in many tables) run nothing.
_HARMLESS = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{1,40})?%?|-{1,40}")


def escape_formula(cell: str) -> str:
    """Return the cell with an apostrophe before it where a spreadsheet would run it; other cells stay as they are.

    >>> [escape_formula(cell) for cell in ("=1+1", "@SUM(A1)", "-12.5", "路灯不亮", "-1+2")]
    ["'=1+1", "'@SUM(A1)", '-12.5', '路灯不亮', "'-1+2"]
    """
    start = cell.lstrip(_BLANKS)[:1]
    if not start or start not in _STARTS or _HARMLESS.fullmatch(cell):
        return cell
    return f"'{cell}"


def escape_formulas(cells: Sequence[str]) -> list[str]:
    """Return the cells, each as by ``escape_formula``."""
    # One look at the first character settles nearly every cell of a large table.
    risky = frozenset(_STARTS + _BLANKS)
    return [escape_formula(cell) if cell and cell[0] in risky else cell for cell in cells]
