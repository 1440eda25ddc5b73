"""The objects that tickets name, estates, roads, schools, villages, each as it is usually spelled."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.issues.wording.objects.names import is_generic, join_same_names
from hotspot.issues.wording.statistics import has_word, load_roles
from hotspot.text.places import Place

# A shorter spelling is preferred when it is used at least this often in comparison with the usual one.
_SHORT_USE = 0.5
_SHORTEST, _LONGEST = 3, 14
# Types that only say where something else is.
_LOCATING = frozenset({"road", "water", "village"})
# How an estate's name goes on behind what looked like its end, 鑫远楚府|华城二期, 中建梅溪湖|中心, where nearly all
# of those who name it write the same.
_GOES_ON = re.compile(
    r"(?!小区)[\u4e00-\u9fff]{0,3}(?:中心|广场|大厦|公寓|国际|城|苑|府|园|湾|庭)(?:[一二三四五六七八九十]期)?"
)
_LONGEST_REST, _NEARLY_ALL = 8, 0.8
_ESTATES = frozenset({"estate", "water"})
# Words that the reading of a name may have swallowed.
_SWALLOWED = re.compile(
    r".*(?:[某〔说讲称]|\d年)|^(?:看|听|查|找|拿|届|欣闻|给|把|被|让|每|该|扫码|联系|我|即|仅|危机|宣传|日向|家属|因|经|在|从|到|去|问|的|了|是|有|和|与|及|或|很多|许多|不少|教练员|家人|想|要|新建|在建|拟建|本人|其他|所有|各)"
)


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
        return self.place_type in _LOCATING


def collect_objects(named: Sequence[tuple[Place, ...]], told: Sequence[tuple[Place, ...]]) -> list[NamedObject]:
    """Return every object and town with its usual name."""
    unprintable = load_roles().unprintable
    tickets: dict[tuple[str, str], set[int]] = defaultdict(set)
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number, rows in enumerate(zip(named, told, strict=True)):
        for place in (*rows[0], *rows[1]):
            if not _SWALLOWED.match(place.name) and not has_word(place.name, (place.name,), unprintable):
                tickets[place.place_type, place.key].add(number)
                spellings[place.place_type, place.key][place.name] += 1
    for place_type in sorted({place_type for place_type, _ in tickets}):
        own = {key: numbers for (of_type, key), numbers in tickets.items() if of_type == place_type}
        for key, chosen in join_same_names(own).items():
            if chosen != key:
                tickets[place_type, chosen] |= tickets.pop((place_type, key))
                spellings[place_type, chosen] += spellings.pop((place_type, key))
    return [_make(key[0], spellings[key], numbers) for key, numbers in sorted(tickets.items())]


def can_be_main(named_object: NamedObject) -> bool:
    """Say whether an issue may be called by it."""
    return (
        named_object.place_type not in ("district", "town")
        and _SHORTEST <= len(named_object.name) <= _LONGEST
        and not is_generic(named_object.name)
    )


def complete_name(one: NamedObject, heads: Sequence[str]) -> NamedObject:
    """Return an estate with the rest of its name, which nearly all of several ``heads`` that name it write."""
    if one.place_type not in _ESTATES:
        return one
    rests = [head.partition(one.name)[2] for head in dict.fromkeys(heads) if one.name in head]
    least = max(2, _NEARLY_ALL * len(rests))
    for size in range(_LONGEST_REST, 1, -1):
        (rest, number), *_ = Counter(rest[:size] for rest in rests).most_common(1) or [("", 0)]
        goes_on = _GOES_ON.match(rest) if number >= least else None
        if goes_on:
            name = one.name + goes_on.group()
            return NamedObject(name, "estate", (name, *one.spellings), one.tickets)
    return one


def _make(place_type: str, spellings: Counter[str], tickets: set[int]) -> NamedObject:
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return NamedObject(_usual(spellings, place_type), place_type, tuple(ordered), tuple(sorted(tickets)))


def _usual(spellings: Counter[str], place_type: str) -> str:
    # Of two forms of a firm's name the longer is the registered one.
    sign = -1 if place_type == "company" else 1
    name, most = min(spellings.items(), key=lambda item: (-item[1], sign * len(item[0]), item[0]))
    shorter = [s for s, count in spellings.items() if s in name and len(s) < len(name) and count >= _SHORT_USE * most]
    return min(shorter, key=lambda s: (len(s), s), default=name)
