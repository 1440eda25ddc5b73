"""What is known of tickets when lines are drawn."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from hotspot.issues.grouping.alike import find_alike
from hotspot.issues.grouping.object_keys import ObjectKey, list_object_keys
from hotspot.issues.material import prepare_material
from hotspot.issues.spread import learn_spread, list_near_themes, list_theme_names, list_unknown_words
from hotspot.issues.themes.finding import find_themes, known_words, score_themes

NAMES = ("路灯不亮", "电梯故障", "政策咨询", "")


def test_themes_nearly_as_good_as_the_best_are_near() -> None:
    scores = np.array([[0.5, 0.42, -1.0, -1.0], [0.5, 0.3, -1.0, -1.0], [-0.95, -0.96, -1.0, -1.0]])
    assert list_near_themes(scores, NAMES) == [{"路灯不亮", "电梯故障"}, {"路灯不亮"}, set()]


def test_a_question_or_nothing_is_no_rival_to_a_problem() -> None:
    assert list_near_themes(np.array([[-0.4, -0.9, 0.8, 0.9]]), NAMES) == [{"路灯不亮"}]


def test_no_tickets_have_no_themes() -> None:
    assert list_near_themes(np.zeros((0, 4)), NAMES) == []


def test_one_entry_a_ticket() -> None:
    texts = ["石塘镇柳荫路的路灯不亮", "谢谢"]
    material = prepare_material(pd.DataFrame({"ticket_id": ["1", "2"], "text": texts}))
    scores = score_themes(material)
    spread = learn_spread(
        material,
        find_themes(material, [], scores),
        scores,
        np.zeros(2, dtype=bool),
        objects=list_object_keys(material, known_words()),
        words=list_unknown_words(material, find_alike(material).blocks),
        names=[frozenset(), frozenset()],
    )
    assert "路灯不亮" in spread.near[0]
    assert [bool(objects) for objects in spread.objects] == [True, False]
    assert [len(towns) for towns in spread.towns] == [1, 0]


def test_words_that_nobody_knows_are_names_where_mostly_short_tickets_use_them() -> None:
    letter = "我在沁澜买了一台空调，" + "装好以后一直不制冷，打了几次电话也没有人上门来看一看，家里有老人。" * 3
    texts = ["在沁澜买的空调漏水", "沁澜的洗衣机坏了不修", letter]
    mostly_letters = [texts[0], letter, letter + "请处理", letter + "盼复"]
    for texts_of, known in ((texts, True), ([*texts, letter + "盼复"], True), (mostly_letters, False)):
        table = pd.DataFrame({"ticket_id": [str(n) for n in range(len(texts_of))], "text": texts_of})
        material = prepare_material(table)
        unknown = list_unknown_words(material, find_alike(material).blocks)
        assert [any("沁" in word for word in row) for row in unknown] == [known] * len(texts_of)


REST = "，" + "家里老人孩子都受影响，打了几次电话也没有人上门来看一看，请尽快处理并答复。" * 3
LETTERS = ("锦樾会所关门，卡里的钱不退", "在锦樾办的卡用不了", "锦樾换了老板，旧卡不认")
OTHERS = ("健身房关门，年卡不退", "理发店充值卡退不了", "美容院跑路，余额没有退", "洗车店搬走，次卡作废")
BESIDE = ("锦樾门口的路灯不亮", "锦樾旁边的水管漏水")
CARDS = "预付卡消费"


def list_telling(
    *themes: str, districts: Sequence[str] = ("",) * 9, beside: tuple[str, ...] = BESIDE
) -> dict[int, set[ObjectKey]]:
    """Return by which names letters of these themes are told: of LETTERS, of OTHERS, of what stands beside."""
    texts = [f"{text}{REST}" for text in (*LETTERS, *OTHERS, *beside)]
    table = pd.DataFrame({"ticket_id": list(map(str, range(len(texts)))), "text": texts, "district": districts})
    material = prepare_material(table)
    order = [int(ticket_id) for ticket_id in material.ids]
    rows = list_theme_names(material, find_alike(material).blocks, [themes[number] for number in order])
    return {
        number: set(names)
        for number, row in zip(order, rows, strict=True)
        if (names := [k for k in row if "锦" in k[1]])
    }


def test_a_name_by_which_half_of_a_theme_is_told_is_no_chance_in_letters_either() -> None:
    three, four = [CARDS] * 3, [CARDS] * 4
    assert set(list_telling(*three, *three, "", "路灯不亮", "")) == {0, 1, 2, 8}
    assert set(list_telling(*three, *four, CARDS, "")) == {0, 1, 2, 7, 8}
    # Most of the theme do not hold it; two of five that hold it tell other themes; two are chance.
    assert not list_telling(*three, *four, "", "")
    assert not list_telling(*three, *three, "", "路灯不亮", "漏水")
    assert not list_telling(CARDS, CARDS, "", CARDS, "", "", "", "", "")


def test_who_names_a_town_and_tells_no_theme_does_not_tell_that_of_its_namesake() -> None:
    beside = ("锦樾镇的路灯不亮", "锦樾旁边的水管漏水")
    assert set(list_telling(*[CARDS] * 6, "", "", CARDS, beside=beside)) == {0, 1, 2, 8}


def test_in_a_large_batch_a_theme_is_told_by_a_name_in_one_district(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hotspot.issues.grouping.alike.ORDINARY_BATCH", len(LETTERS + OTHERS + BESIDE) - 1)
    told = list_telling(*[CARDS] * 6, "", "", "", districts=["丰县"] * 8 + ["沛县"])
    assert set(told) == {0, 1, 2, 7}
    assert {key for keys in told.values() for key in keys if key[1] == "锦樾"} == {("word 丰县", "锦樾")}
