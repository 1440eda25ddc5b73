"""Large batches: what is alike by chance stays apart, what shares a town or an object does not."""

import random
from dataclasses import replace

import numpy as np
import pytest

from hotspot.issues.grouping.candidates import find_candidates
from hotspot.issues.grouping.clustering import IssueClusterer
from hotspot.issues.grouping.comparisons import sort_pairs
from hotspot.issues.grouping.crowding import measure_crowding
from hotspot.issues.grouping.documents import ORDINARY_BATCH, distinct_documents, prepare_documents
from hotspot.issues.grouping.vectors import BatchVectors, build_vectors

TOWNS = ["新泉镇", "白雪镇", "柳林镇", "石桥镇"]
MATTERS = ["电梯停运", "路灯不亮", "停水两天", "垃圾没人清运", "井盖破损", "下水道堵塞", "夜里噪音大", "外墙脱落"]
SAME = "门口那条路的路面塌陷,车子开不过去"


def write_batch() -> tuple[list[str], list[str]]:
    """Return texts and towns: tickets of two towns in the same words, then singles of estates."""
    chance = random.Random(0)
    names = "云溪澜翠枫桂兰竹柏松梅荷棠樱杏桃柳榆槐桐泉塘潭洲渡浦湾岭峰岗"
    texts, towns = [f"{SAME}{end}" for end in ("", "。", "!", ",请处理") * 2], [TOWNS[0]] * 4 + [TOWNS[1]] * 4
    numbers = iter(range(10**6))
    while len(texts) <= 1.1 * ORDINARY_BATCH:
        texts.append(f"{''.join(chance.sample(names, 3))}小区{chance.choice(MATTERS)}{next(numbers)}栋")
        towns.append(chance.choice(TOWNS))
    return texts, towns


@pytest.fixture(scope="module")
def vectors() -> BatchVectors:
    texts, towns = write_batch()
    return build_vectors(distinct_documents(prepare_documents(texts, towns=towns)))


def test_a_batch_that_is_not_large_is_not_crowded() -> None:
    documents = distinct_documents(prepare_documents([SAME, f"{SAME}。"], towns=TOWNS[:2]))
    assert set(documents.towns) == {""}
    assert measure_crowding(build_vectors(documents), sort_pairs([0], [1], 2)).tolist() == [0.0]


def test_two_towns_are_a_larger_crowd_than_one(vectors: BatchVectors) -> None:
    count = len(vectors.towns)
    no_object = np.flatnonzero(np.diff(vectors.main.indptr) == 0)
    one, other = (no_object[vectors.towns[no_object] == town] for town in np.unique(vectors.towns[no_object])[:2])
    pairs = sort_pairs([one[0], one[0]], [one[1], other[0]], count)
    assert sorted(measure_crowding(vectors, pairs)) == [0.0, round(float(np.log(count / ORDINARY_BATCH)), 5)]


def test_a_ticket_of_an_unknown_town_may_be_of_the_others_town(vectors: BatchVectors) -> None:
    towns = vectors.towns.copy()
    one, other = np.flatnonzero(np.diff(vectors.main.indptr) == 0)[:2]
    towns[one] = -1
    half_known = measure_crowding(replace(vectors, towns=towns), sort_pairs([one], [other], len(towns)))
    assert half_known.tolist() == [0.0]


def test_who_names_the_same_rare_object_is_no_crowd_whatever_the_town(vectors: BatchVectors) -> None:
    naming = vectors.main.tocsc()
    column = int(np.flatnonzero(np.diff(naming.indptr) > 1)[0])
    one, other = naming.indices[naming.indptr[column] : naming.indptr[column] + 2]
    towns = vectors.towns.copy()
    towns[[one, other]] = 0, 1
    pairs = sort_pairs([one], [other], len(towns))
    assert measure_crowding(replace(vectors, towns=towns), pairs).tolist() == [0.0]


def test_the_nearest_of_its_town_are_candidates(vectors: BatchVectors) -> None:
    pairs = find_candidates(vectors)
    same = vectors.towns[pairs.left] == vectors.towns[pairs.right]
    assert same.mean() > 0.5
    assert len(pairs) > len(vectors.towns)


def test_the_order_of_a_large_batch_decides_nothing() -> None:
    texts, towns = write_batch()
    order = list(range(len(texts)))
    random.Random(1).shuffle(order)
    labels = IssueClusterer().fit_predict(texts, towns=towns)
    shuffled = IssueClusterer().fit_predict([texts[row] for row in order], towns=[towns[row] for row in order])
    assert shuffled.tolist() == labels[order].tolist()
