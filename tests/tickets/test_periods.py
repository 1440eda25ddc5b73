"""Periods: every form, what each is compared with, what is refused and how."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.errors import PeriodError
from hotspot.tickets.periods import Period, parse_period, read_period


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2024", date(2024, 1, 1), date(2025, 1, 1), "2024年"),
        ("2024-Q3", date(2024, 7, 1), date(2024, 10, 1), "2024年第3季度"),
        ("2024-Q4", date(2024, 10, 1), date(2025, 1, 1), "2024年第4季度"),
        ("2024-08", date(2024, 8, 1), date(2024, 9, 1), "2024年8月"),
        ("2024-12", date(2024, 12, 1), date(2025, 1, 1), "2024年12月"),
        ("2024-W33", date(2024, 8, 12), date(2024, 8, 19), "2024年第33周(8月12日至8月18日)"),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 6), "2025年第1周(2024年12月30日至1月5日)"),
        ("2024-08-12", date(2024, 8, 12), date(2024, 8, 13), "2024年8月12日"),
        ("2024-08-01..2024-08-15", date(2024, 8, 1), date(2024, 8, 16), "2024年8月1日至8月15日"),
        ("2024-12-30..2025-01-02", date(2024, 12, 30), date(2025, 1, 3), "2024年12月30日至2025年1月2日"),
    ],
)
def test_forms(text: str, start: date, end: date, label: str) -> None:
    period = parse_period(text)
    assert (period.name, period.start, period.end, period.label) == (text, start, end, label)
    assert period.days == (end - start).days


@pytest.mark.parametrize(
    ("text", "previous", "year_before"),
    [
        ("2024", "2023", "2023"),
        ("2024-Q1", "2023-Q4", "2023-Q1"),
        ("2024-01", "2023-12", "2023-01"),
        ("2024-W01", "2023-W52", "2023-W01"),
        ("2021-W01", "2020-W53", "2020-W01"),
        ("2020-W53", "2020-W52", "2019-W52"),
        ("2024-02-29", "2024-02-28", "2023-02-28"),
        ("2024-03-01", "2024-02-29", "2023-03-01"),
        ("2024-08-01..2024-08-15", "2024-07-17..2024-07-31", "2023-08-01..2023-08-15"),
        ("2024-02-29..2024-03-01", "2024-02-27..2024-02-28", "2023-02-28..2023-03-01"),
        # Whole months: as many months, to their last day.
        ("2024-07-01..2024-07-31", "2024-06-01..2024-06-30", "2023-07-01..2023-07-31"),
        ("2024-01-01..2024-06-30", "2023-07-01..2023-12-31", "2023-01-01..2023-06-30"),
        ("2025-01-01..2025-02-28", "2024-11-01..2024-12-31", "2024-01-01..2024-02-29"),
        ("2024-01-01..2024-12-31", "2023-01-01..2023-12-31", "2023-01-01..2023-12-31"),
        ("2023-12-01..2024-02-29", "2023-09-01..2023-11-30", "2022-12-01..2023-02-28"),
        # 上旬, 中旬, 下旬.
        ("2024-08-01..2024-08-10", "2024-07-21..2024-07-31", "2023-08-01..2023-08-10"),
        ("2024-08-11..2024-08-20", "2024-08-01..2024-08-10", "2023-08-11..2023-08-20"),
        ("2024-08-21..2024-08-31", "2024-08-11..2024-08-20", "2023-08-21..2023-08-31"),
        ("2025-02-21..2025-02-28", "2025-02-11..2025-02-20", "2024-02-21..2024-02-29"),
        ("2024-03-01..2024-03-10", "2024-02-21..2024-02-29", "2023-03-01..2023-03-10"),
        # Neither.
        ("2025-02-27..2025-02-28", "2025-02-25..2025-02-26", "2024-02-27..2024-02-28"),
        ("2024-08-21..2024-09-30", "2024-07-11..2024-08-20", "2023-08-21..2023-09-30"),
    ],
)
def test_what_a_period_is_compared_with(text: str, previous: str, year_before: str) -> None:
    period = parse_period(text)
    assert period.previous == parse_period(previous)
    assert period.year_before == parse_period(year_before)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2024-8", "2024-08"),
        ("2024-q3", "2024-Q3"),
        (" 2024-w5 ", "2024-W05"),
        ("2024年", "2024"),
        ("2024年8月", "2024-08"),
        ("2024年08月份", "2024-08"),
        ("2024年第3季度", "2024-Q3"),
        ("2024年3季度", "2024-Q3"),
        ("2024年第三季度", "2024-Q3"),
        ("2024年第33周", "2024-W33"),
        ("2024年8月12日", "2024-08-12"),
        ("2024年8月1日..2024年8月15日", "2024-08-01..2024-08-15"),
        ("2024年8月1日至15日", "2024-08-01..2024-08-15"),
        ("2024年7月26日至8月25日", "2024-07-26..2024-08-25"),
        ("2024年12月26日到2025年1月25日", "2024-12-26..2025-01-25"),
        ("2024-01..2024-06", "2024-01-01..2024-06-30"),
        ("2024年1月至6月", "2024-01-01..2024-06-30"),
        ("2023年12月至2024年2月", "2023-12-01..2024-02-29"),
        ("2024年1-6月", "2024-01-01..2024-06-30"),
        ("2024年1—6月份", "2024-01-01..2024-06-30"),
        ("2024年8月1-15日", "2024-08-01..2024-08-15"),
        ("2024.8.1-2024.8.15", "2024-08-01..2024-08-15"),
        ("2024-01至2024-06", "2024-01-01..2024-06-30"),
        ("2024年前三季度", "2024-01-01..2024-09-30"),
        ("2024年前两个季度", "2024-01-01..2024-06-30"),
        ("2024年前8个月", "2024-01-01..2024-08-31"),
        ("2024年前六个月", "2024-01-01..2024-06-30"),
        ("2024.8.1-8.15", "2024-08-01..2024-08-15"),
        ("2024年度", "2024"),
        ("2024年全年", "2024"),
        ("2024年8月12号", "2024-08-12"),
        ("2024年上半年", "2024-01-01..2024-06-30"),
        ("2024年下半年", "2024-07-01..2024-12-31"),
        ("2024年8月上旬", "2024-08-01..2024-08-10"),
        ("2024年08月中旬", "2024-08-11..2024-08-20"),
        ("2024年2月下旬", "2024-02-21..2024-02-29"),
        ("2024/08", "2024-08"),
        ("2024.8", "2024-08"),
        ("202408", "2024-08"),
        ("2024/8/12", "2024-08-12"),
    ],
)
def test_small_slips_are_forgiven(text: str, name: str) -> None:
    assert parse_period(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8月",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2024-08-00",
        "202413",
        "20248",
        "1024",
        "2024-Q5",
        "2024-08-01..",
        "2024年1月至",
        "2024年1月至2025年",
        "2024年8月1日至2025年15日",
        "2024年13月上旬",
        "a..b",
    ],
)
def test_what_is_no_period_names_the_forms(text: str) -> None:
    with pytest.raises(PeriodError, match="2024-W33"):
        parse_period(text)


def test_contradictions_say_what_to_type() -> None:
    with pytest.raises(PeriodError, match=r"请写成 2024-08-01\.\.2024-08-15"):
        parse_period("2024-08-15..2024-08-01")
    for text in ("2024-07..2024-08-15", "2024年7月1日至8月", "2024-Q1..2024-Q2"):
        with pytest.raises(PeriodError, match="两个日期或两个月"):
            parse_period(text)
    with pytest.raises(PeriodError, match="只有第 1 到第 52 周"):
        parse_period("2024-W53")
    with pytest.raises(PeriodError, match="week_start"):
        parse_period("2024-W33", 0)


@given(st.integers(1901, 2198), st.integers(1, 52))
def test_weeks_are_those_of_iso_8601(year: int, week: int) -> None:
    period = parse_period(f"{year}-W{week:02d}")
    assert period.start == date.fromisocalendar(year, week, 1)


@given(st.dates(date(1902, 1, 1), date(2190, 1, 1)), st.integers(1, 7))
def test_weeks_follow_one_another_whatever_their_first_day(day: date, week_start: int) -> None:
    week = parse_period(f"{day.year}-W{day.month:02d}", week_start)
    for _ in range(60):
        assert week.start.isoweekday() == week_start
        assert parse_period(week.name, week_start) == week
        assert week.previous.end == week.start
        week = week.previous


@pytest.mark.parametrize("week_start", range(1, 8))
def test_a_week_is_compared_with_that_of_its_number_a_year_ago_or_the_last(week_start: int) -> None:
    for year in range(2000, 2040):
        before = {number: parse_week(year - 1, number, week_start) for number in range(1, 54)}
        for number in range(1, 54):
            week = parse_week(year, number, week_start)
            if week is not None:
                assert week.year_before == (before[number] or before[52])


def parse_week(year: int, number: int, week_start: int) -> Period | None:
    try:
        return parse_period(f"{year}-W{number:02d}", week_start)
    except PeriodError:
        return None


@given(st.dates(date(1902, 1, 1), date(2190, 1, 1)), st.integers(0, 400))
def test_periods_before_touch_and_are_about_as_long(day: date, days: int) -> None:
    last = date.fromordinal(day.toordinal() + days)
    period = parse_period(f"{day}..{last}")
    assert period.previous.end == period.start
    is_calendar = period.start.day in (1, 11, 21) and period.end.day in (1, 11, 21)
    # Months differ by three days, two and more of them by no more.
    assert abs(period.previous.days - period.days) <= (3 if is_calendar else 0)
    assert period.days == days + 1


def test_contains_has_the_first_moment_and_not_the_end() -> None:
    moments = pd.Series(
        ["2024-07-31 23:59:59", "2024-08-01", "2024-08-31 23:59:59", "2024-09-01", None], dtype="datetime64[s]"
    )
    assert parse_period("2024-08").contains(moments).tolist() == [False, True, True, False, False]


def test_a_period_is_given_as_text_or_ready_made() -> None:
    weeks_from_sunday = read_period("2024-W33", 7)
    assert weeks_from_sunday == parse_period("2024-W33", 7)
    assert read_period(weeks_from_sunday) is weeks_from_sunday


@pytest.mark.parametrize("period", [2024, date(2024, 8, 12), pd.Period("2024-08")])
def test_what_is_no_text_is_refused_with_the_text_to_write(period: Any) -> None:
    with pytest.raises(TypeError, match=rf"统计期是 {type(period).__name__},.*请写成 \"{period}\"") as caught:
        read_period(period)
    assert parse_period(str(caught.value).split('"')[1]).contains(pd.Series([pd.Timestamp("2024-08-12")])).all()


def test_what_is_no_period_at_all_is_refused_without_one() -> None:
    with pytest.raises(TypeError, match=r"^没有给出统计期。可写 2024、"):
        read_period(None)
    with pytest.raises(TypeError, match=r"统计期是 int,应为 str 或 Period。可写 2024、"):
        read_period(20240812)  # type: ignore[arg-type]
