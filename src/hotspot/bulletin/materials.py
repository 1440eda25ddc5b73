"""What a bulletin is made of: the materials that go in, and the figures drawn from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from hotspot.arguments import check_type
from hotspot.bulletin.assessment import Assessment
from hotspot.bulletin.history import History
from hotspot.bulletin.outcomes import Outcomes
from hotspot.bulletin.problems import Problem
from hotspot.bulletin.scores import Score
from hotspot.bulletin.statistics import Statistics
from hotspot.bulletin.texts import Texts
from hotspot.errors import ArgumentError
from hotspot.issues.report import HotspotReport
from hotspot.tickets.periods import Period

_READ = "请用 hotspot.bulletin"


@dataclass(frozen=True, eq=False)
class Materials:
    """What is given beside the tickets; all of it may be missing.

    ``earlier``: tables of tickets of the base periods; ``history``: printed counts, which go before them; ``hotspots``:
    a report already made (and perhaps edited), None to find them now; ``scores``: what units were given from above;
    ``as_of``: the moment until which tickets count as closed, Chinese wall clock or with a zone, None for the last one
    in the table;
    ``compares_predicted``: whether official and predicted categories are to stand side by side.
    """

    earlier: tuple[pd.DataFrame, ...] = ()
    history: History | None = None
    hotspots: HotspotReport | None = None
    scores: Mapping[str, Score] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)
    as_of: pd.Timestamp | None = None
    compares_predicted: bool = False

    def __post_init__(self) -> None:
        """Refuse what is of another type: a file that is not read yet, one table for several (ArgumentTypeError).

        ArgumentError for an ``as_of`` that is NaT.
        """
        check_type(self.earlier, list | tuple, "earlier", "一个表请写成 earlier=(表,)")
        for place, table in enumerate(self.earlier):
            check_type(table, pd.DataFrame, f"earlier[{place}]", "请用 hotspot.read_tickets(文件) 读出")
        if self.history is not None:
            check_type(self.history, History, "history", f"{_READ}.history.read_history(文件) 读出")
        if self.hotspots is not None:
            check_type(self.hotspots, HotspotReport, "hotspots", "请用 hotspot.read_report(文件夹) 读出")
        check_type(self.scores, Mapping, "scores", f"{_READ}.scores.read_scores(文件) 读出")
        check_type(self.texts, Texts, "texts", f"{_READ}.texts.read_texts(文件) 读出,或写成 Texts(…)")
        if self.as_of is not None:
            check_type(self.as_of, datetime, "as_of", '请写成 pd.Timestamp("2024-09-10 23:59:59")')
            # To pandas a moment as well, but before and after none: nothing would be late.
            if pd.isna(self.as_of):
                raise ArgumentError("as_of 是 NaT,不是一个时间。不知道时请写 None,即表中最晚的时间。")


@dataclass(frozen=True, eq=False)
class Figures:
    """Everything counted of one period.

    ``tickets`` are those of the period by time and id; ``statistics.sources.categories`` and ``outcomes`` follow their
    order. ``week_start``: the ISO weekday on which weeks begin. ``undated``: tickets of the table whose time is not
    known, which no period counts. ``cautions``: sentences on what makes the figures less than they seem.
    """

    period: Period
    week_start: int
    tickets: pd.DataFrame = field(repr=False)
    statistics: Statistics = field(repr=False)
    outcomes: Outcomes = field(repr=False)
    assessment: Assessment = field(repr=False)
    problems: tuple[Problem, ...] = field(repr=False)
    hotspots: HotspotReport
    undated: int
    cautions: tuple[str, ...]
