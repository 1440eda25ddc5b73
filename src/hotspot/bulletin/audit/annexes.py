"""Annexes: what the text says under the very title of a table (超期的工单26件,涉及18家单位) is what the table gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
