"""What an issue is named after: the place that its tickets are about, else a bus line, shop, firm or scheme."""

import re
from collections import Counter
from collections.abc import Sequence

from hotspot.issues.wording.reading import Reading
from hotspot.issues.wording.shared_names import SharedName, find_shared_name
from hotspot.issues.wording.statistics import Wording
from hotspot.issues.wording.subjects import Subject, Subjects, find_subjects

# 6路公交, X204路车, 808公交车; not 2路口.
_BUS_LINE = re.compile(r"(?<![A-Za-z\d])([A-Z]?\d{1,4})(?:路(?![口面灯段基])|(?=公交))")
# A line must be named in this share of the tickets.
_LEAST_SHARE = 0.6


def name_subjects(reading: Reading, towns: Sequence[str], kind: str, wording: Wording) -> Subjects:
    """Return what an issue is about; ``kind``: the name of its kind of problem, no part of which is an object."""
    subjects = find_subjects(reading, towns)
    if subjects.main is not None and not subjects.main.is_locating:
        return subjects
    line = _find_bus_line(reading)
    if line is not None:
        return Subjects(line, subjects.town, is_town_told=subjects.is_town_told)
    return _replace_locating(subjects, find_shared_name(reading, wording), kind)


def _find_bus_line(reading: Reading) -> Subject | None:
    """Return the bus line that most of the tickets name, None without one."""
    named = [dict.fromkeys(match[1] for match in _BUS_LINE.finditer(head)) for head in reading.heads]
    (number, often), *_ = Counter(line for row in named for line in row).most_common(1) or [("", 0)]
    if often < max(2, _LEAST_SHARE * len(named)):
        return None
    tickets = tuple(row for row, lines in enumerate(named) if number in lines)
    return Subject(f"{number}路公交", "line", (f"{number}路公交", f"{number}公交", f"{number}路"), tickets)


def _replace_locating(subjects: Subjects, shared: SharedName | None, kind: str) -> Subjects:
    """Let a name that more tickets share be the subject instead of the road that says where it is."""
    main = subjects.main
    if shared is None or (main and len(shared.tickets) < len(main.tickets)):
        return subjects
    if main and (main.name in shared.text or shared.text in main.name):
        return subjects
    if any(shared.text[i : i + 2] in kind for i in range(len(shared.text) - 1)):
        return subjects
    subject = Subject(shared.text, "other", shared.spellings, shared.tickets)
    return Subjects(subject, subjects.town, is_town_told=subjects.is_town_told)
