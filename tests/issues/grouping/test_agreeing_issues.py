"""Groups are parted by what their tickets clearly speak of, by nothing fainter."""

import numpy as np
import pandas as pd
import pytest

from hotspot.issues.grouping import agreement
from hotspot.issues.grouping.agreement import find_agreeing_issues
from hotspot.issues.grouping.object_keys import list_object_keys
from hotspot.issues.material import prepare_material
from hotspot.issues.themes.finding import known_words

# Read alike: the same station, the same trade.
LEAVES = [
    "青坪镇烟叶站收购烤烟压级压价，烟农意见大",
    "青坪镇烟叶站收购烤烟时称重不准，烟农意见大",
    "青坪镇烟叶站收购烤烟要排三天队，烟农意见大",
]
OTHER = [
    "咨询城乡居民养老保险今年缴费标准是多少",
    "村里的水渠淤塞多年",
    "在县城一家超市买到过期牛奶",
    "路灯不亮好几天了",
]
CLEAR, FAINT = 0.4, -0.75
# A letter: of its words none by itself is taken for a name.
BURNT = "团义村五组变压器烧了," + "冰箱里的菜全坏了,手机充不了,孩子点蜡烛写作业,老人夜里起来摸黑," * 2 + "没有电"


def join(texts: list[str], spoken: float = CLEAR) -> list[list[str]]:
    """Return the issues of tickets "1", "2" … of which the first two speak of one theme, the others of none."""
    names = list(map(str, range(1, len(texts) + 1)))
    material = prepare_material(pd.DataFrame({"ticket_id": names, "text": texts}))
    scores = np.full((len(material), 2), -1.0)
    scores[[material.ids.index("1"), material.ids.index("2")], 0] = spoken
    groups = find_agreeing_issues(material, scores, known_words(), list_object_keys(material, known_words()))
    return [sorted(material.ids[position] for position in group) for group in groups]


def group(second: float) -> tuple[tuple[int, ...], ...]:
    """Return the issues where the first ticket clearly speaks of one theme and the second, so much, of another."""
    texts = [*LEAVES, *OTHER]
    material = prepare_material(pd.DataFrame({"ticket_id": list(map(str, range(1, len(texts) + 1))), "text": texts}))
    scores, objects = np.full((len(material), 2), -1.0), list_object_keys(material, known_words())
    scores[[material.ids.index("1"), material.ids.index("2")], [0, 1]] = CLEAR, second
    return tuple(
        tuple(sorted(material.ids[position] for position in group))
        for group in find_agreeing_issues(material, scores, known_words(), objects)
    )


def test_only_tickets_that_clearly_speak_of_different_matters_are_parted() -> None:
    assert group(CLEAR) == (("1", "3"),)
    assert group(FAINT) == (("1", "2", "3"),)


def test_a_group_of_a_village_is_in_the_village() -> None:
    assert join([BURNT, "三天没水喝了,团义村", "请问医保怎么交", "路灯不亮好几天了"]) == [["1", "2"]]


# Longer than a summary, of whose words none by itself is taken for a name.
SHOP = "{}上个月说关门就关门了,我去年冬天刚充的值,里头还有八百块,打老板的手机一直是关机,请问这笔款子该找哪个部门要回来"


def test_calls_about_one_shop_are_one_issue_whatever_else_they_name() -> None:
    calls = ["发韵阁美发店的卡退不了", SHOP.format("金色家园小区门口发韵阁美发店")]
    assert join([*calls, *OTHER]) == [["1", "2"]]
    # A letter tells of much that lies around.
    letter = calls[1] + ",孩子在这里上学,老人每天出来散步,周围的邻居都认识我,这些年一直住得很好" * 2
    assert join([calls[0], letter, *OTHER]) == []


def test_the_larger_a_batch_the_more_tickets_may_name_an_object(monkeypatch: pytest.MonkeyPatch) -> None:
    tickets = [BURNT, "三天没水喝了,团义村", *OTHER]
    monkeypatch.setattr(agreement, "_MOST_NAMING", 1)
    assert join(tickets) == []
    monkeypatch.setattr(agreement, "ORDINARY_BATCH", len(tickets) // 2)
    assert join(tickets) == [["1", "2"]]


def test_what_one_firm_does_to_its_staff_is_one_issue() -> None:
    wages, insurance = "宏盛制衣厂三个月工资没发", SHOP.format("社保断缴,宏盛制衣厂")
    texts = [wages, insurance, *OTHER]
    material = prepare_material(pd.DataFrame({"ticket_id": list(map(str, range(1, len(texts) + 1))), "text": texts}))
    scores, objects = np.full((len(material), 2), -1.0), list_object_keys(material, known_words())
    scores[[material.ids.index("1"), material.ids.index("2")], [0, 1]] = CLEAR
    (found,) = find_agreeing_issues(material, scores, known_words(), objects, families=[[0, 1]])
    assert sorted(material.ids[position] for position in found) == ["1", "2"]
    assert find_agreeing_issues(material, scores, known_words(), objects) == ()


def test_who_was_held_by_the_same_words_is_free_for_those_who_name_its_object() -> None:
    texts = [f"{LEAVES[0]},宏盛公司", *LEAVES[1:], SHOP.format("宏盛公司"), *OTHER]
    material = prepare_material(pd.DataFrame({"ticket_id": list(map(str, range(1, len(texts) + 1))), "text": texts}))
    scores, objects = np.full((len(material), 2), -1.0), list_object_keys(material, known_words())
    scores[[material.ids.index(name) for name in ("1", "2", "3", "4")], [0, 1, 1, 0]] = CLEAR
    found = find_agreeing_issues(material, scores, known_words(), objects)
    assert sorted(sorted(material.ids[position] for position in group) for group in found) == [["1", "4"], ["2", "3"]]


def test_calls_that_only_share_a_road_are_not_one_issue() -> None:
    assert join(["湘长路那家店的卡退不了", SHOP.format("金色家园小区门口湘长路"), *OTHER]) == []


def test_a_letter_is_about_its_school_rather_than_the_road_before_it() -> None:
    letter = (
        "早晨七点二十和下午四点半,健康路两边都是第二小学接孩子的车,人走了车横在当中,"
        + "我家的老人要去看病,出不了门," * 8
    )
    assert join([letter, "第二小学上下学时间堵得水泄不通", "第二小学食堂的饭菜是凉的"]) == [["1", "2"]]


def test_what_everybody_says_of_his_own_joins_nothing() -> None:
    matters = ["俺庄的老坑叫人填了", "收粮的磅不准,俺庄的人都吃亏"]
    assert join([*matters, "请问医保怎么交", "路灯不亮好几天了"]) == []
    named = [matter.replace("俺庄", "荠荷") for matter in matters]
    assert join([*named, "请问医保怎么交", "路灯不亮好几天了"]) == [["1", "2"]]
