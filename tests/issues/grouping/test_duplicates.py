"""Copies within an issue are found: equal ones, and those with a few words changed."""

from collections.abc import Sequence

import pandas as pd

from hotspot.issues import duplicates
from hotspot.issues.grouping.alike import find_alike
from hotspot.issues.hotspots import find_hotspots
from hotspot.issues.material import Material, prepare_material
from hotspot.issues.report import MergeSuggestion

LETTER = "丽景花园5栋电梯停了二十多天，老人上下楼十分困难，物业一直拖着不修，请有关部门督促"


def suggest_merges(material: Material, groups: Sequence[tuple[int, ...]]) -> tuple[MergeSuggestion, ...]:
    return duplicates.suggest_merges(material, groups, find_alike(material).fellows)


def test_equal_and_nearly_equal_texts_are_named() -> None:
    texts = [LETTER, LETTER, LETTER.replace("二十多天", "三十多天"), "丽景花园电梯坏了", "电梯"]
    material = prepare_material(pd.DataFrame({"ticket_id": list("abcde"), "text": texts}))
    merges = suggest_merges(material, [(0, 1, 2, 3, 4)])
    assert [(merge.ticket_ids, merge.reason) for merge in merges] == [
        (tuple("abcde"), "同一诉求:丽景花园"), (("a", "b"), "内容相同"), (tuple("abc"), "内容基本相同"),
    ]  # fmt: skip


def test_a_copy_with_a_sentence_more_is_a_copy() -> None:
    material = prepare_material(pd.DataFrame({"ticket_id": list("ab"), "text": [LETTER, f"{LETTER}尽快来人修好"]}))
    assert [merge.reason for merge in suggest_merges(material, [(0, 1)])][1:] == ["内容基本相同"]


def test_a_copy_with_a_third_more_is_a_copy_and_a_retelling_is_none() -> None:
    longer, retold = f"{LETTER}，物业的电话一直打不通", LETTER.replace("老人上下楼十分困难", "孕妇每天爬楼梯很吃力")
    material = prepare_material(pd.DataFrame({"ticket_id": list("abc"), "text": [LETTER, longer, retold]}))
    merges = suggest_merges(material, [(0, 1, 2)])
    assert [(merge.ticket_ids, merge.reason) for merge in merges[1:]] == [(("a", "b"), "内容基本相同")]


def test_three_calls_of_one_caller_on_one_issue_are_repeated_two_are_not() -> None:
    callers = ["李明", "李明", "李明", "周建军", "周建军", "陈小兰"]
    table = pd.DataFrame({"ticket_id": list("abcdef"), "text": [LETTER] * 6, "caller": callers})
    report = find_hotspots(table)
    (call,) = report.repeats
    assert (call.ticket_ids, call.title) == (("a", "b", "c"), report.hotspots[0].title)


def test_a_call_that_tells_the_matter_in_other_words_is_counted_with_it() -> None:
    texts = [LETTER, LETTER, LETTER, "电梯的事打了四次电话,坏了的电梯到底哪天有人来修"]
    table = pd.DataFrame({"ticket_id": list("abcd"), "text": texts, "caller": "来电人1"})
    report = find_hotspots(table)
    (call,) = report.repeats
    assert call.ticket_ids == tuple("abcd")
    assert (call.issue_id, report.hotspots[0].issues[0].ticket_ids) == ("Ia", tuple("abc"))
    # Somebody else's may be any lift.
    report = find_hotspots(table.assign(caller=["来电人1"] * 3 + ["来电人2"]))
    assert report.repeats[0].ticket_ids == tuple("abc")


def test_repeated_calls_are_listed_in_order_of_time() -> None:
    days = ["2024-08-01", "2024-08-02", "2024-08-03"]
    report = find_hotspots(
        pd.DataFrame({"ticket_id": ["9", "10", "11"], "text": LETTER, "caller": "来电人1", "received_at": days})
    )
    assert report.repeats[0].ticket_ids == ("9", "10", "11")


def test_calls_of_two_issues_of_one_line_are_not_added_up() -> None:
    other = "滨江雅苑2栋的电梯昨天又把我妈关在里面一个小时，按铃没有人应，请查一查有没有年检"
    callers = ["李明", "李明", "甲", "乙", "李明", "李明", "丙", "丁"]
    table = pd.DataFrame({"ticket_id": list("abcdefgh"), "text": [LETTER] * 4 + [other] * 4, "caller": callers})
    report = find_hotspots(table)
    assert [len(hotspot.issues) for hotspot in report.hotspots] == [2]
    assert report.repeats == ()


def test_a_suggestion_shows_how_the_first_ticket_begins() -> None:
    table = pd.DataFrame({"ticket_id": list("ab"), "text": [LETTER, f"{LETTER}。电话13800000000"]})
    assert {merge.sample for merge in suggest_merges(prepare_material(table), [(0, 1)])} == {f"{LETTER[:40]}…"}
    titled = table.assign(title=["电梯停运", ""])
    assert suggest_merges(prepare_material(titled), [(1, 0)])[0].sample == "电梯停运"


def test_two_tickets_are_suggested_where_both_name_the_object_or_one_caller_tells_both() -> None:
    texts = ["丽景花园的电梯坏了", "滨江雅苑的电梯坏了", "电梯坏了", "丽景花园电梯停了三天"]
    material = prepare_material(pd.DataFrame({"text": texts, "caller": ["李明", "周建军", "陈小兰", "李明"]}))
    found = {pair: [merge.reason for merge in suggest_merges(material, [pair])] for pair in ((0, 1), (0, 2), (0, 3))}
    assert found == {(0, 1): [], (0, 2): [], (0, 3): ["同一诉求:丽景花园"]}
    again = prepare_material(pd.DataFrame({"text": texts[:3], "caller": "李明"}))
    assert [merge.reason for merge in suggest_merges(again, [(0, 2)])] == ["同一诉求"]
    # Of three each is confirmed by another.
    assert [merge.reason for merge in suggest_merges(material, [(0, 1, 2)])] == ["同一诉求"]


def test_two_tickets_of_two_categories_share_a_place_and_no_matter() -> None:
    texts = ["建议乌龙社区的长坡中间加两个垃圾桶", "乌龙社区想建的垃圾中转站离小学只有四十米"]
    table = pd.DataFrame({"text": texts, "category": ["城市管理", "环境保护"]})
    assert suggest_merges(prepare_material(table), [(0, 1)]) == ()
    for categories in (["城市管理", "城市管理"], ["城市管理", ""]):
        (merge,) = suggest_merges(prepare_material(table.assign(category=categories)), [(0, 1)])
        assert merge.reason == "同一诉求:乌龙社区"


def test_a_district_is_no_object_and_joins_only_what_reads_alike() -> None:
    texts = ["湘阴县的出租车司机找零用假钱", "湘阴县出租车用假钱找零,不打表", "湘阴县的公共汽车半小时一趟"]
    material = prepare_material(pd.DataFrame({"text": texts, "category": "交通运输与交通秩序"}))
    assert [merge.reason for merge in suggest_merges(material, [(0, 1)])] == ["同一诉求"]
    assert suggest_merges(material, [(0, 2)]) == ()
