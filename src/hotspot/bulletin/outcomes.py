"""What became of each ticket: due, closed, in time, reworked, solved, and how the caller judged it."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.bulletin.labels import read_labels
from hotspot.tickets.deadlines import read_deadlines
from hotspot.tickets.table import read_cells, read_moments
from hotspot.tickets.verdicts import is_understood, is_unjudged, read_grade, read_resolved, read_rework

# Several units in one cell: the first leads, the others assist.
_UNIT_BORDER = re.compile(r"[、,，;；/|]")
_TOWN = re.compile(r"(?:乡|镇|街道)(?:人民政府|政府|办事处|办)?$")


@dataclass(frozen=True, eq=False)
class Outcomes:
    """One entry a ticket, in the table's order.

    ``is_due`` (应办): every ticket but those still open before their deadline at ``as_of``. ``has_deadline``: due, and
    its deadline is known; each such ticket is either in time (``is_on_time``) or overdue. Closed, reworked and with a
    deadline are only due tickets. ``grades``: how a called-back caller judged, "" for not at all. ``resolved``: whether
    the matter is solved, None where nobody says. ``unread_rework``, ``unread_grades`` and ``unread_resolved``: words of
    these columns that were not understood. ``known``: which of closed, deadline, rework, satisfaction, resolved the
    table tells at all; ``has_due_times``: whether it holds deadlines, which alone tell nothing.
    """

    units: tuple[str, ...]
    ids: tuple[str, ...]
    is_due: NDArray[np.bool_]
    is_closed: NDArray[np.bool_]
    has_deadline: NDArray[np.bool_]
    is_on_time: NDArray[np.bool_]
    is_reworked: NDArray[np.bool_]
    unread_rework: tuple[str, ...]
    grades: tuple[str, ...]
    unread_grades: tuple[str, ...]
    resolved: tuple[bool | None, ...]
    unread_resolved: tuple[str, ...]
    known: frozenset[str]
    has_due_times: bool
    as_of: pd.Timestamp

    @property
    def is_overdue(self) -> NDArray[np.bool_]:
        """Closed after the deadline, or still open behind it."""
        return self.has_deadline & ~self.is_on_time

    @property
    def is_open(self) -> NDArray[np.bool_]:
        """Due and still open; no ticket is where the table tells of no closing."""
        return self.is_due & ~self.is_closed & ("closed" in self.known)


def judge_tickets(tickets: pd.DataFrame, as_of: pd.Timestamp) -> Outcomes:
    """Tell what became of each ticket until ``as_of``; a deadline without a time of day lasts to the day's end."""
    deadlines = read_deadlines(tickets, as_of)
    is_closed = deadlines.closed_at.notna().to_numpy()
    tells_closed = bool(read_moments(tickets, "closed_at").notna().any())
    is_due = ~((deadlines.end > as_of).to_numpy() & ~is_closed) if tells_closed else np.ones(len(tickets), dtype=bool)
    has_deadline = is_due & deadlines.due_at.notna().to_numpy() & tells_closed
    grades, unread = _read_grades(tickets)
    cells = read_labels(tickets, "rework")
    rework = {cell: read_rework(cell) for cell in cells}
    answers = read_labels(tickets, "resolved")
    resolved = {cell: read_resolved(cell) for cell in answers}
    tells = {
        "closed": tells_closed,
        "deadline": bool(has_deadline.any()),
        "rework": any(cell and said is not None for cell, said in rework.items()),
        "satisfaction": any(grades),
        "resolved": any(said is not None for said in resolved.values()),
    }
    return Outcomes(
        units=tuple(_UNIT_BORDER.split(unit)[0].strip() for unit in read_labels(tickets, "unit")),
        ids=tuple(read_cells(tickets, "ticket_id")),
        is_due=is_due,
        is_closed=is_closed,
        has_deadline=has_deadline,
        is_on_time=has_deadline & deadlines.are_met.to_numpy(),
        is_reworked=is_due & np.array([bool(rework[cell]) for cell in cells], dtype=bool),
        unread_rework=tuple(sorted(cell for cell, said in rework.items() if said is None)),
        grades=grades,
        unread_grades=unread,
        resolved=tuple(resolved[cell] for cell in answers),
        unread_resolved=tuple(
            sorted(cell for cell, said in resolved.items() if said is None and not is_unjudged(cell))
        ),
        known=frozenset(name for name, is_told in tells.items() if is_told),
        has_due_times=bool(deadlines.due_at.notna().any()),
        as_of=as_of,
    )


def find_last_moment(tickets: pd.DataFrame) -> pd.Timestamp:
    """Return the latest moment that a table knows of, when a ticket came or was closed."""
    moments = [read_moments(tickets, column).max() for column in ("received_at", "closed_at")]
    return max(pd.Timestamp(moment) for moment in moments if not pd.isna(moment))


def is_town(unit: str) -> bool:
    """Tell whether a unit is a town, township or street office rather than a department.

    >>> [is_town(unit) for unit in ("三塘镇", "文星街道办事处", "交警大队")]
    [True, True, False]
    """
    return _TOWN.search(unit) is not None


def _read_grades(tickets: pd.DataFrame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    cells = read_labels(tickets, "satisfaction")
    unread = sorted({cell for cell in cells if not is_understood(cell)})
    return tuple(read_grade(cell) for cell in cells), tuple(unread)
