"""What the wording of a hotspot is built from: the tickets of its issues, in an order that the caller cannot change."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.text.places import Place


@dataclass(frozen=True)
class IssueEvidence:
    """The tickets of one issue, or one theme's single tickets; all fields have one entry a ticket.

    ``titles``, ``texts``: masked and cleaned ("" where none); ``callers``: hashed, "" is somebody unknown;
    ``towns``: the ticket's town or ""; ``places``: those of "title\\ntext", of the text alone where there is no title.
    """

    ticket_ids: tuple[str, ...]
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    callers: tuple[str, ...]
    towns: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]

    def __len__(self) -> int:
        """Return the number of tickets."""
        return len(self.ticket_ids)


def sort_evidence(issues: Sequence[IssueEvidence]) -> list[IssueEvidence]:
    """Return the issues with tickets, the strongest first, each with its tickets in order of id and text."""
    ordered = [_sort_tickets(issue) for issue in issues if len(issue)]
    return sorted(
        ordered, key=lambda issue: (-len(set(name_callers(issue))), -len(issue), issue.ticket_ids, issue.texts)
    )


def name_callers(issue: IssueEvidence) -> list[str]:
    """Return a key of each ticket's caller; nobody known is a person of its own."""
    return [caller or f"?{ticket_id}" for caller, ticket_id in zip(issue.callers, issue.ticket_ids, strict=True)]


def sample_evidence(issue: IssueEvidence, most: int) -> IssueEvidence:
    """Return at most so many of the tickets, evenly spread."""
    if len(issue) <= most:
        return issue
    return _pick(issue, [round(step * (len(issue) - 1) / (most - 1)) for step in range(most)])


def join_evidence(issues: Sequence[IssueEvidence]) -> IssueEvidence:
    """Return all tickets as one issue."""
    return IssueEvidence(
        ticket_ids=tuple(value for issue in issues for value in issue.ticket_ids),
        titles=tuple(value for issue in issues for value in issue.titles),
        texts=tuple(value for issue in issues for value in issue.texts),
        callers=tuple(value for issue in issues for value in issue.callers),
        towns=tuple(value for issue in issues for value in issue.towns),
        places=tuple(value for issue in issues for value in issue.places),
    )


def _sort_tickets(issue: IssueEvidence) -> IssueEvidence:
    rows = list(zip(issue.ticket_ids, issue.titles, issue.texts, issue.callers, issue.towns, strict=True))
    return _pick(issue, sorted(range(len(rows)), key=rows.__getitem__))


def _pick(issue: IssueEvidence, numbers: Sequence[int]) -> IssueEvidence:
    return IssueEvidence(
        ticket_ids=tuple(issue.ticket_ids[n] for n in numbers),
        titles=tuple(issue.titles[n] for n in numbers),
        texts=tuple(issue.texts[n] for n in numbers),
        callers=tuple(issue.callers[n] for n in numbers),
        towns=tuple(issue.towns[n] for n in numbers),
        places=tuple(issue.places[n] for n in numbers),
    )
