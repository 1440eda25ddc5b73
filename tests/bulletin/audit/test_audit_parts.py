"""Parts: the first is not more than its whole, and none of many stands twice."""

import pytest
from audit_samples import list_findings

_KINDS = "交通类10件、住建类9件、市场类8件、环保类7件、民政类6件、{}类5件、医疗类4件、教育类3件"


def test_a_part_of_more_than_its_whole_is_wrong() -> None:
    assert ("146件", "impossible", "error") in list_findings("共受理来信87件,其中投诉类146件、咨询类23件。")


@pytest.mark.parametrize(
    "text",
    [
        "比上月多87件,其中投诉类多146件。",
        "日均受理87件,其中最高日达146件。",
        "本月受理来信87件,其中累计受理146件。",
        "共受理来信87件,其中反映问题146个。",
        "各季度分别受理50件、87件,其中东镇受理96件。",
    ],
)
def test_what_is_no_part_may_be_more(text: str) -> None:
    assert list_findings(text) == []


def test_a_kind_that_stands_twice_in_a_long_list_is_doubted() -> None:
    assert list_findings(f"共受理52件,其中{_KINDS.format('城管')}。") == []
    assert list_findings(f"共受理52件,其中{_KINDS.format('市场')}。") == [("5件", "copy", "warn")]


def test_kinds_of_several_towns_may_have_one_name() -> None:
    towns = "东镇投诉5件、咨询4件、求助3件、建议2件,西镇投诉5件、咨询4件、求助3件、建议2件"
    assert [found for found in list_findings(f"共受理28件,其中{towns}。") if found[1] == "copy"] == []
