"""Groups parted where their tickets disagree: the same place, but a banquet, a car park and wages, or the lifts of two
estates, told in the same words.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.average_linkage import link_by_cosine
from hotspot.issues.grouping.spellings import spell_by_sound
from hotspot.text.place_lists import split_ending
from hotspot.text.places import Place

# Cosine of what tickets speak of from which they may be one issue: one kind of problem in common is enough.
_COMMON_FROM = 0.02
# Where callers live: what is wrong with two of them is two issues. Roads cross, a school may have several names.
_HOMES = ("estate", "village")
# Tickets that name a home before it is one of its own: of a lone one the name may be another for the same.
_LEAST_NAMING = 2


def part_disagreeing(groups: Sequence[tuple[int, ...]], spoken: NDArray[np.floating]) -> list[tuple[int, ...]]:
    """Return the groups, parted by average linkage where nothing is in common; single tickets are left out.

    ``spoken``: what each ticket speaks of, rows of length 1, or 0 for nothing known; such a ticket stays with the
    largest part.
    """
    return [part for group in groups for part in _part(group, spoken) if len(part) > 1]


def _part(group: tuple[int, ...], spoken: NDArray[np.floating]) -> list[tuple[int, ...]]:
    known = [position for position in group if spoken[position].any()]
    if len(known) < 2:
        return [group]
    labels = link_by_cosine(spoken[known], _COMMON_FROM)
    parts: dict[int, list[int]] = defaultdict(list)
    for position, label in zip(known, labels.tolist(), strict=True):
        parts[label].append(position)
    largest = min(parts.values(), key=lambda part: (-len(part), part))
    largest += [position for position in group if not spoken[position].any()]
    return [tuple(sorted(part)) for part in parts.values()]


def part_homes(groups: Sequence[tuple[int, ...]], places: Sequence[Sequence[Place]]) -> list[tuple[int, ...]]:
    """Return the groups, parted where tickets name one estate or village and others another, of each at least two.

    ``places``: those that each ticket names. Who names both holds them together; who names none, or one that nobody
    else names, stays with the largest part.
    """
    parts = list(groups)
    for home in _HOMES:
        parts = [part for group in parts for part in _part_homes(group, places, home)]
    return parts


def _part_homes(group: tuple[int, ...], places: Sequence[Sequence[Place]], home: str) -> list[tuple[int, ...]]:
    named = {position: _name_homes(places[position], home) for position in group}
    parts = [part for part in _join_named(named) if len(part) >= _LEAST_NAMING]
    if len(parts) < 2:
        return [group]
    parts.sort(key=lambda part: (-len(part), part))
    named_apart = {position for part in parts[1:] for position in part}
    return [tuple(position for position in group if position not in named_apart), *parts[1:]]


def _name_homes(places: Sequence[Place], home: str) -> frozenset[str]:
    """Return how the stems of the estates, or villages, sound."""
    return frozenset(spell_by_sound(split_ending(place.key)[0]) for place in places if place.place_type == home)


def _join_named(homes: dict[int, frozenset[str]]) -> list[tuple[int, ...]]:
    """Return the tickets that name a home, those of one together: 云时代 and 长房云时代 are one."""
    from scipy.cluster.hierarchy import DisjointSet

    known = frozenset(chain.from_iterable(homes.values()))
    sets = DisjointSet(known)
    for names in (*homes.values(), *(_list_parts(name) & known for name in known)):
        for one, other in pairwise(names):
            sets.merge(one, other)
    parts: dict[str, list[int]] = defaultdict(list)
    for position, names in homes.items():
        if names:
            parts[sets[min(names)]].append(position)
    return [tuple(sorted(part)) for part in parts.values()]


def _list_parts(name: str) -> set[str]:
    """Return all parts of a name, itself too."""
    return {name[start:end] for start in range(len(name)) for end in range(start + 1, len(name) + 1)}
