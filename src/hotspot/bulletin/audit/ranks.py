"""Ranks: 名次 of a table follow the figure by which all but one of its rows are ranked."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from hotspot.bulletin.audit.columns import OVERALL, Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding

_RANK = re.compile("名次|排名|位次")
_OTHER = re.compile("序号|编号|变化|上[月期]|去年")
_SCORE = re.compile("得分|分值|分数|总分|指标值")
# Of so few rows a rate may be in the order of the ranks by chance, even where another ranks; a score is what ranks.
_FEWEST, _FEWEST_SCORES = 8, 4
# A figure of fewer values orders nothing.
_VALUES = 3

# Rank, value and row.
Ranked = list[tuple[int, Fraction, int]]


def check_ranks(document: Document) -> Iterator[Finding]:
    """Yield the rank that alone stands against the order of the others, where no figure of the table explains it."""
    for grid in document.grids:
        columns = [column for column in grid.columns if not _OTHER.search(column.header)]
        ranks = [column for column in columns if _RANK.search(column.header)]
        if len(ranks) == 1:
            measures = [column for column in columns if column is not ranks[0]]
            overall = [column for column in measures if OVERALL.search(column.header)]
            yield from _check_column(grid, ranks[0], overall if len(overall) == 1 else measures)


def _check_column(grid: Grid, ranks: Column, measures: list[Column]) -> Iterator[Finding]:
    strays = []
    for measure in measures:
        ranked = [
            (ranks.cells[row].number, measure.cells[row].value, row)
            for row in grid.body
            if row in ranks.cells and row in measure.cells
        ]
        if len({value for _, value, _ in ranked}) < _VALUES:
            continue
        falling = [(rank, -value, row) for rank, value, row in ranked]
        if _is_ordered(ranked) or _is_ordered(falling):
            return
        if len(ranked) >= (_FEWEST_SCORES if _SCORE.search(measure.header) else _FEWEST):
            strays += [(measure, row) for row in (_find_strays(ranked) or _find_strays(falling))[:1]]
    if len(strays) == 1:
        measure, row = strays[0]
        computation = f"其余各行的名次都按{measure.header}排列,这一行的不是"
        yield grid.report(ranks.cells[row], "sum", "warn", computation)


def _find_strays(ranked: Ranked) -> list[int]:
    """Return the rows without each of which alone the others are in order: one, or two that changed places."""
    return [item[2] for item in ranked if _is_ordered([other for other in ranked if other is not item])]


def _is_ordered(ranked: Ranked) -> bool:
    """Tell whether a better rank always has the greater value, and the same rank the same."""
    ordered = sorted(ranked, key=lambda item: (item[0], -item[1]))
    return all(
        first[1] >= second[1] and (first[0] != second[0] or first[1] == second[1])
        for first, second in pairwise(ordered)
    )
