"""The object of an issue: the estate, road, school or village that its tickets are about, as they usually spell it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hotspot.issues.wording.reading import Reading, part_places
from hotspot.issues.wording.statistics import has_word, load_roles
from hotspot.text.places import Place

# An object must be named in this share of the titles, or of the texts where there are few titles.
_LEAST_SHARE = 0.45
# A shorter spelling is preferred when it is used at least this often in comparison with the usual one.
_SHORT_USE = 0.5
_SHORTEST, _LONGEST = 3, 14
# Where titles name no place, one of the texts must stand in nearly all of them.
_LEAST_SHARE_BESIDE_TITLES = 0.75
# A town that so many of the tickets' column names is told, of more than a few.
_NEARLY_ALL, _FEW = 0.8, 4
# Names of what a county has one of: they say where, if nothing says it better and nearly all tickets name them.
_ONE_OF_A_KIND = frozenset({"政务中心", "政务大厅", "火车站", "汽车站", "高铁站", "中医院", "图书馆", "体育馆"})
# Kinds that only say where something else is.
_LOCATING = frozenset({"road", "water", "village"})
# Kinds that several scattered tickets name because the matter is there, not in passing.
SITES = frozenset({"estate", "school", "hospital", "market"})
_NEAR = re.compile(
    r"(?:小区|学校)?[的]?(?:附近|周边|周围|旁|对面|门口|隔壁|后面|前面|之间|[和与及][\u4e00-\u9fff]{2,8}之间)"
)
# Names that tell one object from another only together with more.
_GENERIC = frozenset(
    (
        "人民政府",
        "过街天桥",
        "火车站",
        "汽车站",
        "高铁站",
        "医院",
        "学校",
        "小区",
        "中医院",
        "图书馆",
        "体育馆",
        "政务中心",
        "政务大厅",
        "历史文化名城",
        "校外培训机构",
        "混凝土市场",
        "商品混凝土市场",
        "旧城",
        "城镇",
        "包邮",
        "二孩",
        "三孩",
        "二胎",
        "土建",
    )
)
# An office is where a ticket goes, a floor is in every house.
_NO_OBJECT = re.compile(r"(?:[局厅]|委员会|人民政府|[一二三四五六七八九十]楼)$")
_COMMON_ENDING = re.compile(
    r"(?:小区|花园|家园|花苑|公寓|广场|大厦|中心|国际|新城|学校|小学|中学|医院|市场|社区|幼儿园|超市|商店|酒店|有限|公司|楼盘|二期|一期)+$"
)
# Words that the reading of a name may have swallowed.
_SWALLOWED = re.compile(
    r".*(?:[某〔说讲称]|\d年)|^(?:看|听|查|找|拿|届|欣闻|给|把|被|让|每|该|扫码|联系|我|即|仅|危机|宣传|日向|家属|因|经|在|从|到|去|问|的|了|是|有|和|与|及|或|很多|许多|不少|教练员|家人|想|要|新建|在建|拟建|本人|其他|所有|各)"
)


@dataclass(frozen=True)
class NamedObject:
    """A place: its usual name, its kind, all spellings (longest first), the numbers of the tickets that name it."""

    name: str
    kind: str
    spellings: tuple[str, ...]
    tickets: tuple[int, ...]

    def find_in(self, text: str) -> str:
        """Return the spelling that stands in a text, "" when none does."""
        return next((spelling for spelling in self.spellings if spelling in text), "")

    @property
    def is_locating(self) -> bool:
        """Whether it only says where the object is."""
        return self.kind in _LOCATING


@dataclass(frozen=True)
class Naming:
    """What an issue is named after: its main object, the town in which it lies, whether the matter is only near it,
    and whether most of the tickets tell the town."""

    main: NamedObject | None
    town: NamedObject | None
    is_near: bool = False
    is_town_told: bool = False

    @property
    def full_name(self) -> str:
        """The object's name; a village behind its town; 附近 behind what is only near."""
        if self.main is None:
            return self.town.name if self.town and self.is_town_told else ""
        name = self.main.name
        if self.main.kind == "village" and self.town and not name.startswith(self.town.name):
            name = self.town.name + name
        return name + ("附近" if self.is_near else "")


def name_by_places(reading: Reading, towns: Sequence[str]) -> Naming:
    """Find what an issue is about; ``towns``: the town column of the tickets ("" where unknown)."""
    named, told = reading.title_places, reading.text_places
    found = _collect(named, told)
    main = None
    if reading.is_titled:
        titled = [number for number, title in enumerate(reading.titles) if title]
        main = _choose(found, titled, named, _LEAST_SHARE)
    least = _LEAST_SHARE_BESIDE_TITLES if reading.is_titled else _LEAST_SHARE
    both = [a + b for a, b in zip(named, told, strict=True)]
    main = main or _choose(found, range(len(reading)), both, least)
    main = main or _choose(found, range(len(reading)), both, _LEAST_SHARE_BESIDE_TITLES, are_one_of_a_kind=True)
    town = _choose_town(found, towns, reading)
    bare = town.name[:-1] if town and len(town.name) > 2 else ""
    told_town = bool(bare) and 2 * sum(bare in head for head in reading.heads) >= len(reading)
    # Without an object, the town where nearly all live says where.
    told_town |= main is None and town is not None and len(town.tickets) >= _NEARLY_ALL * len(reading) > _FEW
    return Naming(main, town, main is not None and _is_near(main, reading.heads), told_town)


def find_repeated(
    titles: Sequence[str],
    places: Sequence[tuple[Place, ...]],
    callers: Sequence[str],
    least: int,
    kinds: Collection[str] = SITES,
) -> list[NamedObject]:
    """Return the objects of these kinds that so many callers name in title or first words, the most named first."""
    named, told = part_places(titles, places)
    found = [one for one in _collect(named, told) if one.kind in kinds and _can_be_main(one)]
    often = [one for one in found if len({callers[number] for number in one.tickets}) >= least]
    return sorted(often, key=lambda one: (-len(one.tickets), one.name))


def is_generic(name: str) -> bool:
    """Say whether a name tells no object from another of its kind."""
    return name in _GENERIC or _NO_OBJECT.search(name) is not None


def _can_be_main(named_object: NamedObject) -> bool:
    return (
        named_object.kind not in ("district", "town")
        and _SHORTEST <= len(named_object.name) <= _LONGEST
        and not is_generic(named_object.name)
    )


def _collect(named: Sequence[tuple[Place, ...]], told: Sequence[tuple[Place, ...]]) -> list[NamedObject]:
    """Return every place with its usual name."""
    unprintable = load_roles().unprintable
    tickets: dict[tuple[str, str], set[int]] = defaultdict(set)
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number, rows in enumerate(zip(named, told, strict=True)):
        for place in (*rows[0], *rows[1]):
            if not _SWALLOWED.match(place.name) and not has_word(place.name, (place.name,), unprintable):
                tickets[place.kind, place.key].add(number)
                spellings[place.kind, place.key][place.name] += 1
    for key in sorted(tickets, key=lambda key: (len(tickets[key]), -len(key[1]), key)):
        others = [other for other in tickets if other[0] == key[0] and other != key and is_same_name(key[1], other[1])]
        if others:
            chosen = min(others, key=lambda other: (-len(tickets[other]), other))
            tickets[chosen] |= tickets.pop(key)
            spellings[chosen] += spellings.pop(key)
    return [_make(key[0], spellings[key], numbers) for key, numbers in sorted(tickets.items())]


def _make(kind: str, spellings: Counter[str], tickets: set[int]) -> NamedObject:
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return NamedObject(_usual(spellings), kind, tuple(ordered), tuple(sorted(tickets)))


def is_same_name(one: str, other: str) -> bool:
    """Say whether two names are one, in full and in short, with or without a district: 湘阴中山职校, 中山职业学校."""
    pairs = ((one, other), (one[2:], other), (one, other[2:]))
    return any(_is_short_for(a, b) and _is_own(a) and _is_own(b) for a, b in pairs)


def drop_common_ending(name: str) -> str:
    """Return what callers say for short, 惠万家 for 惠万家超市; the name where too little would be left."""
    short = _COMMON_ENDING.sub("", name)
    return short if len(short) >= _SHORTEST else name


def _is_own(name: str) -> bool:
    """Say whether a name has more than what many objects are called: 花园小区 without 翠湖 is nobody's."""
    return len(_COMMON_ENDING.sub("", name)) > 1


def _is_short_for(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < 3:
        return False
    if short in long:
        return True
    letters = iter(long)
    return long[:2] == short[:2] and all(letter in letters for letter in short)


def _choose(
    found: Sequence[NamedObject],
    numbers: Sequence[int],
    rows: Sequence[tuple[Place, ...]],
    least: float,
    *,
    are_one_of_a_kind: bool = False,
) -> NamedObject | None:
    """Return the object that most of these tickets name: any other before a village, of equal ones the first named.

    ``are_one_of_a_kind``: among names of what a county has one of, 政务中心; else among an object's own.
    """
    starts: dict[str, dict[int, int]] = defaultdict(dict)
    for number in numbers:
        for place in rows[number]:
            starts[place.name].setdefault(number, place.start)
    best: tuple[bool, int, int, str] | None = None
    chosen = None
    for one in found:
        if not (one.name in _ONE_OF_A_KIND if are_one_of_a_kind else _can_be_main(one)):
            continue
        first = {n: start for spelling in one.spellings for n, start in starts.get(spelling, {}).items()}
        if len(first) < max(least * len(numbers), 1):
            continue
        rank = (one.kind == "village", -len(first), sum(first.values()), one.name)
        if best is None or rank < best:
            best, chosen = rank, one
    return chosen


def _choose_town(found: Sequence[NamedObject], towns: Sequence[str], reading: Reading) -> NamedObject | None:
    """Return the town that at least half of the tickets name; as the column says, else as they name it."""
    columns = Counter(town for town in towns if town)
    named = {one.name: one for one in found if one.kind == "town"}
    for town, number in sorted(columns.items(), key=lambda item: (-item[1], item[0])):
        if 2 * number >= len(reading):
            return NamedObject(town, "town", (town,), tuple(n for n, own in enumerate(towns) if own == town))
    often = [one for one in named.values() if 2 * len(one.tickets) >= len(reading)]
    return min(often, key=lambda s: (-len(s.tickets), s.name), default=None)


def _is_near(main: NamedObject, heads: Sequence[str]) -> bool:
    """Say whether most of the tickets that name the object speak of what is near it: 城北中学和东风宾馆之间的工地."""
    naming = [(head, main.find_in(head)) for head in heads]
    near = [bool(_NEAR.match(head, head.index(name) + len(name))) for head, name in naming if name]
    return bool(near) and 2 * sum(near) > len(near)


def _usual(spellings: Counter[str]) -> str:
    name, most = min(spellings.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    shorter = [s for s, count in spellings.items() if s in name and len(s) < len(name) and count >= _SHORT_USE * most]
    return min(shorter, key=lambda s: (len(s), s), default=name)
