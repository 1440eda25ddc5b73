"""Groups parted where their tickets disagree: the same place, but a banquet, a car park and wages, or the lifts of two
estates, told in the same words.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.average_linkage import link_by_cosine
from hotspot.issues.grouping.firm_names import find_own_name
from hotspot.issues.grouping.namesakes import Namesakes
from hotspot.issues.grouping.object_keys import ObjectKey
from hotspot.issues.grouping.spellings import spell_by_sound
from hotspot.text.place_lists import split_ending
from hotspot.text.places import Place, is_object

# Cosine of what tickets speak of from which they may be one issue: little in common is enough.
_COMMON_FROM = 0.1
# Where callers live, and whom they work for: what is wrong with two of them is two issues. Roads cross, a school may
# have several names.
_HOMES = ("estate", "village", "company")
# A firm is told by the first characters of its name, whatever their order: 聚利网, 聚利人普惠, 利聚公司.
_BEGINNING = 2
# Tickets that name a home before it is one of its own: of a lone one the name may be another for the same.
_LEAST_NAMING = 2
# An issue has an object that this share of its tickets names, and a town that this share has by the office's column.
_OBJECT_SHARE, _TOWN_SHARE = 0.5, 0.75


def part_disagreeing(
    groups: Sequence[tuple[int, ...]], spoken: NDArray[np.floating], fellows: Any
) -> list[tuple[int, ...]]:
    """Return the groups, parted by average linkage where nothing is in common; single tickets are left out.

    ``spoken``: what each ticket speaks of, rows of length 1, or 0 for nothing known; such a ticket goes with the part
    where it has most fellows (``tabulate_fellows``).
    """
    return [part for group in groups for part in _part(group, spoken, fellows) if len(part) > 1]


def _part(group: tuple[int, ...], spoken: NDArray[np.floating], fellows: Any) -> list[tuple[int, ...]]:
    positions = np.array(group)
    is_known = spoken[positions].any(axis=1)
    if is_known.sum() < 2:
        return [group]
    labels = _order_labels(link_by_cosine(spoken[positions[is_known]], _COMMON_FROM))
    if not labels.any():
        return [group]
    # How probably a ticket is of each part; of equal ones the largest has it.
    near = fellows[positions[~is_known]][:, positions[is_known]].toarray()
    probable = np.round(near @ np.eye(labels.max() + 1)[labels], 6)
    parted = np.empty(len(group), dtype=np.int64)
    parted[is_known], parted[~is_known] = labels, probable.argmax(axis=1)
    return [tuple(positions[parted == label].tolist()) for label in range(labels.max() + 1)]


def _order_labels(labels: NDArray[Any]) -> NDArray[np.int64]:
    """Return the labels numbered anew: 0 the most frequent, of equally frequent ones that which comes first."""
    _, firsts, numbers, counts = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((firsts, -counts))
    return np.asarray(np.argsort(order)[numbers], dtype=np.int64)


def part_homes(
    groups: Sequence[tuple[int, ...]], places: Sequence[Sequence[Place]], objects: Sequence[Collection[ObjectKey]]
) -> list[tuple[int, ...]]:
    """Return the groups, parted where tickets name one estate, village or firm and others another, each at least two.

    ``places``: those that each ticket names; ``objects``: of ``list_object_keys``. Who names both holds them together;
    who names none goes with the part that it names in short, and like who names one that nobody else names stays with
    the largest part otherwise.
    """
    parts = list(groups)
    for home in _HOMES:
        parts = [part for group in parts for part in _part_homes(group, places, objects, home)]
    return parts


def _part_homes(
    group: tuple[int, ...], places: Sequence[Sequence[Place]], objects: Sequence[Collection[ObjectKey]], home: str
) -> list[tuple[int, ...]]:
    named = {position: _name_homes(places[position], home) for position in group}
    parts = [part for part in _join_named(named) if len(part) >= _LEAST_NAMING]
    if len(parts) < 2:
        return [group]
    parts.sort(key=lambda part: (-len(part), part))
    number_of = {name: number for number, part in enumerate(parts) for position in part for name in named[position]}
    chosen = {position: number for number, part in enumerate(parts) for position in part}
    for position in group:
        told = {number_of[stem] for _, stem in objects[position] if stem in number_of and not named[position]}
        chosen.setdefault(position, told.pop() if len(told) == 1 else 0)
    return [tuple(position for position in group if chosen[position] == number) for number in range(len(parts))]


def part_namesakes(
    groups: Sequence[tuple[int, ...]], places: Sequence[Sequence[Place]], namesakes: Namesakes
) -> list[tuple[int, ...]]:
    """Return the groups, parted by county where tickets name an object of one and its namesake in another, each two.

    Who is filed elsewhere, or nobody knows where, stays with the largest part.
    """
    if not namesakes.having:
        return list(groups)
    return [part for group in groups for part in _part_counties(group, places, namesakes)]


def _part_counties(
    group: tuple[int, ...], places: Sequence[Sequence[Place]], namesakes: Namesakes
) -> list[tuple[int, ...]]:
    told = Counter(chain.from_iterable({namesakes.tell_county(p, place) for place in places[p]} for p in group))
    counties = [county for county, count in told.items() if county and count >= _LEAST_NAMING]
    filed = [tuple(p for p in group if namesakes.counties[p] == county) for county in counties]
    _, *others = sorted(filed, key=lambda part: (-len(part), part)) or [group]
    return [tuple(p for p in group if not any(p in part for part in others)), *others]


def part_towns(
    groups: Sequence[tuple[int, ...]],
    towns: Sequence[str],
    places: Sequence[Sequence[Place]],
    crowded: NDArray[np.bool_],
) -> list[tuple[int, ...]]:
    """Return the groups, those of crowded tickets parted where these are filed in different towns and share no object.

    ``crowded``: which tickets were compared with so many that callers of different places use the same words. Who is
    filed nowhere stays with the largest part; single tickets are left out.
    """
    parted = [_part_towns(group, towns, places) if crowded[list(group)].any() else [group] for group in groups]
    return [part for parts in parted for part in parts if len(part) > 1]


def _part_towns(
    group: tuple[int, ...], towns: Sequence[str], places: Sequence[Sequence[Place]]
) -> list[tuple[int, ...]]:
    from scipy.cluster.hierarchy import DisjointSet

    homes: dict[tuple[str, str], int] = {}
    sets = DisjointSet(group)
    for position in group:
        named = {("object", spell_by_sound(place.key)) for place in places[position] if is_object(place)}
        for home in named | ({("town", towns[position])} if towns[position] else set()):
            sets.merge(position, homes.setdefault(home, position))
    parts = sorted(map(sorted, sets.subsets()), key=lambda part: (-len(part), part))
    apart = [part for part in parts[1:] if any(towns[position] for position in part)]
    elsewhere = {position for part in apart for position in part}
    return [tuple(position for position in group if position not in elsewhere), *map(tuple, apart)]


def drop_strangers(
    groups: Sequence[tuple[int, ...]], towns: Sequence[str], places: Sequence[Sequence[Place]]
) -> list[tuple[int, ...]]:
    """Return the groups without tickets of another town, by the office's column, that name nothing others name.

    Only of an issue that has a town, and without an object of its own only those that name one: 康泰新村's yellow water
    is not that of another town's 康泰公寓, a deposit for a banquet not one for the rooms of a village.
    """
    return [kept for group in groups if len(kept := _drop_strangers(group, towns, places)) > 1]


def _drop_strangers(group: tuple[int, ...], towns: Sequence[str], places: Sequence[Sequence[Place]]) -> tuple[int, ...]:
    named = [{spell_by_sound(place.key) for place in places[position] if is_object(place)} for position in group]
    often = Counter(chain.from_iterable(named))
    known = Counter(filter(None, (towns[position] for position in group)))
    town = max(known, key=lambda name: (known[name], name), default="")
    has_object = max(often.values(), default=0) >= max(_OBJECT_SHARE * len(group), _LEAST_NAMING)
    if known[town] < _TOWN_SHARE * known.total():
        return group
    return tuple(
        position
        for position, own in zip(group, named, strict=True)
        if towns[position] in ("", town) or any(often[name] > 1 for name in own) or not (own or has_object)
    )


def _name_homes(places: Sequence[Place], home: str) -> frozenset[str]:
    """Return how the stems of the estates, or villages, or the firms' own names sound, of these also how they begin."""
    names = [place.key for place in places if place.place_type == home]
    if home == "company":
        own = [spell_by_sound(name) for name in map(find_own_name, names) if name]
        return frozenset([*own, *("".join(sorted(name[:_BEGINNING])) for name in own)])
    return frozenset(spell_by_sound(split_ending(name)[0]) for name in names)


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
