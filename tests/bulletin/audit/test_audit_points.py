"""Percent and percentage points taken for each other."""

import pytest

from hotspot.bulletin.audit.audit import audit_text


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("网络渠道占比30.6%。网络占比较去年同期的28.4%提高2.2%。", "2.2%"),
        ("重复投诉率由一季度的14.2%降至11.7%,降幅2.5%。", "2.5%"),
        ("各乡镇满意率最高99.0%,最低97.0%,相差2.0%。", "2.0%"),
        ("受理3702件,较上月的3526件上升5.0个百分点。", "5.0个百分点"),
    ],
)
def test_what_differs_by_points_is_no_percent_and_the_other_way_round(text: str, figure: str) -> None:
    assert [(found.kind, found.figure) for found in audit_text(text).findings] == [("wording", figure)]


@pytest.mark.parametrize(
    "text",
    [
        "网络渠道占比30.6%。网络占比较去年同期的28.4%提高7.7%。",
        "重复投诉率由一季度的14.2%降至11.7%,降幅17.6%。",
        "重复投诉率由一季度的14.2%降至11.7%,下降2.5个百分点。",
        "满意率92.0%,回访满意率90.0%,降低诉求量3.5%。",
    ],
)
def test_a_change_of_a_rate_in_percent_and_in_points_are_both_right(text: str) -> None:
    assert audit_text(text).findings == ()
