"""What the sentence says is wrong."""

import pytest

from hotspot.issues.wording.clauses import cut_texts, cut_titles
from hotspot.issues.wording.focus import find_focus
from hotspot.issues.wording.matters import (
    Matter,
    choose_matter,
    cut_judgements,
    join_problems,
    says_nothing,
    tell_points,
)
from hotspot.issues.wording.objects.naming import name_by_places
from hotspot.issues.wording.points import Points
from hotspot.issues.wording.reading import read_evidence
from hotspot.issues.wording.statistics import learn_wording


def matter(titles: tuple[str, ...], texts: tuple[str, ...]) -> Matter | None:
    reading = read_evidence(titles, texts)
    naming = name_by_places(reading, ("",) * len(texts))
    wording = learn_wording([*titles, *[""] * 9], [*texts, *["公交车太少。", "路灯不亮。", "自来水停水。"] * 3])
    focus = find_focus(reading, "", wording)
    return choose_matter([*cut_titles(reading), *cut_texts(reading)], focus, naming, None)


def test_what_most_tickets_say_wins() -> None:
    texts = ("赛头桥桥面塌了一个洞。", "赛头桥的桥面塌了一个大洞。", "赛头桥桥面塌了，旁边有人卖西瓜不让路。")
    found = matter(("", "", ""), texts)
    assert found is not None
    assert found.verb == "反映"
    assert "桥面塌" in found.text
    assert found.text.endswith("的问题")


def test_a_title_without_a_place_is_told_of_the_object() -> None:
    texts = ("五井社区的房子裂了。", "五井社区房屋开裂。", "五井社区的墙裂了。")
    found = matter(("采煤沉陷致房屋开裂",) * 3, texts)
    assert found is not None
    assert found.text == "五井社区采煤沉陷致房屋开裂问题"
    elsewhere = matter(("石门村采煤沉陷致房屋开裂", *("五井社区采煤沉陷致房屋开裂",) * 2), texts)
    assert elsewhere is not None
    assert elsewhere.text == "五井社区采煤沉陷致房屋开裂问题"


def test_a_title_that_names_the_object_for_short_does_not_name_it_twice() -> None:
    found = matter(("请求督促云海印象二期复工",) * 3, ("我们是云海印象小区的业主。",) * 3)
    assert found is not None
    assert found.text == "云海印象二期复工"


def test_what_nobody_solved_is_one_problem_and_not_two() -> None:
    texts = ("星河路积水问题没有解决。", "星河路的积水问题没有得到解决。", "星河路积水问题没有解决，又下雨。")
    found = matter(("",) * 3, texts)
    assert found is not None
    assert found.text == "星河路的积水问题"


def test_what_callers_oppose_is_told_as_such() -> None:
    found = matter(("反对在星河公园建设停车楼",) * 3, ("不同意。",) * 3)
    assert found == Matter("反对", "在星河公园建设停车楼", 0, support=1.0, agreement=1.0)


def test_questions_are_asked() -> None:
    found = matter(("石桥小学何时改扩建",) * 3, ("盼复。",) * 3)
    assert found == Matter("咨询", "石桥小学何时改扩建", 0, support=1.0, agreement=1.0)


def test_nothing_in_common_is_nothing_to_print() -> None:
    assert matter(("",) * 4, ("停水了。", "公交晚点。", "药太贵。", "路灯灭了。")) is None


def test_problems_are_joined() -> None:
    assert join_problems("精密广场", ["办证难"]) == "精密广场办证难问题"
    assert join_problems("精密广场", ["办证难", "停工"]) == "精密广场办证难、停工等问题"
    assert join_problems("精密广场", ["办证难"], are_all=False) == "精密广场办证难等问题"
    assert join_problems("城东市场", ["农贸市场管理"]) == "城东市场管理问题"
    assert join_problems("金湖广场", ["广场舞音响音量过大"]) == "金湖广场广场舞音响音量过大问题"
    assert join_problems("精密广场、恒大等处", ["办证难", "停工"]) == "精密广场、恒大等处办证难、停工问题"


def test_one_callers_anecdote_is_not_printed() -> None:
    texts = (
        "建设巷一条大黑狗没有拴，追着送报的跑。",
        "建设巷黑狗又咬人了，伢子的裤子破了。",
        "建设巷咬人的黑狗被关了十来天的晚上又放出来吓人。",
    )
    found = matter(("", "", ""), texts)
    assert found is None or "十来天" not in found.text


def test_where_one_is_is_no_trouble() -> None:
    texts = ("碧水蓝天小区有业委会，电动车在楼道充电。",) + ("碧水蓝天小区有业委会。",) * 2
    found = matter(("", "", ""), texts)
    assert found is None or "业委会" not in found.text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("商铺违法开饭店", "商铺开饭店"),
        ("驾校有违规收取押金", "驾校收取押金"),
        ("小区违法建设", "小区违法建设"),
        ("小区内摆摊设点情况严重", "小区内摆摊设点"),
        ("涉嫌虚假宣传", "涉嫌虚假宣传"),
        ("擅自停水三天", "停水三天"),
    ],
)
def test_what_judges_is_cut_out(text: str, printed: str) -> None:
    assert cut_judgements(text) == printed


@pytest.mark.parametrize(
    ("title", "verb"),
    [
        ("请求处理老物业卷走业主的装修押金", "反映"),
        ("希望拆除金线街的违章建筑", "希望"),
        ("安排万境小区的孩子就近入学", "希望"),
        ("坚决取缔小区里扰民的麻将馆", "希望"),
        ("关于拆除小学旁边变压器的请求", "希望"),
    ],
)
def test_a_wish_is_what_is_wanted_and_not_what_is_wrong(title: str, verb: str) -> None:
    found = matter((title,) * 3, ("盼复。",) * 3)
    assert found is not None
    assert found.verb == verb


def test_points_are_told_the_most_told_first_whether_wrong_or_wanted() -> None:
    wrong, wanted = ("电梯频繁停运",), (("希望", "更换老旧电梯"),)
    said = tell_points("滨湖花园", Points(troubles=wrong, wishes=wanted))
    assert said == Matter("反映", "滨湖花园电梯频繁停运问题，希望更换老旧电梯", 0)
    said = tell_points("滨湖花园", Points(troubles=wrong, wishes=wanted, leads_with_wish=True))
    assert said == Matter("希望", "更换老旧电梯，并反映滨湖花园电梯频繁停运问题", 0)
    assert tell_points("滨湖花园", Points(wishes=wanted)) == Matter("希望", "滨湖花园更换老旧电梯", 0)
    assert tell_points("绕城高速", Points(wishes=(("咨询", "高速免费通行政策"),))).text == "绕城高速免费通行政策"
    assert tell_points("滨湖花园", Points()) is None


@pytest.mark.parametrize(
    ("wanted", "printed"),
    [
        ("查处涉诈行为", "查处鑫诚公司涉诈行为"),
        ("公开项目和资金资料", "公开鑫诚公司项目和资金资料"),
        ("退还开户费", "鑫诚公司退还开户费"),
        ("协助追讨工资", "协助追讨鑫诚公司工资"),
        ("优化调整线路", "优化调整鑫诚公司线路"),
    ],
)
def test_what_an_office_is_to_do_is_not_asked_of_its_object(wanted: str, printed: str) -> None:
    assert tell_points("鑫诚公司", Points(wishes=(("要求", wanted),))) == Matter("要求", printed, 0)


def test_things_alone_say_nothing_however_their_names_begin() -> None:
    assert says_nothing(Matter("反映", "太平路的路灯问题", 0))
    assert says_nothing(Matter("反映", "023县道大货车问题", 0))
    assert not says_nothing(Matter("反映", "023县道大货车扬尘污染问题", 0))
    assert not says_nothing(Matter("反映", "路灯熄灭问题", 0))


def test_what_is_done_needs_no_word_for_it_behind_two_characters() -> None:
    found = matter(("", "", ""), ("白雪村昨夜雪大停电了。", "白雪村雪大停电了。", "白雪村雪大又停电了。"))
    assert found is not None
    assert found.text.endswith("停电的问题")
