"""What the sentence says is wrong."""

import pytest

from hotspot.issues.wording.clauses import cut_texts, cut_titles
from hotspot.issues.wording.focus import find_focus
from hotspot.issues.wording.matters import Matter, choose_matter, join_kinds, list_names
from hotspot.issues.wording.reading import read_tickets
from hotspot.issues.wording.statistics import learn_wording
from hotspot.issues.wording.subjects import find_subjects


def matter(titles: tuple[str, ...], texts: tuple[str, ...]) -> Matter | None:
    reading = read_tickets(titles, texts)
    subjects = find_subjects(reading, ("",) * len(texts))
    wording = learn_wording([*titles, *[""] * 9], [*texts, *["公交车太少。", "路灯不亮。", "自来水停水。"] * 3])
    focus = find_focus(reading, "", wording)
    return choose_matter([*cut_titles(reading), *cut_texts(reading)], focus, subjects, None)


def test_what_most_tickets_say_wins() -> None:
    texts = ("赛头桥桥面塌了一个洞。", "赛头桥的桥面塌了一个大洞。", "赛头桥桥面塌了，旁边有人卖西瓜不让路。")
    found = matter(("", "", ""), texts)
    assert found is not None
    assert found.verb == "反映"
    assert "桥面塌" in found.text
    assert found.text.endswith("的问题")


def test_what_callers_oppose_is_told_as_such() -> None:
    found = matter(("反对在星河公园建设停车楼",) * 3, ("不同意。",) * 3)
    assert found == Matter("反对", "在星河公园建设停车楼", 0)


def test_questions_are_asked() -> None:
    found = matter(("石桥小学何时改扩建",) * 3, ("盼复。",) * 3)
    assert found == Matter("咨询", "石桥小学何时改扩建", 0)


def test_nothing_in_common_is_nothing_to_print() -> None:
    assert matter(("",) * 4, ("停水了。", "公交晚点。", "药太贵。", "路灯灭了。")) is None


@pytest.mark.parametrize(
    ("names", "listed"),
    [([], ""), (["甲村"], "甲村"), (["甲村", "乙村"], "甲村和乙村"), (["甲村", "乙村", "丙村"], "甲村、乙村和丙村")],
)
def test_names_are_joined(names: list[str], listed: str) -> None:
    assert list_names(names, 3) == listed
    assert list_names([*"甲乙丙丁"], 3) == "甲、乙、丙等"


def test_kinds_are_joined() -> None:
    assert join_kinds("精密广场", ["办证难"]) == "精密广场办证难问题"
    assert join_kinds("精密广场", ["办证难", "停工"]) == "精密广场办证难、停工等问题"
