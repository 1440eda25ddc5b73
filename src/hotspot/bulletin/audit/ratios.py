"""Rates of a table that stand with their counts, 98.00%(1266/1292): each agrees with them, and they with the others."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, explains_most, share_of, show, show_part

_WHOLE = re.compile("承办|受理|应办|办理")


def check_ratios(grid: Grid) -> Iterator[Finding]:
    """Yield rates that their own counts do not give, and counts that disagree with the total or the row's count."""
    for column in grid.of("ratio"):
        for cell in column.cells.values():
            yield from _check_cell(grid, cell)
        yield from _check_total(grid, column)
        for count in grid.of("count"):
            yield from _check_count(grid, column, count)


def _check_cell(grid: Grid, cell: Cell) -> Iterator[Finding]:
    if not cell.whole:
        return
    if cell.part > cell.whole:
        yield grid.report(cell, "impossible", "error", f"{show_part(cell.part)} 大于 {cell.whole}")
        return
    exact = share_of(cell.part, cell.whole)
    if cell.percentage.fit(exact) < Fit.NEAR:
        computation = f"{show_part(cell.part)}÷{cell.whole}={show(exact)}%,不是 {show(cell.value)}%"
        yield grid.report(cell, "rate", "error", computation)


def _check_total(grid: Grid, column: Column) -> Iterator[Finding]:
    """Yield a total whose numerator or denominator is not the sum of those above it."""
    total = column.cells.get(grid.total_row)
    cells = [column.cells[row] for row in grid.body if row in column.cells]
    if total is None or not total.whole or len(cells) < 2 or not all(cell.whole for cell in cells):
        return
    for word, found, printed in (
        ("分子", sum((cell.part for cell in cells), Fraction(0)), total.part),
        ("分母", Fraction(sum(cell.whole for cell in cells)), Fraction(total.whole)),
    ):
        if found != printed:
            computation = f"“{column.header}”各行{word}之和为 {show_part(found)},不是 {show_part(printed)}"
            yield grid.report(total, "sum", "error", computation)


def _check_count(grid: Grid, column: Column, count: Column) -> Iterator[Finding]:
    """Yield a numerator that is not the row's count where most are, and a denominator above it where most are it."""
    both = [row for row in grid.body if row in column.cells and row in count.cells and column.cells[row].whole]
    parts, wholes = ([getattr(column.cells[row], name) for row in both] for name in ("part", "whole"))
    counts = [count.cells[row].number for row in both]
    are_parts, are_wholes = _are_mostly(parts, counts), _are_mostly(wholes, counts)
    # Where rates are mostly 100 %, both are: the header tells, or nothing.
    are_wholes = are_wholes and (not are_parts or _WHOLE.search(count.header) is not None)
    are_parts = are_parts and not _are_mostly(wholes, counts)
    for row, part, whole, number in zip(both, parts, wholes, counts, strict=True):
        cell = column.cells[row]
        if are_wholes and whole > number:
            yield grid.report(cell, "impossible", "error", f"分母 {whole} 大于{count.header} {number}")
        elif are_parts and part != number:
            yield grid.report(cell, "sum", "error", f"分子 {show_part(part)} 不是{count.header} {number}")


def _are_mostly(found: Sequence[Fraction | int], counts: Sequence[int]) -> bool:
    return explains_most(sum(one == other for one, other in zip(found, counts, strict=True)), len(counts))
