"""Counts told period by period."""

import pytest
from audit_samples import list_findings

_MONTHS = "上半年受理1500件。1月至6月依次受理200件、180件、220件、260件、300件和340件"
TEXT = "第三季度受理66068件,其中7月21846件、8月23318件、9月20904件,8月环比上升6.74%,9月环比下降10.35%。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_MONTHS.replace('340件', '304件')}。", [("1月至6月依次受理200件、18…", "sum", "warn")]),
        # Of what was closed, of some months only.
        ("上半年受理1500件。1月至6月依次办结200件、180件、220件、250件、300件和340件。", []),
        ("受理720件。2月至4月分别受理180件、220件、260件。", []),
    ],
)
def test_a_series_of_all_periods_is_a_count_of_the_bulletin(text: str, expected: list[tuple[str, str, str]]) -> None:
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
        # The month before is not told; two counts of one month; a kind of its own; a month of another year.
        (TEXT.replace("8月环比", "7月环比"), []),
        (TEXT.replace("。", ";7月受理15000件。8月环比上升9%。"), []),
        (TEXT.replace("。", ",投诉类3000件,8月环比上升9%。"), []),
        ("2023年7月1000件、8月1100件,8月环比下降5%。", []),
    ],
)
def test_a_month_changes_from_the_one_before(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
