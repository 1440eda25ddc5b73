"""The figures of the period: tickets by category with their bases, by channel and by kind of request."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from hotspot.bulletin.comparison import Base
from hotspot.bulletin.figures import Change, Percent, Rounding, make_change, make_percent
from hotspot.bulletin.items import take_first
from hotspot.bulletin.labels import UNKNOWN, count_labels
from hotspot.bulletin.sorting import UNSORTED, Sorted
from hotspot.categories.taxonomy import Taxonomy


@dataclass(frozen=True)
class Count:
    """How many tickets of one kind, and which share of all they are."""

    name: str
    tickets: int
    share: Percent


@dataclass(frozen=True)
class ComparedCount:
    """One category or town: tickets, share, and the change from each base, None where the base is not known."""

    name: str
    tickets: int
    share: Percent
    previous: Change | None
    year_before: Change | None


@dataclass(frozen=True)
class Statistics:
    """Everything counted over the tickets of the period, ``total`` of them (at least one).

    ``categories`` in the taxonomy's order; ``town_word``: what towns are called together; ``towns``, ``channels`` and
    ``kinds`` are empty without such a column.
    """

    total: int
    categories: tuple[ComparedCount, ...]
    town_word: str
    towns: tuple[ComparedCount, ...]
    channels: tuple[Count, ...]
    kinds: tuple[Count, ...]
    bases: tuple[Base, Base]
    previous: Change | None
    year_before: Change | None
    sources: Sorted

    @property
    def named_bases(self) -> tuple[tuple[Base, Literal["previous", "year_before"]], ...]:
        """Each base with the attribute that holds the change from it; of a year both are the same one, named once."""
        before, year_before = self.bases
        known = ((before, "previous"),) if before.period != year_before.period else ()
        return (*known, (year_before, "year_before"))


def count_tickets(
    tickets: pd.DataFrame,
    sources: Sorted,
    bases: tuple[Base, Base],
    *,
    taxonomy: Taxonomy,
    rounding: Rounding,
    town_word: str = "乡镇",
) -> Statistics:
    """Count the tickets of the period; ``sources`` are their categories, ``bases`` those of 环比 and 同比."""
    counts = Counter(sources.categories)
    names = [*taxonomy.names, *([UNSORTED] if counts[UNSORTED] else [])]
    total = len(tickets)
    rows = []
    for name in names:
        changes = [_compare(name, counts[name], base, rounding) for base in bases]
        rows.append(ComparedCount(name, counts[name], make_percent(counts[name], total, rounding), *changes))
    overall = [make_change(total, base.counts.total, rounding) if base.counts else None for base in bases]
    return Statistics(
        total=total,
        categories=tuple(rows),
        town_word=town_word,
        towns=_count_towns(tickets, bases, rounding),
        channels=count_column(tickets, "channel", rounding),
        kinds=count_column(tickets, "kind", rounding),
        bases=bases,
        previous=overall[0],
        year_before=overall[1],
        sources=sources,
    )


def count_column(tickets: pd.DataFrame, column: str, rounding: Rounding) -> tuple[Count, ...]:
    """Return how often each value of a column occurs, most frequent first, empty cells last; () without the column."""
    return tuple(
        Count(name, number, make_percent(number, len(tickets), rounding))
        for name, number in count_labels(tickets, column).items()
    )


def rank_changes(categories: Sequence[ComparedCount], *, most: int) -> tuple[list[ComparedCount], list[ComparedCount]]:
    """Return the categories that grew and that fell most against the period before, by tickets, equal ones together."""
    rises = sorted((row for row in categories if _get_difference(row) > 0), key=_get_difference, reverse=True)
    falls = sorted((row for row in categories if _get_difference(row) < 0), key=_get_difference)
    return take_first(rises, _get_difference, most), take_first(falls, _get_difference, most)


def _get_difference(row: ComparedCount) -> int:
    """Return how many tickets more than in the period before, 0 where that is not known."""
    return row.previous.difference if row.previous else 0


def _count_towns(tickets: pd.DataFrame, bases: Sequence[Base], rounding: Rounding) -> tuple[ComparedCount, ...]:
    """Return the towns of the period, most tickets first, then those that only a base has tickets of."""
    counts = count_labels(tickets, "town")
    known = [base.counts.towns if base.counts else {} for base in bases]
    gone = sorted({name for towns in known for name in towns} - set(counts)) if counts else []
    rows = []
    for name in sorted([*counts, *gone], key=UNKNOWN.__eq__):
        number = counts.get(name, 0)
        changes = [make_change(number, towns.get(name, 0), rounding) if towns else None for towns in known]
        rows.append(ComparedCount(name, number, make_percent(number, len(tickets), rounding), *changes))
    return tuple(rows)


def _compare(name: str, tickets: int, base: Base, rounding: Rounding) -> Change | None:
    if base.counts is None or name not in base.counts.categories:
        return None
    return make_change(tickets, base.counts.categories[name], rounding)
