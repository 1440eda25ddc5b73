"""Fellows: how probably two tickets tell of the same issue."""

import numpy as np
import pandas as pd
import pytest

from hotspot.issues.grouping.alike import find_alike
from hotspot.issues.grouping.comparisons import Pairs
from hotspot.issues.grouping.fellows import tabulate_fellows
from hotspot.issues.grouping.linkage import ScoredPairs
from hotspot.issues.material import prepare_material

TEXTS = [
    "翠湖名邸小区三栋电梯停运半个月，老人上不了楼",
    "翠湖名邸三栋的电梯坏了半个月没人修，天天爬楼",
    "滨江雅苑的电梯坏了半个月，物业不修，只能爬楼",
    "新泉镇大桥村自来水发黄有异味",
    "新泉镇大桥村自来水发黄有异味",
    "大桥村的自来水又黄又臭，烧开了也不能喝",
]


def score_pairs(*rows: tuple[int, int, float]) -> ScoredPairs:
    left, right, scores = (np.array(column) for column in zip(*rows, strict=True))
    return ScoredPairs(Pairs(left, right), scores)


def test_a_pair_counts_both_ways_and_what_is_hardly_alike_not_at_all() -> None:
    fellows = tabulate_fellows(score_pairs((0, 1, 0.6), (0, 2, 0.05), (1, 2, 0.3)), np.arange(3))
    assert fellows.toarray().tolist() == [[0, 0.6, 0], [0.6, 0, 0.3], [0, 0.3, 0]]


def test_who_repeats_the_same_words_is_one_fellow_and_no_fellow_of_his_own() -> None:
    fellows = tabulate_fellows(score_pairs((0, 1, 0.6)), np.array([1, 0, 1, 1]))
    assert fellows.toarray().tolist() == [[0, 0.6, 0, 0], [0.6, 0, 0, 0], [0, 0.6, 0, 0], [0, 0.6, 0, 0]]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_without_pairs_nobody_has_a_fellow(count: int) -> None:
    nothing = ScoredPairs(Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64)), np.zeros(0))
    fellows = tabulate_fellows(nothing, np.arange(count))
    assert (fellows.shape, fellows.nnz) == ((count, count), 0)


def test_fellows_are_those_of_the_same_object_and_problem() -> None:
    table = pd.DataFrame({"ticket_id": [f"{number}" for number in range(len(TEXTS))], "text": TEXTS})
    material = prepare_material(table)
    fellows = find_alike(material).fellows.toarray()[np.ix_(material.rows.argsort(), material.rows.argsort())]
    assert fellows[0].argmax() == 1
    assert fellows[0, 1] > 0.5
    assert not fellows[:3, 3:].any()
    assert not fellows.diagonal().any()
    assert fellows[3].tolist() == fellows[4].tolist()
    assert fellows[3, 4] == 0 < fellows[3, 5]
