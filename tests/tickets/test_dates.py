"""Moments in the forms of offices; what could be two moments is none."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spending import measure_seconds

from hotspot.tickets.dates import parse_dates

NINE = "2024-08-01 09:05:00"


def parse(text: str) -> str:
    return str(parse_dates([text])[0])


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024/8/1 9:05", NINE),
        ("2024-08-01 09:05:00", NINE),
        ("2024-08-01T09:05:00", NINE),
        ("2024-08-01T09:05:00.123", NINE),
        ("2024-08-01T09:05:00+08:00", NINE),
        ("2024-08-01T01:05:00Z", NINE),
        ("2024-07-31T20:05:00-05:00", NINE),
        ("2024年8月1日 9时5分", NINE),
        ("2024年08月01日9时5分0秒", NINE),
        ("2024年8月1日 星期四 9:05", NINE),
        ("2024/8/1 上午 9:05:00", NINE),
        ("2024/8/1 9:05:00 AM", NINE),
        ("2024.8.1 9:05", NINE),
        ("20240801 09:05", NINE),
        ("202408010905", NINE),
        ("20240801090500", NINE),
        ("\uff12\uff10\uff12\uff14\uff0f8\uff0f1\u30009\uff1a05", NINE),
        ("45505.378472222", NINE),
        ("2024-08-01", "2024-08-01 00:00:00"),
        ("20240801", "2024-08-01 00:00:00"),
        ("45505", "2024-08-01 00:00:00"),
        ("2024年8月1日 下午3时5分", "2024-08-01 15:05:00"),
        ("2024年8月1日 晚上8点", "2024-08-01 20:00:00"),
        ("2024年8月1日 晚5点", "2024-08-01 17:00:00"),
        ("2024年8月1日 晚上20:30", "2024-08-01 20:30:00"),
        ("2024年8月1日 晚上24点", "2024-08-02 00:00:00"),
        ("2024年8月1日 傍晚4点", "2024-08-01 16:00:00"),
        ("2024年8月1日 夜间11点", "2024-08-01 23:00:00"),
        ("2024年8月1日 下午1点", "2024-08-01 13:00:00"),
        ("2024年8月1日 中午12点", "2024-08-01 12:00:00"),
        ("2024年8月1日 中午1点10分", "2024-08-01 13:10:00"),
        ("2024年8月1日 中午13点", "2024-08-01 13:00:00"),
        ("2024年8月1日 中午14:20", "2024-08-01 14:20:00"),
        ("20000", "1954-10-03 00:00:00"),
        ("2024年8月1日 凌晨12点30分", "2024-08-01 00:30:00"),
        ("2024-08-01 12:05 AM", "2024-08-01 00:05:00"),
        ("2024-08-01 12:05 PM", "2024-08-01 12:05:00"),
        ("2024-08-01 24:00", "2024-08-02 00:00:00"),
        ("2024-02-29", "2024-02-29 00:00:00"),
    ],
)
def test_forms_of_offices_are_read(text: str, moment: str) -> None:
    assert parse(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1/8/2024",
        "24-8-1",
        "2024-08",
        "2024年8月",
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-08-01 25:00",
        "2024-08-01 24:30",
        "2024-08-01 中午3点",
        "19999",
        "2024-08-01 9:60",
        "昨天上午",
        "0",
        "13800000000",
        "350067",
        "1722474300",
        "2024-08-01 晚上12点",
        "2024-08-01 晚上0点",
        "2024-08-01 晚上1点",
        "2024-08-01 晚4:59",
        "2024-08-01 夜间2点30分",
        "2024-08-01 夜间6点",
        "2024-08-01 傍晚3点",
        "2024-08-01 晚上13点",
        "2024-08-01 下午25点",
        "2024-08-01 下午 3:00 pm",
        "2024-08-01 上午14:00",
        "2024-08/01",
        "99999",
        "2024-08-01 到 2024-08-03",
        "8888-08-08",
        "2024-08-01 9",
        "2024-08-011",
    ],
)
def test_what_names_no_moment_or_two_is_not_guessed(text: str) -> None:
    assert parse(text) == "NaT"


@given(st.datetimes(min_value=pd.Timestamp(1950, 1, 1), max_value=pd.Timestamp(2150, 1, 1)))
def test_every_moment_is_read_in_every_form(moment: pd.Timestamp) -> None:
    moment = moment.replace(microsecond=0)
    forms = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y年%m月%d日 %H时%M分%S秒", "%Y%m%d%H%M%S", "%Y-%m-%dT%H:%M:%S")
    assert parse_dates([moment.strftime(form) for form in forms]).tolist() == [pd.Timestamp(moment)] * len(forms)


@given(st.text(max_size=50))
def test_nothing_makes_it_fail(text: str) -> None:
    parse_dates([text])


def test_a_series_keeps_its_index_and_name() -> None:
    texts = pd.Series(["2024-08-01", ""], index=[7, 3], name="received_at")
    moments = parse_dates(texts)
    assert moments.index.tolist() == [7, 3]
    assert moments.name == "received_at"


def test_long_cells_cost_nothing() -> None:
    texts = [" " * 100_000 + "2" * 100_000, "2024-" * 50_000]
    assert measure_seconds(lambda: parse_dates(texts), enough=1) < 1
