"""The bus line that tickets are about: 6路公交, or the number alone where it is long enough to be no other."""

import re
from collections import Counter
from collections.abc import Sequence
from string import ascii_uppercase

from hotspot.issues.wording.objects.named_objects import NamedObject
from hotspot.issues.wording.reading import Reading

# 6路公交, X204路车, 808公交车; not 2路口.
_BUS_LINE = re.compile(r"(?<![A-Za-z\d])([A-Z]?\d{1,4})(?:路(?![口面灯段基])|(?=公交))")
# A line must be named in this share of the tickets; by its number alone where that is long enough to be no other.
_LEAST_SHARE = 0.6
_SHORTEST_BARE = 3
# What a number counts or names that is no line's: 318元, 318国道, 318年.
_NO_LINE = r"[A-Za-z\d.%元块万号栋室米人户名个岁天分度平年月日点时楼层次吨斤公]|[国省县乡]道"


def find_bus_line(reading: Reading) -> NamedObject | None:
    """Return the bus line that most of the tickets name, None without one."""
    named = [dict.fromkeys(match[1] for match in _BUS_LINE.finditer(head)) for head in reading.heads]
    (number, often), *_ = Counter(line for row in named for line in row).most_common(1) or [("", 0)]
    bare = _find_bare(number, reading.heads) if often > 1 else ()
    tickets = tuple(row for row, lines in enumerate(named) if number in lines or row in bare)
    if often < 2 or len(tickets) < _LEAST_SHARE * len(named):
        return None
    return NamedObject(f"{number}路公交", "line", (f"{number}路公交", f"{number}公交", f"{number}路"), tickets)


def _find_bare(number: str, heads: Sequence[str]) -> set[int]:
    """Return who names a line without 路 behind it (我说的是K268), or a long number alone: 268为什么不停."""
    digits = number.lstrip(ascii_uppercase)
    forms = {form for form in (number, digits) if len(form) >= _SHORTEST_BARE}
    if not forms:
        return set()
    bare = re.compile(rf"(?<![A-Za-z\d.])(?:{'|'.join(sorted(forms))})(?!{_NO_LINE})")
    return {row for row, head in enumerate(heads) if bare.search(head)}
