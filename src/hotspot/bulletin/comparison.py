"""What the period is compared with: the counts of the period before (环比) and of the year before (同比)."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from hotspot.bulletin.history import Counts, History
from hotspot.bulletin.sorting import UNSORTED, Sorted, sort_tickets
from hotspot.categories.taxonomy import Taxonomy
from hotspot.tickets.periods import Period
from hotspot.tickets.table import read_moments


@dataclass(frozen=True)
class Base:
    """The counts of one earlier period; ``counts`` is None when they are not known, and ``reason`` says why.

    ``predicted``: tickets among them that no office had sorted, but the program.
    """

    word: str
    period: Period
    counts: Counts | None
    reason: str = ""
    predicted: int = 0

    @property
    def name(self) -> str:
        """How the text names it: ``环比(与2024年7月相比)``."""
        return f"{self.word}(与{self.period.label}相比)"


@dataclass(frozen=True, eq=False)
class Sources:
    """Where bases may come from, best first: printed counts, tables given for it, the table of the period itself."""

    history: History | None
    earlier: tuple[pd.DataFrame, ...]
    table: pd.DataFrame


def find_bases(period: Period, sources: Sources, taxonomy: Taxonomy) -> tuple[Base, Base]:
    """Return the bases of 环比 and 同比.

    A table given for the comparison is believed to be complete; the table of the period itself only when it has
    tickets of the first and of the last day of the base period.
    """
    return (
        _find_base("环比", period.previous, sources, taxonomy),
        _find_base("同比", period.year_before, sources, taxonomy),
    )


def select_base_tickets(period: Period, sources: Sources) -> pd.DataFrame | None:
    """Return the tickets of an earlier period, None when no table holds all of them."""
    for table in sources.earlier:
        inside = _select(table, period)
        if not inside.empty:
            return inside
    inside = _select(sources.table, period)
    return inside if not inside.empty and _covers(inside, period) else None


def _find_base(word: str, period: Period, sources: Sources, taxonomy: Taxonomy) -> Base:
    if sources.history is not None and period.name in sources.history.periods:
        return Base(word, period, sources.history.periods[period.name])
    tickets = select_base_tickets(period, sources)
    if tickets is not None:
        found = sort_tickets(tickets, taxonomy)
        return Base(word, period, _count(found, taxonomy), predicted=found.predicted)
    if (inside := _select(sources.table, period)).empty:
        lacking = f"给出的往期工单中没有{period.label}的" if sources.earlier else f"{period.label}数据未提供"
        return Base(word, period, None, f"{lacking},未作{word}。")
    first, last = (f"{day.month}月{day.day}日" for day in _span(inside))
    return Base(word, period, None, f"表中{period.label}的工单只有{first}至{last}的,不完整,未作{word}。")


def _count(found: Sorted, taxonomy: Taxonomy) -> Counts:
    counts = Counter(found.categories)
    unsorted = counts.pop(UNSORTED, 0)
    # With tickets that nobody sorted, a category's own count would be too small to compare with.
    known = {} if unsorted else {name: counts[name] for name in taxonomy.names}
    return Counts(len(found.categories), known)


def _select(table: pd.DataFrame, period: Period) -> pd.DataFrame:
    return table[period.contains(read_moments(table, "received_at"))]


def _covers(inside: pd.DataFrame, period: Period) -> bool:
    first, last = _span(inside)
    return first == period.start and last == period.end - datetime.timedelta(days=1)


def _span(inside: pd.DataFrame) -> tuple[datetime.date, datetime.date]:
    first, last = pd.Timestamp(inside["received_at"].min()), pd.Timestamp(inside["received_at"].max())
    return first.date(), last.date()


def list_missing(bases: Sequence[Base]) -> tuple[str, ...]:
    """Return a sentence for each base that is not known, known in total only, or sorted by the program."""
    reasons = []
    for base in bases:
        if base.counts is None:
            reasons.append(base.reason)
        elif not base.counts.categories:
            reasons.append(f"{base.period.label}各类件数不全,各类未作{base.word}。")
        elif base.predicted:
            how_many = "均" if base.predicted == base.counts.total else f"有{base.predicted}件"
            reasons.append(f"{base.period.label}工单的诉求类别{how_many}按软件判定,各类{base.word}供参考。")
    return tuple(reasons)
