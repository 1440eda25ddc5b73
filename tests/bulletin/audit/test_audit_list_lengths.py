"""Lists of kinds, and of names with their figures, are as long as told."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城市管理、住房和城乡建设、市场监管三类最为集中。", []),
        ("城市管理、住房和城乡建设、市场监管两类最为集中。", [("两类", "sum", "warn")]),
        ("涉及健身、教培、美容美发4个行业。", [("4个行业", "sum", "warn")]),
        # 和 may join two kinds, 等 leave some out, ranks are no number, places stand before kinds.
        ("咨询、求助和投诉三类占多数。", []),
        ("咨询、求助等五类占多数,物业、噪声为前三类,城管、停车属于第二类。", []),
        ("东区、西区物业、噪声两类占多数。", []),
    ],
)
def test_kinds_are_as_many_as_told(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


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
