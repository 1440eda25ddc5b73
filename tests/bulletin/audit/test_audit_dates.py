"""Months of the title and of the text, and periods."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年8月热线运行情况通报\n2024年7月,共受理诉求500件。", [("2024年7月", "date", "error")]),
        ("统计期为8月20日至8月2日。", [("8月20日至8月2日", "date", "error")]),
        ("统计期为2023年11月1日至2023年1月31日。", [("2023年11月1日至2023年1月31日", "date", "error")]),
        ("统计期为2023年11月1日至2月30日。", [("2023年11月1日至2月30日", "date", "error")]),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "12月共受理诉求500件,11月为450件。",
        # The end lies in the year after.
        "统计期为2023年11月1日至1月31日。",
        "统计期为2023年12月1日至2月29日。",
        "统计期为11月26日至2月29日。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []
