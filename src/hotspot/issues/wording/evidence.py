"""What the wording of a hotspot is built from: the tickets of its issues, in an order that the caller cannot change."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from itertools import chain

from hotspot.text.places import Place


@dataclass(frozen=True)
class IssueEvidence:
    """The tickets of one issue, or one theme's single tickets; all fields have one entry a ticket.

    ``titles``, ``texts``: masked and cleaned ("" where none); ``callers``: hashed, "" is somebody unknown;
    ``towns``: the ticket's town or ""; ``places``: those of "title\\ntext", of the text alone where there is no title;
    ``districts``: the ticket's where it names what several counties have, else "".
    """

    ticket_ids: tuple[str, ...]
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    callers: tuple[str, ...]
    towns: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]
    districts: tuple[str, ...]

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


def list_callers(issue: IssueEvidence, ticket_ids: Collection[str]) -> set[str]:
    """Return the keys of those who wrote the tickets with these ids."""
    return {caller for caller, own in zip(name_callers(issue), issue.ticket_ids, strict=True) if own in ticket_ids}


def pick_evenly(count: int, most: int) -> list[int]:
    """Return the numbers of at most so many of ``count`` entries, evenly spread.

    >>> pick_evenly(9, 3)
    [0, 4, 8]
    """
    if count <= most:
        return list(range(count))
    return [round(step * (count - 1) / (most - 1)) for step in range(most)]


def sample_evidence(issue: IssueEvidence, most: int) -> IssueEvidence:
    """Return at most so many of the tickets, evenly spread."""
    return issue if len(issue) <= most else _pick(issue, pick_evenly(len(issue), most))


def join_evidence(issues: Sequence[IssueEvidence]) -> IssueEvidence:
    """Return all tickets as one issue."""
    rows = ([getattr(issue, field.name) for issue in issues] for field in fields(IssueEvidence))
    return IssueEvidence(*(tuple(chain.from_iterable(row)) for row in rows))


def _sort_tickets(issue: IssueEvidence) -> IssueEvidence:
    rows = list(zip(issue.ticket_ids, issue.titles, issue.texts, issue.callers, issue.towns, strict=True))
    return _pick(issue, sorted(range(len(rows)), key=rows.__getitem__))


def _pick(issue: IssueEvidence, numbers: Sequence[int]) -> IssueEvidence:
    columns = (getattr(issue, field.name) for field in fields(issue))
    return IssueEvidence(*(tuple(column[number] for number in numbers) for column in columns))
