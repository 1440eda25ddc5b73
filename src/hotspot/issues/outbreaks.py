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

from hotspot.issues.spread import OBJECT_THEMES, OPEN_THEMES, Spread
from hotspot.issues.themes.families import load_families

# An event is told within so many days, by so many callers and this share of those who tell of its kind at any time.
_WINDOW = 5.0
_LEAST_CALLERS = 6
_LEAST_SHARE = 2 / 3
# They are so many times as many as chance would have.
_TIMES_CHANCE = 4.0


def join_outbreaks(issues: Sequence[tuple[int, ...]], loose: Sequence[int], spread: Spread) -> list[tuple[int, ...]]:
    """Return issues, those of one event joined, with the single tickets that belong to them.

    ``issues``: without an object of their own; ``loose``: positions of the tickets in no issue. Themes of one family
    are one kind. At most one of all kinds would have so many callers by chance (Poisson tail, Bonferroni).
    """
    known = np.sort(spread.days[~np.isnan(spread.days)])
    kinds = {theme: family[0] for family in load_families() for theme in family}
    of_kind: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for group in chain(issues, ((position,) for position in loose)):
        theme = Counter(spread.themes[position] for position in group).most_common(1)[0][0]
        of_kind[kinds.get(theme, theme)].append(group)
    joined = []
    for kind, groups in of_kind.items():
        event = (
            [] if not kind or kind in OPEN_THEMES | OBJECT_THEMES else _find_event(groups, known, spread, len(of_kind))
        )
        joined += [group for group in groups if len(group) > 1 and group not in event]
        if event:
            joined.append(tuple(sorted(chain.from_iterable(event))))
    return joined


def _find_event(
    groups: Sequence[tuple[int, ...]], known: NDArray[np.float64], spread: Spread, tried: int
) -> list[tuple[int, ...]]:
    """Return the groups of one kind that tell one event, none where chance may have brought them together.

    ``known``: when the tickets of the period came, in order; ``tried``: how many kinds are looked at.
    """
    from scipy.special import pdtrc

    tickets = [position for group in groups for position in group if not np.isnan(spread.days[position])]
    if len(tickets) < _LEAST_CALLERS:
        return []
    days = spread.days[tickets]
    start = _find_densest(days)
    inside = {position for position in tickets if start <= spread.days[position] <= start + _WINDOW}
    first, last = np.searchsorted(known, [start, start + _WINDOW])
    share = (last - first) / len(known)
    expected = (len(tickets) - len(inside) + 1) * share / (1 - share) if share < 1 else np.inf
    callers = len({spread.callers[position] for position in inside})
    is_event = (
        callers >= max(_LEAST_CALLERS, _TIMES_CHANCE * expected)
        and len(inside) >= _LEAST_SHARE * len(tickets)
        and pdtrc(callers - 1, expected) * tried <= 1
    )
    return [group for group in groups if 2 * len(inside.intersection(group)) > len(group)] if is_event else []


def _find_densest(days: NDArray[np.float64]) -> float:
    """Return the day from which on most tickets came within the window, of several the first."""
    ordered = np.sort(days)
    counts = np.searchsorted(ordered, ordered + _WINDOW, side="right") - np.arange(len(ordered))
    return float(ordered[counts.argmax()])
