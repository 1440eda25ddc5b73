"""What became of each ticket: due, closed, in time, reworked, answered to, solved, and how the caller judged it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.bulletin.labels import read_labels
from hotspot.tickets.deadlines import read_deadlines
from hotspot.tickets.lead_units import name_lead
from hotspot.tickets.table import name_unread, name_untold, read_cells, read_moments
from hotspot.tickets.verdicts import (
    is_understood,
    is_unjudged,
    read_excluded,
    read_grade,
    read_resolved,
    read_responded,
    read_rework,
)

# Moments so long after all others, one or this share of all, are mistyped (2052 in the place of 2025).
_LONG_AFTER = pd.Timedelta(days=180)
_FEW, _FEW_SHARE = 1, 0.01
# Tickets that a message names.
_SHOWN = 5


@dataclass(frozen=True, eq=False)
class Outcomes:
    """One entry a ticket, in the table's order.

    ``is_excluded``: set aside (剔除); nothing below holds of such a ticket. ``is_due`` (应办): every other ticket but
    those still open before their deadline at ``as_of``. ``tells_closing``, ``tells_rework``: due, and told whether
    closed or reworked; no ticket is where the table, or the file that it comes from, has no such column.
    ``has_deadline``: of the former, those whose deadline is known; each is either in time (``is_on_time``) or overdue.
    Closed and reworked are only due tickets.
    ``grades``: how a called-back caller judged, "" for not at all. ``responded``, ``resolved``: whether the unit got in
    touch with the caller, whether the matter is solved, None where nobody says. ``unread``: of the columns rework,
    satisfaction, responded, resolved and excluded the words that were not understood, of closed and deadline every
    cell. ``known``: which of closed, deadline, rework, satisfaction, responded, resolved the table tells at all;
    ``filled``: which of deadline and satisfaction it fills in, though that alone may tell nothing.
    """

    units: tuple[str, ...]
    ids: tuple[str, ...]
    is_excluded: NDArray[np.bool_]
    is_due: NDArray[np.bool_]
    tells_closing: NDArray[np.bool_]
    tells_rework: NDArray[np.bool_]
    is_closed: NDArray[np.bool_]
    has_deadline: NDArray[np.bool_]
    is_on_time: NDArray[np.bool_]
    is_reworked: NDArray[np.bool_]
    grades: tuple[str, ...]
    responded: tuple[bool | None, ...]
    resolved: tuple[bool | None, ...]
    unread: Mapping[str, tuple[str, ...]]
    known: frozenset[str]
    filled: frozenset[str]
    as_of: pd.Timestamp

    @property
    def is_overdue(self) -> NDArray[np.bool_]:
        """Closed after the deadline, or still open behind it."""
        return self.has_deadline & ~self.is_on_time

    @property
    def is_open(self) -> NDArray[np.bool_]:
        """Due and still open."""
        return self.tells_closing & ~self.is_closed


def judge_tickets(tickets: pd.DataFrame, as_of: pd.Timestamp) -> Outcomes:
    """Tell what became of each ticket until ``as_of``; a deadline without a time of day lasts to the day's end."""
    deadlines = read_deadlines(tickets, as_of)
    is_closed = deadlines.closed_at.notna().to_numpy()
    tells_closing = read_moments(tickets, "closed_at").notna().any() & _is_told(tickets, "closed_at")
    set_aside, unread_excluded = _read_answers(read_labels(tickets, "excluded"), read_excluded)
    is_excluded = np.array([bool(said) for said in set_aside], dtype=bool)
    is_due = ~is_excluded & ~((deadlines.end > as_of).to_numpy() & ~is_closed & tells_closing)
    has_deadline = is_due & deadlines.due_at.notna().to_numpy() & tells_closing
    words = _read_words(tickets, is_excluded)
    known = {"closed": bool(tells_closing.any()), "deadline": bool(has_deadline.any())} | words.known
    filled = {
        "deadline": bool(deadlines.due_at.notna().any()),
        "satisfaction": any(read_cells(tickets, "satisfaction")),
    }
    unread_times = {"closed": name_unread("closed_at"), "deadline": name_unread("due_at")}
    return Outcomes(
        units=tuple(read_labels(tickets.assign(unit=_list_leads(tickets)), "unit")),
        ids=tuple(read_cells(tickets, "ticket_id")),
        is_excluded=is_excluded,
        is_due=is_due,
        tells_closing=is_due & tells_closing,
        tells_rework=is_due & _is_told(tickets, "rework") & words.known["rework"],
        is_closed=is_due & is_closed,
        has_deadline=has_deadline,
        is_on_time=has_deadline & deadlines.are_met.to_numpy(),
        is_reworked=is_due & words.is_reworked,
        grades=words.grades,
        responded=words.responded,
        resolved=words.resolved,
        unread={
            **words.unread,
            "excluded": unread_excluded,
            **{name: tuple(filter(None, _read_counted(tickets, at, is_excluded))) for name, at in unread_times.items()},
        },
        known=frozenset(name for name, is_told in known.items() if is_told),
        filled=frozenset(name for name, is_filled in filled.items() if is_filled),
        as_of=as_of,
    )


@dataclass(frozen=True, eq=False)
class _Words:
    """What is said of each ticket that is not set aside; of each column what was not understood, whether it tells."""

    is_reworked: NDArray[np.bool_]
    grades: tuple[str, ...]
    responded: tuple[bool | None, ...]
    resolved: tuple[bool | None, ...]
    unread: dict[str, tuple[str, ...]]
    known: dict[str, bool]


def _read_words(tickets: pd.DataFrame, is_excluded: NDArray[np.bool_]) -> _Words:
    cells = _read_counted(tickets, "rework", is_excluded)
    rework = {cell: read_rework(cell) for cell in cells}
    judged = _read_counted(tickets, "satisfaction", is_excluded)
    grades = tuple(map(read_grade, judged))
    responded, unread_responded = _read_answers(_read_counted(tickets, "responded", is_excluded), read_responded)
    resolved, unread_resolved = _read_answers(_read_counted(tickets, "resolved", is_excluded), read_resolved)
    return _Words(
        is_reworked=np.array([bool(rework[cell]) for cell in cells], dtype=bool),
        grades=grades,
        responded=responded,
        resolved=resolved,
        unread={
            "rework": tuple(sorted(cell for cell, said in rework.items() if said is None)),
            "satisfaction": tuple(sorted({cell for cell in judged if not is_understood(cell)})),
            "responded": unread_responded,
            "resolved": unread_resolved,
        },
        known={
            "rework": any(cell and said is not None for cell, said in rework.items()),
            "satisfaction": any(grades),
            "responded": any(said is not None for said in responded),
            "resolved": any(said is not None for said in resolved),
        },
    )


def find_last_moment(tickets: pd.DataFrame) -> pd.Timestamp:
    """Return the latest moment that a table knows of, when a ticket came or was closed."""
    return _list_moments(tickets).max()


def tell_stray_moments(tickets: pd.DataFrame) -> str:
    """Say that the last moments of a table, a few of many, stand long after all others: a year was mistyped."""
    moments = _list_moments(tickets).sort_values(ignore_index=True)
    borders = np.flatnonzero(moments.diff() > _LONG_AFTER)
    stray = len(moments) - borders[-1] if len(borders) else 0
    if not 0 < stray <= max(_FEW, len(moments) * _FEW_SHARE):
        return ""
    last, before = (f"{day.year}年{day.month}月{day.day}日" for day in (moments.iloc[-1], moments[borders[-1] - 1]))
    return (
        f"办理情况截至的{last}是表中最晚的时间,其余的都不晚于{before}:有{stray}个来电时间或办结时间可能写错了年月。"
        "请改正,或另行给出截至日期。"
    )


def tell_early_closings(tickets: pd.DataFrame) -> str:
    """Say which tickets were closed on a day before they came: one of both is mistyped."""
    received, closed = (read_moments(tickets, column).dt.normalize() for column in ("received_at", "closed_at"))
    early = read_cells(tickets[(closed < received).to_numpy()], "ticket_id")
    if not early:
        return ""
    named = "、".join(early[:_SHOWN]) + ("等" if len(early) > _SHOWN else "")
    return f"有{len(early)}件工单的办结时间早于来电时间({named}),办理情况按所填时间计;可能有一个写错,请核对。"


def _list_moments(tickets: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """Return when tickets came and when they were closed, where it is known."""
    return pd.concat([read_moments(tickets, column) for column in ("received_at", "closed_at")]).dropna()


def _is_told(tickets: pd.DataFrame, column: str) -> NDArray[np.bool_]:
    """Say of each ticket whether the file that it comes from has the column, where that of another has it."""
    return np.array([not name for name in read_cells(tickets, name_untold(column))], dtype=bool)


def _list_leads(tickets: pd.DataFrame) -> list[str]:
    cells = read_cells(tickets, "unit")
    leads = {cell: name_lead(cell) for cell in set(cells)}
    return [leads[cell] for cell in cells]


def _read_counted(tickets: pd.DataFrame, column: str, is_excluded: NDArray[np.bool_]) -> list[str]:
    """Return the cells of a column, "" for tickets that are set aside."""
    cells = zip(read_labels(tickets, column), is_excluded.tolist(), strict=True)
    return ["" if is_out else cell for cell, is_out in cells]


def _read_answers(
    cells: Sequence[str], read: Callable[[str], bool | None]
) -> tuple[tuple[bool | None, ...], tuple[str, ...]]:
    """Return what each cell says, and which words say neither yes nor no, nor that nobody was asked.

    1 and 0 are answers where they are the only numbers: beside others they are grades.
    """
    numbers = {cell for cell in cells if cell.isdecimal()}
    said = {cell: read(cell) for cell in cells}
    if not numbers <= {"0", "1"}:
        said |= dict.fromkeys(numbers, None)
    unread = sorted(cell for cell, answer in said.items() if answer is None and not is_unjudged(cell))
    return tuple(said[cell] for cell in cells), tuple(unread)
