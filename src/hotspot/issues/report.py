"""What `find_hotspots` returns: ranked hotspots with their evidence, and which ticket belongs where."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

import pandas as pd

from hotspot.arguments import check_count
from hotspot.errors import PeriodError
from hotspot.issues.heat import Heat

# Which ticket belongs where: the columns of HotspotReport.tickets.
TICKET_COLUMNS = ("ticket_id", "issue_id", "theme_id", "hotspot_id")

Status = Literal["新增", "持续", "上升", "回落", "消退"]


@dataclass(frozen=True)
class Issue:
    """One concrete problem of one object: its tickets in order of time, the object's name where there is one.

    ``samples``: some of its masked texts, by which the next period's tickets are compared with it.
    """

    issue_id: str
    ticket_ids: tuple[str, ...]
    object_name: str
    samples: tuple[str, ...] = ()


def join_sample(title: str, text: str) -> str:
    """Return a ticket as one sample: of several lines the first is its title."""
    return f"{title}\n{text}" if title or "\n" in text else text


def split_sample(sample: str) -> tuple[str, str]:
    """Return title ("" without one) and text of a sample.

    >>> split_sample("停水三天"), split_sample("\\n停水\\n三天")
    (('', '停水三天'), ('', '停水\\n三天'))
    """
    title, mark, text = sample.partition("\n")
    return (title, text) if mark else ("", title)


@dataclass(frozen=True)
class Hotspot:
    """One numbered line: one issue, or a theme with its issues; every ticket behind it is named.

    ``change``: tickets a day against the period before, in per cent, None without a base. ``slots``: the parts of the
    sentence and the tickets each came from. ``is_scattered``: single matters that share the kind of problem only.
    ``own_sentence``: the program's own sentence where a language model polished it, else "". ``is_new_theme``: the kind
    of problem was found among these tickets and stands in no list, so that a person should look at it.
    """

    rank: int
    hotspot_id: str
    title: str
    sentence: str
    category: str
    theme: str
    issues: tuple[Issue, ...]
    ticket_ids: tuple[str, ...]
    callers: int
    first_at: datetime | None
    last_at: datetime | None
    places: tuple[str, ...]
    units: tuple[str, ...]
    heat: Heat
    severity: tuple[str, ...] = ()
    previous_tickets: int | None = None
    change: float | None = None
    status: Status | None = None
    slots: Mapping[str, tuple[str, ...]] | None = None
    is_scattered: bool = False
    own_sentence: str = ""
    is_new_theme: bool = False

    @property
    def tickets(self) -> int:
        """Number of tickets."""
        return len(self.ticket_ids)

    @property
    def repeat_calls(self) -> int:
        """Tickets beyond the first of each caller."""
        return self.tickets - self.callers


@dataclass(frozen=True)
class MergeSuggestion:
    """Tickets that could be handled as one: an issue, or exact and near copies, with the reason (并单建议).

    ``sample``: how the first of them begins, masked ("" in files of older versions).
    """

    ticket_ids: tuple[str, ...]
    reason: str
    sample: str = ""


@dataclass(frozen=True)
class RepeatedCall:
    """One caller with three and more tickets of one issue (三次以上重复诉求).

    ``title``: of the hotspot that the issue belongs to ("" in files of older versions).
    """

    caller: str
    issue_id: str
    ticket_ids: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, eq=False)
class HotspotReport:
    """Everything found in one period.

    ``period``: its name, or first and last day of the tickets; ``days``: its length; "" and 0 where no ticket has a
    time. ``tickets``: ticket_id, issue_id, theme_id, hotspot_id, one row a ticket ("" = in none), in the input's order
    or, read back, in that of their ids. ``ended``: hotspots of the period before that are none any more, with this
    period's tickets that still tell of them. ``removed``: what a clerk removed, so that it keeps its id and stays
    removed in the next period; its tickets are in no hotspot. ``themes``: how many tickets are of each theme.
    ``previous_period``: the name of the period that it was compared with, "" for none; ``previous_total``: its tickets,
    None when there is none or it is not known.
    """

    period: str
    days: int
    tickets: pd.DataFrame
    hotspots: tuple[Hotspot, ...]
    ended: tuple[Hotspot, ...]
    merges: tuple[MergeSuggestion, ...]
    repeats: tuple[RepeatedCall, ...]
    themes: Mapping[str, int] = field(default_factory=dict)
    previous_period: str = ""
    previous_total: int | None = None
    removed: tuple[Hotspot, ...] = ()

    def __repr__(self) -> str:
        """Name the period, if there is one, and say what was found."""
        return f"HotspotReport({self.period or '没有统计期'}: {self.describe()})"

    def take(self, most: int | None) -> "HotspotReport":
        """Return the report with its hottest lines only (None: all); tickets of the others belong to no hotspot.

        ArgumentError for a ``most`` below 1.
        """
        if most is None:
            return self
        check_count(most, "most")
        if most >= len(self.hotspots):
            return self
        kept = self.hotspots[:most]
        known = {hotspot.hotspot_id for hotspot in kept}
        tickets = self.tickets.assign(hotspot_id=[i if i in known else "" for i in self.tickets["hotspot_id"]])
        return replace(self, hotspots=kept, tickets=tickets)

    def require_period(self) -> str:
        """Return the name of the period; PeriodError where there is none to compare with or to file under."""
        if not (self.period and self.days):
            raise PeriodError(
                "热点没有统计期:工单都没有来电时间,或没有能看懂的。与别期比较、写进数据库、出通报都要有。"
                '请用 columns={"received_at": "列名"} 指定来电时间列,重新找热点。'
            )
        return self.period

    def describe(self) -> str:
        """Say it in one Chinese line."""
        issues = self.tickets["issue_id"].replace("", pd.NA).nunique()
        inside = int((self.tickets["hotspot_id"] != "").sum())
        found = f"同一诉求 {issues} 个、热点 {len(self.hotspots)} 条"
        return f"共 {len(self.tickets)} 条工单,发现{found},涉及工单 {inside} 条。"
