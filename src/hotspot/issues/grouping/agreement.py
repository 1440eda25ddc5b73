"""Issues of one period: groups that read alike, and groups that agree on object and kind of problem.

Words alone leave apart what callers tell in different words. Where two groups are told of in similar words and speak of
the same kind of problem, less likeness is asked for; where they name the same object, or short summaries share a word
that nobody used before, none. Calls need not have the same object as their rarest: one in common will do.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import chain, pairwise
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.alike import Alike, Block, find_alike, tell_homes
from hotspot.issues.grouping.average_linkage import link_by_cosine
from hotspot.issues.grouping.disagreement import (
    drop_strangers,
    part_disagreeing,
    part_homes,
    part_namesakes,
    part_towns,
)
from hotspot.issues.grouping.documents import ORDINARY_BATCH
from hotspot.issues.grouping.namesakes import find_namesakes
from hotspot.issues.grouping.object_keys import ObjectKey, tell_type
from hotspot.issues.material import Material
from hotspot.issues.themes.model import find_floors
from hotspot.text.boilerplate import says_nothing

# Two to six Han characters; 俺庄 is everybody's own.
_NAME = re.compile(r"(?![我俺咱恁你您他她])[\u4e00-\u9fff]{2,6}")
# Cosine of what two groups speak of (scores of the themes above their floor) that counts as the same kind of problem.
_AGREE_FROM = 0.6
_AGREE_ON_OBJECT_FROM = 0.5
_AGREE_ON_NEW_WORD_FROM = 0.3
_AGREE_ON_ANY_OBJECT_FROM = 0.75
_THEME_FLOOR = -0.9
# An object that more tickets name than this is a town's or a company's worth of different matters; in a large batch so
# many more as it is larger than an ordinary one. A new word (as many at any size) is less surely a name.
_MOST_NAMING = 30
# An object is a group's own when this share of its tickets names it.
_OWN_SHARE = 0.5
# Units or tickets worked on at once: bounds the memory.
_UNITS_AT_ONCE = 4096
# A call up to this long names what it is about; a letter also what lies around it. Villages, roads, lines and stations
# lie around both.
_CALL = 120
_SURROUNDINGS = frozenset({"road", "village", "other"})
# A summary up to this long holds what matters; a word of it that is in no written ticket is mostly a name. In letters
# such words are chance (B-cubed F1 on real letters .82 to .75).
SHORT = 60


def find_agreeing_issues(
    material: Material,
    scores: NDArray[np.floating],
    known_words: Collection[str],
    objects: Sequence[Collection[ObjectKey]],
    *,
    families: Sequence[Sequence[int]] = (),
    alike: Alike | None = None,
) -> tuple[tuple[int, ...], ...]:
    """Return the groups of two and more tickets of one issue, as positions; largest first, then the earliest.

    ``scores``: of the themes, shape (len(material), number of themes); ``known_words``: those of the written tickets;
    ``objects``: of ``list_object_keys``; ``families``: columns of the themes that are one matter where tickets name one
    object; ``alike``: of ``find_alike`` where it is known already.
    """
    from scipy.cluster.hierarchy import DisjointSet

    alike = find_alike(material) if alike is None else alike
    units = _complete(alike.groups, len(material))
    sets = DisjointSet(range(len(units)))
    new_words = find_new_words(material, alike.blocks, known_words)
    told_alike = [(_AGREE_FROM, _gather(units, alike.larger))]
    told_alike.append((_AGREE_ON_NEW_WORD_FROM, _share_keys(units, new_words, prefer_rare=False)))
    _join_all(sets, told_alike, speak_of(units, scores))
    of_object = _share_objects(units, objects, material.bodies)
    _join_all(sets, of_object, speak_of(units, scores, families))
    each = _speak_clearly(material, scores, families)
    groups = part_disagreeing(_collect(sets, units), each, alike.fellows)
    # What a group of the same words and other objects held is free now for those who name its own.
    units = _complete(groups, len(material))
    sets = DisjointSet(range(len(units)))
    of_object = _share_objects(units, objects, material.bodies)
    _join_all(sets, of_object, speak_of(units, scores, families))
    groups = part_disagreeing(_collect(sets, units), each, alike.fellows)
    groups = part_homes(groups, material.places, objects)
    groups = part_namesakes(groups, material.places, find_namesakes(material))
    groups = part_towns(groups, material.towns, material.places, alike.find_crowded())
    groups = drop_strangers(groups, material.towns, material.places)
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def _complete(groups: Sequence[tuple[int, ...]], count: int) -> list[tuple[int, ...]]:
    """Return the groups and, each by itself, the other of so many positions."""
    grouped = {position for group in groups for position in group}
    return [*groups, *((position,) for position in range(count) if position not in grouped)]


def _collect(sets: Any, units: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the positions of the joined units, where these are two and more."""
    joined = (sorted(chain.from_iterable(units[number] for number in part)) for part in sets.subsets())
    return [tuple(group) for group in joined if len(group) > 1]


def _speak_clearly(
    material: Material, scores: NDArray[np.floating], families: Sequence[Sequence[int]]
) -> NDArray[np.float32]:
    """Return what each ticket speaks of; zeros where it is too faint to be named: it may be any matter in other words,
    and only clear tickets disagree.
    """
    clear = np.flatnonzero(scores.max(axis=1, initial=-np.inf) >= find_floors(material.titles))
    spoken = np.zeros(scores.shape, dtype=np.float32)
    spoken[clear] = speak_of([(position,) for position in clear.tolist()], scores, families)
    return spoken


def _share_objects(
    units: Sequence[tuple[int, ...]], objects: Sequence[Collection[ObjectKey]], bodies: Sequence[str]
) -> list[tuple[float, list[list[int]]]]:
    """Return the units that name the same object, and from which cosine on these are one issue."""
    own = (_AGREE_ON_OBJECT_FROM, _share_keys(units, objects, prefer_rare=True))
    return [own, (_AGREE_ON_ANY_OBJECT_FROM, _share_any_key(units, objects, bodies))]


def speak_of(
    units: Sequence[tuple[int, ...]], scores: NDArray[np.floating], families: Sequence[Sequence[int]] = ()
) -> NDArray[np.float32]:
    """Return what each unit of tickets speaks of: mean theme scores above the floor, rows of length 1.

    A row of zeros: nothing known. ``scores``: of the themes, one row a ticket; each theme of a family (its columns) has
    the best score of its family.
    """
    spoken = np.empty((len(units), scores.shape[1]), dtype=np.float32)
    for start in range(0, len(units), _UNITS_AT_ONCE):
        part = units[start : start + _UNITS_AT_ONCE]
        sizes = np.array([len(unit) for unit in part], dtype=np.int64)
        members = np.fromiter(chain.from_iterable(part), dtype=np.int64, count=int(sizes.sum()))
        above = np.maximum(scores[members].astype(np.float64) - _THEME_FLOOR, 0)
        for columns in families:
            above[:, columns] = above[:, columns].max(axis=1, keepdims=True)
        means = np.add.reduceat(above, np.cumsum(sizes) - sizes, axis=0) / sizes[:, None]
        # Rounded, so that the last digits of sums decide nothing.
        spoken[start : start + len(part)] = np.round(
            means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9), 6
        )
    return spoken


def _gather(units: Sequence[tuple[int, ...]], groups: Sequence[tuple[int, ...]]) -> list[list[int]]:
    """Return the units that lie in each of the looser groups."""
    group_of = {position: number for number, group in enumerate(groups) for position in group}
    gathered: dict[int, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        if unit[0] in group_of:
            gathered[group_of[unit[0]]].append(number)
    return list(gathered.values())


def _share_any_key(
    units: Sequence[tuple[int, ...]], objects: Sequence[Collection[ObjectKey]], bodies: Sequence[str]
) -> list[list[int]]:
    """Return the units of calls that have an object in common, not only as their rarest: a shop, one in an estate."""
    named = Counter(key for row in objects for key in row)
    sharing: dict[ObjectKey, list[int]] = defaultdict(list)
    most = _find_most_naming(len(objects))
    for number, unit in enumerate(units):
        if median(len(bodies[position]) for position in unit) > _CALL:
            continue
        for key, count in Counter(key for position in unit for key in objects[position]).items():
            is_around = tell_type(key) in _SURROUNDINGS
            if not is_around and count >= _OWN_SHARE * len(unit) and named[key] <= most:
                sharing[key].append(number)
    return list(sharing.values())


def _share_keys(
    units: Sequence[tuple[int, ...]], keys: Sequence[Collection[ObjectKey]], *, prefer_rare: bool
) -> list[list[int]]:
    """Return the units that have the same key as their own one; ``keys``: those of each ticket.

    Of several, the own one is any before a road (a school rather than its road), then the rarest, or the most usual (a
    name, not a rare word); never a part that nobody else names (白雪村五组 where others say 白雪村).
    """
    sign = 1 if prefer_rare else -1
    named = Counter(key for row in keys for key in row)
    sharing: dict[ObjectKey, list[int]] = defaultdict(list)
    most = _find_most_naming(len(keys)) if prefer_rare else _MOST_NAMING
    for number, unit in enumerate(units):
        counts = Counter(key for position in unit for key in keys[position])
        own = [key for key, count in counts.items() if count >= _OWN_SHARE * len(unit) and named[key] <= most]
        own = [key for key in own if named[key] > counts[key] or not _is_part(key, own)]
        if own:
            rank = {key: (-counts[key], key[0].startswith("road"), sign * named[key], key) for key in own}
            sharing[min(own, key=rank.__getitem__)].append(number)
    return list(sharing.values())


def _find_most_naming(count: int) -> float:
    """Return how many of so many tickets may name an object by which they are joined."""
    return _MOST_NAMING * max(count / ORDINARY_BATCH, 1)


def _is_part(key: ObjectKey, keys: Collection[ObjectKey]) -> bool:
    """Say whether a key names a part of a village that another key names."""
    is_village = key[0].startswith("village")
    return is_village and any(key != other and key[0] == other[0] and key[1].startswith(other[1]) for other in keys)


def find_new_words(
    material: Material, blocks: Sequence[Block], known: Collection[str], *, longest: int = SHORT
) -> list[frozenset[ObjectKey]]:
    """Return the words of tickets up to some length that no written ticket uses; ``blocks``: of ``find_alike``."""
    homes, found = tell_homes(material), [frozenset[ObjectKey]()] * len(material)
    for block in blocks:
        vocabulary = block.batch.vectors.vocabulary
        new = [column for column, word in enumerate(vocabulary) if word not in known and _NAME.fullmatch(word)]
        said = block.batch.vectors.present[:, np.array(new, dtype=np.int64)]
        spans = list(pairwise(said.indptr.tolist()))
        words = [vocabulary[new[column]] for column in said.indices.tolist()]
        for position, owner in zip(block.positions.tolist(), block.batch.documents.owner.tolist(), strict=True):
            body, home = material.bodies[position], homes[position]
            if len(body) <= longest and not says_nothing(body):
                own = words[slice(*spans[owner])]
                found[position] = frozenset((f"word{home}", word) for word in own if word not in home)
    return found


def _join_all(sets: Any, joins: Sequence[tuple[float, list[list[int]]]], spoken: NDArray[np.float32]) -> None:
    """Join the members of groups, each kind of group from the cosine on that is asked of it."""
    for least, groups in joins:
        for members in groups:
            _join(sets, members, spoken, least)


def _join(sets: Any, members: Sequence[int], spoken: NDArray[np.float32], least: float) -> None:
    """Join the members that speak of the same in scipy's ``DisjointSet``: average linkage of their cosines."""
    if len(members) < 2:
        return
    labels = link_by_cosine(spoken[list(members)], least)
    first: dict[int, int] = {}
    for member, label in zip(members, labels.tolist(), strict=True):
        sets.merge(member, first.setdefault(label, member))
