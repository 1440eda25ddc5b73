"""What is known of tickets when lines are drawn."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.issues.grouping.alike import find_alike
from hotspot.issues.grouping.object_keys import list_object_keys
from hotspot.issues.material import prepare_material
from hotspot.issues.spread import Spread, learn_spread, list_near_themes, list_unknown_words
from hotspot.issues.themes.finding import find_themes, known_words, score_themes
from hotspot.issues.themes.folder import load_theme_model

NAMES = ("路灯不亮", "电梯故障", "政策咨询", "")


def test_themes_nearly_as_good_as_the_best_are_near() -> None:
    scores = np.array([[0.5, 0.42, -1.0, -1.0], [0.5, 0.3, -1.0, -1.0], [-0.95, -0.96, -1.0, -1.0]])
    assert list_near_themes(scores, NAMES) == [{"路灯不亮", "电梯故障"}, {"路灯不亮"}, set()]


def test_a_question_or_nothing_is_no_rival_to_a_problem() -> None:
    assert list_near_themes(np.array([[-0.4, -0.9, 0.8, 0.9]]), NAMES) == [{"路灯不亮"}]


def test_no_tickets_have_no_themes() -> None:
    assert list_near_themes(np.zeros((0, 4)), NAMES) == []


def learn(texts: Sequence[str], scores: NDArray[np.floating] | None = None) -> Spread:
    material = prepare_material(pd.DataFrame({"ticket_id": list(map(str, range(len(texts)))), "text": texts}))
    found = score_themes(material) if scores is None else scores
    return learn_spread(
        material,
        find_themes(material, [], found),
        found,
        np.zeros(len(texts), dtype=bool),
        objects=list_object_keys(material, known_words()),
        words=list_unknown_words(material, find_alike(material).blocks),
        names=[frozenset()] * len(texts),
    )


def test_one_entry_a_ticket() -> None:
    spread = learn(["石塘镇柳荫路的路灯不亮", "谢谢"])
    assert "路灯不亮" in spread.near[0]
    assert [bool(objects) for objects in spread.objects] == [True, False]
    assert [len(towns) for towns in spread.towns] == [1, 0]


def test_a_ticket_is_told_with_han_characters_that_are_of_no_places_name() -> None:
    told = learn(["石塘镇柳荫路LED灯不亮,3个孩子陪来电人摸黑。"]).characters(0)
    assert told == frozenset("灯不亮个孩子陪摸黑")


def test_what_tickets_tell_together_stands_out_from_what_all_tell() -> None:
    names = load_theme_model().names
    lamps, lifts, asking = (names.index(name) for name in ("路灯不亮", "电梯故障", "政策咨询"))

    def hear(of_lamps: float, of_lifts: float) -> str:
        scores = np.full((4, len(names)), -1.0)
        # All speak of a third problem, and ask.
        scores[:, [asking, names.index("垃圾清运")]] = 1.0
        scores[:2, lamps], scores[:2, lifts] = of_lamps, of_lifts
        return learn(["你好"] * 4, scores).hear([0, 1])

    assert hear(0.0, -1.0) == "路灯不亮"
    # Hardly more than elsewhere, or than another problem.
    assert (hear(-0.7, -1.0), hear(0.0, -0.02)) == ("", "")


def test_words_that_nobody_knows_are_names_where_mostly_short_tickets_use_them() -> None:
    letter = "我在沁澜买了一台空调，" + "装好以后一直不制冷，打了几次电话也没有人上门来看一看，家里有老人。" * 3
    texts = ["在沁澜买的空调漏水", "沁澜的洗衣机坏了不修", letter]
    mostly_letters = [texts[0], letter, letter + "请处理", letter + "盼复"]
    for texts_of, known in ((texts, True), ([*texts, letter + "盼复"], True), (mostly_letters, False)):
        table = pd.DataFrame({"ticket_id": [str(n) for n in range(len(texts_of))], "text": texts_of})
        material = prepare_material(table)
        unknown = list_unknown_words(material, find_alike(material).blocks)
        assert [any("沁" in word for word in row) for row in unknown] == [known] * len(texts_of)
