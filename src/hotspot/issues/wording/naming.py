"""What an issue is named after: the place that its tickets are about, else a bus line, shop, firm or scheme."""

import re
from collections import Counter
from collections.abc import Sequence

from hotspot.issues.wording.named_objects import NamedObject, Naming, name_by_places
from hotspot.issues.wording.reading import Reading
from hotspot.issues.wording.shared_names import SharedName, find_shared_name
from hotspot.issues.wording.statistics import Wording

# 6路公交, X204路车, 808公交车; not 2路口.
_BUS_LINE = re.compile(r"(?<![A-Za-z\d])([A-Z]?\d{1,4})(?:路(?![口面灯段基])|(?=公交))")
# A line must be named in this share of the tickets.
_LEAST_SHARE = 0.6


def name_issue(reading: Reading, towns: Sequence[str], kind: str, wording: Wording) -> Naming:
    """Return what an issue is about; ``kind``: the name of its kind of problem, no part of which is an object."""
    naming = name_by_places(reading, towns)
    if naming.main is not None and not naming.main.is_locating:
        return naming
    line = _find_bus_line(reading)
    if line is not None:
        return Naming(line, naming.town, is_town_told=naming.is_town_told)
    return _replace_locating(naming, find_shared_name(reading, wording), kind)


def _find_bus_line(reading: Reading) -> NamedObject | None:
    """Return the bus line that most of the tickets name, None without one."""
    named = [dict.fromkeys(match[1] for match in _BUS_LINE.finditer(head)) for head in reading.heads]
    (number, often), *_ = Counter(line for row in named for line in row).most_common(1) or [("", 0)]
    if often < max(2, _LEAST_SHARE * len(named)):
        return None
    tickets = tuple(row for row, lines in enumerate(named) if number in lines)
    return NamedObject(f"{number}路公交", "line", (f"{number}路公交", f"{number}公交", f"{number}路"), tickets)


def _replace_locating(naming: Naming, shared: SharedName | None, kind: str) -> Naming:
    """Let a name that more tickets share be the object instead of the road that says where it is."""
    main = naming.main
    if shared is None or (main and len(shared.tickets) < len(main.tickets)):
        return naming
    if main and (main.name in shared.text or shared.text in main.name):
        return naming
    if any(shared.text[i : i + 2] in kind for i in range(len(shared.text) - 1)):
        return naming
    main = NamedObject(shared.text, "other", shared.spellings, shared.tickets)
    return Naming(main, naming.town, is_town_told=naming.is_town_told)
