"""A hotspot of one issue: its object, and what its tickets say is wrong, in their own words or by their key points."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hotspot.issues.wording.clauses import cut_texts, cut_titles
from hotspot.issues.wording.evidence import IssueEvidence, sample_evidence
from hotspot.issues.wording.focus import Focus, find_focus
from hotspot.issues.wording.matters import Matter, choose_matter, join_problems, says_nothing, tell_clause, tell_points
from hotspot.issues.wording.objects.named_objects import NamedObject
from hotspot.issues.wording.objects.names import drop_common_ending, shorten_village
from hotspot.issues.wording.objects.naming import Naming, name_issue
from hotspot.issues.wording.objects.several_places import name_several_places
from hotspot.issues.wording.objects.shared_names import drop_trade
from hotspot.issues.wording.persons import names_person
from hotspot.issues.wording.phrase import Phrase, Slot, join_sentence, pick_ids
from hotspot.issues.wording.points import Points, name_points
from hotspot.issues.wording.problems import Problem, find_problems, name_theme
from hotspot.issues.wording.quantifiers import name_quantifier, name_verb
from hotspot.issues.wording.reading import Reading, read_evidence
from hotspot.issues.wording.statistics import Wording, load_roles
from hotspot.issues.wording.titled_names import name_as_titled
from hotspot.issues.wording.titles import END, LAST_TITLE, Title, join_name, merge_names, name_title, write_title

# Tickets of one issue that are read for its wording; of more, an even sample.
_MOST_READ = 40
# Problems named in a sentence; things, where no problem is known.
_MOST_PROBLEMS, _MOST_THINGS = 3, 2
# One ticket's clause speaks for all, rather than key points, where half of the tickets tell this much of it.
_SHARED = 0.75
# Where no key point is told, this much of it; else it is that ticket's alone, and object and problem are named.
_CONFIRMED = 0.6
# A title that says so little beside its object is a label that a clerk put on a call: 安康家园|电梯坏.
_LABEL = 5
# Key points are the better sentence whatever it says where this share of the callers tells the first of them.
_NEARLY_ALL = 0.8
# A place is named where this share of those that tell the key points name it.
_LEAST_NAMING = 0.5


@dataclass(frozen=True)
class ReadIssue:
    """One issue, read: its tickets (an even sample of many) and what it is about."""

    evidence: IssueEvidence
    reading: Reading
    naming: Naming

    def name_where(self, telling: Collection[str]) -> str:
        """Return the name of the object or town, "" where less than half of the tickets with these ids name it.

        One of them is enough where half of all do, and none of them names another of its type.
        """
        named = self.naming.main or self.naming.town
        if named is None:
            return ""
        is_village = named.place_type == "village"
        short = shorten_village(named.name) if is_village else drop_trade(drop_common_ending(named.name))
        rows = zip(self.evidence.ticket_ids, self.reading.heads, strict=True)
        says = [row in named.tickets or short in head for row, (number, head) in enumerate(rows) if number in telling]
        if sum(says) >= _LEAST_NAMING * len(says):
            return self.naming.full_name
        is_theirs = any(says) and len(named.tickets) >= _LEAST_NAMING * len(self.evidence)
        return "" if not is_theirs or self._names_another(named, telling) else self.naming.full_name

    def _names_another(self, named: NamedObject, telling: Collection[str]) -> bool:
        """Say whether one of the tickets with these ids names another place of the same type."""
        rows = zip(self.evidence.ticket_ids, self.evidence.places, strict=True)
        places = (place for number, row in rows if number in telling for place in row)
        return any(place.place_type == named.place_type and place.name not in named.spellings for place in places)


def phrase_issue(issue: IssueEvidence, whole: IssueEvidence, theme: str, wording: Wording, last_name: str) -> Phrase:
    """Phrase a hotspot of one issue; ``whole``: with the line's other tickets; ``last_name``: where they give none."""
    evidence = sample_evidence(issue, _MOST_READ)
    reading = read_evidence(evidence.titles, evidence.texts, evidence.places)
    problems = find_problems(reading, theme, wording)
    problem = problems[0].name if problems else ""
    naming = name_issue(reading, evidence.towns, problem, wording, districts=evidence.districts)
    title, matter = write_issue(ReadIssue(evidence, reading, naming), problems, wording)
    if title.text == LAST_TITLE:
        title = Title(_name_last(naming.full_name, theme if name_title(theme) else last_name), ())
    naming = name_as_titled(naming, title, reading)
    read = ReadIssue(evidence, reading, naming)
    points = name_points(name_theme(theme, problems), whole, is_one_matter=bool(naming.full_name))
    if points.title and not title.speaks_for_all:
        title = Title(_name_last(naming.full_name, points.title), title.tickets)
    ids = evidence.ticket_ids
    quantifier = name_quantifier(whole, naming)
    slots = [
        Slot("title", title.text, pick_ids(ids, title.tickets) or whole.ticket_ids),
        Slot("quantifier", quantifier, whole.ticket_ids),
    ]
    if naming.main:
        slots.append(Slot("places", naming.full_name, pick_ids(ids, naming.main.tickets)))
    told = pick_ids(ids, (number for problem in problems for number in problem.tickets)) or whole.ticket_ids
    by_points = tell_points(read.name_where(points.placed_ids) or _name_several(whole, points, naming), points)
    is_confirmed = matter is not None and (len(reading) == 1 or not problems or matter.support >= _CONFIRMED)
    if matter is not None and (is_confirmed if by_points is None else _speaks_for_all(matter, points, read)):
        told = (ids[matter.ticket],)
    elif by_points is not None:
        matter, told = by_points, points.ticket_ids
    else:
        # A lone ticket's own words say more than the name of its kind of problem.
        is_told = len(whole) == 1 and bool(title.words)
        matter = _name_matter(name_verb(whole), naming, () if is_told else problems, title)
    slots.append(Slot("matter", matter.text, told))
    return Phrase(title.text, join_sentence(quantifier, matter, whole), tuple(slots))


def write_issue(issue: ReadIssue, problems: Sequence[Problem], wording: Wording) -> tuple[Title, Matter | None]:
    """Write the title of an issue and choose its matter, None when no clause can be printed."""
    reading, main = issue.reading, issue.naming.main
    problem = problems[0] if problems else None
    focus = find_focus(reading, " ".join(main.spellings) if main else "", wording)
    places = "\n".join(place.name for row in (*reading.title_places, *reading.text_places) for place in row)
    own = [clause for clause in cut_titles(reading) if not names_person(clause.words, places)]
    told = [clause for clause in cut_texts(reading) if not names_person(clause.words, places)]
    placed = [number for number, row in enumerate(reading.title_places) if row]
    matter = choose_matter([*own, *told], focus, issue.naming, problem, placed=placed)
    if matter is None and len(reading) == 1:
        matter = tell_clause([*own, *told], issue.naming, problem)
    title = write_title(own, focus, issue.naming, problem, told=matter.ticket if matter else None)
    return (_name_things(issue, focus) if title.text == LAST_TITLE and problem is None else title), matter


def _name_things(issue: ReadIssue, focus: Focus) -> Title:
    """Return the title of an object and what half of its tickets speak of, LAST_TITLE without such a thing."""
    rows = (*issue.reading.title_places, *issue.reading.text_places)
    named = "\n".join(place.name for row in rows for place in row)
    # 石油 of 石油大街 is no matter.
    things = [thing for thing in focus.list_things() if thing not in named][:_MOST_THINGS]
    text = join_name(issue.naming.full_name, "、".join(things)) if things else ""
    if not text:
        return Title(LAST_TITLE, ())
    heads = enumerate(issue.reading.heads)
    return Title(text, tuple(number for number, head in heads if any(thing in head for thing in things)))


def _name_several(whole: IssueEvidence, points: Points, naming: Naming) -> str:
    """Return the places or towns that its tickets name where they share no object, "" where they do."""
    if naming.full_name or not points.troubles:
        return ""
    return name_several_places(whole, frozenset(points.placed_ids), points.troubles[0])[0]


def _speaks_for_all(matter: Matter, points: Points, issue: ReadIssue) -> bool:
    """Say whether one letter's words are a better sentence than points that not all tell; a lone ticket's are.

    A label is not, nor what a lone ticket tells of a nameless one, where its title names the object.
    """
    main = issue.naming.main
    if says_nothing(matter):
        return False
    if len(issue.reading) == 1:
        return main is None or bool(main.find_in(matter.text))
    spelling = main.find_in(matter.text) if main else ""
    is_label = len(matter.text.removesuffix(END)) - len(spelling) <= _LABEL
    if is_label:
        return False
    return issue.reading.is_titled and matter.agreement >= _SHARED and points.share < _NEARLY_ALL


def _name_last(name: str, last: str) -> str:
    """Return the title of an object and what is known of the matter, where no ticket gives one."""
    known = name_title(last)
    return (known and join_name(name, known.removesuffix(END))) or known or LAST_TITLE


def _name_matter(verb: str, naming: Naming, problems: Sequence[Problem], title: Title) -> Matter:
    """Name object and problem where neither a clause nor a point can be printed."""
    name = naming.full_name
    if not problems:
        if title.words and title.words[0] in load_roles().wanting:
            return Matter("希望", title.text.removesuffix(END), 0)
        if title.text == LAST_TITLE:
            return Matter(verb, "有关问题", 0)
        is_named = naming.main is None or bool(naming.main.find_in(title.text))
        return Matter(verb, title.text if is_named else merge_names(name, title.text), 0)
    named = (*(problems[0].parts or problems[:1]), *problems[1:])
    return Matter(verb, join_problems(name, [problem.name for problem in named[:_MOST_PROBLEMS]]), 0)
