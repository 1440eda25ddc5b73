"""A place that one ticket writes in full is named where the others say its own part alone."""

from hotspot.issues.wording.objects.named_objects import NamedObject
from hotspot.issues.wording.objects.own_names import name_by_own_part


def name(names: dict[str, str], heads: tuple[str, ...], *, towns: tuple[str, ...] = (), problem: str = "") -> str:
    found = [NamedObject(name, kind, (name,), (0,)) for name, kind in names.items()]
    one = name_by_own_part(found, towns, heads, problem)
    return one.name if one else ""


def test_a_village_and_its_ditch_are_named_as_most_write_them() -> None:
    heads = ("鸭棚一样臭，大新村的", "大新渠旁边养鸭", "大新村沟边搭棚", "大新渠边养鸭", "大新村那条渠道边")
    assert name({"大新渠": "water"}, heads, problem="养殖场污染") == "大新村"


def test_the_own_part_stands_where_few_write_it_in_full() -> None:
    heads = ("云帆公司欠薪", "云帆欠我们两个月工资", "软件园云帆不给离职证明", "云帆网络科技有限公司裁员")
    assert name({"云帆网络科技有限公司": "company"}, heads) == "云帆"


def test_two_characters_must_stand_in_nearly_all_tickets_and_be_no_word_nor_town() -> None:
    heads = ("豫丰农资卖的种子", "豫丰的种子不出苗", "街上农资店的种子", "那家店不认账")
    assert name({"豫丰农资": "shop"}, heads) == ""
    assert name({"豫丰农资": "shop"}, heads[:2] * 2) == "豫丰农资"
    assert name({"豫丰农资": "shop"}, heads[:2] * 2, towns=("豫丰镇",)) == ""
    assert name({"平安小区": "estate"}, ("平安小区停水", "平安里停水", "平安停水")) == ""
    assert name({"豫丰农资": "shop"}, heads[:2] * 2, problem="豫丰种子") == ""


def test_a_road_is_never_named_by_its_own_part() -> None:
    assert name({"望滨路": "road"}, ("望滨路有坑", "望滨饭店油烟", "望滨小区停水", "望滨停水")) == ""
