"""Counts of earlier periods as the office printed them: the bases of 环比 and 同比."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from hotspot.categories.taxonomy import Taxonomy, default_taxonomy
from hotspot.errors import BulletinError, PeriodError
from hotspot.tickets.files import stream_table
from hotspot.tickets.periods import Period, parse_period

_PERIOD_HEADERS = ("period", "统计期", "期间", "月份", "时间")
_CATEGORY_HEADERS = ("category", "类别", "诉求类别", "分类")
_COUNT_HEADERS = ("tickets", "件数", "工单数", "数量", "受理量")
_TOTALS = ("合计", "总计", "总数", "全部", "total")
_COUNT = re.compile(r"\d{1,9}(?:\.0{1,4})?")
_EXPECTED = "应为“统计期,类别,件数”三列,或“类别,2024-07,2023-08”这样一列一期"


@dataclass(frozen=True)
class Counts:
    """Tickets of one period by category; a category that is not named is unknown, not 0.

    ``areas``: tickets by town, or by district or county, those without one under 未填写; empty when none are known.
    """

    total: int
    categories: Mapping[str, int]
    areas: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class History:
    """Printed counts of earlier periods, by the period's name; ``week_start``: the ISO weekday on which weeks begin."""

    periods: Mapping[str, Counts]
    week_start: int = 1

    def find(self, period: Period) -> Counts | None:
        """Return the counts of a period, whatever it is called: 2024年7月1日至7月31日 is 2024-07."""
        for name, counts in self.periods.items():
            other = parse_period(name, self.week_start)
            if (other.start, other.end) == (period.start, period.end):
                return counts
        return None


def read_history(path: str | Path, taxonomy: Taxonomy | None = None, week_start: int = 1) -> History:
    """Read counts: long (统计期,类别,件数) or wide (类别, then a column for each period); a row may be 合计.

    ``taxonomy``: the categories that are counted, None for the fourteen.
    Raises TicketFileError when there is no table, BulletinError when it cannot be read, names an unknown category, or
    its total is not the sum of its categories.
    """
    name = Path(path).name
    table = pd.concat(list(stream_table(path)))
    headers = [str(column).strip() for column in table.columns]
    table.columns = pd.Index(headers)
    category = _find(headers, _CATEGORY_HEADERS)
    if category is None:
        raise BulletinError(f"{name} 中没有类别列(有:{'、'.join(headers)})。{_EXPECTED}。")
    period, count = _find(headers, _PERIOD_HEADERS), _find(headers, _COUNT_HEADERS)
    if period is not None and count is not None:
        cells = zip(table[period], table[category], table[count], strict=True)
        entries = [(str(a), str(b), str(c)) for a, b, c in cells]
    else:
        others = [header for header in headers if header != category]
        entries = [
            (header, str(label), str(cell))
            for header in others
            for label, cell in zip(table[category], table[header], strict=True)
        ]
    known = default_taxonomy() if taxonomy is None else taxonomy
    return History(_collect(entries, known, name, week_start), week_start)


def _find(headers: Sequence[str], known: Sequence[str]) -> str | None:
    return next((header for header in headers if header.lower() in known), None)


def _collect(
    entries: Sequence[tuple[str, str, str]], taxonomy: Taxonomy, name: str, week_start: int
) -> dict[str, Counts]:
    counts: dict[str, dict[str, int]] = {}
    totals: dict[str, int] = {}
    names: dict[tuple[datetime.date, datetime.date], str] = {}
    for period_text, label, cell in entries:
        if not label.strip() or not cell.strip():
            continue
        read = _read_period(period_text, name, week_start)
        # A period may be called in two ways: its counts are of the same days.
        period = names.setdefault((read.start, read.end), read.name)
        count = _read_count(cell, f"{name} 中 {period} 的“{label}”")
        own = counts.setdefault(period, {})
        if label.strip().lower() in _TOTALS:
            totals[period] = count
            continue
        category = taxonomy.find(label)
        if category is None:
            raise BulletinError(f"{name} 中的类别“{label}”不在类别表中。请改成:{'、'.join(taxonomy.names)}。")
        if category in own:
            raise BulletinError(f"{name} 中 {period} 的“{category}”写了两次。每期每类只应有一个数。")
        own[category] = count
    return {period: _check(period, own, totals.get(period), taxonomy, name) for period, own in counts.items()}


def _check(period: str, own: dict[str, int], total: int | None, taxonomy: Taxonomy, name: str) -> Counts:
    known = sum(own.values())
    if total is None:
        missing = [category for category in taxonomy.names if category not in own]
        if missing:
            raise BulletinError(f"{name} 中 {period} 缺少 {'、'.join(missing)},也没有合计。请补上,或加一行“合计”。")
        return Counts(known, own)
    if total < known or (total != known and len(own) == len(taxonomy.names)):
        raise BulletinError(f"{name} 中 {period} 的合计 {total} 与各类之和 {known} 不符。请核对后再作比较。")
    return Counts(total, own)


def _read_period(text: str, name: str, week_start: int) -> Period:
    try:
        return parse_period(text, week_start)
    except PeriodError as error:
        raise BulletinError(f"{name} 中的“{text[:30]}”不是统计期。{_EXPECTED}。") from error


def _read_count(cell: str, place: str) -> int:
    plain = cell.strip().replace(",", "")
    if not _COUNT.fullmatch(plain):
        raise BulletinError(f"{place}的件数“{cell[:30]}”不是整数。")
    return int(plain.partition(".")[0])
