"""Computed columns: 每万人件数 is one column over another."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, explains_most, show

_PER = re.compile("每|均")
# 每万人 over inhabitants that are not told in 万, 每百件.
_SCALES = (1, 100, 1000, 10_000)
# In fewer rows two columns may give a third by chance.
_FEWEST = 3
# A cell, and what it is over what.
Quotient = tuple[Cell, Cell, Cell]


def check_quotients(document: Document) -> Iterator[Finding]:
    """Yield figures per head, or per office, that their row does not give where most others of the column do."""
    for grid in document.grids:
        for column in grid.columns:
            if _PER.search(column.header) and not any(cell.percent for cell in column.cells.values()):
                yield from _check_column(grid, column)


def _check_column(grid: Grid, column: Column) -> Iterator[Finding]:
    others = [other for other in grid.columns if other is not column and not _PER.search(other.header)]
    for over, under in permutations(others, 2):
        rows = [
            (cell, over.cells[row], under.cells[row])
            for row, cell in column.cells.items()
            if row in over.cells and row in under.cells and under.cells[row].value
        ]
        for scale in _SCALES:
            wrong = [row for row in rows if not _gives(row, scale)]
            fitting = len(rows) - len(wrong)
            if fitting >= _FEWEST and explains_most(fitting, len(rows)):
                yield from _report_quotients(grid, wrong, scale)
                return


def _gives(row: Quotient, scale: int) -> bool:
    cell, over, under = row
    return cell.percentage.fit(scale * over.value / under.value) >= Fit.TRUNCATED


def _report_quotients(grid: Grid, rows: Sequence[Quotient], scale: int) -> Iterator[Finding]:
    for cell, over, under in rows:
        exact = show(Fraction(scale * over.value, under.value))
        yield grid.report(cell, "rate", "error", f"{over.text}÷{under.text}={exact},不是 {cell.text}")
