"""Titles: object and problem, 6–14 characters, ending in 问题."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.issues.wording.clauses import cut_titles
from hotspot.issues.wording.focus import find_focus
from hotspot.issues.wording.objects.naming import name_by_places
from hotspot.issues.wording.problems import Problem
from hotspot.issues.wording.reading import read_evidence
from hotspot.issues.wording.statistics import learn_wording
from hotspot.issues.wording.titles import LAST_TITLE, join_name, merge_names, name_title, write_theme_title, write_title


def title(titles: tuple[str, ...], problem: Problem | None = None) -> str:
    reading = read_evidence(titles, ("情况属实。",) * len(titles))
    naming = name_by_places(reading, ("",) * len(titles))
    wording = learn_wording([*titles, *[""] * 20], ["情况属实。"] * (len(titles) + 20))
    return write_title(cut_titles(reading), find_focus(reading, "", wording), naming, problem).text


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("关于丽景华庭夜间施工的问题", "丽景华庭夜间施工"), "丽景华庭夜间施工问题"),
        (("丽景华庭小区何时通燃气", "请问丽景华庭何时通燃气"), "丽景华庭通燃气问题"),
        (("丽景华庭违规收费", "丽景华庭恶意收费"), "丽景华庭收费问题"),
        (("请提高A2区乡村代课教师的工资待遇",) * 2, "乡村代课教师工资待遇问题"),
        (("丽景华庭的全装修核价方案什么时候能够公布出来",) * 2, "丽景华庭全装修核价方案问题"),
        (("县养老服务中心建宿舍有何批准文件",) * 2, "县养老服务中心建宿舍问题"),
    ],
)
def test_titles_are_cut_from_the_tickets_own(titles: tuple[str, ...], expected: str) -> None:
    assert title(titles) == expected


def test_a_problem_is_named_where_the_titles_say_nothing() -> None:
    assert title(("丽景华庭业主的投诉", "一封信"), Problem("房屋质量", (0, 1), ())) == "丽景华庭房屋质量问题"


def test_nothing_known_is_the_last_title() -> None:
    assert title(("", "")) == LAST_TITLE


@pytest.mark.parametrize(
    ("name", "problem", "merged"),
    [
        ("静河镇养猪场", "养猪场气味", "静河镇养猪场气味"),
        ("城东市场", "农贸市场管理", "城东市场管理"),
        ("滨湖花园", "小区电梯维保", "滨湖花园电梯维保"),
        ("太平路", "路灯不亮", "太平路路灯不亮"),
        ("湘长路", "公路养护", "湘长路养护"),
        ("发韵阁美发店", "门店停业失联", "发韵阁美发店停业失联"),
        ("宏盛服装厂", "企业拖欠工资", "宏盛服装厂拖欠工资"),
        ("宏盛制衣", "企业拖欠工资", "宏盛制衣拖欠工资"),
        ("青枫小学", "学校食堂伙食", "青枫小学食堂伙食"),
        ("枫林镇一小", "学校食堂伙食", "枫林镇一小食堂伙食"),
        ("石岭大道", "公路养护", "石岭大道养护"),
        ("太平街", "街道清扫保洁", "太平街清扫保洁"),
        ("渔民新村", "农村危房改造", "渔民新村危房改造"),
        ("东风海堤", "堤防决口", "东风海堤决口"),
        ("绕阳河大堤", "水库堤防安全", "绕阳河大堤安全"),
        ("顺发煤矿", "采石矿山污染", "顺发煤矿污染"),
    ],
)
def test_what_the_object_is_is_said_once(name: str, problem: str, merged: str) -> None:
    assert merge_names(name, problem) == merged


def test_names_are_shortened_until_they_fit() -> None:
    assert join_name("宏盛服装有限公司", "企业拖欠工资") == "宏盛服装有限公司拖欠工资问题"
    assert join_name("山源制药机械股份有限公司", "企业拖欠工资") == "山源制药机械企业拖欠工资问题"
    assert join_name("东坡煤业", "企业拖欠工资") == "东坡煤业拖欠工资问题"
    assert join_name("南湖洲镇赛头口村", "农田灌溉排涝") == "赛头口村农田灌溉排涝问题"
    assert join_name("桃花源乡赛头口村", "农田灌溉排涝") == "赛头口村农田灌溉排涝问题"
    assert join_name("金浜街道金浜新村", "燃气停气与收费") == "金浜新村燃气停气与收费问题"
    assert join_name("城北社区卫生服务中心", "疫苗接种") == "城北卫生服务中心疫苗接种问题"
    assert join_name("街道口广场公寓", "燃气停气与收费") == "燃气停气与收费问题"
    assert join_name("一个怎么缩也缩不短的名字实在太长", "农田灌溉排涝") == "农田灌溉排涝问题"


@given(st.text(max_size=40))
def test_any_theme_gives_a_title(name: str) -> None:
    result = write_theme_title(name)
    assert 6 <= len(result) <= 14
    assert result.endswith("问题")


def test_a_title_among_calls_is_one_letters_only() -> None:
    problem = Problem("路灯不亮", (0, 1, 2), ())
    titles = ("更换东湖路老旧路灯", "", "")
    reading = read_evidence(titles, ("东湖路路灯不亮。",) * 3)
    wording = learn_wording([*titles, *[""] * 20], ["东湖路路灯不亮。"] * 3 + ["停水。"] * 20)
    naming = name_by_places(reading, ("",) * 3)
    found = write_title(cut_titles(reading), find_focus(reading, "东湖路", wording), naming, problem)
    assert found.text == "东湖路路灯不亮问题"


def test_a_broad_theme_is_named_by_what_is_told_of_it() -> None:
    part = Problem("楼盘延期交房", (0, 1), ())
    assert (
        title(("丽景华庭的业主", "一封信"), Problem("问题楼盘", (0, 1), (), (part,), part))
        == "丽景华庭楼盘延期交房问题"
    )
    assert title(("丽景华庭的业主", "一封信"), Problem("问题楼盘", (0, 1), ())) == "丽景华庭楼盘问题"


def test_categories_and_grave_matters_make_titles() -> None:
    assert name_title("人身伤害") == "人身伤害问题"
    assert name_title("住房与城乡建设") == "住房与城乡建设问题"
    assert name_title("") == name_title("诈骗案件线索") == ""


def test_a_word_that_judges_is_softened() -> None:
    assert title(("石桥中学乱收费问题", "石桥中学乱收费")) == "石桥中学收费问题"
