"""Means that say how they are taken: 按回访量加权的平均满意率为93.8% is what the table of both columns gives."""

import re
from collections.abc import Iterator
from fractions import Fraction

from hotspot.bulletin.audit.columns import Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import Percentage, show

_WEIGHTED = re.compile(
    r"按(?P<by>[\u4e00-\u9fff]{2,6})加权的?(?:算术)?(?:平均)?(?P<measure>[\u4e00-\u9fff]{2,8}率)[为是达]?\s?"
    r"(?P<mean>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s?%"
)


def check_weighted(document: Document) -> Iterator[Finding]:
    """Yield weighted means that the rates and counts of the one table that has both do not give."""
    for sentence in document.sentences:
        for match in _WEIGHTED.finditer(sentence.text):
            tables = [grid for grid in document.grids if _find(grid, match["by"]) and _find(grid, match["measure"])]
            exact = _weigh(tables[0], match["by"], match["measure"]) if len(tables) == 1 else None
            printed = Percentage(*parse_digits(match["mean"]))
            # The rates of the rows are rounded, as their mean is.
            if exact is not None and abs(exact - printed.value) > printed.step:
                computation = f"按表中的{match['by']}加权为 {show(exact, printed.decimals + 1)}%,不是 {match['mean']}%"
                yield Finding(f"{match['mean']}%", "rate", "warn", sentence.quote_span(match.span()), computation)


def _find(grid: Grid, name: str) -> Column | None:
    columns = [column for column in grid.of("count", "rate") if name.endswith(column.measure)]
    return columns[0] if len(columns) == 1 else None


def _weigh(grid: Grid, by: str, measure: str) -> Fraction | None:
    """Return the mean of the rows, None where one lacks either."""
    counts, rates = _find(grid, by), _find(grid, measure)
    if counts is None or rates is None or not all(row in counts.cells and row in rates.cells for row in grid.body):
        return None
    total = sum((counts.cells[row].value for row in grid.body), Fraction(0))
    weighed = sum((counts.cells[row].value * rates.cells[row].value for row in grid.body), Fraction(0))
    return weighed / total if total else None
