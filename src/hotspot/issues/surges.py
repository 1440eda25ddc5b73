"""Issues by town and time: what a town tells within three days, far more than it does otherwise.

When a river rises or a substation fails, callers tell of freezers, lifts and exams: of no kind of problem in common.
But a town that has one call a day then has thirty in three (docs/experiments.md). How many would be there by chance
follows from its tickets at other times and from how many come from elsewhere in these days; which of them tell the
event, from the characters that they use and others hardly do (水, 淹; 电, 停).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.chance import expect_by_chance, find_densest
from hotspot.issues.spread import Spread

# A surge lies within so many days, of so many callers, so many times as many as chance would have.
_WINDOW = 3.0
_LEAST_CALLERS = 6
_TIMES_CHANCE = 4.0
# Of all towns, so few would have one by chance.
_MOST_BY_CHANCE = 0.01
# A character tells of the event when so many others hold it, and chance would have them do so no oftener than this.
_LEAST_HOLDING = 2
_TELLING_FROM = 0.01
# A ticket tells of it from this sum of log ratios on, in the surge to elsewhere, and the surge is one event where so
# many of its tickets do and its issues are mostly one.
_LEAST_EVIDENCE = 1.0
_LEAST_SHARE = 2 / 3
_MOST_BESIDE = 0.5


def join_surges(
    issues: Sequence[tuple[int, ...]], loose: Sequence[int], spread: Spread, least: int
) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Return the events of towns, at least ``least`` tickets each, and the issues that are in none of them.

    ``issues``: those that are no problem of one object; ``loose``: positions of the tickets in no issue. Where no
    ticket is filed under a town, districts stand for towns.
    """
    groups = [*issues, *((position,) for position in loose)]
    group_of = {position: number for number, group in enumerate(groups) for position in group}
    events: list[tuple[int, ...]] = []
    taken: set[int] = set()
    surges = find_surges(spread)
    everywhere = _count_characters(range(len(spread.days)), spread) if surges else Counter()
    for surge in surges:
        told = _find_event(surge, everywhere, spread)
        counts = Counter(group_of[position] for position in told if position in group_of)
        largest, *beside = sorted((count for count in counts.values() if count > 1), reverse=True) or [1]
        within = [number for number, count in counts.items() if 2 * count > len(groups[number]) and number not in taken]
        event = tuple(sorted(chain.from_iterable(groups[number] for number in within)))
        if sum(beside) < _MOST_BESIDE * largest and len(event) >= least:
            events.append(event)
            taken.update(within)
    return events, [issue for number, issue in enumerate(issues) if number not in taken]


def find_surges(spread: Spread) -> list[list[int]]:
    """Return the tickets of each town's surge, the least likely first."""
    from scipy.special import pdtrc

    of_town, of_district = _sort_by_place(spread)
    everywhere = np.sort(np.concatenate([*of_district.values(), np.zeros(0)]))
    surges: list[tuple[float, list[int]]] = []
    for (district, town), own in of_town.items():
        if not town or len(own) < _LEAST_CALLERS:
            continue
        days = spread.days[own]
        start = find_densest(days, _WINDOW)
        is_inside = (start <= days) & (days <= start + _WINDOW)
        inside = [position for position, chosen in zip(own, is_inside.tolist(), strict=True) if chosen]
        shares = (_measure_share(around, days, start) for around in (everywhere, of_district[district]))
        share = max(*shares, _WINDOW / max(_WINDOW, np.ptp(everywhere)))
        expected = expect_by_chance(len(own) - len(inside), share)
        callers = len({spread.callers[position] for position in inside})
        chance = float(pdtrc(callers - 1, expected)) * len(of_town)
        if callers >= max(_LEAST_CALLERS, _TIMES_CHANCE * expected) and chance <= _MOST_BY_CHANCE:
            surges.append((chance, inside))
    return [inside for _, inside in sorted(surges)]


def _sort_by_place(spread: Spread) -> tuple[dict[tuple[str, str], list[int]], dict[str, NDArray[np.float64]]]:
    """Return the tickets of each town behind its district, and when those of each district came, in order."""
    of_town, of_district = defaultdict(list), defaultdict(list)
    towns = spread.filed if any(spread.filed) else spread.districts
    for position in np.flatnonzero(~np.isnan(spread.days)).tolist():
        of_town[spread.districts[position], towns[position]].append(position)
        of_district[spread.districts[position]].append(position)
    return of_town, {district: np.sort(spread.days[positions]) for district, positions in of_district.items()}


def _measure_share(around: NDArray[np.float64], own: NDArray[np.float64], start: float) -> float:
    """Return which share of the other tickets came in the window; ``around``: all, in order, ``own``: a town's."""
    first, end = np.searchsorted(around, start), np.searchsorted(around, start + _WINDOW, side="right")
    inside = np.count_nonzero((start <= own) & (own <= start + _WINDOW))
    return float(end - first - inside) / (len(around) - len(own)) if len(around) > len(own) else 0.0


def _count_characters(positions: Iterable[int], spread: Spread) -> Counter[str]:
    """Return how many of the tickets hold each character."""
    return Counter(chain.from_iterable(map(spread.characters, positions)))


def _find_event(surge: Sequence[int], everywhere: Mapping[str, int], spread: Spread) -> list[int]:
    """Return the tickets of a surge that tell what most of it tells, none where it tells nothing in common.

    ``everywhere``: how many tickets of the period hold each character.
    """
    held = _count_characters(surge, spread)
    count = len(spread.days) - len(surge)
    usual = {character: (everywhere[character] - held[character] + 1) / (count + 2) for character in held}
    told = [position for position in surge if _weigh(position, spread, held, usual, len(surge)) >= _LEAST_EVIDENCE]
    return told if len(told) >= _LEAST_SHARE * len(surge) else []


def _weigh(position: int, spread: Spread, held: Mapping[str, int], usual: Mapping[str, float], size: int) -> float:
    """Return how much more a ticket's characters are of the others of a surge of this size than of those elsewhere."""
    from scipy.special import bdtrc

    evidence = 0.0
    for character in sorted(spread.characters(position)):
        holding, share, others = held[character] - 1, usual[character], size - 1
        is_telling = holding >= _LEAST_HOLDING and holding > share * others
        if is_telling and bdtrc(holding - 1, others, share) <= _TELLING_FROM:
            evidence += math.log((holding + 0.5) / size / share)
    return evidence
