"""A hotspot of several issues of one theme: their objects, the strongest first, and what is wrong with them."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import chain

from hotspot.issues.wording.evidence import IssueEvidence, join_evidence, list_callers, name_callers, sample_evidence
from hotspot.issues.wording.key_points import list_phrases
from hotspot.issues.wording.matters import Matter, join_problems, tell_points
from hotspot.issues.wording.objects.named_objects import NamedObject
from hotspot.issues.wording.objects.names import is_same_name, list_names
from hotspot.issues.wording.objects.naming import Naming, are_nearly_all, name_issue
from hotspot.issues.wording.pairing import pair_places
from hotspot.issues.wording.phrase import Phrase, Slot, join_sentence, pick_ids
from hotspot.issues.wording.points import Points, name_points
from hotspot.issues.wording.problems import find_problems, list_parts, name_problem
from hotspot.issues.wording.quantifiers import name_quantifier, name_verb
from hotspot.issues.wording.reading import read_evidence, read_heads
from hotspot.issues.wording.single_issue import ReadIssue, write_issue
from hotspot.issues.wording.statistics import Wording
from hotspot.issues.wording.titles import END, join_name, merge_names, write_theme_title

# Tickets of one issue that are read where it is only to be named; of more, an even sample.
_MOST_READ = 24
# Issues of one line that are read, the strongest; those behind them are not named.
_MOST_ISSUES = 8
# Objects, and problems, named in a sentence.
_MOST_NAMED, _MOST_PROBLEMS = 4, 3


def phrase_issues(
    issues: Sequence[IssueEvidence], others: Sequence[IssueEvidence], theme: str, wording: Wording
) -> Phrase:
    """Phrase a hotspot of several issues, the strongest first; ``others``: tickets in none of them."""
    problem, whole = name_problem(theme), join_evidence([*issues, *others])
    read = [_read(issue, problem, wording) for issue in issues[:_MOST_ISSUES]]
    if not problem:
        found = (find_problems(issue.reading, theme, wording) for issue in read)
        problem = next((problems[0].name for problems in found if problems), "")
    points = name_points(theme, whole, parts=[issue.ticket_ids for issue in issues])
    named = points.title or problem
    title = write_theme_title(named) if named else write_issue(read[0], (), wording)[0].text
    town = _find_town(whole, read)
    if town is not None:
        title = join_name(town.name, title.removesuffix(END)) or title
    quantifier = name_quantifier(whole, Naming(None, town, is_town_told=town is not None))
    telling = _keep_telling(read, points.placed_ids) if town is None else ()
    are_named = [issue for issue in telling if issue.name_where(points.placed_ids)]
    matter = _tell(are_named, points, {number for issue in issues for number in issue.ticket_ids})
    if matter is None:
        names = list_names(_distinct_names(are_named), _MOST_NAMED, are_all=len(are_named) == len(issues))
        of_others = (read_heads(row.titles, row.texts) for row in others)
        parts = list_parts(theme, chain.from_iterable(chain((issue.reading.heads for issue in read), of_others)))
        matter = Matter(name_verb(whole), join_problems(names, parts[:_MOST_PROBLEMS] or [problem or "有关"]), 0)
    slots = [
        Slot("title", title, whole.ticket_ids),
        Slot("quantifier", quantifier, whole.ticket_ids),
        *_slot_places(are_named[:_MOST_NAMED]),
        Slot("matter", matter.text, points.ticket_ids or whole.ticket_ids),
    ]
    return Phrase(title, join_sentence(quantifier, matter, whole), tuple(slots))


def _find_town(whole: IssueEvidence, read: Sequence[ReadIssue]) -> NamedObject | None:
    """Return the town of nearly all tickets where no issue has an object of its own, else None."""
    if any(issue.naming.main for issue in read):
        return None
    (town, number), *_ = Counter(whole.towns).most_common(1)
    return NamedObject(town, "town", (town,), ()) if town and are_nearly_all(number, len(whole)) else None


def _tell(are_named: Sequence[ReadIssue], points: Points, inside: Set[str]) -> Matter | None:
    """Tell the points of the places; what is wanted is told without them: each wants it elsewhere.

    What none of the places tells stands before them: behind them it would be said of them; what leads only where
    another issue tells it: single tickets speak of the same places. 等处 stands behind the places where another issue
    tells it, too; ``inside``: the tickets of all issues.
    """
    if not points.troubles or not are_named:
        return tell_points("", points)
    told = {number for issue in are_named for number in issue.evidence.ticket_ids}
    lead = points.rows[0]
    placed = [row for row in points.rows if told & row[1] or (row is lead and inside.isdisjoint(row[1]))]
    elsewhere = [row[0] for row in points.rows if row not in placed]
    are_all = all(told.issuperset(tickets.intersection(inside)) for _, tickets in placed)
    names = list_names(_distinct_names(are_named), _MOST_NAMED, are_all=are_all)
    paired = pair_places(
        [issue.evidence for issue in are_named[:_MOST_NAMED]],
        placed,
        lambda numbers: list_names(_distinct_names([are_named[number] for number in numbers]), _MOST_NAMED),
    )
    if not paired and not elsewhere:
        return tell_points(names, points)
    first, *more = list_phrases([point for point, _ in placed])
    troubles = [*list_phrases(elsewhere), *(paired or [merge_names(names, first), *more])]
    return tell_points("", replace(points, troubles=tuple(troubles)))


def _read(issue: IssueEvidence, problem: str, wording: Wording) -> ReadIssue:
    evidence = sample_evidence(issue, _MOST_READ)
    reading = read_evidence(evidence.titles, evidence.texts, evidence.places)
    naming = name_issue(reading, evidence.towns, problem, wording, districts=evidence.districts)
    return ReadIssue(evidence, reading, naming)


def _keep_telling(read: Sequence[ReadIssue], ticket_ids: Sequence[str]) -> Sequence[ReadIssue]:
    """Return the issues where two callers wrote these tickets, else those where half of them did; all without any.

    A place is named where what the sentence says is said of it.
    """
    told = set(ticket_ids)
    if not told:
        return read
    by_several, by_half = [], []
    for issue in read:
        speaking = list_callers(issue.evidence, told)
        if len(speaking) > 1:
            by_several.append(issue)
        elif 2 * len(speaking) >= len(set(name_callers(issue.evidence))):
            by_half.append(issue)
    return by_several or by_half


def _slot_places(read: Sequence[ReadIssue]) -> list[Slot]:
    """Return a slot for each issue's object: places_1, places_2 …, the strongest issue first."""
    slots: list[Slot] = []
    for number, issue in enumerate(read, start=1):
        ids, main = issue.evidence.ticket_ids, issue.naming.main
        named = pick_ids(ids, main.tickets) if main else ids
        slots.append(Slot(f"places_{number}", issue.naming.full_name, named))
    return slots


def _distinct_names(read: Sequence[ReadIssue]) -> list[str]:
    """Return the name of each issue's object; once what has another spelling or ending."""
    names: list[str] = []
    for name in (issue.naming.full_name for issue in read):
        if not any(is_same_name(name, known) or _is_same_but_ending(name, known) for known in names):
            names.append(name)
    return names


def _is_same_but_ending(one: str, other: str) -> bool:
    """Say whether two names differ in their last character alone: 赛头口, 赛头桥; not 恒大, 恒信."""
    return len(one) > 2 and one[:-1] == other[:-1]
