"""Shares in a table: a column is that of the counts beside it, of the base that most of its rows are of."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.digit_slips import is_meant
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, explains_most, find_outliers, share_of, show

_PAST = re.compile("去年|上年|同期|上月|上周|上期|上季")


def check_share_column(grid: Grid, column: Column, document: Document) -> Iterator[Finding]:
    """Yield the shares of a column that are not what most of it are, of one base or of their group's total."""
    counts = find_counts_left(grid, column)
    for count in counts:
        body = [row for row in grid.body if row in count.cells and row in column.cells]
        for base in _list_bases(grid, count, body, document):
            fitting = [row for row in body if _is_share(column, count, base, row)]
            if explains_most(len(fitting), len(body)):
                yield from _report_outliers(grid, column, count, base, body)
                return
    in_groups = _check_group_shares(grid, column, counts[0]) if counts else ()
    if in_groups is not None:
        yield from in_groups
        return
    total = counts[0].cells.get(grid.total_row)
    body = [row for row in grid.body if row in counts[0].cells and row in column.cells]
    if total is not None and len(body) > 2:
        wrong = next((row for row in body if not _is_share(column, counts[0], total.number, row)), None)
        if wrong is not None:
            cell = column.cells[wrong]
            yield grid.report(cell, "base", "warn", f"“{column.header}”一列按合计 {total.number} 多数算不出,基数不明")


def find_counts_left(grid: Grid, column: Column) -> list[Column]:
    """Return the columns of counts that a column of percentages may be about: those of its time, the nearest first."""
    is_past = column.role == "share" and _PAST.search(column.header)
    left = [other for other in grid.of("prior", "last_year") if other.place < column.place] if is_past else []
    left = left or [other for other in grid.of("count") if other.place < column.place]
    return left[::-1]


def _list_bases(grid: Grid, count: Column, body: list[int], document: Document) -> list[int]:
    """Return what the shares of a column of counts may be of: its total first, then those of all others."""
    own = [count.cells[grid.total_row].number] if grid.total_row in count.cells else []
    listed = sum(count.cells[row].number for row in body)
    largest = max((count.cells[row].number for row in body), default=0)
    bases = dict.fromkeys([*own, listed, *document.wholes])
    return [base for base in bases if base >= largest > 0]


def _is_share(column: Column, count: Column, base: int, row: int) -> bool:
    """Tell whether a row's percentage is its count's share of a base."""
    return column.cells[row].percentage.fit(share_of(count.cells[row].value, base)) >= Fit.NEAR


def _report_outliers(grid: Grid, column: Column, count: Column, base: int, rows: list[int]) -> Iterator[Finding]:
    for row in rows:
        if _is_share(column, count, base, row):
            continue
        cell, part = column.cells[row], count.cells[row].number
        exact = share_of(count.cells[row].value, base)
        computation = f"{part}÷{base}={show(exact)}%,不是 {cell.text}"
        if cell.value > 100:
            yield grid.report(cell, "impossible", "error", f"占比不能超过 100%;{computation}")
            continue
        near = [column.cells.get(row - 1), column.cells.get(row + 1)]
        copied = [other for other in near if other is not None and other.value == cell.value]
        if copied:
            yield grid.report(cell, "copy", "error", f"{computation};与相邻一行相同,疑为抄写")
            continue
        missing = base - sum(count.cells[other].number for other in rows if other != row)
        if is_meant(missing, part, cell.percentage, base):
            computation += f";件数若为 {missing},占比和合计都相符,疑为数位之误"
            yield grid.report(count.cells[row], "digit", "error", computation)
        else:
            yield grid.report(cell, "share", "error", computation)


def _check_group_shares(grid: Grid, column: Column, count: Column) -> Iterator[Finding] | None:
    """Return the shares that are not those of their group's total (占本大类), None where most of a column are not."""
    triples = [
        (column.cells[row], count.cells[row], count.cells[end])
        for end, rows in grid.groups.items()
        for row in rows
        if row in column.cells and row in count.cells and end in count.cells and count.cells[end].value
    ]
    wrong = find_outliers(
        triples, lambda triple: triple[0].percentage.fit(share_of(triple[1].value, triple[2].value)) >= Fit.NEAR
    )
    return None if wrong is None else (_report_share(grid, cell, part, whole) for cell, part, whole in wrong)


def _report_share(grid: Grid, cell: Cell, part: Cell, whole: Cell) -> Finding:
    exact = show(share_of(part.value, whole.value))
    return grid.report(cell, "share", "error", f"{part.number}÷{whole.number}={exact}%,不是 {cell.text}")
