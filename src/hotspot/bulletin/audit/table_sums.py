"""Sums inside a table: 合计 of a row, 小计 of a group, 1—8月累计 of the rows before, by what most of them do."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import explains_most, find_outliers

_TOTAL = re.compile(r"(?:合计|总计|小计|共计|总数|总量|总件数)(?:\([^()]{0,8}\))?$")
# The whole of these periods: 全年 of 上半年、下半年.
_WHOLE_TIME = re.compile(r"全年|全周|全季|[上下]半年|前[二三]季度|合计|累计")
_PART_TIME = re.compile(r"[上下]半年|季度|(?<!累计)[0-9]{1,2}月|[上中下]旬|周[一二三四五六日]|星期[一二三四五六日]")
# In fewer rows than these the counts may add up by chance.
_FEWEST = 3


def check_row_totals(document: Document) -> Iterator[Finding]:
    """Yield the totals of rows that the other counts of the row do not make up."""
    for grid in document.grids:
        for total in grid.of("count"):
            if _is_total(total):
                yield from _check_row_total(grid, total)


def _check_row_total(grid: Grid, total: Column) -> Iterator[Finding]:
    counts = list(grid.of("count"))
    place = counts.index(total)
    for parts in (_until_total(counts[:place][::-1]), _until_total(counts[place + 1 :])):
        rows = [row for row in total.cells if all(row in part.cells for part in parts)]
        sums = {row: sum(part.cells[row].number for part in parts) for row in rows}
        wrong = [row for row in rows if sums[row] != total.cells[row].number]
        is_meant = _TOTAL.search(total.header) or all(_PART_TIME.search(part.header) for part in parts)
        if is_meant and len(parts) > 1 and len(rows) >= _FEWEST and explains_most(len(rows) - len(wrong), len(rows)):
            for row in wrong:
                computation = f"这一行各项之和为 {sums[row]},不是 {total.cells[row].text}"
                yield grid.report(total.cells[row], "sum", "error", computation)
            return


def _until_total(columns: Sequence[Column]) -> list[Column]:
    """Return the columns up to the next total."""
    return list(takewhile(lambda column: not _TOTAL.search(column.header), columns))


def _is_total(column: Column) -> bool:
    return _TOTAL.search(column.header) is not None or _WHOLE_TIME.search(column.header) is not None


def check_cumulated(document: Document) -> Iterator[Finding]:
    """Yield the cells of a column 累计 that miss their sum, where most rows of it make it up."""
    for grid in document.grids:
        for total in grid.of("count"):
            for own in grid.of("count") if "累计" in total.header else ():
                if own is not total and "累计" not in own.header:
                    yield from _check_cumulated(grid, own, total)


def _check_cumulated(grid: Grid, own: Column, total: Column) -> Iterator[Finding]:
    rows = [row for row in grid.body if row in own.cells and row in total.cells]
    steps = list(pairwise(rows))
    wrong = find_outliers(steps, lambda step: _adds_up(own, total, step)) or []
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


def check_groups(document: Document) -> Iterator[Finding]:
    """Yield the totals of groups that their rows do not make up, by what most groups of the table do."""
    for grid in document.grids:
        checked = [
            (column.cells[end], [column.cells[row] for row in rows])
            for column in grid.of("count", "prior", "last_year")
            for end, rows in grid.groups.items()
            if len(rows) > 1 and all(row in column.cells for row in (end, *rows))
        ]
        for total, cells in find_outliers(checked, lambda group: group[0].number == _add_up(group[1])) or ():
            shown = "+".join(str(cell.number) for cell in cells)
            yield grid.report(total, "sum", "error", f"{shown}={_add_up(cells)},不是 {total.text}")


def _add_up(cells: list[Cell]) -> int:
    return sum(cell.number for cell in cells)
