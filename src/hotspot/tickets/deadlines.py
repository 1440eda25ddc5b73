"""Deadlines of tickets: one without a time of day lasts to the day's end."""

from dataclasses import dataclass

import pandas as pd

from hotspot.tickets.table import read_moments

_ONE_DAY = pd.Timedelta(days=1)


@dataclass(frozen=True, eq=False)
class Deadlines:
    """One moment a ticket in every field, NaT where there is none; indexed as the table.

    ``due_at`` and ``closed_at`` as they are written; ``end``: from when on an open ticket is due, the next midnight
    for a deadline without a time of day.
    """

    due_at: "pd.Series[pd.Timestamp]"
    closed_at: "pd.Series[pd.Timestamp]"
    end: "pd.Series[pd.Timestamp]"

    @property
    def are_met(self) -> "pd.Series[bool]":
        """Say which tickets were closed in time; False where either moment is unknown."""
        return (self.closed_at < self.end) | (self.closed_at == self.due_at)

    @property
    def are_missed(self) -> "pd.Series[bool]":
        """Say which tickets were closed too late; False where either moment is unknown."""
        return self.closed_at.notna() & self.due_at.notna() & ~self.are_met


def read_deadlines(tickets: pd.DataFrame, as_of: pd.Timestamp | None = None) -> Deadlines:
    """Read ``due_at`` and ``closed_at``; what was closed after ``as_of`` was open then.

    >>> table = pd.DataFrame({"due_at": ["2024-08-12"] * 2, "closed_at": ["2024-08-12 17:30", "2024-08-13"]})
    >>> read_deadlines(table).are_met.tolist()
    [True, False]
    """
    due_at, closed_at = read_moments(tickets, "due_at"), read_moments(tickets, "closed_at")
    if as_of is not None:
        closed_at = closed_at.where(closed_at <= as_of)
    return Deadlines(due_at, closed_at, due_at.where(due_at != due_at.dt.normalize(), due_at + _ONE_DAY))
