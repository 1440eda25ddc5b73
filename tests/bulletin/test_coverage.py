"""Which days of a period a table holds, told only where silence is no chance."""

from datetime import date, timedelta

import pytest
from bulletin_samples import make_tickets

from hotspot.bulletin.coverage import tell_missing_days
from hotspot.tickets.periods import parse_period


def _tell(first: str, last: str, a_day: int, *, period: str = "2024-08", silent: tuple[str, ...] = ()) -> str:
    """Tell of a table with so many tickets on each day from the first to the last, but for the silent ones."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [str(start + timedelta(days=number)) for number in range((end - start).days + 1)]
    rows = [{"received_at": f"{day} 09:00"} for day in days if day not in silent for _ in range(a_day)]
    return tell_missing_days(make_tickets(rows), parse_period(period))


def test_half_a_month_is_told() -> None:
    assert _tell("2024-08-01", "2024-08-17", 40).startswith(
        "表中只有8月1日至8月17日的工单,其余日子一件也没有;2024年8月的"
    )
    assert _tell("2024-08-15", "2024-08-31", 40).startswith("表中只有8月15日至8月31日的工单")


def test_one_month_of_a_quarter_is_told() -> None:
    assert _tell("2024-08-01", "2024-08-31", 40, period="2024-Q3").startswith("表中只有8月1日至8月31日的工单")


@pytest.mark.parametrize(
    ("first", "last", "a_day", "period"),
    [
        ("2024-08-01", "2024-08-31", 40, "2024-08"),
        # A day without calls.
        ("2024-08-02", "2024-08-31", 40, "2024-08"),
        # A weekend at the end of a week.
        ("2024-08-12", "2024-08-16", 40, "2024-W33"),
        # So few tickets that some days have none.
        ("2024-08-03", "2024-08-26", 1, "2024-08"),
        ("2024-08-12", "2024-08-12", 40, "2024-08-12"),
    ],
)
def test_what_may_be_chance_is_not_told(first: str, last: str, a_day: int, period: str) -> None:
    assert _tell(first, last, a_day, period=period) == ""


def test_an_office_that_closes_for_days_is_not_told_for_as_many_at_the_end() -> None:
    closed = ("2024-08-09", "2024-08-10", "2024-08-11")
    assert _tell("2024-08-01", "2024-08-28", 40, silent=closed) == ""
    assert _tell("2024-08-01", "2024-08-27", 40, silent=closed)


def _list_days(first: str, last: str) -> tuple[str, ...]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return tuple(str(start + timedelta(days=number)) for number in range((end - start).days + 1))


def test_a_week_that_was_forgotten_is_told() -> None:
    told = _tell("2024-08-01", "2024-08-31", 20, silent=_list_days("2024-08-08", "2024-08-14"))
    assert told == (
        "表中没有8月8日至8月14日的工单,前后都有;2024年8月的各数和环比、同比都不含这几天,请核对是否漏了一份表。"
    )
    assert _tell("2024-07-01", "2024-09-30", 20, period="2024-Q3", silent=_list_days("2024-08-01", "2024-08-31"))


def test_silence_in_between_that_may_be_chance_or_a_holiday_is_not_told() -> None:
    # A weekend with a holiday beside it, in an office that rests then.
    weekends = [day for day in _list_days("2024-06-01", "2024-06-30") if date.fromisoformat(day).weekday() > 4]
    assert _tell("2024-06-03", "2024-06-28", 20, period="2024-06", silent=(*weekends, "2024-06-10")) == ""
    # Not more than twice another silence.
    closed = (*_list_days("2024-08-02", "2024-08-04"), *_list_days("2024-08-10", "2024-08-15"))
    assert _tell("2024-08-01", "2024-08-31", 20, silent=closed) == ""
    # One ticket a day, and two of a month.
    assert _tell("2024-08-01", "2024-08-31", 1, silent=_list_days("2024-08-08", "2024-08-13")) == ""
    assert _tell("2024-08-01", "2024-08-31", 1, silent=_list_days("2024-08-02", "2024-08-30")) == ""
