"""The category classifier: a linear model over n-grams (and words), joined late with written knowledge, calibrated.

The knowledge is added to the decision after the linear model is fitted (late fusion): written tickets are so clearly of
one category that a fit would learn to ignore it, while on real letters it is the stronger of the two.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hotspot.arguments import check_count, check_text, check_texts
from hotspot.categories.calibration import fit_temperature, soften
from hotspot.categories.estimator import ScikitClassifier
from hotspot.categories.explanation import Influence, explain_reading
from hotspot.categories.knowledge import Knowledge, score_knowledge
from hotspot.categories.linear import assign_folds, fit_linear, score_held_out_rows
from hotspot.categories.neighbors import Neighbors, fit_neighbors
from hotspot.categories.reading import Reading
from hotspot.categories.training_examples import check_examples, check_parameters
from hotspot.errors import LabelError, ModelError
from hotspot.text.features import TextFeatures, fit_text_features, split_title
from hotspot.text.model_files import round_as_kept
from hotspot.text.segment import Segmenter, load_segmenter
from hotspot.text.vector_neighbors import VectorNeighbors, Voting, fit_voters

# Where a letter without a title says what it is about (30 and 50 characters score the same, docs/experiments.md).
OPENING = 40


class Background(Protocol):
    """What another model knows of a text, as further columns: it helps where labels are few and of another scheme."""

    @property
    def width(self) -> int:
        """Number of columns."""
        ...

    def transform(self, texts: Sequence[str]) -> Any:
        """Return a CSR matrix, shape (len(texts), width), float32."""
        ...


class Classifier(ScikitClassifier):
    """Sort ticket texts into categories (scikit-learn conventions; texts are strings, already masked).

    A text may carry its title (``compose_document``); the title then is judged once more on its own, for a writer's
    own summary wanders less than the letter.

    Parameters: ``knowledge`` (written terms; those of categories that are no label do not count), ``penalty`` (inverse
    regularisation of the linear model), ``min_df`` (documents a word or n-gram must stand in), ``temperature`` (softmax
    temperature; None fits it by cross-validation), ``title_weight`` (how much the title alone counts beside the whole),
    ``offsets`` (label → added to its decision value: labels that the training texts over-represent get a negative one),
    ``background`` (further columns from another model), ``opening_weight`` (how much the first characters of a text
    count beside the whole: a letter without a title names its matter there), ``segmenter`` (None takes the shipped word
    lists), ``with_words`` (False: n-grams alone, which takes half the time), ``with_neighbors`` (True: the nearest
    training texts correct the decision where the linear model falls short of their labels), ``voting`` (how
    training texts near in meaning, by the words of the shipped encoder, vote on the decision; None: they do not).
    Learned: ``classes_``, ``features_``, ``coef_`` (classes × columns), ``intercept_``, ``temperature_``,
    ``neighbors_`` and ``voters_`` (None without).

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
        opening_weight: float = 0.0,
        segmenter: Segmenter | None = None,
        with_words: bool = True,
        with_neighbors: bool = False,
        voting: Voting | None = None,
    ) -> None:
        """Store the parameters; nothing is computed before fit."""
        self.knowledge = knowledge
        self.penalty = penalty
        self.min_df = min_df
        self.temperature = temperature
        self.title_weight = title_weight
        self.offsets = offsets
        self.background = background
        self.opening_weight = opening_weight
        self.segmenter = segmenter
        self.with_words = with_words
        self.with_neighbors = with_neighbors
        self.voting = voting

    def fit(self, texts: Iterable[str], labels: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Fit on texts and their labels; a text of weight 0 is as if it were not there.

        LabelError when lengths differ, a label is missing, there are fewer than two, a weight is negative, or no word
        stands in ``min_df`` texts; ArgumentError for a parameter out of its range, ArgumentTypeError for one of another
        type, or what is no column of texts or labels.
        """
        check_parameters(self.get_params())
        examples = check_examples(texts, labels, sample_weight)
        self.classes_, targets = np.unique(examples.labels, return_inverse=True)
        weights = examples.weights
        segmenter = self.segmenter_ = self.segmenter or load_segmenter()
        texts = [split_title(text)[1] for text in examples.texts]
        self.features_ = fit_text_features(texts, segmenter if self.with_words else None, min_df=self.min_df)
        columns = self.transform(texts)
        if not columns.shape[1]:
            raise LabelError(
                f"{len(texts)} 条训练文本中没有一个词在 {self.min_df} 条里出现过。请多给文本,或减小 min_df。"
            )
        coef, intercept = fit_linear(columns, targets, self.penalty, weights)
        self.coef_ = round_as_kept(coef)
        offsets = list_offsets(self.offsets or {}, self.classes_)
        self.intercept_ = intercept + offsets
        self.neighbors_ = self.voters_ = None
        scores, folds = np.zeros((0, len(self.classes_)), dtype=np.float32), targets[:0]
        if self.temperature is None or self.with_neighbors:
            scores, folds = score_held_out_rows(columns, targets, self.penalty, weights), assign_folds(targets)
            scores += score_knowledge(self.knowledge, texts, self.classes_) + offsets
        if self.with_neighbors:
            softness = fit_temperature(scores, targets)
            self.neighbors_, scores = fit_neighbors(columns, targets, scores, softness, self._background_width)
        if self.voting is not None:
            self.voters_, scores = fit_voters(texts, targets, scores, folds, self.voting)
        self.temperature_ = fit_temperature(scores, targets) if self.temperature is None else float(self.temperature)
        return self

    def restore(
        self,
        *,
        classes: NDArray[Any],
        features: TextFeatures,
        coef: NDArray[np.float32],
        intercept: NDArray[np.float32],
        temperature: float,
        neighbors: Neighbors | None = None,
        voters: VectorNeighbors | None = None,
    ) -> Self:
        """Take over what another fit has learned, under these parameters; ModelError when the shapes do not fit."""
        width = features.width + self._background_width
        shape = (len(classes), width)
        if coef.shape != shape or intercept.shape != (len(classes),):
            raise ModelError(f"模型参数的形状不对:{coef.shape},应为 {shape}。请重新训练或换一个模型。")
        finite = np.isfinite(coef).all() and np.isfinite(intercept).all()
        finite = finite and np.isfinite([self.title_weight, self.opening_weight]).all()
        if not (finite and 0 < temperature < np.inf):
            raise ModelError("模型参数中有无效数值(NaN、无穷大或非正的温度)。请重新训练或换一个模型。")
        self.classes_, self.features_ = classes, features
        self.coef_, self.intercept_, self.temperature_ = coef, intercept, temperature
        self.neighbors_, self.voters_ = neighbors, voters
        self.segmenter_ = self.segmenter or load_segmenter()
        return self

    def decision_function(self, texts: Iterable[str]) -> NDArray[np.float32]:
        """Return decision values, shape (len(texts), len(classes_)), the largest wins.

        Of two classes one value a text, as scikit-learn has it: positive where the second wins.
        """
        scores = self._decide(texts)
        return scores[:, 1] - scores[:, 0] if len(self.classes_) == 2 else scores

    def read(self, texts: Sequence[str]) -> Reading:
        """Return what is seen of at least one text, to be scored (``score_reading``) and explained."""
        self._require_fit("coef_")
        titles, documents = zip(*map(split_title, texts), strict=True)
        return self._read_plain(titles, documents)

    def score_reading(self, reading: Reading) -> NDArray[np.float32]:
        """Return decision values of texts that are read already."""
        scores = self._score(reading)
        if self.neighbors_ is not None:
            scores += self.neighbors_.score(reading.columns)
        titled = np.array([number for number, title in enumerate(reading.titles) if title], dtype=np.int64)
        if len(titled) and self.title_weight:
            titles = tuple(reading.titles[number] for number in titled)
            scores[titled] += self.title_weight * self._score(self._read_plain(titles, titles))
        if self.voters_ is not None:
            self.voters_.add_votes(scores, reading.documents)
        return scores

    def predict_proba(self, texts: Iterable[str]) -> NDArray[np.float64]:
        """Return calibrated probabilities, shape (len(texts), len(classes_)), rows summing to 1."""
        return soften(self._decide(texts), self.temperature_)

    def predict(self, texts: Iterable[str]) -> NDArray[Any]:
        """Return the most probable label of each text."""
        winners = self._decide(texts).argmax(axis=1)
        labels: NDArray[Any] = self.classes_[winners]
        return labels

    def explain(self, text: str, label: str, *, most: int = 4) -> tuple[Influence, ...]:
        """Return the terms of a text that spoke most for a label, strongest first, at most ``most``.

        LabelError for a label that is none of ``classes_``, ArgumentError for a ``most`` below 1.
        """
        self._require_fit("coef_")
        check_count(most, "most")
        if label not in self.classes_.tolist():
            raise LabelError(f"模型没有类别 {label}(有:{'、'.join(map(str, self.classes_))})。")
        check_text(text)
        return explain_reading(self, self.read([text]), [label], most=most)[0]

    def transform(self, documents: Sequence[str]) -> Any:
        """Return the columns of plain texts (without titles), a CSR matrix."""
        columns = self.features_.transform(documents, self.segmenter_)
        if self.opening_weight:
            openings = [document[:OPENING] for document in documents]
            columns = columns + self.opening_weight * self.features_.transform(openings, self.segmenter_)
        if self.background is None:
            return columns
        import scipy.sparse as sp

        return sp.hstack([columns, self.background.transform(documents)], format="csr", dtype=np.float32)

    @property
    def _background_width(self) -> int:
        return 0 if self.background is None else self.background.width

    def _decide(self, texts: Iterable[str]) -> NDArray[np.float32]:
        self._require_fit("coef_")
        texts = check_texts(texts)
        if not texts:
            return np.zeros((0, len(self.classes_)), dtype=np.float32)
        return self.score_reading(self.read(texts))

    def _read_plain(self, titles: tuple[str, ...], documents: tuple[str, ...]) -> Reading:
        evidence = None if self.knowledge is None else self.knowledge.find(documents)
        return Reading(titles, documents, self.transform(documents), evidence)

    def _score(self, reading: Reading) -> NDArray[np.float32]:
        linear: NDArray[np.float32] = reading.columns @ self.coef_.T
        known: NDArray[np.float32] | float = 0.0
        if self.knowledge is not None and reading.evidence is not None:
            known = self.knowledge.score_evidence(reading.evidence, self.classes_)
        return (linear + self.intercept_ + known).astype(np.float32)


def list_offsets(offsets: Mapping[str, float], labels: Iterable[object]) -> NDArray[np.float32]:
    """Return what is added to the decision value of each label, 0 where nothing is said of it."""
    return np.array([offsets.get(str(label), 0.0) for label in labels], dtype=np.float32)
