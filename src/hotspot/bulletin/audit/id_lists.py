"""Ids of tickets that a table lists beside their count: as many as the count says."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.columns import Grid
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import plain_text
from hotspot.bulletin.audit.printed import explains_most

_HEADER = re.compile("编号|单号")
_BORDER = re.compile(r"[\s,、;]+")
_IDS = re.compile(r"[A-Za-z0-9\-]{3,24}(?:[\s,、;]+[A-Za-z0-9\-]{3,24})*")


def check_id_lists(grid: Grid) -> Iterator[Finding]:
    """Yield counts that are not as many as the ids listed in their row, where those of most rows are."""
    for column in grid.columns:
        if _HEADER.search(column.header):
            cells = {row: plain_text(grid.rows[row][column.place]).strip() for row in grid.body}
            listed = {row: len(_BORDER.split(cell)) for row, cell in cells.items() if _IDS.fullmatch(cell)}
            yield from _compare(grid, listed, column.header)


def _compare(grid: Grid, listed: dict[int, int], header: str) -> Iterator[Finding]:
    for counts in grid.of("count"):
        both = [row for row in listed if row in counts.cells]
        wrong = [row for row in both if counts.cells[row].number != listed[row]]
        if explains_most(len(both) - len(wrong), len(both)):
            for row in wrong:
                cell = counts.cells[row]
                yield grid.report(cell, "sum", "error", f"“{header}”列出 {listed[row]} 件,不是 {cell.text}")
            return
