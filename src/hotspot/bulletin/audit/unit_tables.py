"""Tables of units: how many there are, and how much they handled, as the text says."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hotspot.bulletin.audit.columns import Column, Grid
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding

_HANDLED = re.compile("承办|办理")
_SET_ASIDE = re.compile("剔除")


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
