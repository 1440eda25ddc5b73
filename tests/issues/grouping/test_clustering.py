"""Issues: what is joined, what stays apart, and that the order of rows decides nothing."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone, is_clusterer
from sklearn.exceptions import NotFittedError
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from threadpoolctl import threadpool_info

from hotspot.errors import ArgumentError, ArgumentTypeError, ModelError
from hotspot.issues.grouping.clustering import IssueClusterer, group_batch, read_batch
from hotspot.issues.grouping.documents import distinct_documents, prepare_documents
from hotspot.issues.grouping.explanation import Outcome
from hotspot.issues.grouping.similarity import PairModel, Weight, load_similarity
from hotspot.issues.grouping.vectors import build_vectors
from hotspot.resources import find_shipped

# Two matters of one estate, the same words said of another estate, and two singles.
TEXTS = [
    "翠湖名邸小区三栋电梯停运半个月，老人上不了楼",
    "翠湖名邸三栋的电梯坏了半个月没人修，天天爬楼",
    "翠湖名邸小区电梯停运，物业说没钱修，老人下不了楼",
    "滨江雅苑小区电梯停运半个月，老人上不了楼",
    "滨江雅苑的电梯坏了半个月，物业不修，只能爬楼",
    "新泉镇大桥村自来水发黄有异味",
    "咨询灵活就业人员怎样缴纳社保",
]
PAIR = [TEXTS[0], TEXTS[1], TEXTS[5]]


def partition(labels: Sequence[int]) -> set[frozenset[int]]:
    groups = defaultdict(set)
    for row, label in enumerate(labels):
        groups[label if label >= 0 else f"single {row}"].add(row)
    return {frozenset(group) for group in groups.values()}


def test_same_problem_of_one_object_is_joined_and_other_objects_stay_apart() -> None:
    labels = IssueClusterer().fit_predict(TEXTS)
    assert labels[0] == labels[1] == labels[2] == 0
    assert labels[0] not in (labels[3], labels[4])
    assert labels[5] == labels[6] == -1


def test_who_only_greets_or_tries_the_line_tells_of_no_issue() -> None:
    idle = ["在吗", "在吗", "您好，有人吗？", "请问在吗", "测试", "测试", "我要投诉", "我要投诉"]
    noise = ["地铁工地凌晨三点还在施工，住在这边的人都是聋子吗", "地铁工地半夜还在施工，吵得人睡不着"]
    labels = IssueClusterer().fit_predict([*idle, *noise])
    assert labels.tolist() == [-1] * len(idle) + [0, 0]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(TEXTS))))
def test_order_of_rows_decides_nothing(order: list[int]) -> None:
    expected = IssueClusterer().fit_predict(TEXTS)
    labels = IssueClusterer().fit_predict([TEXTS[row] for row in order])
    assert labels.tolist() == expected[order].tolist()


def count_library_threads() -> dict[str, int]:
    return {library["filepath"]: library["num_threads"] for library in threadpool_info()}


def test_threads_find_the_same_and_leave_the_process_as_it_was() -> None:
    lines = find_shipped("data/tickets/04-jiaotong.jsonl").read_text("utf-8").splitlines()
    documents = distinct_documents(prepare_documents([json.loads(line)["text"] for line in lines[:300]]))
    expected, before = build_vectors(documents).latent.tobytes(), count_library_threads()
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: build_vectors(documents).latent.tobytes(), range(24))) == {expected}
    assert count_library_threads() == before


def test_every_ticket_is_counted_once_and_groups_of_a_higher_cut_lie_within_those_of_a_lower() -> None:
    model = load_similarity()
    low, high = group_batch(read_batch(prepare_documents(TEXTS), model), model, (0.05, 0.7)).at_cuts
    for groups in (low, high):
        members = [position for group in groups for position in group]
        assert len(members) == len(set(members))
        assert all(len(group) >= 2 for group in groups)
    assert high
    assert high != low
    assert all(any(set(group) <= set(wider) for wider in low) for group in high)


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        ([], []),
        (["路灯不亮"], [-1]),
        (["翠湖名邸路灯不亮", "新泉镇停水三天"], [-1, -1]),
        (["翠湖名邸路灯不亮"] * 30, [0] * 30),
        (["", "", " "], [-1, -1, -1]),
        (["。", "、", "。"], [-1, -1, -1]),
        (["😀", "😡😡", "😀"], [-1, -1, -1]),
        (["36", "36", "合计：36件", "合计：36件"], [-1] * 4),
        (["The street lamp at Main Road is broken", "Tap water smells"], [-1, -1]),
        (["路灯" * 25_000, "新泉镇停水三天"], [-1, -1]),
    ],
    ids=["none", "one", "two", "copies", "empty", "marks", "emoji", "totals", "english", "huge"],
)
def test_small_and_odd_batches(texts: list[str], labels: list[int]) -> None:
    assert IssueClusterer().fit_predict(texts).tolist() == labels


def test_larger_issues_come_first_and_pairs_are_singles_on_wish() -> None:
    texts = ["新泉镇停水三天", "新泉镇停水三天", *["翠湖名邸路灯不亮"] * 3]
    assert IssueClusterer().fit_predict(texts).tolist() == [1, 1, 0, 0, 0]
    assert IssueClusterer(min_tickets=3).fit_predict(texts).tolist() == [-1, -1, 0, 0, 0]


def test_of_equal_issues_more_callers_and_then_the_earlier_come_first() -> None:
    texts = ["新泉镇停水三天", "新泉镇停水三天", "翠湖名邸路灯不亮", "翠湖名邸路灯不亮"]
    callers = ["甲", "甲", "乙", "丙"]
    assert IssueClusterer().fit_predict(texts, callers=callers).tolist() == [1, 1, 0, 0]
    days = ["2024-08-01", "2024-08-02", "2024-08-03", "2024-08-04"]
    assert IssueClusterer().fit_predict(texts, times=days).tolist() == [0, 0, 1, 1]


def test_personal_data_are_masked_before_anything_is_explained() -> None:
    clusterer = IssueClusterer().fit(["翠湖名邸停水，电话13800000000", "翠湖名邸停水，请打13800000000"])
    assert "13800000000" not in clusterer.explain_pair(0, 1)


def test_pairs_are_explained() -> None:
    clusterer = IssueClusterer().fit(TEXTS)
    same = clusterer.explain_pair(0, 1)
    assert "同一小区:翠湖名邸" in same
    assert "同一问题:" in same
    assert "电梯" in same
    other = clusterer.explain_pair(0, 3)
    assert "对象不同:" in other
    assert "翠湖名邸" in other
    assert "滨江雅苑" in other
    assert IssueClusterer().fit(["停水", "停水"]).explain_pair(0, 1) == "内容完全相同;结果:归为同一诉求"
    assert IssueClusterer().fit(["", " "]).explain_pair(0, 1) == "两条都没有可比较的内容;结果:不是同一诉求"
    assert clusterer.explain_pair(2, 2) == "是同一条工单"


def test_what_is_explained_is_what_came_of_it() -> None:
    matters = ["电梯又坏了", "停水三天", "路灯不亮", "垃圾没人清运"]
    tails = ["", "，老人上不了楼", "，打了物业电话没人管", "，请尽快来修"]
    texts = [
        f"{estate}{matter}{tail}"
        for estate in ("翠湖名邸", "滨江雅苑", "城东市场")
        for matter, other in pairwise([*matters, matters[0]])
        for tail in (*tails, f"，{other}")
    ]
    clusterer = IssueClusterer().fit(texts)
    labels = clusterer.labels_
    seen: Counter[str] = Counter()
    for one, two in combinations(range(len(texts)), 2):
        result = clusterer.explain_pair(one, two).partition("结果:")[2]
        assert result.startswith("归为同一诉求") == (labels[one] == labels[two] != -1)
        seen[result] += 1
    joined, apart = "归为同一诉求", "不是同一诉求"
    assert seen.keys() >= {
        joined,
        apart,
        f"{joined}:这两条本身不够相近,由同组的其他工单连在一起",
        f"{apart}:这两条本身够相近,但与对方组里其他工单平均不够",
    }


def test_a_group_too_small_for_an_issue_is_explained_as_such() -> None:
    clusterer = IssueClusterer(min_tickets=3).fit(PAIR)
    assert clusterer.labels_.tolist() == [-1, -1, -1]
    assert clusterer.explain_pair(0, 1).endswith("结果:同在一组,但只有 2 条,不足 3 条,各算单条")


def test_a_pair_that_nobody_compared_is_explained_as_such() -> None:
    assert Outcome(0, 2, is_compared=False).explain(is_alike=True).endswith("各有更相近的工单,这两条没有相比")


def test_columns_may_come_from_iterators() -> None:
    whole = IssueClusterer().fit_predict(TEXTS, titles=TEXTS, times=["2024-08-01"] * len(TEXTS))
    once = IssueClusterer().fit_predict(iter(TEXTS), titles=iter(TEXTS), times=iter(["2024-08-01"] * len(TEXTS)))
    assert once.tolist() == whole.tolist()


@pytest.mark.parametrize("places", [(0, -1), (2, 0), (0, 0.5)])
def test_a_place_that_no_ticket_has_is_told(places: tuple[Any, Any]) -> None:
    with pytest.raises(ArgumentError, match=r"(one|two) 是 .*,应为 0 到 1 的整数"):
        IssueClusterer().fit(["停水", "停电"]).explain_pair(*places)


def test_of_no_tickets_none_is_explained() -> None:
    with pytest.raises(ArgumentError, match="一条工单也没有"):
        IssueClusterer().fit([]).explain_pair(0, 1)


def test_a_model_that_is_none_is_told() -> None:
    with pytest.raises(ArgumentTypeError, match=r"model 是 str,应为 PairModel.*load_similarity"):
        IssueClusterer(model="default").fit(PAIR)  # type: ignore[arg-type]


@pytest.mark.parametrize("least", [1, 0, -1, 2.5, None])
def test_an_issue_is_of_two_tickets_at_least(least: Any) -> None:
    with pytest.raises(ArgumentError, match=r"min_tickets 是 .*,应为至少 2 的整数"):
        IssueClusterer(min_tickets=least).fit(["停水", "停电"])


def test_hard_negatives_of_the_corpus_stay_apart() -> None:
    rows = [
        json.loads(line)
        for file in sorted(find_shipped("data/tickets").glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    rows = [row for row in rows if row.get("issue") or row.get("contrast")]
    labels = IssueClusterer().fit_predict([r["text"] for r in rows], titles=[r.get("title") or "" for r in rows])
    members = defaultdict(list)
    for number, row in enumerate(rows):
        members[row.get("issue")].append(number)
    pairs = [
        (number, other)
        for number, row in enumerate(rows)
        for other in members.get(row.get("contrast"), [])
        if row.get("contrast") != row.get("issue") and row.get("place") != rows[other].get("place")
    ]
    joined = sum(labels[a] >= 0 and labels[a] == labels[b] for a, b in pairs)
    assert len(pairs) >= 100
    assert joined <= 0.03 * len(pairs)
    # Not by leaving everything apart: hundreds of pairs of one issue are joined, and few of two issues.
    issue_of = [row.get("issue") or number for number, row in enumerate(rows)]
    sizes = Counter((label, issue) for label, issue in zip(labels.tolist(), issue_of, strict=True) if label >= 0)
    assert sum(n * (n - 1) // 2 for n in sizes.values()) >= 300


def test_vectors_are_asked_for_and_used_by_a_model_that_knows_them() -> None:
    model = PairModel({"vector": Weight(6.0, 0.5, 0.2)}, 0.0, 0.5)
    with pytest.raises(ModelError, match="vectors="):
        IssueClusterer(model=model).fit(TEXTS[:3])
    vectors = np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 0.1]])
    assert IssueClusterer(model=model).fit_predict(TEXTS[:3], vectors=vectors).tolist() == [0, -1, 0]
    with pytest.raises(ValueError, match="2 行"):
        IssueClusterer(model=model).fit(TEXTS[:3], vectors=vectors[:2])


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="titles"):
        IssueClusterer().fit(TEXTS, titles=["停水"])


def test_parameters_are_those_of_scikit_learn() -> None:
    from sklearn.base import clone

    clusterer = clone(IssueClusterer(min_tickets=3))
    assert clusterer.get_params() == {"model": None, "min_tickets": 3}
    with pytest.raises(ValueError, match="eps"):
        clusterer.set_params(eps=1)


def test_scikit_learn_takes_it_for_a_clusterer() -> None:
    clusterer = clone(IssueClusterer().set_params(min_tickets=3))
    assert is_clusterer(clusterer)
    assert repr(clusterer) == "IssueClusterer(model=None, min_tickets=3)"
    assert make_pipeline(FunctionTransformer(), IssueClusterer()).fit_predict(PAIR).tolist() == [0, 0, -1]
    with pytest.raises(ValueError, match=r"没有参数 most.*min_tickets"):
        clusterer.set_params(most=1)
    with pytest.raises(NotFittedError, match="fit"):
        clusterer.explain_pair(0, 1)


@pytest.mark.parametrize(
    "kind", [list, tuple, np.array, iter, pd.Series, lambda texts: pd.Series(texts, index=[7, 7, 9])]
)
def test_texts_may_come_in_any_sequence(kind: Callable[[list[str]], Any]) -> None:
    assert IssueClusterer().fit_predict(kind(PAIR)).tolist() == [0, 0, -1]


def test_what_is_not_known_of_a_ticket_may_be_none() -> None:
    whole = IssueClusterer().fit_predict(PAIR)
    zone = pd.Series(pd.to_datetime(["2024-08-01", None, None])).dt.tz_localize("Asia/Shanghai")
    for known in (
        {"titles": [None, "", float("nan")]},
        {"callers": ["诉求人甲", None, float("nan")]},
        {"towns": ["三塘镇", None, None]},
        {"times": ["2024-08-01", None, "不详"]},
        {"times": zone},
        {"places": [None, None, None]},
        {"places": [None, None, ()]},
    ):
        assert IssueClusterer().fit_predict(PAIR, **known).tolist() == whole.tolist(), known
    assert IssueClusterer().fit_predict(PAIR, places=[(), (), None]).tolist() == [-1, -1, -1]


def test_texts_that_are_none_and_vectors_nobody_compares_are_refused() -> None:
    with pytest.raises(TypeError, match=r"texts\[1\] 是 NoneType"):
        IssueClusterer().fit([PAIR[0], None])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="不比较句向量"):
        IssueClusterer().fit(PAIR, vectors=np.ones((3, 2)))


@pytest.mark.parametrize("places", [["三塘镇", None, None], [["三塘镇"], None, None]])
def test_places_that_are_only_names_are_refused(places: Any) -> None:
    with pytest.raises(TypeError, match=r"places\[0\] 中有 str,每条工单应是一列 Place"):
        IssueClusterer().fit(PAIR, places=places)
