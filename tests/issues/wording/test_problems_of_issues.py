"""Which problems the tickets of an issue speak of."""

from hotspot.issues.wording.problems import find_problems, name_problem
from hotspot.issues.wording.reading import read_evidence
from hotspot.issues.wording.statistics import Wording, learn_wording

OTHERS = ["路灯不亮。", "公交车太少。", "自来水停水。", "垃圾没人清运。", "医院挂号难。", "社保卡丢失。"] * 5


def month(*texts: str) -> Wording:
    return learn_wording([""] * (len(texts) + len(OTHERS)), [*texts, *OTHERS])


def problems(*texts: str, theme: str = "") -> list[str]:
    reading = read_evidence([""] * len(texts), texts)
    return [problem.name for problem in find_problems(reading, theme, month(*texts))]


def test_the_most_telling_subtopic_without_a_theme() -> None:
    assert problems("养猪场臭气熏天。", "养猪场气味难闻。", "猪场很臭。")[0] == "养猪场气味"


def test_a_theme_that_the_tickets_bear_out() -> None:
    assert problems("餐馆油烟直排。", "烧烤店油烟大。", theme="餐饮油烟")[0] == "餐饮油烟"


def test_a_theme_that_they_do_not_bear_out_gives_way() -> None:
    assert problems("养猪场臭气熏天。", "养猪场气味难闻。", theme="餐饮油烟")[0] == "养猪场气味"


def test_a_theme_whose_key_points_they_tell_does_not() -> None:
    texts = ("图书馆门口育才路堵死,救护车过不去。", "图书馆对面双排停,过不去。")
    assert problems(*texts, theme="车辆违停占道")[0] == "车辆违停占道"
    assert problems(*texts, theme="餐饮油烟")[0] != "餐饮油烟"


def test_a_theme_that_nobody_wrote_down_is_believed() -> None:
    assert problems("没有说清楚。", theme="古井保护") == ["古井保护"]


def test_nothing_told_is_nothing_found() -> None:
    assert problems("没有说清楚。", "不知道。") == []


def test_names_do_not_accuse() -> None:
    assert name_problem("电信网络诈骗") == "疑似涉诈资金损失"
    assert name_problem("某某诈骗") == ""
    assert name_problem("危桥加固问题") == "危桥加固"


def test_triggers_in_masks_do_not_count() -> None:
    reading = read_evidence(["科教新村〔门牌〕半夜弹琴"] * 2, ["扰民。"] * 2)
    assert "地名路名门牌" not in [problem.name for problem in find_problems(reading, "", month("扰民。"))]
