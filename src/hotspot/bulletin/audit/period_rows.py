"""Rows of periods: where a table has one row a year or month, its changes are those from the row above."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import plain_text
from hotspot.bulletin.audit.printed import change_from, find_outliers, show

_PERIOD = re.compile(r"(?P<year>[12][0-9]{3})年?(?:度)?|(?:[12][0-9]{3}年)?(?P<month>[0-9]{1,2})月份?")
_FEWEST = 4
Steps = list[tuple[Cell, Cell, Cell]]


def check_period_rows(document: Document) -> Iterator[Finding]:
    """Yield the changes that the count of a row and that of the row above do not give, where most rows' do."""
    for grid in document.grids:
        rows = [row for row in range(grid.first_row, len(grid.rows)) if row not in (grid.total_row, *grid.subtotals)]
        if len(rows) < _FEWEST or not _are_in_turn([plain_text(grid.rows[row][0]) for row in rows]):
            continue
        for changes in grid.of("change", "year_change"):
            steps = [steps for counts in grid.columns if (steps := _pair(grid, rows, counts, changes))]
            for found in steps:
                outliers = find_outliers(found, lambda step: _follows(*step))
                if outliers and 3 * len(outliers) <= len(found):
                    yield from (_report(grid, *step) for step in outliers)
                    break


def _are_in_turn(names: list[str]) -> bool:
    """Tell whether names are years or months, each one after the one before."""
    found = [_PERIOD.fullmatch(name.replace(" ", "")) for name in names]
    numbers = [int(match["year"] or match["month"]) for match in found if match]
    turns = all(second - first == 1 or (first, second) == (12, 1) for first, second in pairwise(numbers))
    return len(numbers) == len(names) and turns


def _pair(grid: Grid, rows: list[int], counts: Column, changes: Column) -> Steps:
    """Return of each row the count above, its own and its change; none of a column of rates or of few rows."""
    if counts is changes or counts.role in ("rate", "share", "ratio", "change", "year_change", "difference"):
        return []
    cells, moved = counts.cells, changes.cells
    held = [(one, other) for one, other in pairwise(rows) if one in cells and other in cells and other in moved]
    steps = [(cells[one], cells[other], moved[other]) for one, other in held if cells[one].value > 0]
    return steps if len(steps) >= _FEWEST - 1 and not any(step[1].percent for step in steps) else []


def _follows(before: Cell, now: Cell, change: Cell) -> bool:
    """Tell whether a change is that of two counts, each of which its last digit leaves open if it has decimals."""
    slack = Fraction(1, 2 * 10**now.decimals) if now.decimals else Fraction(0)
    low = change_from(before.value + slack, now.value - slack)
    high = change_from(before.value - slack, now.value + slack)
    step = change.percentage.step
    return low - step < change.value < high + step


def _report(grid: Grid, before: Cell, now: Cell, change: Cell) -> Finding:
    exact = change_from(before.value, now.value)
    computation = f"({now.text}-{before.text})÷{before.text}={show(exact)}%,不是 {change.text}"
    return grid.report(change, "rate", "error", computation)
