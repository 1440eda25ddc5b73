"""Wording: 同比 and 环比 of the right period, no stray marks."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人社类同比上月增长较大。", [("同比上月", "wording", "warn")]),
        ("诉求总量环比去年同期上升。", [("环比去年", "wording", "warn")]),
        ("2024年8月情况,环比(与2024年6月相比)上升。", [("环比(与2024年6月", "wording", "warn")]),
        ("2024年8月情况(环比为与2024年6月相比):略。", [("环比为与2024年6月", "wording", "warn")]),
        ("2024年8月情况,较2023年8月环比上升。", [("较2023年8月环比", "wording", "warn")]),
        (
            "2024年8月受理1292件;与2024年6月的1,456件相比,环比减少164件。",
            [("与2024年6月的1,456件相比,环比", "wording", "warn")],
        ),
        ("占比5.8%%,较高。", [("%%", "wording", "note")]),
        ("2024年6月情况\n与5月的1120件相比,投诉同比增长。", [("同比", "wording", "warn")]),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "同比增长5%,比上月下降3%。",
        "2024年8月受理9件;与2024年7月的6件相比,环比增加3件;与2023年8月的5件相比,同比增加4件。",
        "县热线办 2024年9月10日\n2024年8月情况\n与2024年7月的6件相比,环比增加3件。",
        "2024年8月,与2024年7月相比,受理量上升,同比持平。",
        "2024年1月至8月受理9件,与2023年1月至8月相比,同比增加4件。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []
