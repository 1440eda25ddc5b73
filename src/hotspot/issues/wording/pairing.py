"""Which places tell which points, where issues of one line tell different ones: A和B购房款未退还、C装修价格有争议."""

from collections.abc import Callable, Sequence

from hotspot.issues.wording.evidence import IssueEvidence, list_callers
from hotspot.issues.wording.key_points import KeyPoint, list_phrases
from hotspot.issues.wording.titles import merge_names

# An issue tells the first point where so large a share of its callers does, of those who tell its own main point.
_LEAST_SHARE = 0.6


def pair_places(
    issues: Sequence[IssueEvidence],
    rows: Sequence[tuple[KeyPoint, frozenset[str]]],
    name: Callable[[Sequence[int]], str],
) -> list[str]:
    """Return the points with the places that tell them in front, none where all the issues tell the first one.

    ``issues``: those that are named; ``rows``: the points and who tells them, the first leads; ``name``: joins the
    names of issues, given by number.
    """
    told_by: dict[int, list[int]] = {row: [] for row in range(len(rows))}
    for number, issue in enumerate(issues):
        told_by[_choose(issue, rows)].append(number)
    apart = [row for row in told_by if row and told_by[row]]
    if not apart or not told_by[0]:
        return []
    shared = [row for row in told_by if row not in apart]
    phrases: list[str] = []
    for group, numbers in ((shared, told_by[0]), *(([row], told_by[row]) for row in apart)):
        first, *more = list_phrases([rows[row][0] for row in group])
        phrases += [merge_names(name(numbers), first), *more]
    return phrases


def _choose(issue: IssueEvidence, rows: Sequence[tuple[KeyPoint, frozenset[str]]]) -> int:
    """Return the point that an issue tells: the first where enough of its callers do, else what most of them tell."""
    heard = [len(list_callers(issue, telling)) for _, telling in rows]
    return 0 if heard[0] >= _LEAST_SHARE * max(heard) else heard.index(max(heard))
