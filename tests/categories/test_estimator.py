"""What scikit-learn expects of the classifier holds, and classifying does not wait for scikit-learn."""

import subprocess
import sys
from typing import Any

import pytest
from sklearn.base import is_classifier
from sklearn.calibration import CalibratedClassifierCV
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

from hotspot.categories.classifier import Classifier
from hotspot.errors import ArgumentError, LabelError

TEXTS = ["路灯不亮", "夜市垃圾", "拖欠工资", "社保断缴"]
TRUTH = ["城市管理", "城市管理", "人力资源社会保障", "人力资源社会保障"]


def test_parameters_are_read_and_set_by_name() -> None:
    model = Classifier(min_df=1).set_params(penalty=2.0)
    assert (model.get_params()["min_df"], model.get_params()["penalty"]) == (1, 2.0)
    assert "penalty=2.0" in repr(model)
    with pytest.raises(ValueError, match=r"没有参数 penality.*penalty"):
        model.set_params(penality=1.0)


def test_score_is_the_share_of_right_labels() -> None:
    model = Classifier(min_df=1, temperature=1.0).fit(TEXTS, TRUTH)
    assert is_classifier(model)
    assert model.score(TEXTS, TRUTH) == 1
    assert model.score(TEXTS, [TRUTH[0]] * 4) == 0.5
    assert model.score(TEXTS, [TRUTH[0]] * 4, sample_weight=[1, 1, 1, 0]) == pytest.approx(2 / 3)


def test_labels_may_come_one_by_one() -> None:
    model = Classifier(min_df=1, temperature=1.0).fit(iter(TEXTS), iter(TRUTH))
    assert model.score(iter(TEXTS), iter(TRUTH)) == 1


@pytest.mark.parametrize(
    ("texts", "labels", "weights", "words"),
    [
        (TEXTS, TRUTH[:2], None, "有 4 条文本、2 个类别标签"),
        (TEXTS, [*TRUTH[:3], None], None, "1 条文本没有类别标签"),
        ([], [], None, "没有文本"),
        (TEXTS, TRUTH, [0] * 4, "权重都是 0"),
        (TEXTS, TRUTH, [1, 1], "2 个权重,文本有 4 条"),
    ],
)
def test_what_no_score_can_be_made_of_is_told(texts: Any, labels: Any, weights: Any, words: str) -> None:
    model = Classifier(min_df=1, temperature=1.0).fit(TEXTS, TRUTH)
    with pytest.raises(LabelError, match=words):
        model.score(texts, labels, sample_weight=weights)


def test_classifying_imports_no_scikit_learn() -> None:
    code = "import sys, hotspot; hotspot.load_model(); print('sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_asking_before_fit_is_scikit_learns_error() -> None:
    for ask in (Classifier().predict, Classifier().predict_proba, Classifier().decision_function):
        with pytest.raises(NotFittedError, match="fit"):
            ask(TEXTS)
    with pytest.raises(NotFittedError):
        Classifier().explain(TEXTS[0], TRUTH[0])


def test_of_two_classes_one_decision_value_tells_the_second() -> None:
    model = Classifier(min_df=1, temperature=1.0).fit(TEXTS, TRUTH)
    values = model.decision_function(TEXTS)
    assert values.shape == (4,)
    assert (model.classes_[(values > 0).astype(int)] == model.predict(TEXTS)).all()
    assert model.fit([*TEXTS, "停水"], [*TRUTH, "公共服务"]).decision_function(TEXTS).shape == (4, 3)
    calibrated = CalibratedClassifierCV(Classifier(min_df=1, temperature=1.0), cv=2).fit(TEXTS * 3, TRUTH * 3)
    assert calibrated.predict(TEXTS).tolist() == TRUTH


def test_searches_score_a_pipeline_by_rank_and_by_probability() -> None:
    pipeline = make_pipeline(FunctionTransformer(), Classifier(min_df=1))
    search = GridSearchCV(
        pipeline, {"classifier__penalty": [0.1, 1.0]}, cv=2, scoring=["roc_auc", "neg_log_loss"], refit="roc_auc"
    )
    search.fit(TEXTS * 2, TRUTH * 2)
    assert search.best_score_ == 1
    assert (search.cv_results_["mean_test_neg_log_loss"] > -0.7).all()


def test_a_text_of_weight_nothing_is_as_if_it_were_not_there(capfd: pytest.CaptureFixture[str]) -> None:
    weighted = Classifier(min_df=1).fit([*TEXTS, "停水三天"], [*TRUTH, "公共服务"], sample_weight=[1, 2, 1, 1, 0])
    without = Classifier(min_df=1).fit(TEXTS, TRUTH, sample_weight=[1, 2, 1, 1])
    assert weighted.classes_.tolist() == sorted(set(TRUTH))
    assert (weighted.predict_proba(TEXTS) == without.predict_proba(TEXTS)).all()
    # liblinear speaks past Python.
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ([1, 1, 1, -1], r"sample_weight\[3\] 是 -1,应为不小于 0"),
        ([float("nan"), 1, 1, 1], r"sample_weight\[0\] 是 nan"),
        ([1, 1, float("inf"), 1], r"sample_weight\[2\] 是 inf"),
        ([1, 1, 1], "3 个权重,文本有 4 条"),
        ([1, 1, 0, 0], "权重大于 0 的只有 1 个类别"),
        ([0, 0, 0, 0], "权重大于 0 的只有 0 个类别"),
    ],
)
def test_weights_that_nothing_can_be_learned_by_are_told(weights: list[float], words: str) -> None:
    with pytest.raises(LabelError, match=words):
        Classifier(min_df=1).fit(TEXTS, TRUTH, sample_weight=weights)


@pytest.mark.parametrize(
    "wrong",
    [
        {"min_df": 0},
        {"min_df": 1.5},
        {"penalty": 0},
        {"penalty": float("inf")},
        {"penalty": None},
        {"temperature": 0.0},
        {"title_weight": -1},
        {"opening_weight": float("nan")},
        {"offsets": {"城市管理": float("nan")}},
        {"offsets": [1.0]},
        {"knowledge": 5},
        {"segmenter": "jieba"},
        {"background": "default"},
    ],
)
def test_a_parameter_out_of_its_range_or_of_another_type_is_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match=rf"{next(iter(wrong))}(\[.*\])? 是 .*,应"):
        Classifier(**{"min_df": 1, **wrong}).fit(TEXTS, TRUTH)


def test_what_cannot_be_learned_or_judged_is_told() -> None:
    with pytest.raises(LabelError, match="2 条文本没有类别标签"):
        Classifier(min_df=1).fit(TEXTS, [TRUTH[0], None, TRUTH[2], float("nan")])
    with pytest.raises(LabelError, match="min_df"):
        Classifier(min_df=5).fit(TEXTS, TRUTH)
    with pytest.raises(TypeError, match=r"texts\[1\] 是 float"):
        Classifier(min_df=1).fit([TEXTS[0], float("nan")], TRUTH[:2])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="一个字符串"):
        Classifier(min_df=1).fit(TEXTS, TRUTH).predict("路灯不亮")
    with pytest.raises(LabelError, match=r"没有类别 停水\(有:人力资源社会保障、城市管理\)"):
        Classifier(min_df=1).fit(TEXTS, TRUTH).explain("路灯不亮", "停水")
