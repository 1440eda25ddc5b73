"""Issues by town: tickets of one kind of problem that come from one town more than chance would have it.

Callers seldom use the same words, and one matter has many objects: each its own lane, hamlet or stop. But single
tickets of a rare kind of problem that are filed under one town mostly tell one matter (docs/experiments.md). How many
would be there by chance follows from the theme's tickets elsewhere and the town's share of all tickets.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TypeVar

from hotspot.issues.chance import expect_by_chance
from hotspot.issues.spread import OBJECT_THEMES, OPEN_THEMES, Spread

# Single tickets join an issue of their theme and town where they are so many times as many as chance would have.
_TIMES_CHANCE = 4.0
# Issues of one theme and town are one where chance would have fewer of the theme's others there.
_MOST_BY_CHANCE = 0.2
# Themes and towns looked at, of which one may have so many single tickets by chance; in a small table as if there were.
_LEAST_TRIED = 100
# More tickets than these are a large town's, of different matters; a town with more of all tickets has everything.
_MOST_TICKETS = 15
_LARGEST_TOWN = 0.25
# An issue lies in a town under which this share of its tickets is filed.
_LEAST_SHARE = 0.5

# A theme and a town.
_Home = tuple[str, str]
_Found = TypeVar("_Found")


def join_concentrated(issues: Sequence[tuple[int, ...]], loose: Sequence[int], spread: Spread) -> list[tuple[int, ...]]:
    """Return issues, those of one theme and town joined, with the single tickets that belong to them.

    ``loose``: positions of the tickets in no issue; those that tell another key point than the issue stay out.
    """
    shares = _measure_towns(spread)
    homes = [(spread.themes[issue[0]], _find_town(issue, spread)) for issue in issues]
    joined = [issue for issue, home in zip(issues, homes, strict=True) if not _may_concentrate(home, shares)]
    of_home = _sort_by_home(list(zip(homes, issues, strict=True)), shares)
    beside = _sort_tickets(loose, spread, shares)
    expected_issues, expected = _expect_by_chance(of_home, shares), _expect_by_chance(beside, shares)
    for home, together in of_home.items():
        largest, *others = sorted(together, key=lambda issue: (-len(issue), issue))
        if expected_issues[home] <= _MOST_BY_CHANCE and sum(map(len, together)) <= _MOST_TICKETS:
            largest, others = tuple(sorted(chain.from_iterable(together))), []
        single = beside.get(home, [])
        if single and _TIMES_CHANCE * expected[home] <= len(single) <= _MOST_TICKETS:
            largest = _take_in(largest, single, spread)
        joined += [largest, *others]
    return joined


def find_concentrated(loose: Sequence[int], spread: Spread, least: int) -> list[tuple[int, ...]]:
    """Return the single tickets of one theme and town that at least so many callers tell, where that is no chance.

    At most one of all themes and towns, or of a hundred, would have so many callers by chance (Poisson tail,
    Bonferroni).
    """
    from scipy.special import pdtrc

    shares = _measure_towns(spread)
    found = _sort_tickets(loose, spread, shares)
    expected = _expect_by_chance(found, shares)
    callers = {home: len({spread.callers[position] for position in tickets}) for home, tickets in found.items()}
    return [
        tuple(tickets)
        for home, tickets in found.items()
        if callers[home] >= least
        and len(tickets) <= _MOST_TICKETS
        and pdtrc(callers[home] - 1, expected[home]) * max(len(found), _LEAST_TRIED) <= 1
    ]


def _measure_towns(spread: Spread) -> dict[str, float]:
    """Return each town's share of the tickets that are filed under a town."""
    filed = Counter(filter(None, spread.filed))
    return {town: count / filed.total() for town, count in filed.items()}


def _may_concentrate(home: _Home, shares: Mapping[str, float]) -> bool:
    """Say whether many tickets of a theme in a town tell something: the theme is one matter, the town not too large."""
    theme, town = home
    return bool(theme) and theme not in OPEN_THEMES | OBJECT_THEMES and shares.get(town, 1) <= _LARGEST_TOWN


def _sort_by_home(found: Sequence[tuple[_Home, _Found]], shares: Mapping[str, float]) -> dict[_Home, list[_Found]]:
    by_home: dict[_Home, list[_Found]] = defaultdict(list)
    for home, one in found:
        if _may_concentrate(home, shares):
            by_home[home].append(one)
    return by_home


def _sort_tickets(tickets: Sequence[int], spread: Spread, shares: Mapping[str, float]) -> dict[_Home, list[int]]:
    return _sort_by_home([((spread.themes[p], spread.filed[p]), p) for p in tickets], shares)


def _expect_by_chance(found: Mapping[_Home, Sequence[_Found]], shares: Mapping[str, float]) -> dict[_Home, float]:
    """Return how many of each theme would be in a town if they came from it as they come from elsewhere."""
    of_theme: Counter[str] = Counter()
    for (theme, _), those in found.items():
        of_theme[theme] += len(those)
    return {
        (theme, town): expect_by_chance(of_theme[theme] - len(those), shares[town])
        for (theme, town), those in found.items()
    }


def _find_town(issue: Sequence[int], spread: Spread) -> str:
    """Return the town under which half of an issue is filed, "" where there is none."""
    town, count = Counter(spread.filed[position] for position in issue).most_common(1)[0]
    return town if count >= _LEAST_SHARE * len(issue) else ""


def _take_in(issue: tuple[int, ...], single: Sequence[int], spread: Spread) -> tuple[int, ...]:
    """Return an issue with the single tickets that tell its key points, or none."""
    told = frozenset(chain.from_iterable(map(spread.points, issue)))
    return tuple(sorted([*issue, *(p for p in single if not (points := spread.points(p)) or points & told)]))
