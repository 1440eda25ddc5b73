"""What all units together handled (55家承办单位共承办工单1292件) is what the tables of the units give."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding

_HANDLED = re.compile("承办|办理")


def check_unit_tables(document: Document) -> Iterator[Finding]:
    """Yield how many units there are, or how much they handled, where their tables agree with the other of the two."""
    rows, found = _count_units(document)
    # Tickets that name no unit are told apart.
    rest = {number.number for _, number in document.counts}
    for sentence in document.sentences if rows else ():
        for units, count in pairwise(sentence.of("count")):
            handled = _HANDLED.search(units.label) and _HANDLED.search(count.label)
            if (units.unit, count.unit) != ("家", "件") or not handled:
                continue
            if units.number != rows and count.number == found:
                yield sentence.report(units, "sum", "error", f"各单位表共 {rows} 家,不是 {units.text}")
            elif units.number == rows and count.number != found and count.number - found not in rest:
                yield sentence.report(count, "sum", "error", f"各单位表共 {found} 件,不是 {count.text}")


def _count_units(document: Document) -> tuple[int, int]:
    """Return how many rows the tables of units have, and what they handled."""
    rows = found = 0
    for grid in document.grids:
        counts = [column for column in grid.of("count") if _HANDLED.search(column.header)]
        if len(counts) == 1 and any("单位" in cell for cell in grid.rows[0]):
            handled = [counts[0].cells[row].number for row in grid.body if row in counts[0].cells]
            rows, found = rows + len(handled), found + sum(handled)
    return rows, found
