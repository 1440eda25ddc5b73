"""Annexes: what the text says under a table's title (超期的26件,涉及18家单位), or of all units, is what tables give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hotspot.bulletin.audit.columns import Column, Grid
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding

_NUMBERED = re.compile(r"^附?[表件]\s?[0-9一二三四五六七八九十]{0,3}[.:、\s]*")
_KIND = re.compile(r"(?:一览|统计|情况|明细|汇总)?[表]$|清单$")
# A title so short names no table.
_SHORTEST = 4
# A table of some rows only.
_CHOSEN = re.compile(r"前[一二三四五六七八九十0-9]|部分|主要|以上")
_NO_UNIT = re.compile("未填|未知|不详|其他")
_INVOLVED = re.compile("涉及$")
_HANDLED = re.compile("承办|办理")
_SET_ASIDE = re.compile("剔除")


@dataclass(frozen=True)
class Annex:
    """A table with a title and one column of counts."""

    title: str
    grid: Grid
    counts: Column

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that have a count and are no total."""
        return tuple(row for row in self.grid.body if row in self.counts.cells)

    @property
    def sum(self) -> int:
        """What its rows count together."""
        return sum(self.counts.cells[row].number for row in self.rows)


def check_annexes(document: Document) -> Iterator[Finding]:
    """Yield figures of the text that the table of the same title does not give."""
    for annex in _find_annexes(document):
        for sentence in document.sentences:
            named = [count for count in sentence.counts if count.label.endswith(annex.title)]
            if len(named) == 1:
                yield from _compare_total(sentence, named[0], annex)
                yield from _compare_rows(sentence, annex)


def _find_annexes(document: Document) -> Iterator[Annex]:
    for caption, grid in document.captioned_grids:
        title, counts = _KIND.sub("", _NUMBERED.sub("", caption.strip())), list(grid.of("count"))
        if len(counts) == 1 and len(title) >= _SHORTEST and not _CHOSEN.search(title):
            yield Annex(title, grid, counts[0])


def _compare_total(sentence: Sentence, count: Figure, annex: Annex) -> Iterator[Finding]:
    """Yield a count that is not the table's sum, and how many units it is said to concern."""
    offices = [f for f in sentence.of("count") if f.unit == "家" and _INVOLVED.search(f.label)]
    units = sum(not _NO_UNIT.search(annex.grid.names[row]) for row in annex.rows)
    differing = [office for office in offices if office.number != units]
    if count.number == annex.sum:
        for office in differing:
            yield sentence.report(office, "sum", "error", f"附表“{annex.title}”有 {units} 家,不是 {office.text}")
    # With fewer units as well, or none told, the table may be a choice of them, or of another time.
    elif annex.sum > count.number or (offices and not differing):
        computation = f"附表“{annex.title}”各行之和为 {annex.sum},不是 {count.text}"
        yield sentence.report(count, "sum", "error" if offices and not differing else "warn", computation)


def _compare_rows(sentence: Sentence, annex: Annex) -> Iterator[Finding]:
    """Yield counts of the sentence that the row of that name does not give."""
    names = {annex.grid.names[row]: row for row in annex.rows}
    for count in sentence.counts:
        fitting = [name for name in names if count.label.endswith(name)]
        if not fitting:
            continue
        cell = annex.counts.cells[names[max(fitting, key=len)]]
        if cell.number != count.number:
            computation = f"附表“{annex.title}”中“{max(fitting, key=len)}”为 {cell.number},不是 {count.text}"
            yield sentence.report(count, "sum", "error", computation)


def check_unit_tables(document: Document) -> Iterator[Finding]:
    """Yield how many units there are, or how much they handled, where their tables agree with the other of the two."""
    handled = _read_counts(document, _HANDLED)
    rows, found = sum(map(len, handled)), sum(map(sum, handled))
    set_aside = sum(map(sum, _read_counts(document, _SET_ASIDE)))
    # Tickets that name no unit are told apart.
    rest = {number.number for _, number in document.counts}
    for sentence in document.sentences if rows else ():
        for units, count in pairwise(sentence.of("count")):
            told = _HANDLED.search(units.label) and _HANDLED.search(count.label)
            if (units.unit, count.unit) != ("家", "件") or not told:
                continue
            if units.number != rows and count.number == found:
                yield sentence.report(units, "sum", "error", f"各单位表共 {rows} 家,不是 {units.text}")
            elif units.number == rows and count.number != found and count.number - found not in rest:
                yield sentence.report(count, "sum", "error", f"各单位表共 {found} 件,不是 {count.text}")
            elif (units.number, count.number) == (rows, found):
                yield from _check_set_aside(sentence, count, set_aside)


def _check_set_aside(sentence: Sentence, handled: Figure, set_aside: int) -> Iterator[Finding]:
    """Yield how many of all tickets are set aside, where every ticket has its unit and the tables add up to others."""
    after = [count for count in sentence.of("count") if count.start > handled.start][:1]
    for count in after if set_aside else ():
        if _SET_ASIDE.search(count.label) and count.number != set_aside:
            yield sentence.report(count, "sum", "error", f"各单位表共剔除 {set_aside} 件,不是 {count.text}")


def _read_counts(document: Document, header: re.Pattern[str]) -> list[list[int]]:
    """Return the counts of each table of units that has one column of them with such a header."""
    columns = [(grid, column) for grid in document.grids if (column := _find_counts(grid, header))]
    return [[column.cells[row].number for row in grid.body if row in column.cells] for grid, column in columns]


def _find_counts(grid: Grid, header: re.Pattern[str]) -> Column | None:
    """Return the one column of counts with such a header, None where it is not one or the table not one of units."""
    columns = [column for column in grid.of("count") if header.search(column.header)]
    return columns[0] if len(columns) == 1 and any("单位" in cell for cell in grid.rows[0]) else None
