"""What an issue is named after: the place that its tickets are about, else the name of a shop, firm or scheme."""

from collections.abc import Sequence

from hotspot.issues.wording.reading import Reading
from hotspot.issues.wording.shared_names import SharedName, find_shared_name
from hotspot.issues.wording.statistics import Wording
from hotspot.issues.wording.subjects import Subject, Subjects, find_subjects


def name_subjects(reading: Reading, towns: Sequence[str], kind: str, wording: Wording) -> Subjects:
    """Return what an issue is about; ``kind``: the name of its kind of problem, no part of which is an object."""
    subjects = find_subjects(reading, towns)
    if subjects.main is not None and not subjects.main.is_locating:
        return subjects
    return _replace_locating(subjects, find_shared_name(reading, wording), kind)


def _replace_locating(subjects: Subjects, shared: SharedName | None, kind: str) -> Subjects:
    """Let a name that more tickets share be the subject instead of the road that says where it is."""
    main = subjects.main
    if shared is None or (main and len(shared.tickets) < len(main.tickets)):
        return subjects
    if main and (main.name in shared.text or shared.text in main.name):
        return subjects
    if any(shared.text[i : i + 2] in kind for i in range(len(shared.text) - 1)):
        return subjects
    subject = Subject(shared.text, "other", (shared.text,), shared.tickets)
    return Subjects(subject, subjects.town, is_town_told=subjects.is_town_told)
