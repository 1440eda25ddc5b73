"""Names and figures in pairs are as many; lists in lists and of two dimensions are let be."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("投诉、咨询、求助分别增长12.5%、8.1%。", "12.5%、8.1%"),
        ("住建局、城管局分别办理1,120件、986件和55件。", "1,120件、986件和55件"),
    ],
)
def test_lists_of_unequal_length_are_doubted(text: str, figures: str) -> None:
    assert (figures, "sum", "warn") in list_findings(text)


@pytest.mark.parametrize(
    "text",
    [
        "投诉、咨询、求助分别增长12.5%、8.1%和3.0%。",
        "电话、微信、网站等渠道分别受理100件、50件、20件、10件。",
        "水、电、气、暖类和物业类分别受理100件、50件。",
        "各乡镇、县直单位办结率、满意率分别为98%、97%。",
        "7月、8月办结率、满意率分别为98%、97%、96%、95%。",
        "受理量、办结量较上月、去年同期分别增长10%、20%、5%、6%。",
    ],
)
def test_lists_in_lists_and_of_two_dimensions_are_not_doubted(text: str) -> None:
    assert list_findings(text) == []
