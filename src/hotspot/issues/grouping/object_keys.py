"""By which key two tickets name the same object, also in part: 好润佳, 好润佳游乐场 and 好润佳儿童游乐场."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from hotspot.issues.grouping.alike import tell_homes
from hotspot.issues.grouping.documents import ORDINARY_BATCH
from hotspot.issues.grouping.firm_names import find_own_name
from hotspot.issues.grouping.namesakes import find_namesakes
from hotspot.issues.grouping.spellings import spell_by_sound
from hotspot.issues.material import Material
from hotspot.text.dictionary import list_common_words
from hotspot.text.place_lists import split_ending
from hotspot.text.place_names import drop_phase, drop_village
from hotspot.text.places import is_object
from hotspot.text.segment import load_segmenter

# Type of place ("" for estates, firms, shops and the like, which people tell apart less than names) and how the name's
# stem sounds. Behind the type stand a blank and, in a large batch, the district or town, or the county of namesakes.
ObjectKey = tuple[str, str]

_HAN = re.compile(r"[\u4e00-\u9fff]+")
# Types whose stems are names of places as well: 中山路 and 中山学校 are two objects. Others are lines, stations, parks.
_OWN_TYPES = frozenset({"road", "school", "village", "hospital", "other"})
# Names of these types are complete as they are.
_WHOLE_NAMES = frozenset({"road"})
# Types after whose names others are named: 白雪村小学.
_NAMING_OTHERS = frozenset({"town", "village"})
# Types of what a town or village has one of, called by its name for short.
_OF_TOWNS = frozenset({"school", "hospital"})
# A stem of two characters (精密) is an ordinary word, unless nearly all that write it write the whole name.
_ORDINARY = 2
_MOST_EXTRA_ORDINARY = 0.5
_MOST_EXTRA = 2.0
# What in front of a village's name, or behind it, makes it another's (大耿庄) or a town's.
_OTHER_BEFORE, _OTHER_BEHIND = "(?<![大小前后东西南北上下新老])", "(?![村镇乡街路河])"


def list_object_keys(material: Material, known_words: Collection[str]) -> list[frozenset[ObjectKey]]:
    """Return the keys of the objects each ticket names, wholly or by the stem of a name that others write in full.

    ``known_words``: a stem that they do not make up (发韵阁) is a name whoever writes it.
    """
    complete = _tell_apart(material)
    rows = [{complete(number, key) for key in row} for number, row in enumerate(_list_stems(material))]
    bare = _list_bare(material)
    ambiguous = _add_short_names(rows, bare, _list_firms(material))
    full = Counter(key for row in rows for key in row)
    # Who names 白雪村 speaks of the village, not of 白雪村小学.
    wide = {place.key for places in material.places for place in places if place.place_type in _NAMING_OTHERS}
    told = {key for key, count in full.items() if count > 1 or key[1] in bare}
    sought = sorted(key for key in told if _may_stand_for_all(key, wide) and key not in ambiguous)
    holding = find_stems(material, [key[1] for key in sought])
    names = _find_names([key[1] for key in sought if not tell_type(key)], known_words)
    for key in sought:
        plain = (tell_type(key), key[1])
        extra = [n for n in holding[key[1]] if key not in rows[n] and complete(n, plain) == key]
        is_word = len(key[1]) <= _ORDINARY and key[1] not in bare and key[1] in list_common_words()
        if tell_type(key) == "village":
            alone, is_word = re.compile(_OTHER_BEFORE + re.escape(key[1]) + _OTHER_BEHIND), False
            extra = [n for n in extra if alone.search(f"{material.titles[n]}\n{material.bodies[n]}")]
        most = _MOST_EXTRA_ORDINARY if is_word else _MOST_EXTRA
        if key[1] in names or len(extra) <= most * full[key]:
            for number in extra:
                rows[number].add(key)
    return [frozenset((place_type, spell_by_sound(stem)) for place_type, stem in _drop_longer(row)) for row in rows]


def _list_stems(material: Material) -> Iterator[list[ObjectKey]]:
    """Yield the key of each object a ticket names, neither town nor county in it."""
    known: dict[tuple[str, str], ObjectKey] = {}
    for places in material.places:
        named = [(place.place_type, place.key) for place in places if is_object(place)]
        known.update((name, _cut_ending(*name)) for name in named if name not in known)
        yield [known[name] for name in named]


def _add_short_names(
    rows: Sequence[set[ObjectKey]], bare: Collection[str], firms: Collection[str]
) -> frozenset[ObjectKey]:
    """Add to tickets the short names of what they name: 云栖 of 云栖澜岸 (``bare``), 鸿达 of 鸿达砂石厂 (``firms``).

    Returns the short names that may be of several (云栖天序, 鸿达制衣厂), which are added to none.
    """
    longer: dict[ObjectKey, list[ObjectKey]] = {}
    for key in sorted({key for row in rows for key in row if not tell_type(key)}):
        for length in range(2, len(key[1])):
            if key[1][:length] in bare or key[1][:length] in firms:
                longer.setdefault((key[0], key[1][:length]), []).append(key)
    own = {begin for begin, found in longer.items() if _are_one(begin[1], found, is_firm=begin[1] in firms)}
    short: dict[ObjectKey, set[ObjectKey]] = {}
    for begin in own:
        for key in longer[begin]:
            short.setdefault(key, set()).add(begin)
    for row in rows:
        row |= {begin for key in row for begin in short.get(key, ())}
    return frozenset(longer.keys() - own)


def _are_one(begin: str, found: Sequence[ObjectKey], *, is_firm: bool) -> bool:
    """Say whether all that begin so are one object: of a firm (宏艺染厂, 宏艺印染厂) their trades share a character."""
    rests = [key[1][len(begin) :] for key in found]
    return len(rests) == 1 or (is_firm and bool(set.intersection(*map(set, rests))))


def _list_bare(material: Material) -> frozenset[str]:
    """Return the keys of estates that are named without an ending (云栖二期, not 恒大小区)."""
    estates = {
        (place.name, place.key) for places in material.places for place in places if place.place_type == "estate"
    }
    return frozenset(key for name, key in estates if drop_phase(name) == key and not split_ending(key)[1])


def _list_firms(material: Material) -> frozenset[str]:
    """Return the firms' own names."""
    names = {place.key for places in material.places for place in places if place.place_type == "company"}
    return frozenset(filter(None, map(find_own_name, names)))


def _tell_apart(material: Material) -> Callable[[int, ObjectKey], ObjectKey]:
    """Return what completes the key of an object that the ticket at a position names by where it lies."""
    if len(material) > ORDINARY_BATCH:
        homes = tell_homes(material)
        return lambda number, key: (key[0] + homes[number], key[1])
    namesakes = find_namesakes(material)
    if not namesakes.having:
        return lambda _, key: key
    shared = {
        (county, _cut_ending(place.place_type, place.key))
        for number, places in enumerate(material.places)
        for place in places
        if (county := namesakes.tell_county(number, place))
    }

    def complete(number: int, key: ObjectKey) -> ObjectKey:
        county = namesakes.counties[number]
        return (f"{key[0]} {county}", key[1]) if (county, key) in shared else key

    return complete


def tell_type(key: ObjectKey) -> str:
    """Return the type of an object, "" for one without a type of its own, whatever town it is of."""
    return key[0].partition(" ")[0]


def _may_stand_for_all(key: ObjectKey, wide: Collection[str]) -> bool:
    """Say whether who writes the stem may mean the object; ``wide``: keys of towns and villages."""
    place_type, stem = tell_type(key), key[1]
    if place_type == "village":
        # Who says 刘寨 may speak of 刘寨乡 as well as of 刘寨村.
        return drop_village(f"{stem}村") == stem and f"{stem}乡" not in wide and f"{stem}镇" not in wide
    return place_type not in _WHOLE_NAMES and stem not in wide and (len(stem) > _ORDINARY or not place_type)


def _find_names(stems: Sequence[str], known_words: Collection[str]) -> frozenset[str]:
    """Return the stems of three and more Han characters that hold a word which is not known."""
    words = load_segmenter().segment_texts(stems)
    return frozenset(
        stem
        for stem, row in zip(stems, words, strict=True)
        if len(stem) > _ORDINARY and _HAN.fullmatch(stem) and not all(word in known_words for word in row)
    )


def _drop_longer(row: Collection[ObjectKey]) -> list[ObjectKey]:
    """Leave out a name that is another one with its place in front: 湖山云茂 beside 云茂."""
    return [
        key
        for key in row
        if not any(other != key and other[0] == key[0] and key[1].endswith(other[1]) for other in row)
    ]


def find_stems(material: Material, stems: Collection[str]) -> dict[str, list[int]]:
    """Return the tickets whose title or body holds each stem."""
    import ahocorasick_rs

    ordered = sorted(set(stems))
    find = ahocorasick_rs.AhoCorasick(ordered, matchkind=ahocorasick_rs.MatchKind.Standard).find_matches_as_indexes
    holding: dict[str, list[int]] = {stem: [] for stem in ordered}
    for number, (title, body) in enumerate(zip(material.titles, material.bodies, strict=True)):
        for place in sorted({match[0] for match in find(f"{title}\n{body}", overlapping=True)}):
            holding[ordered[place]].append(number)
    return holding


def _cut_ending(place_type: str, name: str) -> ObjectKey:
    """Return a name without its ending, behind the types that have names of their own."""
    own = place_type if place_type in _OWN_TYPES else ""
    if own in _WHOLE_NAMES:
        return own, name
    if own == "village":
        return own, drop_village(name)
    stem = split_ending(name)[0]
    # 浪奇|健身|游泳馆
    if place_type == "shop":
        stem = split_ending(stem)[0]
    # Who says 柳沟学校 or 柳沟卫生院 means that of 柳沟镇, whoever says 白雪小学 that of 白雪村.
    is_of_town = own in _OF_TOWNS and len(stem) > _ORDINARY and stem[-1] in "镇乡村"
    return own, stem[:-1] if is_of_town else stem
