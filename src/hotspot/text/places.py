"""Find places and objects in a text: towns, villages, estates, roads, schools, companies, shops …

A name is either listed, or an ending (小区, 路, 小学 …) with what stands before it, read backwards word by word until a
word that cannot belong to a name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from hotspot.resources import find_shipped
from hotspot.text.cut_text import CutText
from hotspot.text.house_names import find_house_names, tells_house
from hotspot.text.name_endings import DIGITS, GLUE, ROAD_STEMS, VILLAGE_STEMS
from hotspot.text.name_reader import FORMER, NameReader
from hotspot.text.numbered_names import MASKED_DISTRICT, NUMERAL, find_numbered, is_numbered_institution
from hotspot.text.place_lists import (
    TOO_WIDE,
    NameWords,
    read_endings,
    read_name_words,
    read_names,
    read_word_classes,
    shipped_lists,
    type_of_list,
)
from hotspot.text.place_names import canonical_name
from hotspot.text.segment import Segmenter

PLACE_TYPES = (
    *("district", "town", "village", "estate", "road", "school"),
    *("company", "shop", "hospital", "market", "water", "other"),
)

_GROUP = re.compile(rf"第?{NUMERAL}(?:村民小组|居民小组|组|队|屋场)")
_PHASE = re.compile(r"[（(]?第?(?:[一二三四五六七八九十]|\d{1,2})期[）)]?")

# Endings that complete a name: what follows is another object (三塘镇|卫生院), not part of the same one.
_COMPLETE_TYPES = frozenset({"district", "town", "village"})
_COMPLETE_ENDINGS = ("小区", "楼盘", "家属区", "安置区")
# Endings of villages by which towns are named as well: 白垸镇, 新圩乡.
_VILLAGES_OF_TOWNS = frozenset("寨屯垸圩")
# Institutions named after the place in front of them: 三塘镇卫生院, 白雪村小学.
_NAMED_AFTER_PLACE = frozenset({"school", "hospital", "market", "other"})
# An ending that is a village's whole name behind its town: 三塘镇新村.
_NEW_VILLAGE = "新村"
# Objects an estate or firm merely owns: 丽发新城物业 speaks of 丽发新城.
_BELONGING = frozenset({"物业", "地产", "置业", "公司"})
# Told by its number behind a road: 建国路15号院.
_HOUSES = "号院"
# What looked like a lake may be the first half of a road: 咸嘉湖西路.
_HALVES_OF_ROADS = frozenset({"water", "other", "estate"})
_DIRECTIONS = frozenset("东南西北中")
# Middles of a firm's name, no end of it.
_FIRM_GOES_ON = re.compile(r"(?:管理|服务|开发|经营|投资|集团|有限|股份|发展|咨询|责任)")

# Words in front of names up to this long stand inside ordinary words as well.
_LONGEST_USUAL = 2
# The houses of a road's lane are an estate: 武宣路|415弄.
_LANE = re.compile(r"\d{1,4}弄")


@dataclass(frozen=True, order=True)
class Place:
    """A place or object in a text, text[start:end] == name.

    ``key`` is the same for all spellings of a name and all phases of an estate. A place may hold another: 三塘镇卫生院
    is listed after 三塘镇.
    """

    start: int
    end: int
    name: str
    place_type: str
    key: str


def is_object(place: Place) -> bool:
    """Say whether a place is one that a matter can be about: no district, town or river."""
    return place.place_type not in TOO_WIDE and len(place.key) > 1


def join_title(title: str, text: str) -> str:
    """Return a ticket in one, as its places are found in it; ``title``: "" where it has none."""
    return f"{title}\n{text}" if title else text


class _Hit(NamedTuple):
    start: int
    end: int
    place_type: str
    listed: bool


class PlaceRecognizer:
    """Finds places by listed names and by endings; built once, safe to use from several threads.

    >>> [place.name for place in load_places().find_places("三塘镇白雪村和静河镇养猪场气味难闻")]
    ['三塘镇', '白雪村', '静河镇']
    """

    def __init__(self, names: Mapping[str, str], *, endings: Mapping[str, str], words: NameWords | None = None) -> None:
        """``names`` and ``endings`` map to types (one of PLACE_TYPES)."""
        self.names = dict(sorted(names.items()))
        self.endings = dict(sorted(endings.items()))
        self.words = words or NameWords()
        # 来电人|到|东园镇: what stands in front of names is cut whole.
        self._segmenter = Segmenter([*self.names, *(word for word in self.words.border if len(word) > _LONGEST_USUAL)])
        sought = {ending: (place_type, False) for ending, place_type in self.endings.items()}
        sought |= {name: (place_type, True) for name, place_type in self.names.items()}
        self._types = tuple(sought.values())
        self._find = _automaton(tuple(sought))
        classes = read_word_classes(
            (*self.endings, *"市县区", *ROAD_STEMS, *VILLAGE_STEMS),
            GLUE + FORMER + "".join(ending for ending in self.endings if len(ending) == 1),
        )
        # 搬到安徽|宣城: what is a city is no estate.
        cities = {name[:-1] for name in self.names if name.endswith("城市")}
        self._classes = replace(classes, common=classes.common | cities, proper=classes.proper - cities)

    def find_places(self, text: str) -> tuple[Place, ...]:
        """Return the places of a text in order of start; where one holds another, the shorter first."""
        return self.find_all_places([text])[0]

    def find_all_places(self, texts: Sequence[str]) -> list[tuple[Place, ...]]:
        """Return the places of each text; faster than one call for each."""
        # A masked district keeps its length but ends a run of Han characters, so that no word reaches across it.
        parted = [MASKED_DISTRICT.sub(_part, text) for text in texts]
        tokens = self._segmenter.segment_texts(parted)
        return [self._find_in(text, row) for text, row in zip(texts, tokens, strict=True)]

    def _find_in(self, text: str, tokens: list[str]) -> tuple[Place, ...]:
        hits = self._hits(text)
        if not hits and not tells_house(text):
            return ()
        reader = NameReader(CutText(text, tokens), self.words, self._classes)
        found: list[Place] = []
        border = 0
        for hit, following in zip_longest(hits, hits[1:]):
            is_part = following is not None and _is_part(reader, hit, following)
            if is_part or (hit.place_type == "company" and _FIRM_GOES_ON.match(text, hit.end)):
                continue
            place = self._read(reader, hit, border, found)
            if place is not None:
                found.append(place)
                if place.place_type == "road" and (lane := _LANE.match(text, place.end)):
                    found.append(_make(text, place.start, lane.end(), "estate"))
                border = max(border, found[-1].end)
        taken = [(place.start, place.end) for place in found]
        found += [_make(text, start, end, "estate") for start, end in find_house_names(reader, taken)]
        return tuple(sorted(set(found)))

    def _hits(self, text: str) -> list[_Hit]:
        hits = [_Hit(*found) for found in find_numbered(text)]
        taken = [(hit.start, hit.end) for hit in hits]
        for number, start, end in self._find(text):
            if not taken or not any(start < last and first < end for first, last in taken):
                hits.append(_Hit(start, end, *self._types[number]))
        return sorted(hits, key=_span)

    def _read(self, reader: NameReader, hit: _Hit, border: int, found: list[Place]) -> Place | None:
        text = reader.text
        if hit.listed:
            is_rest = hit.place_type == "road" and text[hit.start : hit.start + 2] in self.endings
            begin = reader.find_longer_start(hit.start, border) if is_rest else hit.start
            return _make(text, begin, hit.end, hit.place_type)
        group = _group_before(text, hit, found)
        if group is not None or (text[hit.start : hit.end] == "组" and not _is_group(text, hit, found)):
            return group
        start = reader.find_start(hit.start, hit.end, hit.place_type, border)
        if start is None:
            return _named_after(text, hit, found, self.words.unique)
        if found and _is_rest(hit, start, found[-1]):
            start = found.pop().start
        return _make(text, start, hit.end, hit.place_type)


_span = itemgetter(0, 1)


def load_places(files: tuple[str | Path, ...] = ()) -> PlaceRecognizer:
    """Return a recogniser of the shipped names and endings and of further lists (type by file name: towns, roads …).

    Further lists are read at each call: one that an office changes counts from the next call on.
    """
    return _load_places(tuple((type_of_list(file), read_names(file)) for file in files))


@lru_cache(maxsize=8)
def _load_places(further: tuple[tuple[str, tuple[str, ...]], ...]) -> PlaceRecognizer:
    shipped = ((type_of_list(file), read_names(file)) for file in shipped_lists())
    names = {name: place_type for place_type, row in (*shipped, *further) for name in row}
    folder = find_shipped("data/places")
    return PlaceRecognizer(
        names,
        endings=read_endings(folder / "endings.tsv"),
        words=read_name_words(folder / "name-words.tsv"),
    )


def _automaton(words: tuple[str, ...]) -> Any:
    import ahocorasick_rs

    automaton = ahocorasick_rs.AhoCorasick(list(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton.find_matches_as_indexes


def _part(match: re.Match[str]) -> str:
    return match.group()[:-1] + "|"


def _is_part(reader: NameReader, hit: _Hit, following: _Hit) -> bool:
    """Say whether an ending is only the middle of the name that ends next: 新城 in 丽发新城小区."""
    if hit.listed or following.listed or following.start != hit.end:
        return False
    ending, then = reader.text[hit.start : hit.end], reader.text[following.start : following.end]
    if ending in _VILLAGES_OF_TOWNS and then in ("镇", "乡", "街道"):
        return reader.endings.is_ending(following.start, following.end)
    if hit.place_type == "estate" and then in _BELONGING:
        return False
    if hit.place_type in _COMPLETE_TYPES or ending.endswith(_COMPLETE_ENDINGS):
        # 白泥湖社区|村民, 石溪村|村口: the second begins another word; 白泉镇|街道 are the streets of a town.
        is_same = hit.place_type == following.place_type and ending != then and (ending, then) != ("镇", "街道")
        return is_same and reader.endings.is_ending(following.start, following.end)
    # 南环路|桥洞: what follows begins another word.
    return ending != then and reader.endings.is_ending(following.start, following.end)


def _is_group(text: str, hit: _Hit, found: list[Place]) -> bool:
    """Say whether 组 ends a group of villagers: numbered, or close behind a village or town (not 工作组)."""
    if hit.start and text[hit.start - 1] in DIGITS:
        return True
    return bool(found) and found[-1].place_type in ("village", "town") and hit.start - found[-1].end <= 4


def _group_before(text: str, hit: _Hit, found: list[Place]) -> Place | None:
    """Return 白雪村五组 when a numbered group directly follows a village."""
    if hit.place_type != "village" or not found or found[-1].place_type != "village":
        return None
    match = _GROUP.match(text, found[-1].end)
    if match is None or match.end() != hit.end:
        return None
    return _make(text, found[-1].start, hit.end, "village")


def _is_rest(hit: _Hit, start: int, before: Place) -> bool:
    """Say whether an estate that starts here is the rest of a name that looked like a lake's: 悦湖|居小区."""
    is_short = hit.place_type == "estate" and hit.start - start == 1
    return is_short and before.place_type == "water" and before.end == start


def _named_after(text: str, hit: _Hit, found: list[Place], unique: frozenset[str]) -> Place | None:
    """Return what is named by the place before it and an ending, or by a word that is one of a kind."""
    ending = text[hit.start : hit.end]
    if found and found[-1].end <= hit.start:
        before, between = found[-1], text[found[-1].end : hit.start]
        is_institution = hit.place_type in _NAMED_AFTER_PLACE and before.place_type != "district"
        is_new_village = ending == _NEW_VILLAGE and before.place_type == "town"
        if not between and (is_institution or is_new_village):
            return _make(text, before.start, hit.end, hit.place_type)
        has_houses = ending == _HOUSES and before.place_type == "road" and between.isdecimal()
        is_half = hit.place_type == "road" and before.place_type in _HALVES_OF_ROADS and between in _DIRECTIONS
        if has_houses or is_half:
            return _make(text, found.pop().start, hit.end, hit.place_type)
    if ending in unique or is_numbered_institution(ending):
        return _make(text, hit.start, hit.end, hit.place_type)
    return None


def _make(text: str, start: int, end: int, place_type: str) -> Place:
    if place_type == "estate":
        phase = _PHASE.match(text, end)
        end = phase.end() if phase else end
    name = text[start:end]
    return Place(start, end, name, place_type, canonical_name(name, place_type))
