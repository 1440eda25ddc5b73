"""What could be handled as one: tickets of one issue, copies of one text, and callers who keep calling.

Both lists are asked for by the State Council's rules for hotlines of 2025 (并单; 三次以上重复诉求).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from hotspot.issues.material import Material
from hotspot.issues.report import Hotspot, MergeSuggestion, RepeatedCall
from hotspot.issues.wording.objects.result_fields import name_object

# Cosine of the character 3-grams that two texts hold from which two texts are copies with a few words changed.
NEAR_COPY = 0.85
# Larger issues are not searched pair by pair for near copies; equal texts are found at any size.
_MOST_COMPARED = 500
_PAIR, _REPEATED = 2, 3
# Two tickets that share no more than a district tell more probably of the same issue than not.
_LIKELY = 0.5
# So many characters tell a clerk which matter it is.
_QUOTED = 40


def suggest_merges(material: Material, groups: Sequence[tuple[int, ...]], fellows: Any) -> tuple[MergeSuggestion, ...]:
    """Suggest what to handle together: each group of one issue (positions; pairs too), and the copies within it.

    Of two tickets, which nobody else confirms, only copies, those of one caller, and those of one category that share
    a place; ``fellows``: how probably two tickets tell of the same issue (CSR), asked where the place is a district.
    """
    suggestions: list[MergeSuggestion] = []
    for group in groups:
        name = name_object([material.places[position] for position in group])
        copies = _find_copies(group, material.texts)
        if len(group) == _PAIR and not (copies or _belong_together(group, material, fellows, is_named=bool(name))):
            continue
        parts = [(group, f"同一诉求:{name}" if name else "同一诉求"), *copies]
        suggestions += [
            MergeSuggestion(_ids(material, part), reason, _quote(material, min(part))) for part, reason in parts
        ]
    return tuple(suggestions)


def _belong_together(pair: tuple[int, ...], material: Material, fellows: Any, *, is_named: bool) -> bool:
    """Say whether two tickets are one caller's, or of one category and place; ``is_named``: both name one object."""
    if len({material.callers[position] for position in pair}) == 1:
        return True
    if len({material.categories[position] for position in pair} - {""}) > 1:
        return False
    one, other = ({(place.place_type, place.key) for place in material.places[position]} for position in pair)
    if is_named or one.isdisjoint(other):
        return is_named
    return bool(max(fellows[pair[0], pair[1]], fellows[pair[1], pair[0]]) >= _LIKELY)


def find_repeated_calls(material: Material, hotspots: Sequence[Hotspot]) -> tuple[RepeatedCall, ...]:
    """Return the callers with three and more tickets of one issue, most tickets first; those in order of time.

    What the caller of an issue tells of its line outside of any issue counts as told of that one; of several issues of
    one caller, of that with most tickets.
    """
    caller_of = dict(zip(material.ids, material.callers, strict=True))
    place_of = {ticket_id: place for place, ticket_id in enumerate(material.ids)}
    repeated: list[RepeatedCall] = []
    for hotspot in hotspots:
        issue_of = {ticket_id: issue.issue_id for issue in hotspot.issues for ticket_id in issue.ticket_ids}
        calls: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for ticket_id in hotspot.ticket_ids:
            calls[caller_of[ticket_id]][issue_of.get(ticket_id, "")].append(ticket_id)
        for caller, by_issue in calls.items():
            told_otherwise = by_issue.pop("", [])
            if by_issue:
                by_issue[min(by_issue, key=lambda name: (-len(by_issue[name]), name))] += told_otherwise
            repeated += [
                RepeatedCall(caller, name, tuple(sorted(ids, key=place_of.__getitem__)), hotspot.title)
                for name, ids in by_issue.items()
                if len(ids) >= _REPEATED
            ]
    return tuple(sorted(repeated, key=lambda call: (-len(call.ticket_ids), call.ticket_ids)))


def _find_copies(group: Sequence[int], texts: Sequence[str]) -> list[tuple[list[int], str]]:
    """Return the members of a group with equal texts, then those with nearly equal ones, each with the reason."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for position in group:
        if texts[position]:
            by_text[texts[position]].append(position)
    copies = [(positions, "内容相同") for positions in by_text.values() if len(positions) > 1]
    distinct = sorted(positions[0] for positions in by_text.values())
    if 1 < len(distinct) <= _MOST_COMPARED:
        copies += [
            (sorted(p for member in near for p in by_text[texts[member]]), "内容基本相同")
            for near in _find_near(distinct, texts)
        ]
    return copies


def _find_near(positions: Sequence[int], texts: Sequence[str]) -> list[list[int]]:
    """Return the positions that pairs of nearly equal texts connect."""
    from scipy.cluster.hierarchy import DisjointSet

    # Blanks at both ends give the shortest text a 3-gram as well.
    blanked = [f" {texts[position]} " for position in positions]
    grams = [frozenset(text[at : at + 3] for at in range(len(text) - 2)) for text in blanked]
    sets = DisjointSet(range(len(positions)))
    order = sorted(range(len(positions)), key=lambda member: (len(grams[member]), member))
    for place, small in enumerate(order):
        for large in order[place + 1 :]:
            # The cosine is at most the root of the ratio of the sizes.
            if len(grams[small]) < NEAR_COPY**2 * len(grams[large]):
                break
            both = len(grams[small] & grams[large])
            if both**2 >= NEAR_COPY**2 * len(grams[small]) * len(grams[large]):
                sets.merge(small, large)
    return sorted(sorted(positions[member] for member in part) for part in sets.subsets() if len(part) > 1)


def _quote(material: Material, position: int) -> str:
    """Return the title of a ticket, without one the beginning of its text."""
    text = material.titles[position] or material.texts[position]
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _ids(material: Material, positions: Sequence[int]) -> tuple[str, ...]:
    return tuple(material.ids[position] for position in sorted(positions))
