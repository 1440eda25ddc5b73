"""What follows from other figures than those beside it is right; the slip beside it is still told."""

import pytest

from hotspot.bulletin.audit.audit import audit_text


def find(text: str) -> list[tuple[str, str]]:
    return [(finding.figure, finding.kind) for finding in audit_text(text).findings]


@pytest.mark.parametrize(
    ("right", "wrong", "figure"),
    [
        # A mean against a mean, of now and before.
        (
            "80个小区三季度诉求2880件,平均每个36件,比二季度的48件下降25.0%。",
            "80个小区三季度诉求2880件,平均每个36件,比二季度的48件下降35.0%。",
            "35.0%",
        ),
        # The count of now stands in the sentence before.
        (
            "成单418件,直接答复623件。前日成单286件,+132件,+46.2%。",
            "成单418件,直接答复623件。前日成单286件,+132件,+64.2%。",
            "+64.2%",
        ),
        # Against two periods, each less the rate of now.
        (
            "共受理5000件。线上渠道1010件,占20.2%,比上年同期(18.5%)提高1.7个百分点,较上季度(20.4%)回落0.2个百分点。",
            "共受理5000件。线上渠道1010件,占20.2%,比上年同期(18.5%)提高1.7个百分点,较上季度(20.4%)回落0.6个百分点。",
            "0.6个百分点",
        ),
        # A subtotal behind a choice of kinds is none of them.
        (
            "10月共接诉4526件。前五位依次是:噪声431件,停车399件,占道312件,供水288件,工资264件。五项共1694件,占37.4%。",
            "10月共接诉4526件。前五位依次是:噪声431件,停车399件,占道312件,供水288件,工资264件。五项共1694件,占47.4%。",
            "47.4%",
        ),
    ],
)
def test_a_figure_may_follow_from_others(right: str, wrong: str, figure: str) -> None:
    assert find(right) == []
    assert figure in [found for found, _ in find(wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "10月共接诉4526件,前五项共1694件。从城乡看,五项诉求中来自城区的1016件,占六成;来自乡镇的678件,占四成。",
        "全年诉求人共9860人,其中当年仅来电1次的7395人,占75%。",
    ],
)
def test_what_is_a_part_of_something_else_is_no_slip(text: str) -> None:
    assert find(text) == []


def test_a_column_that_is_counted_up_has_no_sum() -> None:
    rows = "| 月份 | 当月 | 1月起累计 |\n|---|---|---|\n| 1月 | 236 | 236 |\n| 2月 | 198 | 434 |\n| 3月 | 256 | 690 |\n"
    assert find(f"{rows}| 合计 | 690 | 690 |\n") == []
    assert find(f"{rows}| 合计 | 680 | 690 |\n") != []
