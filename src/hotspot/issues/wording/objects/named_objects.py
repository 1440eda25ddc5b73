"""The objects that tickets name, estates, roads, schools, villages, each as it is usually spelled."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from hotspot.issues.wording.objects.names import is_generic, is_same_firm, is_same_name, join_same_names
from hotspot.issues.wording.statistics import has_word, is_common, load_predicates, load_roles
from hotspot.text.places import Place

# A shorter spelling is preferred when it is used at least this often in comparison with the usual one.
_SHORT_USE = 0.5
_SHORTEST, _LONGEST = 3, 14
# Schools and hospitals are known by number, in less: 一中, 三幼, 二院.
_KNOWN_BY_NUMBER = re.compile(r"[一二三四五六七八九十\d]{1,2}[中小幼院]")
# Types that only say where something else is.
_LOCATING = frozenset({"road", "water", "village"})
# Nor is a house of many shops the shop: 江悦广场.
_HOUSE_OF_SHOPS = ("广场", "商场", "写字楼", "购物中心")
# How an estate's name goes on behind what looked like its end, 鑫远楚府|华城二期, 中建梅溪湖|中心, where nearly all
# of those who name it write the same.
_GOES_ON = re.compile(
    r"(?!小区)[\u4e00-\u9fff]{0,3}(?:中心|广场|大厦|公寓|国际|城|苑|府|园|湾|庭)(?:[一二三四五六七八九十]期)?|邸"
)
_LONGEST_REST, _NEARLY_ALL = 8, 0.8
# The one character that goes on alone: 枫华府|邸.
_OF_A_HOUSE = "邸"
# What may be the beginning of a name that so many write so: nothing that says where, who or that one lives there.
_BEGINS = re.compile(
    r"(?:(?![省市县区镇乡村道路街号组队处在是的住和与及到从去把被说问请对我你他她们这那个其该某位名于为向就将给让叫有了着过等内外旁边])"
    r"[\u4e00-\u9fff])+"
)
_LEAST_BEFORE = 3
_ESTATES = frozenset({"estate", "water"})
# Words that the reading of a name may have swallowed, but not where they begin a name: 和平路, 经纬小区, 听涛苑.
_SWALLOWED = re.compile(
    r".*(?:[某〔说讲称]|\d年)|^(?:看|听(?![涛香雨澜松])|查|找|拿|届|欣闻|给|把|被|让|每|该|扫码|联系|我|即|仅|危机|宣传|日向|家属|因|经(?![世纬贸典])|在(?!水一方)|从|到|去|问|的|了|是|有(?!色)|和(?![平谐顺睦美信泰安祥润悦])|与|及|或|很多|许多|不少|教练员|家人|想|要|新建|在建|拟建|本人|其他|所有|各)"
)


@dataclass(frozen=True)
class NamedPlace:
    """A place, how often each of its spellings occurs, and the numbers of the tickets that name it."""

    place_type: str
    key: str
    spellings: Counter[str]
    tickets: frozenset[int]


@dataclass(frozen=True)
class NamedObject:
    """An object or a town: usual name, type, all spellings (longest first), numbers of the tickets that name it."""

    name: str
    place_type: str
    spellings: tuple[str, ...]
    tickets: tuple[int, ...]

    def find_in(self, text: str) -> str:
        """Return the spelling that stands in a text, "" when none does."""
        return next((spelling for spelling in self.spellings if spelling in text), "")

    @property
    def is_locating(self) -> bool:
        """Whether it only says where the object is."""
        return self.place_type in _LOCATING or self.name.endswith(_HOUSE_OF_SHOPS)


def collect_places(rows: Iterable[Iterable[Place]]) -> list[NamedPlace]:
    """Return every place that tickets name, sorted by type and key; ``rows``: the places of each ticket."""
    tickets: dict[tuple[str, str], set[int]] = defaultdict(set)
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number, row in enumerate(rows):
        for place in row:
            tickets[place.place_type, place.key].add(number)
            spellings[place.place_type, place.key][place.name] += 1
    return [NamedPlace(*key, spellings[key], frozenset(tickets[key])) for key in sorted(tickets)]


def join_spellings(found: Sequence[NamedPlace], place_types: Collection[str]) -> list[NamedPlace]:
    """Return the places in their order; of these types, what is one in full and in short is joined."""
    places = {(place.place_type, place.key): place for place in found}
    for place_type in place_types:
        own = {place.key: place.tickets for place in found if place.place_type == place_type}
        is_same = is_same_firm if place_type == "company" else is_same_name
        for key, chosen in join_same_names(own, is_same).items():
            if chosen != key:
                one, other = places[place_type, chosen], places.pop((place_type, key))
                spellings, tickets = one.spellings + other.spellings, one.tickets | other.tickets
                places[place_type, chosen] = NamedPlace(place_type, chosen, spellings, tickets)
    return list(places.values())


def collect_objects(named: Sequence[tuple[Place, ...]], told: Sequence[tuple[Place, ...]]) -> list[NamedObject]:
    """Return every object and town with its usual name; ``named``, ``told``: the places of each title and text."""
    found = collect_places(filter(_is_printable, (*one, *other)) for one, other in zip(named, told, strict=True))
    return [_make(place) for place in join_spellings(found, {place.place_type for place in found})]


def can_be_main(named_object: NamedObject) -> bool:
    """Say whether an issue may be called by it."""
    name = named_object.name
    return (
        named_object.place_type not in ("district", "town")
        and _is_long_enough(name)
        and len(name) <= _LONGEST
        and not is_generic(name)
    )


def _is_long_enough(name: str) -> bool:
    return len(name) >= _SHORTEST or _KNOWN_BY_NUMBER.fullmatch(name) is not None


def complete_name(one: NamedObject, heads: Sequence[str]) -> NamedObject:
    """Return a name with its beginning, and of an estate with its rest, where nearly all of several ``heads`` that name
    it write so.
    """
    one = _begin_name(one, heads)
    if one.place_type not in _ESTATES:
        return one
    rests = [head.partition(one.name)[2] for head in dict.fromkeys(heads) if one.name in head]
    least = max(2, _NEARLY_ALL * len(rests))
    for size in range(_LONGEST_REST, 0, -1):
        (rest, number), *_ = Counter(rest[:size] for rest in rests).most_common(1) or [("", 0)]
        goes_on = _GOES_ON.match(rest) if number >= least else None
        if goes_on and (size > 1 or rest == _OF_A_HOUSE):
            name = one.name + goes_on.group()
            return NamedObject(name, "estate", (name, *one.spellings), one.tickets)
    return one


def _begin_name(one: NamedObject, heads: Sequence[str]) -> NamedObject:
    """Return a name with the characters that the recogniser took for the end of what stands before: 月|洲公园."""
    if one.is_locating:
        return one
    before = [head[: head.index(one.name)] for head in dict.fromkeys(heads) if one.name in head]
    least = max(_LEAST_BEFORE, _NEARLY_ALL * len(before))
    for size in (2, 1):
        (start, number), *_ = Counter(text[-size:] for text in before).most_common(1) or [("", 0)]
        if number >= least:
            is_part = (
                _BEGINS.fullmatch(start) and start not in load_predicates() and (size == 1 or not is_common(start))
            )
            name = start + one.name
            return replace(one, name=name, spellings=(name, *one.spellings)) if is_part else one
    return one


def _is_printable(place: Place) -> bool:
    return not _SWALLOWED.match(place.name) and not has_word(place.name, (place.name,), load_roles().unprintable)


def _make(place: NamedPlace) -> NamedObject:
    ordered = sorted(place.spellings, key=lambda spelling: (-len(spelling), spelling))
    usual = _usual(place.spellings, place.place_type)
    return NamedObject(usual, place.place_type, tuple(ordered), tuple(sorted(place.tickets)))


def _usual(spellings: Counter[str], place_type: str) -> str:
    # Of two forms of a firm's name the longer is the registered one; 侯寨 is too short for an issue's name, 侯寨村 not.
    sign = -1 if place_type == "company" else 1
    if place_type == "village":
        spellings = Counter({s: count for s, count in spellings.items() if _is_long_enough(s)}) or spellings
    name, most = min(spellings.items(), key=lambda item: (-item[1], sign * len(item[0]), item[0]))
    shorter = [s for s, count in spellings.items() if s in name and len(s) < len(name) and count >= _SHORT_USE * most]
    return min(shorter, key=lambda s: (len(s), s), default=name)
