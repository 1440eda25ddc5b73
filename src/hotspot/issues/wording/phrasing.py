"""How a hotspot reads: a title and a sentence in the bulletin's manner, made of the tickets' own words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.issues.wording.clauses import cut_texts, cut_titles
from hotspot.issues.wording.evidence import IssueEvidence, join_evidence, sample_evidence, sort_evidence
from hotspot.issues.wording.focus import find_focus
from hotspot.issues.wording.kinds import Kind, find_kinds, name_kind
from hotspot.issues.wording.matters import Matter, choose_matter, join_kinds, list_names
from hotspot.issues.wording.quantifiers import name_quantifier
from hotspot.issues.wording.reading import read_tickets
from hotspot.issues.wording.shared_names import SharedName, find_shared_name
from hotspot.issues.wording.statistics import Wording, learn_wording
from hotspot.issues.wording.subjects import Subject, Subjects, find_subjects, is_same_name
from hotspot.issues.wording.titles import LAST_TITLE, Title, write_theme_title, write_title

__all__ = ["IssueEvidence", "Phrase", "Slot", "Wording", "learn_wording", "phrase_hotspot"]

# Tickets of one issue that are read for its wording; of more, an even sample.
_MOST_READ = 60
# Kinds of problem named in a sentence.
_MOST_KINDS = 3
# Objects named in a sentence over several issues.
_MOST_NAMED = 4
# Towns named in a sentence over scattered tickets.
_MOST_TOWNS = 3


@dataclass(frozen=True)
class Slot:
    """A part of the sentence or the title, and the tickets it came from."""

    name: str
    text: str
    ticket_ids: tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """A hotspot's title (6–14 characters, ends in 问题), its sentence, and where each part came from."""

    title: str
    sentence: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class _Issue:
    """One issue, understood."""

    evidence: IssueEvidence
    subjects: Subjects
    kinds: tuple[Kind, ...]
    title: Title
    matter: Matter | None


def phrase_hotspot(
    issues: Sequence[IssueEvidence], theme_name: str, wording: Wording, *, is_scattered: bool = False
) -> Phrase:
    """Write the title and the sentence of a hotspot.

    ``issues``: its issues, or the single tickets of one theme; ``theme_name``: the kind of problem, "" when unknown;
    ``is_scattered``: the tickets share the theme alone, so that neither an object nor a clause speaks for them.
    The answer does not depend on the order of issues or tickets; without any ticket it is still a valid phrase.
    """
    evidence = sort_evidence(issues)
    if not evidence:
        return Phrase(LAST_TITLE, "有群众来电反映问题。", ())
    read = [_read_issue(sample_evidence(issue, _MOST_READ), theme_name, wording) for issue in evidence]
    if is_scattered:
        return _phrase_scattered(read[0], join_evidence(evidence))
    return _phrase_theme(read, evidence, theme_name) if len(read) > 1 else _phrase_issue(read[0], evidence[0])


def _read_issue(evidence: IssueEvidence, theme: str, wording: Wording) -> _Issue:
    reading = read_tickets(evidence.titles, evidence.texts)
    kinds = find_kinds(reading, theme, wording)
    kind = kinds[0] if kinds else None
    subjects = find_subjects(reading, evidence.towns)
    if subjects.main is None or subjects.main.is_locating:
        subjects = _replace_locating(subjects, find_shared_name(reading, wording), kind)
    named = " ".join(subjects.main.spellings) if subjects.main else ""
    focus = find_focus(reading, named, wording)
    own = cut_titles(reading)
    title = write_title(own, focus, subjects, kind)
    matter = choose_matter([*own, *cut_texts(reading)], focus, subjects, kind)
    return _Issue(evidence, subjects, kinds, title, matter)


def _replace_locating(subjects: Subjects, shared: SharedName | None, kind: Kind | None) -> Subjects:
    """Let a name that more tickets share be the subject instead of the road that says where it is."""
    main = subjects.main
    if shared is None or (main and len(shared.tickets) < len(main.tickets)):
        return subjects
    if main and (main.name in shared.text or shared.text in main.name):
        return subjects
    if kind and any(shared.text[i : i + 2] in kind.name for i in range(len(shared.text) - 1)):
        return subjects
    subject = Subject(shared.text, "other", (shared.text,), shared.tickets)
    return Subjects(subject, subjects.town, is_town_told=subjects.is_town_told)


def _phrase_issue(issue: _Issue, whole: IssueEvidence) -> Phrase:
    """Phrase a hotspot of one issue."""
    ids = issue.evidence.ticket_ids
    quantifier = name_quantifier(whole, issue.subjects)
    slots = [
        Slot("title", issue.title.text, _ids(ids, issue.title.tickets) or whole.ticket_ids),
        Slot("quantifier", quantifier, whole.ticket_ids),
    ]
    if issue.subjects.main:
        slots.append(Slot("places", issue.subjects.full_name, _ids(ids, issue.subjects.main.tickets)))
    if issue.matter is not None:
        matter = issue.matter
        slots.append(Slot("matter", matter.text, (ids[matter.ticket],)))
    else:
        matter = Matter("反映", _name_matter(issue), 0)
        slots.append(
            Slot(
                "matter",
                matter.text,
                _ids(ids, sorted({n for kind in issue.kinds for n in kind.tickets})) or whole.ticket_ids,
            )
        )
    return Phrase(issue.title.text, _join(quantifier, matter, whole), tuple(slots))


def _name_matter(issue: _Issue) -> str:
    """Name object and kind where no clause can be printed."""
    name = issue.subjects.full_name
    if not issue.kinds:
        return issue.title.text if issue.title.text != LAST_TITLE else "有关问题"
    named = (*(issue.kinds[0].parts or issue.kinds[:1]), *issue.kinds[1:])
    return join_kinds(name, [kind.name for kind in named[:_MOST_KINDS]])


def _phrase_theme(read: Sequence[_Issue], evidence: Sequence[IssueEvidence], theme: str) -> Phrase:
    """Phrase a hotspot of several issues: their objects, the strongest first, and the kind of problem."""
    whole = join_evidence(evidence)
    kind = name_kind(theme) if theme else next((issue.kinds[0].name for issue in read if issue.kinds), "")
    names = list_names(_distinct_names(read), _MOST_NAMED)
    title = write_theme_title(kind) if kind else read[0].title.text
    quantifier = name_quantifier(whole, Subjects(None, None))
    text = join_kinds(names, _list_parts(read) or [kind or "有关"])
    slots = [
        Slot("title", title, whole.ticket_ids),
        Slot("quantifier", quantifier, whole.ticket_ids),
        *_slot_places(read[:_MOST_NAMED]),
        Slot("matter", text, whole.ticket_ids),
    ]
    return Phrase(title, _join(quantifier, Matter("反映", text, 0), whole), tuple(slots))


def _list_parts(read: Sequence[_Issue]) -> list[str]:
    """Return the sub-topics to be named in place of a broad theme, those of most tickets first."""
    parts: Counter[str] = Counter()
    for issue in read:
        parts.update({part.name: len(part.tickets) for kind in issue.kinds[:1] for part in kind.parts})
    return sorted(parts, key=lambda name: (-parts[name], name))[:_MOST_KINDS]


def _slot_places(read: Sequence[_Issue]) -> list[Slot]:
    """Return a slot for each issue's subject: places_1, places_2 …, the strongest issue first."""
    slots: list[Slot] = []
    for number, issue in enumerate(read, start=1):
        ids, main = issue.evidence.ticket_ids, issue.subjects.main
        if issue.subjects.full_name:
            named = _ids(ids, main.tickets) if main else ids
            slots.append(Slot(f"places_{number}", issue.subjects.full_name, named))
    return slots


def _distinct_names(read: Sequence[_Issue]) -> list[str]:
    """Return the name of each issue's subject; one that was named in another spelling only once."""
    names: list[str] = []
    for name in (issue.subjects.full_name for issue in read):
        if name and not any(is_same_name(name, known) for known in names):
            names.append(name)
    return names


def _phrase_scattered(issue: _Issue, whole: IssueEvidence) -> Phrase:
    """Phrase tickets that share a theme alone: the kind of problem, and the towns most often named."""
    kind = issue.kinds[0].name if issue.kinds else ""
    title = write_theme_title(kind)
    quantifier = name_quantifier(whole, Subjects(None, None))
    towns = Counter(filter(None, whole.towns))
    often = sorted((town for town in towns if towns[town] > 1), key=lambda town: (-towns[town], town))[:_MOST_TOWNS]
    places = "、".join(often) + "等地" if len(towns) > 1 and often else ""
    text = join_kinds(places, [kind or "有关"])
    slots = [Slot(name, part, whole.ticket_ids) for name, part in (("title", title), ("quantifier", quantifier))]
    if places:
        ids = tuple(i for i, town in zip(whole.ticket_ids, whole.towns, strict=True) if town in often)
        slots.append(Slot("places", places, ids))
    slots.append(Slot("matter", text, whole.ticket_ids))
    return Phrase(title, _join(quantifier, Matter("反映", text, 0), whole), tuple(slots))


def _join(quantifier: str, matter: Matter, whole: IssueEvidence) -> str:
    """Put the sentence together, without saying a place twice."""
    place = quantifier.removesuffix("多名业主").removesuffix("多名群众")
    text = matter.text
    if place and place != quantifier and text.startswith(place) and len(text) - len(place) >= 4:
        text = text[len(place) :].lstrip("的小区，")
    # Letters are written, calls are made.
    called = "来电" if 2 * sum(map(bool, whole.titles)) < len(whole) else ""
    return f"{quantifier}{called}{matter.verb}{text}。"


def _ids(ids: Sequence[str], numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(ids[number] for number in numbers)
