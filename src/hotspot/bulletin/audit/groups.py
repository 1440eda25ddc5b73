"""Groups of a table: a row 小计 is the sum of the rows since the one before, and shares may be of it (占本大类)."""

from collections.abc import Iterator

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, explains_most, share_of, show


def check_groups(document: Document) -> Iterator[Finding]:
    """Yield the totals of groups that their rows do not make up, by what most groups of the table do."""
    for grid in document.grids:
        checked = [
            (column.cells[end], [column.cells[row] for row in rows])
            for column in grid.of("count", "prior", "last_year")
            for end, rows in grid.groups.items()
            if len(rows) > 1 and all(row in column.cells for row in (end, *rows))
        ]
        wrong = [(total, cells) for total, cells in checked if total.number != _add_up(cells)]
        if explains_most(len(checked) - len(wrong), len(checked)):
            for total, cells in wrong:
                shown = "+".join(str(cell.number) for cell in cells)
                yield grid.report(total, "sum", "error", f"{shown}={_add_up(cells)},不是 {total.text}")


def check_group_shares(grid: Grid, column: Column, count: Column) -> Iterator[Finding] | None:
    """Return the shares that are not those of their group's total, None where most of a column are not."""
    pairs = [
        (column.cells[row], count.cells[row], count.cells[end])
        for end, rows in grid.groups.items()
        for row in rows
        if row in column.cells and row in count.cells and end in count.cells and count.cells[end].value
    ]
    wrong = [(cell, part, whole) for cell, part, whole in pairs if not _is_share(cell, part, whole)]
    if not explains_most(len(pairs) - len(wrong), len(pairs)):
        return None
    return (
        grid.report(
            cell,
            "share",
            "error",
            f"{part.number}÷{whole.number}={show(share_of(part.value, whole.value))}%,不是 {cell.text}",
        )
        for cell, part, whole in wrong
    )


def _is_share(cell: Cell, part: Cell, whole: Cell) -> bool:
    return cell.percentage.fit(share_of(part.value, whole.value)) >= Fit.NEAR


def _add_up(cells: list[Cell]) -> int:
    return sum(cell.number for cell in cells)
