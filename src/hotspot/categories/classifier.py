"""The category classifier: a linear model over words and n-grams, joined late with a lexicon, calibrated.

The lexicon is added to the decision after the linear model is fitted (late fusion): written tickets are so clearly of
one category that a fit would learn to ignore it, while on real letters it is the stronger of the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin

from hotspot.categories.features import TextFeatures, fit_text_features
from hotspot.categories.lexicon import Lexicon
from hotspot.errors import LabelError, ModelError
from hotspot.text.segment import Segmenter, load_segmenter


@dataclass(frozen=True)
class Influence:
    """A term that spoke for a category, and how much it moved the decision."""

    term: str
    weight: float


class Classifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Sort ticket texts into categories (scikit-learn conventions; texts are strings, already masked).

    Parameters: ``lexicon`` (its ``names`` must be among the labels to count), ``lexicon_weight`` (how much the square
    root of its scores adds to the decision), ``penalty`` (inverse regularisation of the linear model), ``min_df``
    (documents a word or n-gram must stand in), ``temperature`` (softmax temperature; None fits it by cross-validation).
    Learned: ``classes_``, ``features_``, ``coef_`` (classes × columns), ``intercept_``, ``temperature_``.

    >>> model = Classifier(min_df=1).fit(["路灯不亮", "拖欠工资"] * 3, ["城市管理", "人力资源社会保障"] * 3)
    >>> str(model.predict(["小区外面路灯坏了"])[0])
    '城市管理'
    """

    def __init__(
        self,
        *,
        lexicon: Lexicon | None = None,
        lexicon_weight: float = 0.5,
        penalty: float = 0.3,
        min_df: int = 2,
        temperature: float | None = None,
        segmenter: Segmenter | None = None,
    ) -> None:
        """Store the parameters; nothing is computed before fit."""
        self.lexicon = lexicon
        self.lexicon_weight = lexicon_weight
        self.penalty = penalty
        self.min_df = min_df
        self.temperature = temperature
        self.segmenter = segmenter

    def fit(self, texts: Sequence[str], labels: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Fit on texts and their labels; LabelError when there are fewer than two labels or lengths differ."""
        texts, wanted = _check_texts(texts), np.asarray(labels)
        if len(texts) != len(wanted):
            raise LabelError(f"有 {len(texts)} 条文本、{len(wanted)} 个类别标签,两者应一样多。")
        self.classes_, targets = np.unique(wanted, return_inverse=True)
        if len(self.classes_) < 2:
            raise LabelError(f"训练数据只有 {len(self.classes_)} 个类别,至少要有两个。")
        weights = None if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
        segmenter = self.segmenter_ = self.segmenter or load_segmenter()
        self.features_ = fit_text_features(texts, segmenter, min_df=self.min_df)
        columns = self.features_.transform(texts, segmenter)
        self.coef_, self.intercept_ = fit_linear(columns, targets, self.penalty, weights)
        self._align_lexicon()
        if self.temperature is not None:
            self.temperature_ = float(self.temperature)
        else:
            scores = _held_out_scores(columns, targets, self.penalty, weights) + self._lexicon_scores(texts)
            self.temperature_ = fit_temperature(scores, targets)
        return self

    @classmethod
    def restore(
        cls,
        *,
        classes: NDArray[Any],
        features: TextFeatures,
        coef: NDArray[np.float32],
        intercept: NDArray[np.float32],
        lexicon: Lexicon | None,
        lexicon_weight: float,
        temperature: float,
    ) -> Self:
        """Build a fitted classifier from its learned parts; ModelError when their shapes do not fit."""
        if coef.shape != (len(classes), features.width) or intercept.shape != (len(classes),):
            raise ModelError(
                f"模型参数的形状不对:{coef.shape},应为 {(len(classes), features.width)}。请重新训练或换一个模型。"
            )
        if not (np.isfinite(coef).all() and np.isfinite(intercept).all() and temperature > 0):
            raise ModelError("模型参数中有无效数值(NaN、无穷大或非正的温度)。请重新训练或换一个模型。")
        model = cls(lexicon=lexicon, lexicon_weight=lexicon_weight, temperature=temperature)
        model.classes_, model.features_ = classes, features
        model.coef_, model.intercept_, model.temperature_ = coef, intercept, temperature
        model.segmenter_ = load_segmenter()
        model._align_lexicon()
        return model

    def decision_function(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return decision values, shape (len(texts), len(classes_)); the largest wins."""
        texts = _check_texts(texts)
        if not texts:
            return np.zeros((0, len(self.classes_)), dtype=np.float32)
        columns = self.features_.transform(texts, self.segmenter_)
        linear: NDArray[np.float32] = columns @ self.coef_.T + self.intercept_
        return (linear + self._lexicon_scores(texts)).astype(np.float32)

    def predict_proba(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return calibrated probabilities, shape (len(texts), len(classes_)), rows summing to 1."""
        return soften(self.decision_function(texts), self.temperature_)

    def predict(self, texts: Sequence[str]) -> NDArray[Any]:
        """Return the most probable label of each text."""
        winners: NDArray[Any] = self.classes_[self.decision_function(texts).argmax(axis=1)]
        return winners

    def explain(self, text: str, label: str, *, most: int = 4) -> tuple[Influence, ...]:
        """Return the terms of a text that spoke most for a label, strongest first, at most ``most``."""
        row = int(np.flatnonzero(self.classes_ == label)[0])
        found: dict[str, float] = {}
        if self.lexicon is not None and label in self.lexicon.names:
            position = self.lexicon.names.index(label)
            for hit in self.lexicon.find_terms(text):
                weight = dict(hit.weights).get(position, 0.0)
                if weight:
                    found[hit.term] = found.get(hit.term, 0.0) + self.lexicon_weight * weight
        columns = self.features_.transform([text], self.segmenter_)
        words = columns.indices < len(self.features_.words)
        for column, value in zip(columns.indices[words], columns.data[words], strict=True):
            weight, word = float(value * self.coef_[row, column]), self.features_.words[column]
            if weight > 0 and len(word) > 1 and not any(word in term or term in word for term in found):
                found[word] = weight
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Influence(term, weight) for term, weight in ranked[:most])

    def _align_lexicon(self) -> None:
        """Map the lexicon's categories onto the labels; categories that are no label do not count."""
        self._lexicon_columns = None
        if self.lexicon is not None:
            names = self.lexicon.names
            place = [names.index(str(label)) if str(label) in names else -1 for label in self.classes_]
            self._lexicon_columns = np.array(place)

    def _lexicon_scores(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.lexicon is None or self._lexicon_columns is None or not self.lexicon_weight:
            return np.zeros((len(texts), len(self.classes_)), dtype=np.float32)
        roots = np.sqrt(self.lexicon.score(texts))
        taken = np.where(self._lexicon_columns >= 0, roots[:, self._lexicon_columns], 0)
        return (self.lexicon_weight * taken).astype(np.float32)


def fit_linear(
    columns: Any, targets: NDArray[np.int64], penalty: float, weights: NDArray[np.float64] | None = None
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fit one-against-rest linear support vector machines; return (classes × columns, classes)."""
    from sklearn.svm import LinearSVC

    model = LinearSVC(C=penalty, random_state=0, max_iter=3000).fit(columns, targets, sample_weight=weights)
    coef, intercept = np.asarray(model.coef_), np.asarray(model.intercept_)
    if len(coef) == 1:  # two classes: scikit-learn keeps one row, the second class's
        coef, intercept = np.vstack([-coef, coef]), np.concatenate([-intercept, intercept])
    return coef.astype(np.float32), intercept.astype(np.float32)


def _held_out_scores(
    columns: Any, targets: NDArray[np.int64], penalty: float, weights: NDArray[np.float64] | None, folds: int = 3
) -> NDArray[np.float32]:
    """Decision values of each row by a model that did not see it; row i is in fold i modulo ``folds`` of its class."""
    scores = np.zeros((len(targets), int(targets.max()) + 1), dtype=np.float32)
    order = np.argsort(targets, kind="stable")
    fold = np.empty(len(targets), dtype=np.int64)
    fold[order] = np.arange(len(targets)) % folds
    for held in range(folds):
        train, test = np.flatnonzero(fold != held), np.flatnonzero(fold == held)
        present = np.unique(targets[train])
        if len(present) < 2 or not len(test):
            continue
        coef, intercept = fit_linear(
            columns[train], np.searchsorted(present, targets[train]), penalty, None if weights is None else weights[train]
        )
        scores[np.ix_(test, present)] = columns[test] @ coef.T + intercept
    return scores


def fit_temperature(scores: NDArray[np.float32], targets: NDArray[np.int64]) -> float:
    """Return the softmax temperature with the least log loss (Guo et al. 2017, temperature scaling)."""
    from scipy.optimize import minimize_scalar

    rows = np.arange(len(targets))

    def log_loss(log_temperature: float) -> float:
        chances = soften(scores, float(np.exp(log_temperature)))[rows, targets]
        return float(-np.log(np.maximum(chances, 1e-12)).mean())

    return float(np.exp(minimize_scalar(log_loss, bounds=(-4, 3), method="bounded").x))


def soften(scores: NDArray[np.float32], temperature: float) -> NDArray[np.float64]:
    """Turn decision values into probabilities: softmax of scores / temperature."""
    scaled = scores.astype(np.float64) / temperature
    scaled -= scaled.max(axis=1, keepdims=True)
    powers = np.exp(scaled)
    chances: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return chances


def _check_texts(texts: Sequence[str]) -> list[str]:
    if isinstance(texts, str):
        raise TypeError("texts must be a sequence of strings, not one string")
    checked = list(texts)
    for position, text in enumerate(checked):
        if not isinstance(text, str):
            raise TypeError(f"texts[{position}] is {type(text).__name__}, expected str")
    return checked
