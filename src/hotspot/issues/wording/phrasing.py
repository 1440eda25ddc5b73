"""How a hotspot reads: a title and a sentence in the bulletin's manner, made of the tickets' own words."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from hotspot.issues.wording.clauses import cut_texts, cut_titles
from hotspot.issues.wording.evidence import IssueEvidence, join_evidence, name_callers, sample_evidence, sort_evidence
from hotspot.issues.wording.focus import find_focus
from hotspot.issues.wording.kinds import Kind, find_kinds, list_parts, name_kind
from hotspot.issues.wording.matters import Matter, choose_matter, join_kinds, list_names
from hotspot.issues.wording.naming import name_subjects
from hotspot.issues.wording.persons import names_person
from hotspot.issues.wording.quantifiers import name_quantifier
from hotspot.issues.wording.reading import Reading, read_heads, read_tickets
from hotspot.issues.wording.statistics import Wording, learn_wording, load_roles
from hotspot.issues.wording.subjects import Subjects, find_repeated, is_same_name
from hotspot.issues.wording.titles import END, LAST_TITLE, Title, name_title, write_theme_title, write_title

__all__ = ["IssueEvidence", "Phrase", "Slot", "Wording", "learn_wording", "phrase_hotspot"]

# Tickets of one issue that are read for its wording; of more, an even sample.
_MOST_READ = 40
# The same where an issue is only to be named, beside others of its line.
_MOST_NAMING = 24
# Kinds of problem named in a sentence.
_MOST_KINDS = 3
# Objects named in a sentence over several issues.
_MOST_NAMED = 4
# Objects and towns named in a sentence over scattered tickets, and the share of the tickets that must name an object.
_MOST_SCATTERED = 3
_LEAST_SHARE = 0.15
# Issues of one line that are read, the strongest; those behind them are not named.
_MOST_ISSUES = 8


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
    """One issue, read: its tickets (an even sample of many) and what it is about."""

    evidence: IssueEvidence
    reading: Reading
    subjects: Subjects


def phrase_hotspot(
    issues: Sequence[IssueEvidence],
    theme_name: str,
    wording: Wording,
    *,
    is_scattered: bool = False,
    others: IssueEvidence | None = None,
    last_name: str = "",
) -> Phrase:
    """Write the title and the sentence of a hotspot.

    ``issues``: its issues, or the single tickets of one theme; ``theme_name``: the kind of problem, "" when unknown;
    ``is_scattered``: the tickets share the theme alone, so that neither an object nor a clause speaks for them;
    ``others``: tickets in no issue that belong to the line; they count, and tell of what a broad theme is made;
    ``last_name``: what to name where neither theme nor tickets give a name, a category for instance.
    The answer does not depend on the order of issues or tickets; without any ticket it is still a valid phrase.
    """
    evidence = sort_evidence(issues)
    if not evidence:
        return Phrase(LAST_TITLE, "有群众来电反映问题。", ())
    if is_scattered:
        return _phrase_scattered(join_evidence(evidence), theme_name)
    if len(evidence) > 1:
        return _phrase_theme(evidence, sort_evidence([others] if others else []), theme_name, wording)
    last_title = name_title(theme_name) or name_title(last_name)
    whole = join_evidence([evidence[0], others]) if others else evidence[0]
    return _phrase_issue(sample_evidence(evidence[0], _MOST_READ), whole, theme_name, wording, last_title)


def _phrase_issue(
    evidence: IssueEvidence, whole: IssueEvidence, theme: str, wording: Wording, last_title: str
) -> Phrase:
    """Phrase a hotspot of one issue; ``last_title``: where its tickets give none."""
    reading = read_tickets(evidence.titles, evidence.texts, evidence.places)
    kinds = find_kinds(reading, theme, wording)
    subjects = name_subjects(reading, evidence.towns, kinds[0].name if kinds else "", wording)
    issue = _Issue(evidence, reading, subjects)
    title, matter = _write(issue, kinds, wording)
    if title.text == LAST_TITLE and last_title:
        title = Title(last_title, ())
    ids = evidence.ticket_ids
    quantifier = name_quantifier(whole, subjects)
    slots = [
        Slot("title", title.text, _ids(ids, title.tickets) or whole.ticket_ids),
        Slot("quantifier", quantifier, whole.ticket_ids),
    ]
    if subjects.main:
        slots.append(Slot("places", subjects.full_name, _ids(ids, subjects.main.tickets)))
    told = _ids(ids, sorted({n for kind in kinds for n in kind.tickets})) or whole.ticket_ids
    if matter is None:
        matter = _name_matter(subjects.full_name, kinds, title)
    else:
        told = (ids[matter.ticket],)
    slots.append(Slot("matter", matter.text, told))
    return Phrase(title.text, _join(quantifier, matter, whole), tuple(slots))


def _write(issue: _Issue, kinds: Sequence[Kind], wording: Wording) -> tuple[Title, Matter | None]:
    """Write the title of an issue and choose its matter, None when no clause can be printed."""
    reading, main = issue.reading, issue.subjects.main
    kind = kinds[0] if kinds else None
    focus = find_focus(reading, " ".join(main.spellings) if main else "", wording)
    places = "\n".join(place.name for row in (*reading.title_places, *reading.text_places) for place in row)
    own = [clause for clause in cut_titles(reading) if not names_person(clause.words, places)]
    told = [clause for clause in cut_texts(reading) if not names_person(clause.words, places)]
    matter = choose_matter([*own, *told], focus, issue.subjects, kind)
    title = write_title(own, focus, issue.subjects, kind, told=matter.ticket if matter else None)
    return title, matter


def _name_matter(name: str, kinds: Sequence[Kind], title: Title) -> Matter:
    """Name object and kind where no clause can be printed."""
    if not kinds:
        if title.words and title.words[0] in load_roles().wanting:
            return Matter("希望", title.text.removesuffix(END), 0)
        return Matter("反映", title.text if title.text != LAST_TITLE else "有关问题", 0)
    named = (*(kinds[0].parts or kinds[:1]), *kinds[1:])
    return Matter("反映", join_kinds(name, [kind.name for kind in named[:_MOST_KINDS]]), 0)


def _phrase_theme(
    evidence: Sequence[IssueEvidence], others: Sequence[IssueEvidence], theme: str, wording: Wording
) -> Phrase:
    """Phrase a hotspot of several issues: their objects, the strongest first, and the kind of problem."""
    kind, whole = name_kind(theme), join_evidence([*evidence, *others])
    read = []
    for issue in (sample_evidence(issue, _MOST_NAMING) for issue in evidence[:_MOST_ISSUES]):
        reading = read_tickets(issue.titles, issue.texts, issue.places)
        read.append(_Issue(issue, reading, name_subjects(reading, issue.towns, kind, wording)))
    of_others = (read_heads(row.titles, row.texts) for row in others)
    heads = chain.from_iterable(chain((issue.reading.heads for issue in read), of_others))
    parts = list_parts(theme, heads)
    if not kind:
        found = (find_kinds(issue.reading, theme, wording) for issue in read)
        kind = next((kinds[0].name for kinds in found if kinds), "")
    title = write_theme_title(kind) if kind else _write(read[0], (), wording)[0].text
    quantifier = name_quantifier(whole, Subjects(None, None))
    names = list_names(_distinct_names(read), _MOST_NAMED, are_all=len(read) == len(evidence))
    text = join_kinds(names, parts[:_MOST_KINDS] or [kind or "有关"])
    slots = [
        Slot("title", title, whole.ticket_ids),
        Slot("quantifier", quantifier, whole.ticket_ids),
        *_slot_places(read[:_MOST_NAMED]),
        Slot("matter", text, whole.ticket_ids),
    ]
    return Phrase(title, _join(quantifier, Matter("反映", text, 0), whole), tuple(slots))


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


def _phrase_scattered(whole: IssueEvidence, theme: str) -> Phrase:
    """Phrase tickets that share a theme alone: the kind of problem, and the objects or towns that several name."""
    kind = name_kind(theme)
    title = write_theme_title(kind)
    quantifier = name_quantifier(whole, Subjects(None, None))
    least = max(2, math.ceil(_LEAST_SHARE * len(whole)))
    named = find_repeated(whole.titles, whole.places, name_callers(whole), least)[:_MOST_SCATTERED]
    slots = [Slot(name, part, whole.ticket_ids) for name, part in (("title", title), ("quantifier", quantifier))]
    places = "、".join(subject.name for subject in named) + "等处" if named else ""
    told = {number for subject in named for number in subject.tickets}
    if not named:
        towns = Counter(filter(None, whole.towns))
        often = sorted((t for t in towns if towns[t] > 1), key=lambda town: (-towns[town], town))[:_MOST_SCATTERED]
        places = "、".join(often) + "等地" if len(towns) > 1 and often else ""
        told = {number for number, town in enumerate(whole.towns) if town in often}
    if places:
        slots.append(Slot("places", places, _ids(whole.ticket_ids, sorted(told))))
    text = join_kinds(places, [kind or "有关"])
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
