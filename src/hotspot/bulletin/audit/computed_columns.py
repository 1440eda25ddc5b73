"""Computed columns: 每万人件数 is one column over another; in rows of years or months changes are from row to row."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, permutations

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import plain_text
from hotspot.bulletin.audit.printed import Fit, change_from, explains_most, find_outliers, show

_PER = re.compile("每|均")
# 每万人 over inhabitants that are not told in 万, 每百件.
_SCALES = (1, 100, 1000, 10_000)
# In fewer rows two columns may give a third by chance.
_FEWEST = 3
# A cell, and what it is over what.
Quotient = tuple[Cell, Cell, Cell]
_PERIOD = re.compile(r"(?P<year>[12][0-9]{3})年?(?:度)?|(?:[12][0-9]{3}年)?(?P<month>[0-9]{1,2})月份?")
_FEWEST_PERIODS = 4
Steps = list[tuple[Cell, Cell, Cell]]


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


def check_period_rows(document: Document) -> Iterator[Finding]:
    """Yield the changes that the count of a row and that of the row above do not give, where most rows' do."""
    for grid in document.grids:
        rows = [row for row in range(grid.first_row, len(grid.rows)) if row not in (grid.total_row, *grid.subtotals)]
        if len(rows) < _FEWEST_PERIODS or not _are_in_turn([plain_text(grid.rows[row][0]) for row in rows]):
            continue
        for changes in grid.of("change", "year_change"):
            steps = [steps for counts in grid.columns if (steps := _pair_steps(rows, counts, changes))]
            for found in steps:
                outliers = find_outliers(found, lambda step: _follows(*step))
                if outliers and 3 * len(outliers) <= len(found):
                    yield from (_report_step(grid, *step) for step in outliers)
                    break


def _are_in_turn(names: list[str]) -> bool:
    """Tell whether names are years or months, each one after the one before."""
    found = [_PERIOD.fullmatch(name.replace(" ", "")) for name in names]
    numbers = [int(match["year"] or match["month"]) for match in found if match]
    turns = all(second - first == 1 or (first, second) == (12, 1) for first, second in pairwise(numbers))
    return len(numbers) == len(names) and turns


def _pair_steps(rows: list[int], counts: Column, changes: Column) -> Steps:
    """Return of each row the count above, its own and its change; none of a column of rates or of few rows."""
    if counts is changes or counts.role in ("rate", "share", "ratio", "change", "year_change", "difference"):
        return []
    cells, moved = counts.cells, changes.cells
    held = [(one, other) for one, other in pairwise(rows) if one in cells and other in cells and other in moved]
    steps = [(cells[one], cells[other], moved[other]) for one, other in held if cells[one].value > 0]
    return steps if len(steps) >= _FEWEST_PERIODS - 1 and not any(step[1].percent for step in steps) else []


def _follows(before: Cell, now: Cell, change: Cell) -> bool:
    """Tell whether a change is that of two counts, each of which its last digit leaves open if it has decimals."""
    slack = Fraction(1, 2 * 10**now.decimals) if now.decimals else Fraction(0)
    low = change_from(before.value + slack, now.value - slack)
    high = change_from(before.value - slack, now.value + slack)
    step = change.percentage.step
    return low - step < change.value < high + step


def _report_step(grid: Grid, before: Cell, now: Cell, change: Cell) -> Finding:
    exact = change_from(before.value, now.value)
    computation = f"({now.text}-{before.text})÷{before.text}={show(exact)}%,不是 {change.text}"
    return grid.report(change, "rate", "error", computation)
