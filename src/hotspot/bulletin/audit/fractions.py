"""Rates with their counts, 办结率98.45%(1270/1290), in text and tables: both agree, and with the other counts told."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.document import Sentence
from hotspot.bulletin.audit.families import find_family
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, explains_most, share_of, show, show_part

# Of these rates the text tells more counts than the numerator, or fewer than the denominator.
_SEVERAL_PARTS = re.compile(r"(?<!不)满意")
_SOME_DUE = re.compile("按期|按时|及时")
_HANDLED = re.compile("承办|受理|应办|办理")
# Neither part nor whole of a rate: so few that they agree by chance.
_LEFT_OUT = re.compile("剔除|扣除|不计")


def find_fraction(sentence: Sentence, rate: Figure) -> Figure | None:
    """Return the fraction directly behind or before a rate."""
    place = sentence.figures.index(rate)
    for neighbour in sentence.figures[max(0, place - 1) : place + 2]:
        near = neighbour.role == "fraction" and (
            0 <= neighbour.start - rate.end <= 2 or 0 <= rate.start - neighbour.end <= 4
        )
        if near and neighbour.whole:
            return neighbour
    return None


def check_fraction(sentence: Sentence, rate: Figure, fraction: Figure, paragraph: list[Sentence]) -> Iterator[Finding]:
    """Yield a rate that its fraction does not give, and counts of its sentence that are not those of the fraction."""
    whole = fraction.whole or Fraction(1)
    if fraction.value > whole:
        yield sentence.report(fraction, "impossible", "error", f"{show_part(fraction.value)} 大于 {whole}")
    elif rate.percentage.fit(share_of(fraction.value, whole)) < Fit.NEAR:
        exact = show(share_of(fraction.value, whole))
        yield sentence.report(rate, "rate", "error", f"{show_part(fraction.value)}÷{whole}={exact}%,不是 {rate.text}")
    elif (family := find_family(rate.label)) is not None:
        counts = [count for count in sentence.counts if count.start < rate.start and not count.depth]
        parts = [count for count in counts if family.part.search(count.label)]
        if len(parts) == 1 and parts[0].number != fraction.value and not _SEVERAL_PARTS.search(rate.label):
            computation = f"{rate.label}按 {show_part(fraction.value)}/{whole} 计算,不是 {parts[0].text}"
            yield sentence.report(parts[0], "rate", "error", computation)
        if family.strict and not _SOME_DUE.search(rate.label):
            wholes = [count for count in counts if family.whole.search(count.label)]
            yield from _check_whole(sentence, rate, fraction, wholes, paragraph)


def _check_whole(
    sentence: Sentence, rate: Figure, fraction: Figure, wholes: list[Figure], paragraph: list[Sentence]
) -> Iterator[Finding]:
    """Yield the one count that a rate can be of and that is not its denominator."""
    due = [count for count in wholes if "应办" in count.label]
    wholes = due or wholes
    others = {count.number for other in paragraph for count in other.counts}
    if len(wholes) == 1 and wholes[0].number != fraction.whole and (due or fraction.whole not in others):
        computation = f"{rate.label}按 {show_part(fraction.value)}/{fraction.whole} 计算,不是 {wholes[0].text}"
        yield sentence.report(wholes[0], "rate", "error", computation)


def check_ratios(grid: Grid) -> Iterator[Finding]:
    """Yield rates that their own counts do not give, and counts that disagree with the total or the row's count."""
    for column in grid.of("ratio"):
        for cell in column.cells.values():
            yield from _check_cell(grid, cell)
        yield from _check_total(grid, column)
        for count in grid.of("count"):
            if not _LEFT_OUT.search(count.header):
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
    are_wholes = are_wholes and (not are_parts or _HANDLED.search(count.header) is not None)
    are_parts = are_parts and not _are_mostly(wholes, counts)
    for row, part, whole, number in zip(both, parts, wholes, counts, strict=True):
        cell = column.cells[row]
        if are_wholes and whole > number:
            yield grid.report(cell, "impossible", "error", f"分母 {whole} 大于{count.header} {number}")
        elif are_parts and part != number:
            yield grid.report(cell, "sum", "error", f"分子 {show_part(part)} 不是{count.header} {number}")


def _are_mostly(found: Sequence[Fraction | int], counts: Sequence[int]) -> bool:
    return explains_most(sum(one == other for one, other in zip(found, counts, strict=True)), len(counts))
