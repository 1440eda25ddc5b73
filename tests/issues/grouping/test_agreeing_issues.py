"""Groups are parted by what their tickets clearly speak of, by nothing fainter."""

import numpy as np
import pandas as pd

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
    # A letter: of its words none by itself is taken for a name.
    letter = "团义村五组变压器烧了," + "冰箱里的菜全坏了,手机充不了,孩子点蜡烛写作业,老人夜里起来摸黑," * 2 + "没有电"
    texts = [letter, "三天没水喝了,团义村", "请问医保怎么交", "路灯不亮好几天了"]
    material = prepare_material(pd.DataFrame({"ticket_id": list("1234"), "text": texts}))
    scores = np.full((len(material), 2), -1.0)
    scores[[material.ids.index("1"), material.ids.index("2")], 0] = CLEAR
    groups = find_agreeing_issues(material, scores, known_words(), list_object_keys(material, known_words()))
    assert [sorted(material.ids[position] for position in group) for group in groups] == [["1", "2"]]
