"""By which key two tickets name the same object, also in part: 好润佳, 好润佳游乐场 and 好润佳儿童游乐场."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from hotspot.issues.material import Material
from hotspot.resources import find_shipped
from hotspot.text.place_lists import read_endings
from hotspot.text.places import Place

# Kind ("" for estates, firms, shops and the like, which people tell apart less than names) and the name's stem.
ObjectKey = tuple[str, str]

_TOO_WIDE = frozenset({"district", "town", "water"})
# Kinds whose stems are names of places as well: 中山路 and 中山学校 are two objects.
_OWN_KINDS = frozenset({"road", "school", "village", "hospital"})
# Names of these kinds are complete as they are.
_WHOLE_NAMES = frozenset({"road", "village"})
_LEAST_STEM = 2
# A stem of two characters (精密) is an ordinary word, unless nearly all that write it write the whole name.
_ORDINARY = 2
_MOST_EXTRA_ORDINARY = 0.5
_MOST_EXTRA = 2.0


def list_object_keys(material: Material) -> list[frozenset[ObjectKey]]:
    """Return the keys of the objects each ticket names, wholly or by the stem of a name that others write in full."""
    rows = [{_key(place) for place in places if _is_object(place)} for places in material.places]
    full = Counter(key for row in rows for key in row)
    sought = [key for key, count in sorted(full.items()) if count > 1 and _may_stand_for_all(key)]
    for key, numbers in zip(sought, _find_stems(material, sought), strict=True):
        extra = [number for number in numbers if key not in rows[number]]
        most = _MOST_EXTRA_ORDINARY if len(key[1]) <= _ORDINARY else _MOST_EXTRA
        if len(extra) <= most * full[key]:
            for number in extra:
                rows[number].add(key)
    return [frozenset(row) for row in rows]


def _may_stand_for_all(key: ObjectKey) -> bool:
    kind, stem = key
    return kind not in _WHOLE_NAMES and (len(stem) > _ORDINARY or not kind)


def _find_stems(material: Material, keys: Sequence[ObjectKey]) -> list[list[int]]:
    """Return the tickets whose title or body holds the stem of each key."""
    import ahocorasick_rs

    stems = sorted({stem for _, stem in keys})
    find = ahocorasick_rs.AhoCorasick(stems, matchkind=ahocorasick_rs.MatchKind.Standard).find_matches_as_indexes
    holding: dict[str, list[int]] = {stem: [] for stem in stems}
    for number, (title, body) in enumerate(zip(material.titles, material.bodies, strict=True)):
        for place in sorted({match[0] for match in find(f"{title}\n{body}", overlapping=True)}):
            holding[stems[place]].append(number)
    return [holding[stem] for _, stem in keys]


def _is_object(place: Place) -> bool:
    return place.kind not in _TOO_WIDE and len(place.key) > 1


def _key(place: Place) -> ObjectKey:
    kind = place.kind if place.kind in _OWN_KINDS else ""
    if kind in _WHOLE_NAMES:
        return kind, place.key
    ending = next((e for e in _endings() if place.key.endswith(e) and len(place.key) - len(e) >= _LEAST_STEM), "")
    return kind, place.key.removesuffix(ending)


@cache
def _endings() -> tuple[str, ...]:
    endings = read_endings(find_shipped("data/places") / "endings.tsv")
    return tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))
