"""What the period is compared with: the counts of the period before (环比) and of the year before (同比)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from hotspot.bulletin.coverage import are_missed, count_silent, covers, describe_hole, describe_span
from hotspot.bulletin.history import Counts, History
from hotspot.bulletin.labels import count_labels
from hotspot.bulletin.sorting import UNSORTED, Sorted, sort_tickets
from hotspot.categories.taxonomy import Taxonomy
from hotspot.issues.report import HotspotReport
from hotspot.tickets.periods import Period, parse_period
from hotspot.tickets.table import read_cells, read_moments

# A table given for a period is believed; where no ticket is of so many of its first or last days, a note tells. If they
# are a third of the period it is no base: 171 tickets of half a month would make the next one grow by 656 %.
_MOST_SILENT, _TOO_SILENT = 0.1, 1 / 3


@dataclass(frozen=True)
class Base:
    """The counts of one earlier period; ``counts`` is None when they are not known, and ``reason`` says why.

    ``predicted``: tickets among them that no office had sorted, but the program; ``known_days``: from which day to
    which they are, "" when that is all of the period; ``missing_days``: of which days in between there are none.
    """

    word: str
    period: Period
    counts: Counts | None
    reason: str = ""
    predicted: int = 0
    known_days: str = ""
    missing_days: str = ""

    @property
    def name(self) -> str:
        """How the text names it: ``环比(与2024年7月相比)``."""
        return f"{self.word}(与{self.period.label}相比)"


@dataclass(frozen=True, eq=False)
class Sources:
    """Where bases may come from, best first: printed counts, tables given for it, the table of the period itself."""

    history: History | None
    earlier: tuple[pd.DataFrame, ...]
    table: pd.DataFrame


def find_bases(period: Period, sources: Sources, taxonomy: Taxonomy, *, area: str = "town") -> tuple[Base, ...]:
    """Return the bases of 环比 and 同比; of a year the latter alone, which is the period before as well.

    A table given for the comparison is believed to be complete unless its first and last days are missing, a third of
    the period; the table of the period itself only when it has tickets of the first and of the last day of the base
    period, or their silence is plausible (``coverage.covers``). ``area``: the column by which it is counted, too.
    """
    wanted = {period.previous: "环比", period.year_before: "同比"}
    return tuple(_find_base(word, earlier, sources, taxonomy, area) for earlier, word in wanted.items())


def select_base_tickets(period: Period, sources: Sources) -> pd.DataFrame | None:
    """Return the tickets of an earlier period, None when no table holds all of them, as far as can be told."""
    tickets = _gather(period, sources)
    return None if tickets is None or _lacks_a_third(tickets, period, sources) else tickets


def _gather(period: Period, sources: Sources) -> pd.DataFrame | None:
    """Return the tickets of an earlier period that were given for it, else those of the table that holds all of it.

    Tables given for the comparison may each hold a part of it: four weeks make a month.
    """
    parts = [part for part in (_select(table, period) for table in sources.earlier) if not part.empty]
    if parts:
        return parts[0] if len(parts) == 1 else _join(parts)
    inside = _select(sources.table, period)
    return inside if not inside.empty and covers(sources.table, inside, period) else None


def _lacks_a_third(tickets: pd.DataFrame, period: Period, sources: Sources) -> bool:
    silent = sum(count_silent(tickets, period, sources.table))
    return silent >= _TOO_SILENT * period.days and are_missed(len(tickets), silent, period.days)


def _join(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put the parts of a period together; a ticket that stands in two of them counts once, as the later one has it."""
    joined = pd.concat(parts, ignore_index=True)
    rows = pd.DataFrame({column: read_cells(joined, column) for column in ("ticket_id", "text")})
    rows["at"] = joined["received_at"]
    numbered = rows[rows["ticket_id"] != ""]
    if _are_numbers(numbered):
        return joined.drop(index=numbered.index[numbered.duplicated("ticket_id", keep="last")]).reset_index(drop=True)
    # Weeks that are numbered by rows: the same number stands for other tickets.
    joined = joined.drop(index=numbered.index[numbered.duplicated(keep="last")]).reset_index(drop=True)
    return joined.drop(columns="ticket_id") if pd.Series(read_cells(joined, "ticket_id")).duplicated().any() else joined


def _are_numbers(rows: pd.DataFrame) -> bool:
    """Tell whether the same number stands for the same ticket, though its text or time was corrected.

    It does where half of those that come again have the same text or the same time of day: on one day come many.
    """
    before = rows.groupby("ticket_id")[["text", "at"]].shift()
    again, is_same_text, is_same_time = (
        before["text"].notna(),
        rows["text"] == before["text"],
        rows["at"] == before["at"],
    )
    has_time = rows["at"] != rows["at"].dt.normalize()
    is_same = (is_same_text & ((rows["text"] != "") | is_same_time)) | (is_same_time & has_time)
    return bool(2 * is_same[again].sum() >= again.sum())


def _find_base(word: str, period: Period, sources: Sources, taxonomy: Taxonomy, area: str) -> Base:
    printed = sources.history.find(period) if sources.history else None
    if printed is not None:
        return Base(word, period, printed)
    tickets = _gather(period, sources)
    if tickets is not None:
        silent = max(count_silent(tickets, period, sources.table))
        days = describe_span(tickets) if silent > _MOST_SILENT * period.days else ""
        if _lacks_a_third(tickets, period, sources):
            reason = f"给出的{period.label}工单只有{days}的,不完整,未作{word}。"
            return Base(word, period, None, reason, known_days=days)
        found = sort_tickets(tickets, taxonomy)
        counts, hole = _count(tickets, found, taxonomy, area), describe_hole(tickets)
        return Base(word, period, counts, predicted=found.predicted, known_days=days, missing_days=hole)
    if (inside := _select(sources.table, period)).empty:
        given = "和".join(filter(None, ("件数" if sources.history else "", "工单" if sources.earlier else "")))
        lacking = f"给出的往期{given}中没有{period.label}的" if given else f"{period.label}数据未提供"
        if not given and (read_moments(sources.table, "received_at") < pd.Timestamp(period.start)).any():
            lacking = f"表中没有{period.label}的工单"
        return Base(word, period, None, f"{lacking},未作{word}。")
    reason = f"表中{period.label}的工单只有{describe_span(inside)}的,不完整,未作{word}。"
    return Base(word, period, None, reason)


def _count(tickets: pd.DataFrame, found: Sorted, taxonomy: Taxonomy, area: str) -> Counts:
    counts = Counter(found.categories)
    unsorted = counts.pop(UNSORTED, 0)
    # With tickets that nobody sorted, a category's own count would be too small to compare with.
    known = {} if unsorted else {name: counts[name] for name in taxonomy.names}
    return Counts(len(found.categories), known, count_labels(tickets, area))


def _select(table: pd.DataFrame, period: Period) -> pd.DataFrame:
    return table[period.contains(read_moments(table, "received_at"))]


def tell_other_base(hotspots: HotspotReport, base: Base, week_start: int) -> str:
    """Say that hotspots were compared with another period, or other tickets, than the bulletin; "" with the same."""
    total = hotspots.previous_total
    if hotspots.previous_period:
        given = parse_period(hotspots.previous_period, week_start)
        if not given.lies_within(base.period):
            return f"热点的上期是{given.label},不是{base.period.label},状态按日均与它相比。"
    if total is not None and base.counts is None and base.known_days:
        return f"热点的上期工单数和状态由上期的{total}件工单得出,是否完整请核对。"
    if total is None or base.counts is None or base.counts.total == total:
        return ""
    counted = f"{base.word}按{base.period.label}的{base.counts.total}件计算"
    return f"热点的上期工单数和状态由上期的{total}件工单得出,{counted},两者不是同一批工单。"


def tell_no_trends(period: Period, sources: Sources) -> str:
    """Say that hotspots found now are not compared with the period before, as too few of its days are known."""
    tickets = _gather(period.previous, sources)
    if tickets is None or not _lacks_a_third(tickets, period.previous, sources):
        return ""
    return f"热点未与{period.previous.label}的相比:给出的工单只有{describe_span(tickets)}的。"


def list_missing(bases: Sequence[Base]) -> tuple[str, ...]:
    """Return a sentence for each base that is not known, known in total only, or sorted by the program.

    Of a table that was given in vain ``tell_partial_bases`` tells.
    """
    reasons = []
    for base in bases:
        if base.counts is None:
            reasons += [base.reason] if not base.known_days else []
        elif not base.counts.categories:
            reasons.append(f"{base.period.label}各类件数不全,各类未作{base.word}。")
        elif base.predicted:
            how_many = "均" if base.predicted == base.counts.total else f"有{base.predicted}件"
            reasons.append(f"{base.period.label}工单的诉求类别{how_many}按软件判定,各类{base.word}供参考。")
    return tuple(reasons)


def tell_partial_bases(bases: Sequence[Base]) -> tuple[str, ...]:
    """Return a sentence for each base of which the first or last days are not known, or days in between."""
    told = []
    for base in bases:
        if base.known_days and base.counts is None:
            told.append(base.reason)
        elif base.known_days:
            told.append(f"给出的{base.period.label}工单只有{base.known_days}的,{base.word}供参考。")
        if base.missing_days:
            told.append(f"{base.period.label}的工单中没有{base.missing_days}的,前后都有,{base.word}供参考。")
    return tuple(told)
