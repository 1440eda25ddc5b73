"""Cumulated columns: 1—8月累计 is that of the row before and what the month adds to it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hotspot.bulletin.audit.columns import Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import explains_most


def check_cumulated(document: Document) -> Iterator[Finding]:
    """Yield the cells of a column 累计 that miss their sum, where most rows of it make it up."""
    for grid in document.grids:
        for total in grid.of("count"):
            for own in grid.of("count") if "累计" in total.header else ():
                if own is not total and "累计" not in own.header:
                    yield from _check_column(grid, own, total)


def _check_column(grid: Grid, own: Column, total: Column) -> Iterator[Finding]:
    rows = [row for row in grid.body if row in own.cells and row in total.cells]
    steps = list(pairwise(rows))
    wrong = [step for step in steps if not _adds_up(own, total, step)]
    if not explains_most(len(steps) - len(wrong), len(steps)):
        return
    for before, row in wrong:
        # Behind a wrong sum the next step fails as well.
        if any(later == before for _, later in wrong):
            continue
        start, added, cell = total.cells[before].number, own.cells[row].number, total.cells[row]
        computation = f"{start}+{added}={start + added},不是 {cell.text}"
        yield grid.report(cell, "sum", "error", computation)


def _adds_up(own: Column, total: Column, step: Sequence[int]) -> bool:
    before, row = step
    return total.cells[before].value + own.cells[row].value == total.cells[row].value
