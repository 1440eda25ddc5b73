"""Percentage points of two figures, and percent and points taken for each other."""

import pytest
from audit_samples import list_findings

from hotspot.bulletin.audit.audit import audit_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("满意率由94.2%上升至95.6%,提高1.9个百分点。", [("1.9个百分点", "rate", "error")]),
        ("办结率99.25%,较上季度的98.12%提高1.31个百分点。", [("1.31个百分点", "rate", "error")]),
        ("满意率93.25%,比第二季度(92.71%)上升0.45个百分点。", [("0.45个百分点", "rate", "error")]),
        ("满意率93.25%,比第二季度(92.71%)上升0.54%。", [("0.54%", "wording", "warn")]),
        ("办结率98.12%,较上月的99.25%提高1.13个百分点。", [("1.13个百分点", "rate", "error")]),
        ("本月办结率为98.2%,上月办结率为97.1%,提高1.3个百分点。", [("1.3个百分点", "rate", "error")]),
        ("本月办结率98.2%,上月97.1%,提高2个百分点。", [("2个百分点", "rate", "error")]),
    ],
)
def test_points_that_no_two_figures_give_are_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "满意率93.25%,比第二季度(92.71%)上升0.54个百分点。",
        # A relative change.
        "返工率3.25%,比第二季度(2.71%)上升19.93%。",
        "接通率98.82%(接通3178个,来电3216个),较上周(99.19%)下降0.37个百分点。",
        "本月办结率98.2%,上月办结率97.1%,提高1.1个百分点。",
        # Two different rates.
        "本月满意率98.2%,上月办结率97.1%,提高2.1个百分点。",
    ],
)
def test_points_that_two_figures_may_give_are_not_named(text: str) -> None:
    assert list_findings(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理总量4410件,较上月的4200件上升5.0%。", []),
        ("受理总量4410件,较上月的4200件上升5.0个百分点。", [("5.0个百分点", "wording", "warn")]),
        ("最高为甲镇(98.2%),最低为乙镇(95.7%),相差2.5个百分点。", []),
        ("最高为甲镇(98.2%),最低为乙镇(95.7%),相差2.5%。", [("2.5%", "wording", "warn")]),
        # 1.58 %, cut off to 1.5: by chance.
        ("满意率96.2%,比去年同期的94.7%提高1.5%。", [("1.5%", "wording", "warn")]),
    ],
)
def test_rates_differ_by_points_and_counts_by_percent(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


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
