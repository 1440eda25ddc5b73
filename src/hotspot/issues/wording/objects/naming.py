"""What an issue is named after: the place that its tickets are about, else a bus line, shop, firm or scheme."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from hotspot.issues.filing import drop_county
from hotspot.issues.wording.objects.bus_lines import find_bus_line
from hotspot.issues.wording.objects.named_objects import NamedObject, can_be_main, collect_objects, complete_name
from hotspot.issues.wording.objects.names import drop_common_ending, shorten_village
from hotspot.issues.wording.objects.own_names import name_by_own_part
from hotspot.issues.wording.objects.shared_names import SharedName, drop_trade, find_shared_name
from hotspot.issues.wording.reading import Reading
from hotspot.issues.wording.statistics import Wording, is_common
from hotspot.text.place_lists import split_ending
from hotspot.text.places import Place, is_object

# An object must be named in this share of the titles, or of the texts where there are few titles; and by two of several
# tickets.
_LEAST_SHARE = 0.45
_LEAST_NAMING = 2
# Where titles name no place, one of the texts must stand in nearly all of them; in most, or in half and three, where
# the titles are labels that a clerk put on calls (停暖, 噪声扰民): titles and texts of so many characters at most, and
# no two titles name an object.
_LEAST_SHARE_BESIDE_TITLES = 0.75
_MOST_BESIDE_LABELS, _HALF, _LEAST_OF_HALF = 0.55, 0.5, 3
_LABEL, _CALL = 8, 120
# Where nobody names another of its type, so many name the object of all.
_LEAST_UNRIVALLED = 0.55
# A town that so many of the tickets' column names is told, of more than a few.
_NEARLY_ALL, _FEW = 0.8, 4
# The name of a firm for short stands in this share of the texts; fewer characters are often a word.
_LEAST_SHARE_OF_FIRM, _SHORTEST_FIRM = 0.75, 4
# What an estate's name says enough without, if so many characters are left: 凤栖台小区, 观澜国际公寓.
_KIND_OF_ESTATE = re.compile("(?:小区|公寓|花园|家园|花苑)$")
_SHORTEST_ESTATE = 3
# Names of what a county has one of: they say where, if nothing says it better and nearly all tickets name them.
_ONE_OF_A_KIND = frozenset({"政务中心", "政务大厅", "火车站", "汽车站", "高铁站", "中医院", "图书馆", "体育馆"})
# What an estate's name is found in beside roads and schools of the same name, which are others: its property company.
_OF_ESTATES = frozenset({"estate", "company", "other"})
# Types of object whose ending tells what they do.
_TRADES = frozenset({"company", "hospital", "market", "school", "shop"})
_NEAR = re.compile(
    r"(?:小区|学校)?[的]?(?:附近|周边|周围|旁|对面|门口|隔壁|后面|前面|之间|[和与及][\u4e00-\u9fff]{2,8}之间)"
)


@dataclass(frozen=True)
class Naming:
    """What an issue is named after: its main object, the town in which it lies, whether the matter is only near it,
    whether most of the tickets tell the town, and the district where other counties have an object of this name."""

    main: NamedObject | None
    town: NamedObject | None
    is_near: bool = False
    is_town_told: bool = False
    district: str = ""

    @property
    def full_name(self) -> str:
        """The object's name, a village's behind its town, all behind the district where that must be told.

        附近 stands behind what is only near.
        """
        if self.main is None:
            return self.town.name if self.town and self.is_town_told else ""
        name = self.main.name
        if self.main.place_type == "village" and self.town and not name.startswith(self.town.name):
            name = self.town.name + name
        name = name if name.startswith(self.district) else self.district + name
        return name + ("附近" if self.is_near else "")


def name_issue(
    reading: Reading, towns: Sequence[str], problem: str, wording: Wording, *, districts: Sequence[str] = ()
) -> Naming:
    """Return what an issue is about; ``problem``: the name of its main problem, no part of which is an object.

    ``towns``, ``districts``: those of ``IssueEvidence``.
    """
    naming = name_by_places(reading, towns)
    naming = replace(naming, district=_choose_district(naming.main, districts))
    if naming.main is not None and not naming.main.is_locating:
        return naming
    line = find_bus_line(reading)
    if line is not None:
        return Naming(line, naming.town, is_town_told=naming.is_town_told)
    shared = find_shared_name(reading, wording)
    naming = _replace_locating(naming, shared and _write_in_full(shared, reading), problem, reading.heads)
    if naming.main is not None:
        return naming
    found = collect_objects(reading.title_places, reading.text_places)
    return replace(naming, main=name_by_own_part(found, set(towns), reading.heads, problem))


def name_by_places(reading: Reading, towns: Sequence[str]) -> Naming:
    """Find what an issue is about; ``towns``: the town column of the tickets ("" where unknown)."""
    named, told = reading.title_places, reading.text_places
    found = collect_objects(named, told)
    main = None
    if reading.is_titled:
        titled = [number for number, title in enumerate(reading.titles) if title]
        # One title of several tickets speaks for none of the others.
        often = [one for one in found if len(one.tickets) >= min(len(reading) - 1, _LEAST_NAMING)]
        main = _choose(often, titled, named, _LEAST_SHARE)
        least = _LEAST_SHARE_BESIDE_TITLES
        if _has_labels(reading):
            least = min(_MOST_BESIDE_LABELS, max(_HALF, _LEAST_OF_HALF / len(reading)))
    else:
        least = _LEAST_SHARE
    both = [a + b for a, b in zip(named, told, strict=True)]
    main = main or _choose(found, range(len(reading)), both, least, heads=reading.heads)
    main = main or _choose(found, range(len(reading)), both, _LEAST_SHARE_BESIDE_TITLES, are_one_of_a_kind=True)
    main = main or _choose(_leave_unrivalled(found), range(len(reading)), both, _LEAST_UNRIVALLED, heads=reading.heads)
    town = _choose_town(found, towns, reading)
    bare = drop_county(town.name)[:-1] if town and len(town.name) > 2 else ""
    told_town = bool(bare) and 2 * sum(bare in head for head in reading.heads) >= len(reading)
    # Without an object, the town where nearly all live says where.
    told_town |= main is None and town is not None and are_nearly_all(len(town.tickets), len(reading))
    main = main and complete_name(main, reading.heads)
    return Naming(main, town, main is not None and _is_near(main, reading.heads), told_town)


def _has_labels(reading: Reading) -> bool:
    """Say whether the titles only say what kind of matter each call is, and nothing of where."""
    are_short = median(map(len, filter(None, reading.titles))) <= _LABEL and median(map(len, reading.texts)) <= _CALL
    return are_short and sum(any(map(is_object, row)) for row in reading.title_places) < _LEAST_NAMING


def are_nearly_all(naming: int, total: int) -> bool:
    """Say whether so many of all tickets name a town that it tells where, though nothing there has a name."""
    return naming >= _NEARLY_ALL * total > _FEW


def _choose(
    found: Sequence[NamedObject],
    numbers: Sequence[int],
    rows: Sequence[tuple[Place, ...]],
    least: float,
    *,
    heads: Sequence[str] = (),
    are_one_of_a_kind: bool = False,
) -> NamedObject | None:
    """Return the object that most of these tickets name: any other before a village, of equal ones the first named.

    ``heads``: of all tickets, in which a name for short counts as well; ``are_one_of_a_kind``: among names of
    what a county has one of, 政务中心; else among an object's own.
    """
    starts: dict[str, dict[int, int]] = defaultdict(dict)
    for number in numbers:
        for place in rows[number]:
            starts[place.name].setdefault(number, place.start)
    best: tuple[bool, int, int, str] | None = None
    chosen = None
    for one in found:
        if not (one.name in _ONE_OF_A_KIND if are_one_of_a_kind else can_be_main(one)):
            continue
        first = {n: start for spelling in one.spellings for n, start in starts.get(spelling, {}).items()}
        short = _shorten(one, found)
        if short != one.name or _is_written_apart(one, found):
            said = {n: head.index(short) for n, head in enumerate(heads) if n not in first and short in head}
            if one.place_type != "company" or len(first | said) >= _LEAST_SHARE_OF_FIRM * len(numbers):
                first |= said
                one = replace(one, spellings=(*one.spellings, short)) if one.place_type == "estate" else one
        if len(first) < max(least * len(numbers), 1):
            continue
        rank = (one.place_type == "village", -len(first), sum(first.values()), one.name)
        if best is None or rank < best:
            best, chosen = rank, one
    return chosen


def _shorten(one: NamedObject, found: Sequence[NamedObject]) -> str:
    """Return a name as people call it among themselves: 大辛庄 for 大辛庄村, 凤栖台 for 凤栖台小区, 鑫旺 for 鑫旺健身,
    云帆羽绒 for a firm that several write in full.

    Not where it is a word or another's name: 望滨路饭店 is a shop of the road.
    """
    if one.place_type == "village":
        short = shorten_village(one.name)
        # 鹅石巷 is the street of 鹅石巷社区.
        return one.name if any(short == other.name for other in found if other is not one) else short
    short = drop_trade(one.name) if one.place_type == "shop" else one.name
    if one.place_type == "company" and len(one.tickets) > 1 and len(split_ending(one.name)[0]) >= _SHORTEST_FIRM:
        short = split_ending(one.name)[0]
    own = frozenset({one.place_type})
    if one.place_type == "estate" and len(_KIND_OF_ESTATE.sub("", one.name)) >= _SHORTEST_ESTATE:
        short, own = _KIND_OF_ESTATE.sub("", one.name), _OF_ESTATES
    is_another = any(short in other.name for other in found if other.place_type not in own)
    return one.name if is_another or is_common(short) else short


def _leave_unrivalled(found: Sequence[NamedObject]) -> list[NamedObject]:
    """Return the objects that three tickets name while none names another of their type: those that name none speak of
    the same.
    """
    often = [one for one in found if len(one.tickets) >= _LEAST_OF_HALF and not one.is_locating]
    return [one for one in often if sum(other.place_type == one.place_type for other in found) == 1]


def _is_written_apart(one: NamedObject, found: Sequence[NamedObject]) -> bool:
    """Say whether a name that several tickets give is read wherever its characters stand, 住海棠里的业主: where it is
    nobody else's, as 望滨路 is in 望滨路饭店.
    """
    own = _OF_ESTATES if one.place_type == "estate" else frozenset({one.place_type})
    others = (other for other in found if other.place_type not in own)
    return len(one.tickets) > 1 and not one.is_locating and not any(one.name in other.name for other in others)


def _choose_town(found: Sequence[NamedObject], towns: Sequence[str], reading: Reading) -> NamedObject | None:
    """Return the town that at least half of the tickets name; as the column says, else as they name it."""
    columns = Counter(town for town in towns if town)
    named = {one.name: one for one in found if one.place_type == "town"}
    for town, number in sorted(columns.items(), key=lambda item: (-item[1], item[0])):
        if 2 * number >= len(reading):
            return NamedObject(town, "town", (town,), tuple(n for n, own in enumerate(towns) if own == town))
    often = [one for one in named.values() if 2 * len(one.tickets) >= len(reading)]
    return min(often, key=lambda s: (-len(s.tickets), s.name), default=None)


def _choose_district(main: NamedObject | None, districts: Sequence[str]) -> str:
    """Return the district of most tickets that name the object, "" where it need not be told."""
    told = Counter(districts[number] for number in main.tickets) if main and districts else Counter()
    return max(told, key=lambda district: (told[district], district), default="")


def _is_near(main: NamedObject, heads: Sequence[str]) -> bool:
    """Say whether most of the tickets that name the object speak of what is near it: 城北中学和东风宾馆之间的工地."""
    naming = [(head, main.find_in(head)) for head in heads]
    near = [bool(_NEAR.match(head, head.index(name) + len(name))) for head, name in naming if name]
    return bool(near) and 2 * sum(near) > len(near)


def _write_in_full(shared: SharedName, reading: Reading) -> SharedName:
    """Return a name as several tickets write it in full: 鸿发电子厂, which the others call 鸿发 or 平安县鸿发."""

    def is_full(name: str) -> bool:
        return name.startswith(shared.text) or shared.text.endswith(drop_common_ending(name))

    found = collect_objects(reading.title_places, reading.text_places)
    full = [one for one in found if one.place_type in _TRADES and is_full(one.name) and can_be_main(one)]
    if len(full) == 1 and len(full[0].tickets) > 1 and full[0].name not in shared.spellings:
        return SharedName(full[0].name, (full[0].name, *shared.spellings), shared.tickets)
    return _end_as_place(shared, reading)


def _end_as_place(shared: SharedName, reading: Reading) -> SharedName:
    """Return a name with the end that it has as a place where half of those who use it write so: 李店镇 for 李店."""
    rows = (*reading.title_places, *reading.text_places)
    found = {place.name[place.name.index(shared.text) :] for row in rows for place in row if shared.text in place.name}
    heads = [head for head in dict.fromkeys(reading.heads) if shared.text in head]
    told = {name: sum(name in head for head in heads) for name in found if name != shared.text}
    often = [name for name, number in told.items() if number >= max(_LEAST_NAMING, _HALF * len(heads))]
    if not often:
        return shared
    name = min(often, key=lambda name: (-told[name], len(name), name))
    return SharedName(name, (name, *shared.spellings), shared.tickets)


def _replace_locating(naming: Naming, shared: SharedName | None, problem: str, heads: Sequence[str]) -> Naming:
    """Let a name that more tickets share be the object instead of the road that says where it is."""
    main = naming.main
    if shared is None or (main and len(shared.tickets) < len(main.tickets)):
        return naming
    if main and (main.name in shared.text or shared.text in naming.full_name):
        return naming
    if any(shared.text[i : i + 2] in problem for i in range(len(shared.text) - 1)):
        return naming
    main = complete_name(NamedObject(shared.text, "other", shared.spellings, shared.tickets), heads)
    return Naming(main, naming.town, is_town_told=naming.is_town_told)
