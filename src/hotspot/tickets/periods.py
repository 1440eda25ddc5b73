"""Periods of report: a year, quarter, month, week, day or range of days, and what it is compared with."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hotspot.errors import ArgumentTypeError, PeriodError
from hotspot.tickets.period_forms import spell_plainly

if TYPE_CHECKING:
    import pandas as pd

Granularity = Literal["year", "quarter", "month", "week", "day", "range"]

_FORMS = re.compile(
    r"(?P<year>\d{4})(?:"
    r"-?q(?P<quarter>[1-4])"
    r"|-?w(?P<week>\d{1,2})"
    r"|[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"
    r"|(?P<tight>\d{2})"
    r")?",
    re.ASCII | re.IGNORECASE,
)
_ACCEPTED = "可写 2024、2024-Q3、2024-08、2024-W33、2024-08-12 或 2024-08-01..2024-08-15"
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_ONE_DAY = datetime.timedelta(days=1)
_WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Period:
    """Days from ``start`` to before ``end``.

    A week carries the number of the year in which most of its days lie, as in ISO 8601 whatever its first day: W01 is
    the week with the 4th of January in it.
    """

    name: str
    start: datetime.date
    end: datetime.date
    granularity: Granularity

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days

    @property
    def last_day(self) -> datetime.date:
        """The last of its days."""
        return self.end - _ONE_DAY

    @property
    def previous(self) -> "Period":
        """The one of the same granularity just before (环比).

        Before a range of whole months that are as many months, before 上旬, 中旬 or 下旬 of a month the one before,
        before any other range as many days.
        """
        last = self.start - _ONE_DAY
        if self.granularity == "range":
            return _make_range(_find_start_before(self.start, self.end), last)
        if self.granularity == "week":
            return _week_from(self.start - _WEEK)
        return _containing(last, self.granularity)

    @property
    def year_before(self) -> "Period":
        """The one a year ago (同比): a week by its number, W53 by that year's last week, 29 February by the 28th.

        Whole months and 下旬 of February end with that year's February.
        """
        if self.granularity == "range":
            keeps_end = self.end.day == 1 and (_count_months(self.start, self.end) or _is_third(self.start, self.end))
            last = _year_before(self.end) - _ONE_DAY if keeps_end else _year_before(self.last_day)
            return _make_range(_year_before(self.start), last)
        if self.granularity == "week":
            year, week = map(int, self.name.split("-W"))
            first = _first_week(year - 1, self.start.isoweekday())
            weeks = (_first_week(year, self.start.isoweekday()) - first).days // 7
            return _week_from(first + (min(week, weeks) - 1) * _WEEK)
        return _containing(_year_before(self.start), self.granularity)

    @property
    def label(self) -> str:
        """Its Chinese name: 2024年8月, 2024年第33周(8月12日至8月18日)."""
        year, month = self.start.year, self.start.month
        if self.granularity == "year":
            return f"{year}年"
        if self.granularity == "quarter":
            return f"{year}年第{(month + 2) // 3}季度"
        if self.granularity == "month":
            return f"{year}年{month}月"
        if self.granularity == "week":
            number_year, week = self.name.split("-W")
            named = int(number_year)
            return f"{named}年第{int(week)}周({_day_label(self.start, named)}至{_day_label(self.last_day, named)})"
        first = _day_label(self.start, None)
        return first if self.days == 1 else f"{first}至{_day_label(self.last_day, year)}"

    def contains(self, moments: "pd.Series[pd.Timestamp]") -> "pd.Series[bool]":
        """Tell of each moment whether it lies in the period; NaT does not."""
        import pandas as pd

        return (moments >= pd.Timestamp(self.start)) & (moments < pd.Timestamp(self.end))

    def lies_within(self, other: "Period") -> bool:
        """Tell whether all of its days are the other's: a table names its period after its first and last ticket."""
        return other.start <= self.start and self.end <= other.end

    def explain_absence(self, moments: "pd.Series[pd.Timestamp]") -> str:
        """Say that none of the moments of a table lies in the period, which there are, and what to do."""
        known = moments.dropna()
        if known.empty:
            span = "没有能看懂的来电时间"
            advice = '请把时间写成 2024-08-01 09:05 的样子,或用 columns={"received_at": "列名"} 指定另一列'
        else:
            span = f"工单的时间从 {known.min():%Y-%m-%d} 到 {known.max():%Y-%m-%d}"
            advice = "请换一个统计期,或换一张表"
        return f"没有工单落在{self.label}:表中{span}。{advice}。"


def parse_period(text: str, week_start: int = 1) -> Period:
    """Read a period; ``week_start`` is the ISO weekday on which weeks begin (1 Monday … 7 Sunday).

    PeriodError when it is none. Months and days may lack their zero, stand behind other signs (2024/8, 202408), and in
    Chinese: 2024年8月, 2024年第3季度, 2024年第33周, 2024年8月1日至15日, 2024年1-6月, 2024年上半年, 2024年前三季度,
    2024年8月上旬.

    >>> parse_period("2024-W33").label
    '2024年第33周(8月12日至8月18日)'
    >>> parse_period("2024-08").year_before.name
    '2023-08'
    """
    if not 1 <= week_start <= 7:
        raise PeriodError(f"一周的第一天 week_start = {week_start} 不对,应为 1(星期一)到 7(星期日)。")
    first, dots, last = spell_plainly(text.strip()).partition("..")
    if not dots:
        return _parse_simple(first, text, week_start)
    start, end = (_parse_simple(part.strip(), text, week_start) for part in (first, last))
    if {start.granularity, end.granularity} not in ({"day"}, {"month"}):
        raise PeriodError(f"统计期“{text}”的起止应是两个日期或两个月,如 2024-08-01..2024-08-15 或 2024-01..2024-06。")
    if end.start < start.start:
        raise PeriodError(f"统计期“{text}”的止日早于起日。请写成 {end.name}..{start.name}。")
    return _make_range(start.start, end.last_day)


def read_period(period: Period | str | None, week_start: int = 1) -> Period:
    """Return a period as it was given, or as its text says (see ``parse_period``).

    ArgumentTypeError when it is neither, or there is none.

    >>> read_period("2024-08").days
    31
    """
    if isinstance(period, Period):
        return period
    if period is None:
        raise ArgumentTypeError(f"没有给出统计期。{_ACCEPTED}。")
    if not isinstance(period, str):
        raise ArgumentTypeError(
            f"统计期是 {type(period).__name__},应为 str 或 Period。{_suggest(period, week_start)}{_ACCEPTED}。"
        )
    return parse_period(period, week_start)


def _suggest(period: object, week_start: int) -> str:
    """Say how a number or date is written as a period, "" where its text is none."""
    try:
        parse_period(str(period), week_start)
    except PeriodError:
        return ""
    return f'请写成 "{period}"。'


def _parse_simple(text: str, whole: str, week_start: int) -> Period:
    match = _FORMS.fullmatch(text)
    if match is None:
        raise PeriodError(f"看不懂统计期“{whole[:50]}”。{_ACCEPTED}。")
    year, quarter, week, month, day, tight = (int(part) if part else None for part in match.groups())
    month = tight if month is None else month
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise PeriodError(f"统计期“{whole}”的年份不对,应在 {_FIRST_YEAR} 到 {_LAST_YEAR} 之间。{_ACCEPTED}。")
    if week is not None:
        return _numbered_week(year, week, week_start)
    try:
        start = datetime.date(
            year, 3 * quarter - 2 if quarter else 1 if month is None else month, 1 if day is None else day
        )
    except ValueError as error:
        raise PeriodError(f"统计期“{whole}”没有这一天或这个月。{_ACCEPTED}。") from error
    return _containing(
        start, "quarter" if quarter else "day" if day is not None else "month" if month is not None else "year"
    )


def _containing(day: datetime.date, granularity: Granularity) -> Period:
    """Return the year, quarter, month or day that a day lies in."""
    year = day.year
    if granularity == "year":
        return Period(f"{year}", datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1), granularity)
    if granularity == "quarter":
        quarter = (day.month + 2) // 3
        return Period(
            f"{year}-Q{quarter}", datetime.date(year, 3 * quarter - 2, 1), _month_after(year, 3 * quarter), granularity
        )
    if granularity == "month":
        return Period(f"{year}-{day.month:02d}", day.replace(day=1), _month_after(year, day.month), granularity)
    return Period(day.isoformat(), day, day + _ONE_DAY, granularity)


def _make_range(start: datetime.date, last: datetime.date) -> Period:
    return Period(f"{start.isoformat()}..{last.isoformat()}", start, last + _ONE_DAY, "range")


def _find_start_before(start: datetime.date, end: datetime.date) -> datetime.date:
    """Return where the range begins that is compared with the one from ``start`` to before ``end``, and touches it."""
    if months := _count_months(start, end):
        ordinal = start.year * 12 + start.month - 1 - months
        return datetime.date(ordinal // 12, ordinal % 12 + 1, 1)
    if _is_third(start, end):
        last = start - _ONE_DAY
        return last.replace(day=min(last.day - 1, 20) // 10 * 10 + 1)
    return start - (end - start)


def _count_months(start: datetime.date, end: datetime.date) -> int:
    """Return how many whole months the days from ``start`` to before ``end`` are, 0 when they are others."""
    return (end.year - start.year) * 12 + end.month - start.month if start.day == end.day == 1 else 0


def _is_third(start: datetime.date, end: datetime.date) -> bool:
    """Tell whether the days from ``start`` to before ``end`` are 上旬, 中旬 or 下旬 of a month."""
    days = (end - start).days
    return (start.day, end.day) in {(1, 11), (11, 21), (21, 1)} and days <= 11


def _numbered_week(year: int, week: int, week_start: int) -> Period:
    first = _first_week(year, week_start)
    weeks = (_first_week(year + 1, week_start) - first).days // 7
    if not 1 <= week <= weeks:
        raise PeriodError(
            f"{year} 年没有第 {week} 周,只有第 1 到第 {weeks} 周(一周从星期{'一二三四五六日'[week_start - 1]}开始)。"
        )
    return _week_from(first + (week - 1) * _WEEK)


def _week_from(start: datetime.date) -> Period:
    year = (start + datetime.timedelta(days=3)).year
    week = (start - _first_week(year, start.isoweekday())).days // 7 + 1
    return Period(f"{year}-W{week:02d}", start, start + _WEEK, "week")


def _first_week(year: int, week_start: int) -> datetime.date:
    """Return the first day of W01: of the week with 4 January in it."""
    fourth = datetime.date(year, 1, 4)
    return fourth - datetime.timedelta(days=(fourth.isoweekday() - week_start) % 7)


def _month_after(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1]) + _ONE_DAY


def _year_before(day: datetime.date) -> datetime.date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _day_label(day: datetime.date, known_year: int | None) -> str:
    year = "" if day.year == known_year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"
