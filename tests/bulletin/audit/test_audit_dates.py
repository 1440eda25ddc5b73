"""Months, days, periods and releases."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年8月热线运行情况通报\n2024年7月,共受理诉求500件。", [("2024年7月", "date", "error")]),
        ("2024年8月热线运行情况通报\n发布日期:2024-07-10", [("2024-07-10", "date", "error")]),
        ("统计期为8月20日至8月2日。", [("8月20日至8月2日", "date", "error")]),
        ("统计期为2023年11月1日至2023年1月31日。", [("2023年11月1日至2023年1月31日", "date", "error")]),
        ("统计期为2023年11月1日至2月30日。", [("2023年11月1日至2月30日", "date", "error")]),
        ("6月31日召开热线工作调度会。", [("6月31日", "date", "error")]),
        ("2023年2月29日召开热线工作调度会。", [("2023年2月29日", "date", "error")]),
        ("2025年3月12日(星期二)召开热线工作调度会。", [("2025年3月12日(星期二", "date", "error")]),
        ("2024年第三季度热线运行情况通报\n8月6日(星期三)停水。", [("8月6日(星期三", "date", "error")]),
        ("本周(9月9日至9月16日)受理诉求500件。", [("9月9日至9月16日", "date", "warn")]),
        (
            "2025年3月热线运行情况通报\n3月9日,周六,停机维护;3月12日星期二召开调度会。",
            [("3月12日星期二", "date", "error")],
        ),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # The page was filed before the month that it now shows.
        "归档时间:2024-04-01\n2024年8月热线运行情况通报\n2024-09-10 17:15",
        # The day of the figures is no day of release.
        "2024年8月热线运行情况通报\n截至2024年8月19日",
        "12月共受理诉求500件,11月为450件。",
        # The end lies in the year after.
        "统计期为2023年11月1日至1月31日。",
        "统计期为2023年12月1日至2月29日。",
        "统计期为11月26日至2月29日。",
        "2025年3月12日(星期三)至3月16日(星期天),热线升级。",
        "2024年第三季度热线运行情况通报\n8月6日(星期二)停水,10月9日(星期一)通气。",
        "本周(9月9日至9月15日)受理诉求500件,上周(9月2日至9月8日)400件。",
        # Of which year is not told.
        "2025年3月热线运行情况通报\n4月12日(星期五)召开热线工作调度会。",
        "8月5日(周一)召开热线工作调度会。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []
