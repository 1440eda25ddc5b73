"""What a line keeps of its issues: enough texts for the next period, from its whole time; and a title of its own."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pandas as pd
import pytest

from hotspot.issues.description import describe_lines, learn_context, make_issue
from hotspot.issues.drafts import Draft
from hotspot.issues.edits import Edit, regroup
from hotspot.issues.lines import Line
from hotspot.issues.links import Link
from hotspot.issues.material import prepare_material
from hotspot.issues.report import Hotspot
from hotspot.issues.severity import GRAVE
from hotspot.settings import Settings


def test_the_texts_kept_of_a_large_issue_are_spread_over_its_time() -> None:
    days = pd.date_range("2024-08-01", periods=30)
    texts = [f"丽景花园电梯第{number}次停运" for number in range(30)]
    material = prepare_material(pd.DataFrame({"received_at": days, "text": texts}))
    issue = make_issue(range(30), material)
    kept = list(issue.samples)
    assert len(kept) == 12
    assert (kept[0], kept[-1]) == (texts[0], texts[-1])
    places = [texts.index(text) for text in kept]
    assert all(1 <= later - earlier <= 3 for earlier, later in pairwise(places))
    assert list(make_issue(range(5), material).samples) == texts[:5]


def test_a_grave_ticket_does_not_repeat_the_title_of_another_line() -> None:
    texts = [
        "窗口不给办户口迁移登记",
        "身份证换领排队三个小时",
        "上户口要的材料说法不一",
        "户口迁移登记被拒,老人说要跳楼",
    ]
    material = prepare_material(pd.DataFrame({"ticket_id": ["1", "2", "3", "4"], "text": texts}))
    theme = "户口与身份证办理"
    lines = [Line(theme, ((0, 1, 2),), is_scattered=True), Line(theme, ((3,),))]
    drafts = [Draft(f"H{number}", line, Link()) for number, line in enumerate(lines)]
    context = learn_context(material, Settings())
    assert [hotspot.title for hotspot in describe_lines(drafts, context)] == ["户口与身份证办理问题", "轻生苗头问题"]
    assert [hotspot.title for hotspot in describe_lines(drafts[1:], context)] == ["户口与身份证办理问题"]
    # Of two lines with several tickets each, both are what the title says.
    halves = [replace(drafts[0], line=Line(theme, (part,), is_scattered=True)) for part in ((0, 1), (2, 3))]
    assert [hotspot.title for hotspot in describe_lines(halves, context)] == ["户口与身份证办理问题"] * 2


@pytest.mark.parametrize(("theme", "is_new"), [("热气球体验", True), ("路灯不亮", False), ("", False)])
def test_a_kind_of_problem_that_no_list_has_is_new(theme: str, is_new: bool) -> None:
    material = prepare_material(pd.DataFrame({"text": ["热气球体验的绳索磨得起毛", "热气球体验没有讲安全须知"]}))
    (hotspot,) = describe_lines([Draft("H1", Line(theme, ((0, 1),)), Link())], learn_context(material, Settings()))
    assert hotspot.is_new_theme == is_new


def describe(texts: list[str], **columns: list[str]) -> Hotspot:
    """Return the hotspot of tickets that came on the first days of August."""
    days = [f"2024-08-{day + 1:02d} 09:00" for day in range(len(texts))]
    ids = [str(number) for number in range(len(texts))]
    table = pd.DataFrame({"ticket_id": ids, "received_at": days, "text": texts, **columns})
    material = prepare_material(table)
    line = Line("", (tuple(range(len(texts))),))
    (hotspot,) = describe_lines([Draft("H0", line, Link())], learn_context(material, Settings()))
    return hotspot


def test_a_line_merged_of_unlike_ones_says_of_each_place_what_its_own_tickets_tell() -> None:
    scales = [f"城东市场的菜摊缺斤少两,第{number}次了" for number in "一二三"]
    cards = [f"发韵阁美发店关门,预付卡退不了,第{number}次反映" for number in "一二三四"]
    ids = [str(number) for number in range(7)]
    material = prepare_material(pd.DataFrame({"ticket_id": ids, "text": scales + cards}))
    context = learn_context(material, Settings())
    drafts = [
        Draft("H0", Line("商品计量问题", ((0, 1, 2),)), Link()),
        Draft("H3", Line("预付卡消费问题", ((3, 4, 5, 6),)), Link()),
    ]
    (draft,) = regroup(drafts, [Edit("H3", "", "合并", "H0")], ids)
    (merged,), own = describe_lines([draft], context), describe_lines(drafts, context)
    assert merged.title == own[0].title
    assert merged.sentence.removesuffix("。").split("；") == [line.sentence.removesuffix("。") for line in own]
    assert ["发韵阁" in half for half in merged.sentence.split("；")] == [False, True]
    assert merged.tickets == 7
    assert {ticket for told in (merged.slots or {}).values() for ticket in told} == set(ids)
    # What is split off again is told as it was.
    apart = regroup([draft], [Edit("H0", "", "拆分", "3 4 5 6")], ids)
    assert [hotspot.sentence for hotspot in describe_lines(apart, context)] == [line.sentence for line in own]


def test_a_line_lasts_from_its_first_ticket_to_its_last() -> None:
    hotspot = describe(["丽景花园电梯停运", "丽景花园电梯又停了", "丽景花园电梯坏了"])
    assert (hotspot.first_at, hotspot.last_at) == (datetime(2024, 8, 1, 9), datetime(2024, 8, 3, 9))


def test_every_further_place_heats_a_line() -> None:
    weight = Settings().hotspots.weights.places
    one = describe(["芙蓉路路灯不亮", "芙蓉路路灯坏了"])
    two = describe(["芙蓉路路灯不亮", "澄园路路灯坏了"])
    assert one.heat.places == 0.0
    assert two.heat.places == pytest.approx(weight)
    # A village lies in its town: both are listed, one is counted.
    village = describe(["三塘镇白雪村路灯不亮", "三塘镇白雪村的路灯坏了"])
    assert (set(village.places), village.heat.places) == ({"白雪村", "三塘镇"}, 0.0)
    assert describe(["三塘镇路灯不亮", "静河镇路灯坏了"]).heat.places == pytest.approx(weight)


def test_several_grave_kinds_are_no_graver_than_one() -> None:
    hotspot = describe(["寄宿学校老师把学生打伤住院", "孩子在学校长期被校园霸凌"])
    assert len(hotspot.severity) > 1
    assert hotspot.heat.gravity == pytest.approx(GRAVE * Settings().hotspots.weights.gravity)


def test_callers_of_scattered_matters_count_apart() -> None:
    texts = ["石塘镇七里村路灯不亮", "樟树镇白雪村路灯坏了", "文星街道柳荫巷路灯不亮"]
    material = prepare_material(pd.DataFrame({"ticket_id": ["1", "2", "3"], "text": texts}))
    draft = Draft("H1", Line("路灯不亮", ((0, 1, 2),), is_scattered=True), Link())
    (hotspot,) = describe_lines([draft], learn_context(material, Settings()))
    assert hotspot.heat.callers == 0.0
    assert hotspot.heat.scattered == pytest.approx(3 * Settings().hotspots.weights.scattered)
    assert hotspot.issues == ()
