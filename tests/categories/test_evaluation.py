"""Scores, comparisons and calibration are those of the textbooks; the evaluation's page shows them all."""

import copy
import pickle
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import make_tickets
from sklearn.metrics import f1_score, precision_recall_fscore_support

from hotspot.categories.comparison import compare_predictions, compute_mcnemar
from hotspot.categories.evaluation import Evaluation, evaluate
from hotspot.categories.evaluation_page import (
    confused_rows,
    render_evaluation,
    score_rows,
    warn_of_trained,
    write_evaluation,
)
from hotspot.categories.measures import (
    compute_calibration_error,
    compute_macro,
    compute_macro_f1,
    measure_calibration,
    measure_coverage,
    score_labels,
)
from hotspot.categories.model_folder import Model
from hotspot.categories.training import train
from hotspot.errors import LabelError, ModelError

_LABELS = st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from("甲乙丙")), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def model() -> Model:
    return train(_table(30), base="none").model


@pytest.fixture(scope="module")
def evaluation(model: Model) -> Evaluation:
    table = _table(150).iloc[30:].reset_index(drop=True)
    table.loc[[0, 1, 2], "category"] = ["路灯", "路灯", "供水"]
    return evaluate(table, model, against=train(_table(6), base="none").model)


def _table(count: int) -> pd.DataFrame:
    return make_tickets(count).rename(columns={"诉求内容": "text", "诉求类别": "category", "工单编号": "ticket_id"})


@given(_LABELS)
def test_scores_are_those_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    truth, predicted = map(list, zip(*pairs, strict=True))
    labels = list("甲乙丙丁")
    scores = score_labels(truth, predicted, labels)
    wanted = precision_recall_fscore_support(truth, predicted, labels=labels, zero_division=0.0)
    assert np.allclose([(s.precision, s.recall, s.f1, s.support) for s in scores], np.transpose(wanted))
    places = ([labels.index(label) for label in column] for column in (truth, predicted))
    assert compute_macro_f1(*map(np.array, places), len(labels)) == compute_macro(scores)
    carried = sorted(set(truth))
    assert compute_macro(scores) == pytest.approx(f1_score(truth, predicted, labels=carried, average="macro"))


def test_whole_confidence_belongs_to_the_highest_of_ten_bins() -> None:
    bins = measure_calibration(np.array([0.95, 1.0, 0.35, 0.3]), np.array([True, False, True, True]))
    assert [(one.tickets, round(one.confidence, 3), one.accuracy) for one in bins] == [(2, 0.325, 1.0), (2, 0.975, 0.5)]
    assert compute_calibration_error(bins) == pytest.approx((0.675 + 0.475) / 2)


def test_the_curve_of_coverage_tells_the_least_confidence_that_passes() -> None:
    confidence = np.array([0.5, 0.9, 0.7, 0.6])
    curve = measure_coverage(confidence, np.array([False, True, True, False]))
    points = {point.coverage: (point.threshold, point.accuracy) for point in curve}
    assert [points[share] for share in (0.25, 0.5, 0.75, 1.0)] == [(0.9, 1.0), (0.7, 1.0), (0.6, 2 / 3), (0.5, 0.5)]


@settings(max_examples=15, deadline=None)
@given(_LABELS)
def test_a_model_against_itself_shows_no_difference(pairs: list[tuple[str, str]]) -> None:
    truth, predicted = map(list, zip(*pairs, strict=True))
    same = compare_predictions(truth, predicted, predicted, list("甲乙丙"))
    assert (same.difference, same.low, same.high, same.p_value, same.objections) == (0, 0, 0, 1, ())


def test_a_clear_gain_is_no_chance() -> None:
    truth = list("甲乙") * 50
    better = compare_predictions(truth, truth, ["甲"] * 100, list("甲乙"))
    assert better.low > 0
    assert better.p_value < 0.001
    assert better.objections == ()
    worse = compare_predictions(truth, ["甲"] * 100, truth, list("甲乙"))
    assert len(worse.objections) == 3
    assert "“乙”的 F1 由 1.000 降到 0.000(50 条)" in worse.objections


def test_a_small_category_may_fall_by_chance() -> None:
    truth = ["甲"] * 100 + ["乙"] * 19
    candidate = ["甲"] * 100 + ["甲"] * 2 + ["乙"] * 17
    current = ["乙"] * 30 + ["甲"] * 70 + ["乙"] * 19
    found = compare_predictions(truth, candidate, [*current[:100], *["乙"] * 19], list("甲乙"))
    assert found.objections == ()


def test_mcnemar_is_the_binomial_test_of_the_discordant() -> None:
    assert compute_mcnemar(0, 0) == 1
    assert compute_mcnemar(5, 0) == pytest.approx(2 / 32)
    assert compute_mcnemar(3, 4) == compute_mcnemar(4, 3)


def test_calibration_and_coverage_of_a_known_case() -> None:
    confidence = np.array([0.95] * 10 + [0.55] * 10)
    right = np.array([True] * 9 + [False] + [True] * 5 + [False] * 5)
    bins = measure_calibration(confidence, right)
    assert [(one.tickets, one.accuracy) for one in bins] == [(10, 0.5), (10, 0.9)]
    assert compute_calibration_error(bins) == pytest.approx(0.05)
    curve = measure_coverage(confidence, right)
    assert (curve[-1].coverage, curve[-1].accuracy) == (1.0, 0.7)
    assert (curve[9].coverage, curve[9].accuracy, curve[9].threshold) == (0.5, 0.9, 0.95)


def test_wrong_labels_show_as_worst_errors(evaluation: Evaluation) -> None:
    assert len(evaluation.truth) == 120
    assert evaluation.accuracy == pytest.approx(1 - len(evaluation.worst_errors) / 120)
    assert {"000030", "000031", "000032"} <= {error.ticket_id for error in evaluation.worst_errors}
    confidences = [error.confidence for error in evaluation.worst_errors]
    assert confidences == sorted(confidences, reverse=True)
    assert evaluation.top_accuracy(3) == 1.0
    assert evaluation.confusion.sum() == 120


def test_a_title_is_shown_once(model: Model) -> None:
    tickets = pd.DataFrame({"title": ["路灯不亮"], "text": ["已经三天了"], "category": ["欠薪"]})
    assert evaluate(tickets, model).worst_errors[0].text == "路灯不亮。已经三天了"


def test_the_page_shows_every_figure_and_needs_no_network(evaluation: Evaluation, tmp_path: Path) -> None:
    page = render_evaluation(evaluation)
    assert page == render_evaluation(evaluation)
    for row in score_rows(evaluation):
        assert all(f"<td>{cell}</td>" in page for cell in row)
    assert evaluation.comparison is not None
    assert f"{evaluation.comparison.difference:+.3f}" in page
    HTMLParser().feed(page)
    assert "<script src=" not in page
    write_evaluation(evaluation, tmp_path / "e.html")
    assert (tmp_path / "e.html").read_text(encoding="utf-8") == page


def test_tickets_that_a_model_was_trained_on_are_said_to_be(tmp_path: Path) -> None:
    """Of a model that was read; one without the file, or never written, does not know."""
    table, labels = _table(60), tuple(_table(3)["category"])
    train(table[:40], base="none").save(tmp_path / "m")
    found = evaluate(table, tmp_path / "m", against=tmp_path / "m")
    wanted = "注意:这个模型训练时用过其中 40 条、另一个模型训练时用过其中 40 条,成绩会偏高"
    assert warn_of_trained(found).startswith(wanted)
    assert f"没有用过的 20 条中判对 {found.right[found.trained == 0].sum()} 条。" in warn_of_trained(found)
    assert wanted in render_evaluation(found)
    assert warn_of_trained(evaluate(table[40:].reset_index(drop=True), tmp_path / "m")) == ""
    content = (tmp_path / "m" / "training.tsv").read_text(encoding="utf-8")
    assert {line.split("\t")[1] for line in content.splitlines()} == set(labels)
    assert "自来水" not in content
    (tmp_path / "m" / "training.tsv").write_text(content[:-1], encoding="utf-8")
    with pytest.raises(ModelError, match="校验值"):
        evaluate(table, tmp_path / "m")
    (tmp_path / "m" / "training.tsv").unlink()
    assert warn_of_trained(evaluate(table, tmp_path / "m")).startswith("这个模型没有记下训练用了哪些工单")


def test_the_shipped_model_was_trained_on_nobodys_tickets() -> None:
    table = pd.DataFrame({"text": ["村里停水三天了", "工地拖欠工资"], "category": ["公共服务", "人力资源社会保障"]})
    assert warn_of_trained(evaluate(table, "default")) == ""


def test_an_evaluation_goes_to_another_process() -> None:
    table = pd.DataFrame({"text": ["村里停水三天了", "工地拖欠工资"], "category": ["公共服务", "人力资源社会保障"]})
    found = evaluate(table, "default")
    for copied in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):
        assert render_evaluation(copied) == render_evaluation(found)


def test_a_category_without_tickets_has_no_figures(model: Model) -> None:
    """The mean leaves it out as well."""
    table = pd.DataFrame({"text": ["石塘镇自来水停了两天", "路灯坏了"], "category": ["供水", "供水"]})
    rows = {row[0]: row[1:] for row in score_rows(evaluate(table, model))}
    assert rows["路灯"] == ("0", "—", "—", "—")
    assert rows["供水"][0] == "2"


def test_hardly_any_chance_is_not_said_to_be_none() -> None:
    truth = list("甲乙") * 50
    assert "McNemar p < 0.001" in compare_predictions(truth, truth, ["甲"] * 100, list("甲乙")).describe()
    assert "McNemar p = 1.000" in compare_predictions(truth, truth, truth, list("甲乙")).describe()


def test_models_of_other_labels_are_not_compared(model: Model) -> None:
    units = train(_table(30).rename(columns={"category": "unit"}), base="none", target="unit").model
    with pytest.raises(LabelError, match=r"一个学“category”列\(供水、欠薪、路灯\),一个学“unit”列\(供水、欠薪、路灯\)"):
        evaluate(_table(30), model, against=units)
    with pytest.raises(LabelError, match=r"人力资源社会保障、环境保护、公共服务 等 14 类\)。请分别评估"):
        evaluate(_table(30), model, against="default")


def test_confused_pairs_are_sorted_by_count(evaluation: Evaluation) -> None:
    counts = [int(row[2]) for row in confused_rows(evaluation)]
    assert counts
    assert counts == sorted(counts, reverse=True)


def test_a_text_that_looks_like_markup_is_escaped(model: Model) -> None:
    table = pd.DataFrame({"text": ["<script>alert(1)</script>停水", "路灯坏了"], "category": ["路灯", "欠薪"]})
    assert "<script>alert(1)" not in render_evaluation(evaluate(table, model))
