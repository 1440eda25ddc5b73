"""The category classifier: a linear model over words and n-grams, joined late with written knowledge, calibrated.

The knowledge is added to the decision after the linear model is fitted (late fusion): written tickets are so clearly of
one category that a fit would learn to ignore it, while on real letters it is the stronger of the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin

from hotspot.categories.knowledge import Knowledge
from hotspot.errors import LabelError, ModelError
from hotspot.text.features import TextFeatures, fit_text_features, split_title
from hotspot.text.segment import Segmenter, load_segmenter


class Background(Protocol):
    """What another model knows of a text, as further columns: it helps where labels are few and of another scheme."""

    @property
    def width(self) -> int:
        """Number of columns."""
        ...

    def transform(self, texts: Sequence[str]) -> Any:
        """Return a CSR matrix, shape (len(texts), width), float32."""
        ...


@dataclass(frozen=True)
class Influence:
    """A term that spoke for a category, and how much it moved the decision."""

    term: str
    weight: float


class Classifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Sort ticket texts into categories (scikit-learn conventions; texts are strings, already masked).

    A text may carry its title (``compose_document``); the title then is judged once more on its own, for a writer's
    own summary wanders less than the letter.

    Parameters: ``knowledge`` (written terms; those of categories that are no label do not count), ``penalty`` (inverse
    regularisation of the linear model), ``min_df`` (documents a word or n-gram must stand in), ``temperature`` (softmax
    temperature; None fits it by cross-validation), ``title_weight`` (how much the title alone counts beside the whole),
    ``offsets`` (label → added to its decision value: labels that the training texts over-represent get a negative one),
    ``background`` (further columns from another model), ``segmenter`` (None takes the shipped word lists).
    Learned: ``classes_``, ``features_``, ``coef_`` (classes × columns), ``intercept_``, ``temperature_``.

    >>> model = Classifier(min_df=1).fit(["路灯不亮", "拖欠工资"] * 3, ["城市管理", "人力资源社会保障"] * 3)
    >>> str(model.predict(["小区外面路灯坏了"])[0])
    '城市管理'
    """

    def __init__(
        self,
        *,
        knowledge: Knowledge | None = None,
        penalty: float = 0.1,
        min_df: int = 2,
        temperature: float | None = None,
        title_weight: float = 0.7,
        offsets: Mapping[str, float] | None = None,
        background: Background | None = None,
        segmenter: Segmenter | None = None,
    ) -> None:
        """Store the parameters; nothing is computed before fit."""
        self.knowledge = knowledge
        self.penalty = penalty
        self.min_df = min_df
        self.temperature = temperature
        self.title_weight = title_weight
        self.offsets = offsets
        self.background = background
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
        texts = [split_title(text)[1] for text in texts]
        self.features_ = fit_text_features(texts, segmenter, min_df=self.min_df)
        columns = self.transform(texts)
        self.coef_, intercept = fit_linear(columns, targets, self.penalty, weights)
        offsets = np.array([(self.offsets or {}).get(str(label), 0.0) for label in self.classes_], dtype=np.float32)
        self.intercept_ = intercept + offsets
        if self.temperature is not None:
            self.temperature_ = float(self.temperature)
        else:
            scores = _held_out_scores(columns, targets, self.penalty, weights) + self.score_knowledge(texts) + offsets
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
        knowledge: Knowledge | None,
        temperature: float,
        title_weight: float,
        background: Background | None = None,
    ) -> Self:
        """Build a fitted classifier from its learned parts; ModelError when their shapes do not fit."""
        shape = (len(classes), features.width + (background.width if background is not None else 0))
        if coef.shape != shape or intercept.shape != (len(classes),):
            raise ModelError(f"模型参数的形状不对:{coef.shape},应为 {shape}。请重新训练或换一个模型。")
        finite = np.isfinite(coef).all() and np.isfinite(intercept).all() and np.isfinite(title_weight)
        if not (finite and 0 < temperature < np.inf):
            raise ModelError("模型参数中有无效数值(NaN、无穷大或非正的温度)。请重新训练或换一个模型。")
        model = cls(knowledge=knowledge, temperature=temperature, title_weight=title_weight, background=background)
        model.classes_, model.features_ = classes, features
        model.coef_, model.intercept_, model.temperature_ = coef, intercept, temperature
        model.segmenter_ = load_segmenter()
        return model

    def decision_function(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return decision values, shape (len(texts), len(classes_)); the largest wins."""
        texts = _check_texts(texts)
        if not texts:
            return np.zeros((0, len(self.classes_)), dtype=np.float32)
        titles, documents = zip(*map(split_title, texts), strict=True)
        scores = self._score(documents)
        titled = np.array([number for number, title in enumerate(titles) if title], dtype=np.int64)
        if len(titled) and self.title_weight:
            scores[titled] += self.title_weight * self._score([titles[number] for number in titled])
        return scores

    def predict_proba(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return calibrated probabilities, shape (len(texts), len(classes_)), rows summing to 1."""
        return soften(self.decision_function(texts), self.temperature_)

    def predict(self, texts: Sequence[str]) -> NDArray[Any]:
        """Return the most probable label of each text."""
        winners: NDArray[Any] = self.classes_[self.decision_function(texts).argmax(axis=1)]
        return winners

    def explain(self, text: str, label: str, *, most: int = 4) -> tuple[Influence, ...]:
        """Return the terms of a text that spoke most for a label, strongest first, at most ``most``."""
        return self.explain_all([text], [label], most=most)[0]

    def explain_all(self, texts: Sequence[str], labels: Sequence[str], *, most: int = 4) -> list[tuple[Influence, ...]]:
        """Return for each text the terms that spoke most for its label, strongest first.

        Terms of the lexicon come first; words of the linear model only where the lexicon is silent.
        """
        texts = [split_title(text)[1] for text in texts]
        found = self._explain_knowledge(texts, labels, most)
        silent = [number for number, terms in enumerate(found) if not terms]
        if silent:
            rows = self.features_.transform([texts[number] for number in silent], self.segmenter_)
            for position, number in enumerate(silent):
                terms = self._find_learned_words(rows, position, labels[number])
                found[number] = sorted(terms, key=lambda influence: (-influence.weight, influence.term))[:most]
        return [tuple(terms) for terms in found]

    def _explain_knowledge(self, texts: Sequence[str], labels: Sequence[str], most: int) -> list[list[Influence]]:
        found: list[list[Influence]] = [[] for _ in texts]
        if self.knowledge is None:
            return found
        lexicon = self.knowledge.lexicon
        counts = lexicon.count(texts)
        rows = np.repeat(np.arange(len(texts)), np.diff(counts.indptr))
        wanted = np.array(
            [lexicon.names.index(name) if name in lexicon.names else -1 for name in labels], dtype=np.int64
        )
        spoken = counts.data * lexicon.weights[counts.indices, wanted[rows]] * (wanted[rows] >= 0)
        for place in np.lexsort((counts.indices, -spoken, rows)).tolist():
            if spoken[place] > 0 and len(found[rows[place]]) < most:
                found[rows[place]].append(Influence(lexicon.terms[counts.indices[place]], float(spoken[place])))
        return found

    def _find_learned_words(self, rows: Any, position: int, label: str) -> list[Influence]:
        coef = self.coef_[int(np.flatnonzero(self.classes_ == label)[0])]
        start, end = rows.indptr[position], rows.indptr[position + 1]
        columns = rows.indices[start:end]
        values = rows.data[start:end] * coef[columns]
        words = self.features_.words
        kept = np.flatnonzero((columns < len(words)) & (values > 0))
        spoken = [Influence(words[columns[place]], float(values[place])) for place in kept.tolist()]
        return [influence for influence in spoken if len(influence.term) > 1]

    def transform(self, documents: Sequence[str]) -> Any:
        """Return the columns of plain texts (without titles), a CSR matrix."""
        columns = self.features_.transform(documents, self.segmenter_)
        if self.background is None:
            return columns
        import scipy.sparse as sp

        return sp.hstack([columns, self.background.transform(documents)], format="csr", dtype=np.float32)

    def _score(self, documents: Sequence[str]) -> NDArray[np.float32]:
        linear: NDArray[np.float32] = self.transform(documents) @ self.coef_.T
        return (linear + self.intercept_ + self.score_knowledge(documents)).astype(np.float32)

    def score_knowledge(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return what written knowledge adds to the decision values of plain texts, shape (texts, labels)."""
        if self.knowledge is None:
            return np.zeros((len(texts), len(self.classes_)), dtype=np.float32)
        return self.knowledge.score(texts, self.classes_)


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
            columns[train],
            np.searchsorted(present, targets[train]),
            penalty,
            None if weights is None else weights[train],
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
