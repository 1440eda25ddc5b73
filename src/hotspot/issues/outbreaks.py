"""Issues by time: what is told within a few days of one kind of problem, more than chance would have it.

When a waterworks fails, half a town calls within two days, each from another estate and in other words. What is told of
a kind of problem that otherwise hardly anybody tells is one event then (docs/experiments.md). How many tickets would be
there by chance follows from those of its kind at other times and from how many of all come in these days.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.chance import expect_by_chance, find_densest
from hotspot.issues.spread import OBJECT_THEMES, OPEN_THEMES, Spread
from hotspot.issues.themes.families import name_kind

# An event is told within so many days, by so many callers and this share of those who tell of its kind at any time.
_WINDOW = 5.0
_LEAST_CALLERS = 6
_LEAST_SHARE = 2 / 3
# They are so many times as many as chance would have.
_TIMES_CHANCE = 4.0
_NO_DAYS = np.zeros(0)


def join_outbreaks(
    issues: Sequence[tuple[int, ...]], loose: Sequence[int], spread: Spread, least: int
) -> list[tuple[int, ...]]:
    """Return issues, those of one event joined, with the single tickets that belong to them.

    ``issues``: without an object of their own; ``loose``: positions of the tickets in no issue, of which at least
    ``least`` make one. Themes of one family are one kind; an event is one district's. At most one of all kinds and
    districts would have so many callers by chance (Poisson tail, Bonferroni).
    """
    of_kind: dict[tuple[str, str], list[tuple[int, ...]]] = defaultdict(list)
    for group in chain(issues, ((position,) for position in loose)):
        of_kind[name_kind(find_most(group, spread.themes)), find_most(group, spread.districts)].append(group)
    known = _sort_days(spread)
    joined = []
    for (kind, district), groups in of_kind.items():
        is_problem = bool(kind) and kind not in OPEN_THEMES | OBJECT_THEMES
        days = known.get(district, _NO_DAYS)
        event = _find_event(groups, days, spread, len(of_kind)) if is_problem else frozenset()
        joined += [group for group in groups if len(group) > 1 and group not in event]
        together = tuple(sorted(chain.from_iterable(event)))
        if len(together) >= least:
            joined.append(together)
    return joined


def find_most(group: Sequence[int], names: Sequence[str]) -> str:
    """Return the name of most tickets, of several the one that comes first."""
    return Counter(names[position] for position in group).most_common(1)[0][0]


def _sort_days(spread: Spread) -> dict[str, NDArray[np.float64]]:
    """Return when the tickets of each district came, in order."""
    days: dict[str, list[float]] = defaultdict(list)
    for district, day in zip(spread.districts, spread.days.tolist(), strict=True):
        if day == day:
            days[district].append(day)
    return {district: np.sort(found) for district, found in days.items()}


def _find_event(
    groups: Sequence[tuple[int, ...]], known: NDArray[np.float64], spread: Spread, tried: int
) -> frozenset[tuple[int, ...]]:
    """Return the groups of one kind that tell one event, none where chance may have brought them together.

    ``known``: when the tickets of their district came, in order; ``tried``: how many kinds are looked at.
    """
    from scipy.special import pdtrc

    tickets = [position for group in groups for position in group if not np.isnan(spread.days[position])]
    if len(tickets) < _LEAST_CALLERS or not len(known):
        return frozenset()
    days = spread.days[tickets]
    start = find_densest(days, _WINDOW)
    inside = {position for position in tickets if start <= spread.days[position] <= start + _WINDOW}
    first, end = np.searchsorted(known, start), np.searchsorted(known, start + _WINDOW, side="right")
    share = (end - first) / len(known)
    expected = expect_by_chance(len(tickets) - len(inside), share)
    callers = len({spread.callers[position] for position in inside})
    is_event = (
        callers >= max(_LEAST_CALLERS, _TIMES_CHANCE * expected)
        and len(inside) >= _LEAST_SHARE * len(tickets)
        and pdtrc(callers - 1, expected) * tried <= 1
    )
    return frozenset(group for group in groups if is_event and 2 * len(inside.intersection(group)) > len(group))
