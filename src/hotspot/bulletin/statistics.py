"""The figures of the period: tickets by category with their bases, by channel and by kind of request."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from hotspot.bulletin.comparison import Base
from hotspot.bulletin.figures import Change, Percent, Rounding, make_change, make_percent
from hotspot.bulletin.items import take_first
from hotspot.bulletin.labels import TOTAL, UNKNOWN, count_labels, read_labels
from hotspot.bulletin.sorting import UNSORTED, Sorted
from hotspot.bulletin.unit_kinds import name_towns
from hotspot.categories.taxonomy import Taxonomy

# A district of so many of the tickets that name one is the office's own.
_ALONE = 0.8


@dataclass(frozen=True)
class Count:
    """How many tickets of one kind, and which share of all they are."""

    name: str
    tickets: int
    share: Percent


@dataclass(frozen=True)
class ComparedCount:
    """One category or town, or all: tickets, share, and the change from each base, None where that is not known."""

    name: str
    tickets: int
    share: Percent
    changes: tuple[Change | None, ...]

    @property
    def previous(self) -> Change | None:
        """The change from the period before, of a year from the year before."""
        return self.changes[0]


@dataclass(frozen=True)
class Statistics:
    """Everything counted over the tickets of the period, of which there is at least one.

    ``bases``: what it is compared with, of 环比 and of 同比, of a year the latter alone; ``overall``: all tickets;
    ``categories`` in the taxonomy's order; ``areas``: towns, or districts and counties (``choose_area``);
    ``area_word``, ``town_word``: what these, and towns, are called together; ``areas``, ``channels`` and ``kinds`` are
    empty without such a column.
    """

    bases: tuple[Base, ...]
    overall: ComparedCount
    categories: tuple[ComparedCount, ...]
    area_word: str
    town_word: str
    areas: tuple[ComparedCount, ...]
    channels: tuple[Count, ...]
    kinds: tuple[Count, ...]
    sources: Sorted

    @property
    def total(self) -> int:
        """How many tickets there are."""
        return self.overall.tickets


def count_tickets(
    tickets: pd.DataFrame,
    sources: Sorted,
    bases: tuple[Base, ...],
    *,
    taxonomy: Taxonomy,
    rounding: Rounding,
    area: str = "town",
    town_word: str = "乡镇",
) -> Statistics:
    """Count the tickets of the period; ``sources`` are their categories, ``bases`` what they are compared with.

    ``area``: the column of ``choose_area``, by which the bases are counted too.
    """
    counts, total = Counter(sources.categories), len(tickets)
    names = [*taxonomy.names, *([UNSORTED] if counts[UNSORTED] else [])]
    known = [base.counts.categories if base.counts else {} for base in bases]
    totals = [base.counts.total if base.counts else None for base in bases]
    return Statistics(
        bases=bases,
        overall=_compare(TOTAL, total, total, totals, rounding),
        categories=tuple(
            _compare(name, counts[name], total, [earlier.get(name) for earlier in known], rounding) for name in names
        ),
        area_word=town_word if area == "town" else name_towns(read_labels(tickets, area)) or "县市区",
        town_word=town_word,
        areas=_count_areas(tickets, area, bases, rounding),
        channels=count_column(tickets, "channel", rounding),
        kinds=count_column(tickets, "kind", rounding),
        sources=sources,
    )


def count_column(tickets: pd.DataFrame, column: str, rounding: Rounding) -> tuple[Count, ...]:
    """Return how often each value of a column occurs, most frequent first, empty cells last; () without the column."""
    return tuple(
        Count(name, number, make_percent(number, len(tickets), rounding))
        for name, number in count_labels(tickets, column).items()
    )


def rank_changes(categories: Sequence[ComparedCount], *, most: int) -> tuple[list[ComparedCount], list[ComparedCount]]:
    """Return the categories that grew and that fell most against the period before, by tickets, equal ones together.

    None where one of them has no count of that period: it may have changed more than the others.
    """
    if any(row.previous is None for row in categories if row.name != UNSORTED):
        return [], []
    rises = sorted((row for row in categories if _get_difference(row) > 0), key=_get_difference, reverse=True)
    falls = sorted((row for row in categories if _get_difference(row) < 0), key=_get_difference)
    return take_first(rises, _get_difference, most), take_first(falls, _get_difference, most)


def _get_difference(row: ComparedCount) -> int:
    """Return how many tickets more than in the period before, 0 where that is not known."""
    return row.previous.difference if row.previous else 0


def choose_area(tickets: pd.DataFrame) -> str:
    """Return the column of places by which an office counts: "district" of one of several counties, else "town".

    So many counties have a 城关镇 that a prefecture's towns are no table; a county's column names one district alone.
    """
    districts = Counter(filter(None, read_labels(tickets, "district")))
    are_told = 2 * districts.total() >= len(tickets) > 0
    return "district" if are_told and max(districts.values()) < _ALONE * districts.total() else "town"


def _count_areas(
    tickets: pd.DataFrame, area: str, bases: Sequence[Base], rounding: Rounding
) -> tuple[ComparedCount, ...]:
    """Return the areas of the period, most tickets first, then those that only a base has tickets of."""
    counts = count_labels(tickets, area)
    known = [base.counts.areas if base.counts else {} for base in bases]
    gone = sorted({name for areas in known for name in areas} - set(counts)) if counts else []
    rows = []
    for name in sorted([*counts, *gone], key=UNKNOWN.__eq__):
        earlier = [areas.get(name, 0) if areas else None for areas in known]
        rows.append(_compare(name, counts.get(name, 0), len(tickets), earlier, rounding))
    return tuple(rows)


def _compare(name: str, tickets: int, total: int, earlier: Iterable[int | None], rounding: Rounding) -> ComparedCount:
    """Return a count of all tickets with the changes from what it was in each base, None where that is not known."""
    changes = tuple(None if count is None else make_change(tickets, count, rounding) for count in earlier)
    return ComparedCount(name, tickets, make_percent(tickets, total, rounding), changes)
