"""Totals of rows: a column 合计 is the sum of the counts beside it, by what most rows of the table do (rule V8)."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from hotspot.bulletin.audit.columns import Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import explains_most

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
                yield from _check_total(grid, total)


def _check_total(grid: Grid, total: Column) -> Iterator[Finding]:
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
