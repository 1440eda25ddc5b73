"""Names of objects: which tell one object from another, which two are one, and how several are listed."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from itertools import pairwise

from hotspot.issues.grouping.firm_names import find_own_name
from hotspot.issues.wording.statistics import is_common
from hotspot.resources import find_shipped
from hotspot.text.place_lists import read_names, split_ending
from hotspot.text.place_names import drop_village

# Callers say for short what has at least so many characters.
_SHORTEST = 3
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
_NO_OBJECT = re.compile(r"(?:[局厅]|委员会|人民政府|^[市县区乡镇村]政府|[一二三四五六七八九十]楼)$")
# What ends so is no place: 6路公交等.
_NO_PLACE = ("公交", "公司", "号线", "一卡通")
_COMMON_ENDING = re.compile(
    r"(?:小区|花园|家园|花苑|公寓|广场|大厦|中心|国际|新城|学校|小学|中学|医院|市场|社区|幼儿园|超市|商店|酒店|有限|公司|楼盘|二期|一期)+$"
)


def is_generic(name: str) -> bool:
    """Say whether a name tells no object from another of its type."""
    return name in _GENERIC or _NO_OBJECT.search(name) is not None


def is_same_name(one: str, other: str) -> bool:
    """Say whether two names are one, in full and in short, with or without a district: 湘阴中山职校, 中山职业学校."""
    pairs = ((one, other), (_without_district(one), other), (one, _without_district(other)))
    is_part = any(_is_short_for(a, b) and _is_own(a) and _is_own(b) for a, b in pairs)
    return is_part or drop_village(one) == drop_village(other)


def is_same_firm(one: str, other: str) -> bool:
    """Say whether two names are one firm's, which people call by its own name and what they think it is: 伟达鞋业,
    伟达鞋厂.
    """
    own = find_own_name(one)
    return is_same_name(one, other) or (own != "" and own == find_own_name(other))


def join_same_names(
    tickets: Mapping[str, Collection[int]], is_same: Callable[[str, str], bool] = is_same_name
) -> dict[str, str]:
    """Return of each name the one that it is joined to, itself where there is none: the least named first, to the most
    named that is one with it.

    ``tickets``: those that name each name, all of one type of place.
    """
    same = _find_same(tickets, is_same)
    joined = {name: set(numbers) for name, numbers in tickets.items()}
    target: dict[str, str] = {}
    for name in sorted(tickets, key=lambda name: (len(tickets[name]), -len(name), name)):
        others = [other for other in same[name] if other in joined]
        if others:
            target[name] = min(others, key=lambda other: (-len(joined[other]), other))
            joined[target[name]] |= joined.pop(name)
    return {name: _follow(name, target) for name in tickets}


def drop_common_ending(name: str) -> str:
    """Return what callers say for short, 惠万家 for 惠万家超市; the name where too little would be left."""
    short = _COMMON_ENDING.sub("", name)
    return short if len(short) >= _SHORTEST else name


def shorten_village(name: str) -> str:
    """Return what callers say for a village, 大辛庄 for 大辛庄村; the name where too little would be left."""
    short = split_ending(name)[0]
    return short if len(short) >= _SHORTEST else drop_village(name)


def list_names(names: Iterable[str], most: int, *, are_all: bool = True) -> str:
    """Join names: A, A和B, A、B和C, and A、B、C等处 when there are more, given ones or others."""
    known = list(dict.fromkeys(filter(None, names)))
    if len(known) > most or (known and not are_all):
        return "、".join(known[:most]) + ("等" if known[0].endswith(_NO_PLACE) else "等处")
    return "、".join([*known[:-2], "和".join(known[-2:])]) if known else ""


def _find_same(names: Collection[str], is_same: Callable[[str, str], bool]) -> dict[str, set[str]]:
    """Return the others that are one with each name; of a pair one holds the first two characters of the other, with or
    without its district.
    """
    holding: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for one, other in pairwise(name):
            holding[one + other].add(name)
    same: dict[str, set[str]] = {name: set() for name in names}
    for name in names:
        for other in holding.get(name[:2], set()) | holding.get(name[2:4], set()):
            if other != name and is_same(name, other):
                same[name].add(other)
                same[other].add(name)
    return same


def _follow(name: str, target: Mapping[str, str]) -> str:
    while name in target:
        name = target[name]
    return name


def _without_district(name: str) -> str:
    """Return 中山职校 for 湘阴中山职校; no 电子厂 for 永安电子厂, no 大药房 for 惠民大药房."""
    rest = name[2:]
    is_own = len(split_ending(name)[0]) > 2 and not is_common(split_ending(rest)[0])
    return rest if name[:2] in _districts() and is_own else name


@cache
def _districts() -> frozenset[str]:
    return frozenset(name[:-1] for name in read_names(find_shipped("data/places/districts.txt")) if len(name) == 3)


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
