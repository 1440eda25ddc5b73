"""Counts told period by period, and what is said of them."""

import pytest
from audit_samples import list_findings

_MONTHS = "上半年受理1500件。1月至6月依次受理200件、180件、220件、260件、300件和340件"
_WEEK = "本周受理700件。周一至周日分别受理110件、120件、100件、105件、95件、90件、80件"
TEXT = "第三季度受理66068件,其中7月21846件、8月23318件、9月20904件,8月环比上升6.74%,9月环比下降10.35%。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_MONTHS},其中6月最多,2月受春节影响最少。", []),
        (f"{_MONTHS},其中5月最多,2月受春节影响最少。", [("5月", "sum", "warn")]),
        (f"{_MONTHS.replace('340件', '304件')}。", [("1月至6月依次受理200件、18…", "sum", "warn")]),
        (f"{_WEEK},周二最多,周日最少。", []),
        (f"{_WEEK},周二最多,周六最少。", [("周六", "sum", "warn")]),
        ("受理0.9万件。7月0.40万件,8月0.30万件,9月0.20万件,9月较7月减少0.20万件。", []),
        ("受理0.9万件。7月0.40万件,8月0.30万件,9月0.20万件,9月较7月减少0.02万件。", [("0.02万件", "sum", "warn")]),
        ("一季度(单位:件):1月321、2月254、3月298。最高为1月,最低为2月,相差76件。", [("76件", "sum", "warn")]),
        # Of a kind, of what was closed, of some months only.
        (f"{_MONTHS},投诉类5月最多,5月咨询最多。", []),
        ("上半年受理1500件。1月至6月依次办结200件、180件、220件、250件、300件和340件。", []),
        ("受理720件。2月至4月分别受理180件、220件、260件。", []),
    ],
)
def test_what_is_said_of_a_series_is_what_it_gives(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [("2140条", []), ("2410条", [("四个季度受理量分别为2030条、…", "sum", "warn")])],
)
def test_four_quarters_are_a_year(last: str, expected: list[tuple[str, str, str]]) -> None:
    text = f"全年受理8900条。四个季度受理量分别为2030条、2250条、2480条、{last}。"
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, []),
        (TEXT.replace("下降", "上升"), [("10.35%", "rate", "error")]),
        (TEXT.replace("6.74", "6.31"), [("6.31%", "rate", "error")]),
        (
            "1月至4月依次受理1987件、1769件、2194件和2246件,3月、4月环比分别上升24.02%和3.37%。",
            [("3.37%", "rate", "error")],
        ),
        ("1月至4月依次受理1987件、1769件、2194件和2246件,3月、4月环比分别上升24.02%和2.37%。", []),
        # The month before is not told; two counts of one month; a kind of its own; a month of another year.
        (TEXT.replace("8月环比", "7月环比"), []),
        (TEXT.replace("。", ";7月受理15000件。8月环比上升9%。"), []),
        (TEXT.replace("。", ",投诉类3000件,8月环比上升9%。"), []),
        ("2023年7月1000件、8月1100件,8月环比下降5%。", []),
    ],
)
def test_a_month_changes_from_the_one_before(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
