"""Contradictions: opposites, 100 % beside open tickets, multiples."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("回访满意率93.5%,不满意率7.5%。", [("93.5%", "impossible", "error")]),
        ("工单办结率100%,未办结工单6件。", [("100%", "impossible", "error")]),
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
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []
