"""The objects that tickets name, estates, roads, schools, villages, each as it is usually spelled."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.issues.wording.objects.names import is_generic, is_same_name
from hotspot.issues.wording.statistics import has_word, load_roles
from hotspot.text.places import Place

# A shorter spelling is preferred when it is used at least this often in comparison with the usual one.
_SHORT_USE = 0.5
_SHORTEST, _LONGEST = 3, 14
# Types that only say where something else is.
_LOCATING = frozenset({"road", "water", "village"})
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
    for key in sorted(tickets, key=lambda key: (len(tickets[key]), -len(key[1]), key)):
        others = [other for other in tickets if other[0] == key[0] and other != key and is_same_name(key[1], other[1])]
        if others:
            chosen = min(others, key=lambda other: (-len(tickets[other]), other))
            tickets[chosen] |= tickets.pop(key)
            spellings[chosen] += spellings.pop(key)
    return [_make(key[0], spellings[key], numbers) for key, numbers in sorted(tickets.items())]


def can_be_main(named_object: NamedObject) -> bool:
    """Say whether an issue may be called by it."""
    return (
        named_object.place_type not in ("district", "town")
        and _SHORTEST <= len(named_object.name) <= _LONGEST
        and not is_generic(named_object.name)
    )


def _make(place_type: str, spellings: Counter[str], tickets: set[int]) -> NamedObject:
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return NamedObject(_usual(spellings), place_type, tuple(ordered), tuple(sorted(tickets)))


def _usual(spellings: Counter[str]) -> str:
    name, most = min(spellings.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    shorter = [s for s, count in spellings.items() if s in name and len(s) < len(name) and count >= _SHORT_USE * most]
    return min(shorter, key=lambda s: (len(s), s), default=name)
