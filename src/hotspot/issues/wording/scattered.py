"""Tickets that share a theme alone: what several callers say of it, and the objects or towns they name."""

from hotspot.issues.wording.evidence import IssueEvidence
from hotspot.issues.wording.matters import Matter, join_problems, tell_points
from hotspot.issues.wording.objects.naming import Naming
from hotspot.issues.wording.objects.several_places import name_several_places
from hotspot.issues.wording.phrase import Phrase, Slot, join_sentence, pick_ids
from hotspot.issues.wording.points import name_points
from hotspot.issues.wording.problems import name_problem
from hotspot.issues.wording.quantifiers import name_quantifier, name_verb
from hotspot.issues.wording.titles import write_theme_title


def phrase_scattered(whole: IssueEvidence, theme: str) -> Phrase:
    """Phrase the single tickets of one theme."""
    problem = name_problem(theme)
    points = name_points(theme, whole)
    title = write_theme_title(points.title or problem)
    quantifier = name_quantifier(whole, Naming(None, None))
    slots = [Slot(name, part, whole.ticket_ids) for name, part in (("title", title), ("quantifier", quantifier))]
    said = [*points.troubles, problem][0]
    places, told = name_several_places(whole, frozenset(points.placed_ids or whole.ticket_ids), said)
    if places:
        slots.append(Slot("places", places, pick_ids(whole.ticket_ids, told)))
    matter = tell_points(places, points) or Matter(name_verb(whole), join_problems(places, [problem or "有关"]), 0)
    slots.append(Slot("matter", matter.text, points.ticket_ids or whole.ticket_ids))
    return Phrase(title, join_sentence(quantifier, matter, whole), tuple(slots))
