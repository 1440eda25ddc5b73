"""Which clauses of titles and texts may be printed."""

import pytest

from hotspot.issues.wording.clauses import cut_texts, cut_titles
from hotspot.issues.wording.reading import read_evidence


def texts_of(text: str) -> list[str]:
    return [clause.text for clause in cut_texts(read_evidence([""], [text]))]


def test_a_sentence_gives_its_clauses_and_their_runs() -> None:
    assert texts_of("赛头桥桥面塌了一个洞，钢筋露出来。") == [
        "赛头桥桥面塌了一个洞",
        "赛头桥桥面塌了一个洞，钢筋露出来",
    ]


def test_words_of_a_dialect_are_printed_as_those_of_all() -> None:
    assert texts_of("江边好多娃儿下河洗澡。") == ["江边许多孩子下河洗澡"]


@pytest.mark.parametrize(
    "text",
    [
        "我家的房子漏水漏了半年。",
        "什么时候能够修好这条路？",
        "请交通部门派人来维修道路。",
        "建议在路口安装红绿灯。",
        "难道老百姓的命不值钱，天理何在。",
        "业主在3月15日交了定金。",
        "商家收了顾客八千元不肯退。",
        "联系电话〔电话〕一直打不通。",
        "老板张某卖过期牛奶给顾客。",
        "老板诈骗了二十多名顾客。",
        "上次投诉以后路灯还是不亮。",
        "但是物业公司一直不肯维修。",
        "小区对面的那个老旧菜市场。",
        "白雪村养猪场被查处的事情。",
        "河里的水退了好多天。",
        "街口的路灯咋个修不好。",
        "涨水那几天的滨江步道淤泥堆积。",
    ],
)
def test_what_must_not_be_printed_is_left_out(text: str) -> None:
    assert texts_of(text) == []


def test_titles_lose_masks_years_and_frames() -> None:
    reading = read_evidence(["投诉2023年丽景华庭〔门牌〕电梯停运的问题"], ["电梯坏了。"])
    assert [(clause.text, clause.form) for clause in cut_titles(reading)] == [("丽景华庭电梯停运", "statement")]


def test_titles_that_ask_or_reproach() -> None:
    reading = read_evidence(["太平路何时修好", "太平路的坑谁来填"], ["", ""])
    assert [(clause.text, clause.form) for clause in cut_titles(reading)] == [("太平路何时修好", "question")]
