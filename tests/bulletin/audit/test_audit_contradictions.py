"""Contradictions: points between rates, opposites, 100 % beside open tickets, multiples."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("满意率由94.2%上升至95.6%,提高1.9个百分点。", [("1.9个百分点", "rate", "error")]),
        ("回访满意率93.5%,不满意率7.5%。", [("93.5%", "impossible", "error")]),
        ("工单办结率100%,未办结工单6件。", [("100%", "impossible", "error")]),
        ("办结率99.25%,较上季度的98.12%提高1.31个百分点。", [("1.31个百分点", "rate", "error")]),
        ("办结率98.12%,较上月的99.25%提高1.13个百分点。", [("1.13个百分点", "rate", "error")]),
        ("本月办结率为98.2%,上月办结率为97.1%,提高1.3个百分点。", [("1.3个百分点", "rate", "error")]),
        ("本月办结率98.2%,上月97.1%,提高2个百分点。", [("2个百分点", "rate", "error")]),
        ("夜间来电620件,是上周的2.5倍,增长2.5倍。", [("增长2.5倍", "rate", "error")]),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Named units, not all.
        "民政局、卫健局等9个单位按期办结率100%,回马镇等3个单位逾期回复6件。",
        "尚未办结的工单2件,其中三塘镇2件(未办结率100%)。",
        "未按期办结率100%,均为逾期办结,逾期2件。",
        "接通率98.82%(接通3178个,来电3216个),较上周(99.19%)下降0.37个百分点。",
        "夜间来电620件,是上周夜间的2.5倍,增长1.5倍。",
        "本月办结率98.2%,上月办结率97.1%,提高1.1个百分点。",
        # Two different rates.
        "本月满意率98.2%,上月办结率97.1%,提高2.1个百分点。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []
