"""Names of objects: which tell one from another, which two are one, and how several are listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.issues.wording.objects.names import (
    drop_common_ending,
    is_generic,
    is_same_name,
    join_same_names,
    list_names,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("中山职业学校", "中山职校", True),
        ("湘阴中山职校", "中山职业学校", True),
        ("丽景华庭", "丽景华庭二期", True),
        ("丽景华庭", "丽水华庭", False),
        ("一小", "一小学", False),
        ("翠湖花园小区", "滨江花园小区", False),
        ("永盛电子厂", "鸿发电子厂", False),
        ("永安五金厂", "鸿发五金厂", False),
        ("惠民大药房", "康民大药房", False),
    ],
)
def test_short_and_full_names(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same


def test_names_join_the_one_that_most_name() -> None:
    tickets = {"中山职业学校": {1, 2, 3}, "中山职校": {4}, "湘阴中山职校": {5, 6}, "丽景华庭": {7}}
    joined = dict.fromkeys(tickets, "中山职业学校") | {"丽景华庭": "丽景华庭"}
    assert join_same_names(tickets) == joined


_NAMES = st.text("湘阴中山职业学校", min_size=1, max_size=7)


@given(_NAMES, _NAMES)
def test_two_names_join_where_they_are_one(one: str, other: str) -> None:
    joined = join_same_names({one: {0}, other: {1}})
    assert (one != other and len(set(joined.values())) == 1) is (one != other and is_same_name(one, other))


def test_offices_and_what_every_house_has_tell_no_object_from_another() -> None:
    assert all(map(is_generic, ("农机局", "省人社厅", "K7县人民政府", "镇政府", "七楼", "历史文化名城")))
    assert not any(map(is_generic, ("水利局家属院", "聚鲜楼", "惟盛园", "城东派出所", "东塘镇政府")))


@pytest.mark.parametrize(("name", "short"), [("惠万家超市", "惠万家"), ("丽景花园", "丽景花园"), ("湘长路", "湘长路")])
def test_what_callers_say_for_short(name: str, short: str) -> None:
    assert drop_common_ending(name) == short


@pytest.mark.parametrize(
    ("names", "listed"),
    [([], ""), (["甲村"], "甲村"), (["甲村", "乙村"], "甲村和乙村"), (["甲村", "乙村", "丙村"], "甲村、乙村和丙村")],
)
def test_names_are_joined(names: list[str], listed: str) -> None:
    assert list_names(names, 3) == listed
    assert list_names([*"甲乙丙丁"], 3) == "甲、乙、丙等处"
    assert list_names(["6路公交"], 3, are_all=False) == "6路公交等"


def test_names_that_are_not_all_end_in_more() -> None:
    assert list_names(["甲村"], 3, are_all=False) == "甲村等处"
    assert list_names([], 3, are_all=False) == ""
