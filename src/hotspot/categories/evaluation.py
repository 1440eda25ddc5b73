"""How good a model is on labelled tickets, alone or against another, with the errors that weigh most."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.arguments import check_text
from hotspot.categories.comparison import Comparison, compare_predictions
from hotspot.categories.drift import DriftReport, measure_drift
from hotspot.categories.label_table import LabelledTickets, prepare_labelled
from hotspot.categories.measures import (
    CalibrationBin,
    CoveragePoint,
    LabelScore,
    compute_calibration_error,
    compute_macro,
    count_confusion,
    measure_calibration,
    measure_coverage,
    place_labels,
    score_labels,
)
from hotspot.categories.model_folder import Model, load_model
from hotspot.categories.model_taxonomy import find_taxonomy
from hotspot.categories.prediction import predict_chances
from hotspot.categories.training_keys import find_trained
from hotspot.errors import LabelError
from hotspot.text.features import show_document
from hotspot.tickets.privacy import mask_text

_LOG = logging.getLogger("hotspot")

_EXAMPLES = 20
_SHOWN_CHARACTERS = 120
_SHOWN_LABELS = 3


@dataclass(frozen=True)
class WorstError:
    """A wrong prediction that the model was sure of; the text is masked and shortened."""

    ticket_id: str
    truth: str
    predicted: str
    confidence: float
    text: str


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Predictions for labelled tickets, and what can be asked of them.

    ``labels`` is every label that stands in the tickets or the model; ``ranked`` each ticket's labels, likeliest first
    (places in ``labels``); ``comparison`` and ``compared`` (its predictions) are of the second model, if any.
    ``trained``: which tickets the model was fitted on, ``compared_trained``: the second one; None when it is not known.
    """

    labels: tuple[str, ...]
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    truth: tuple[str, ...]
    ranked: NDArray[np.int64]
    confidence: NDArray[np.float64]
    drift: DriftReport
    comparison: Comparison | None = None
    compared: tuple[str, ...] = ()
    trained: NDArray[np.bool_] | None = None
    compared_trained: NDArray[np.bool_] | None = None

    @cached_property
    def predicted(self) -> tuple[str, ...]:
        """The predicted label of each ticket."""
        return tuple(self.labels[place] for place in self.ranked[:, 0])

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """Whether each prediction is the label."""
        pairs = zip(self.predicted, self.truth, strict=True)
        return np.array([given == true for given, true in pairs], dtype=bool)

    @property
    def accuracy(self) -> float:
        """Share of tickets whose prediction is right."""
        return float(self.right.mean())

    @cached_property
    def scores(self) -> tuple[LabelScore, ...]:
        """Precision, recall, F1 and support of each label."""
        return score_labels(self.truth, self.predicted, self.labels)

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the labels that tickets carry."""
        return compute_macro(self.scores)

    @cached_property
    def confusion(self) -> NDArray[np.int64]:
        """Counts, rows the true label, columns the predicted one, in the order of ``labels``."""
        return count_confusion(self.truth, self.predicted, self.labels)

    @cached_property
    def calibration(self) -> tuple[CalibrationBin, ...]:
        """Accuracy of ten classes of confidence."""
        return measure_calibration(self.confidence, self.right)

    @property
    def calibration_error(self) -> float:
        """Expected calibration error."""
        return compute_calibration_error(self.calibration)

    @cached_property
    def coverage(self) -> tuple[CoveragePoint, ...]:
        """Accuracy when only the most confident tickets pass."""
        return measure_coverage(self.confidence, self.right)

    @property
    def worst_errors(self) -> tuple[WorstError, ...]:
        """Wrong predictions, the surest first, at most twenty."""
        wrong = np.flatnonzero(~self.right)
        order = wrong[np.argsort(-self.confidence[wrong], kind="stable")][:_EXAMPLES]
        return tuple(
            WorstError(self.ids[r], self.truth[r], self.predicted[r], float(self.confidence[r]), self.texts[r])
            for r in order.tolist()
        )

    def describe(self) -> str:
        """Say it in one Chinese line."""
        top = f"、前三 {self.top_accuracy(3):.3f}" if len(self.labels) > 3 else ""
        return (
            f"{len(self.truth)} 条工单:准确率 {self.accuracy:.3f}{top},宏平均 F1 {self.macro_f1:.3f},"
            f"校准误差 {self.calibration_error:.3f}。"
        )

    def __repr__(self) -> str:
        """Say what ``describe`` does."""
        return f"Evaluation({self.describe()})"

    def top_accuracy(self, most: int) -> float:
        """Return the share of tickets whose label is among the ``most`` likeliest."""
        names = np.array(self.labels, dtype=object)[self.ranked[:, :most]]
        return float((names == np.array(self.truth, dtype=object)[:, None]).any(axis=1).mean())


def evaluate(
    tickets: pd.DataFrame | LabelledTickets,
    model: Model | str | Path = "current",
    *,
    against: Model | str | Path | None = None,
    target: str | None = None,
) -> Evaluation:
    """Judge a model on tickets with ``text``, a label column and perhaps ``title``; ``against`` is a second model.

    The label column is the one that the model learned unless ``target`` names another. LabelError when no ticket has
    a label, one is none of the model's categories or their aliases, or the second model sorts into others. Where a
    model was trained on labels of any name, one that it never saw counts as wrong, which a warning tells. ColumnError
    without ``text`` or the label column, ModelError when there is no such model.
    """
    if target is not None:
        check_text(target, "target")
    loaded = load_model(model)
    other = None if against is None else load_model(against)
    if other is not None and not are_comparable(loaded, other):
        raise LabelError(f"两个模型学的列或类别不同,无从比较:{_describe(loaded)},{_describe(other)}。请分别评估。")
    if not isinstance(tickets, LabelledTickets):
        taxonomy = find_taxonomy(loaded.manifest)
        tickets = prepare_labelled([tickets], target=target or loaded.target, taxonomy=taxonomy)
    labels = _list_labels(loaded, tickets)
    ranked, confidence = _rank_labels(loaded, tickets.documents, labels)
    theirs = _predict(other, tickets, labels) if other is not None else ()
    mine = [labels[place] for place in ranked[:, 0]]
    return Evaluation(
        labels=labels,
        ids=tuple(tickets.ids),
        texts=tuple(show_document(document)[:_SHOWN_CHARACTERS] for document in tickets.documents),
        truth=tuple(tickets.labels),
        ranked=ranked,
        confidence=confidence,
        drift=measure_drift(loaded, tickets.documents),
        comparison=compare_predictions(tickets.labels, mine, theirs, labels) if other is not None else None,
        compared=theirs,
        trained=find_trained(loaded, tickets.keys),
        compared_trained=None if other is None else find_trained(other, tickets.keys),
    )


def are_comparable(one: Model, other: Model) -> bool:
    """Say whether two models answer the same question: the same column, by the same labels."""
    return one.target == other.target and set(one.labels) == set(other.labels)


def _rank_labels(
    model: Model, documents: Sequence[str], labels: Sequence[str]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return each document's labels, likeliest first, as places in ``labels``; and the confidence in the first."""
    chances = predict_chances(documents, model)
    order = np.argsort(-chances, axis=1, kind="stable")
    places = place_labels(model.classifier.classes_.tolist(), labels)
    return places[order], chances.max(axis=1)


def _describe(model: Model) -> str:
    shown = "、".join(model.labels[:_SHOWN_LABELS])
    more = f" 等 {len(model.labels)} 类" if len(model.labels) > _SHOWN_LABELS else ""
    return f"一个学“{model.target}”列({shown}{more})"


def _list_labels(model: Model, labelled: LabelledTickets) -> tuple[str, ...]:
    """Return the labels of model and tickets; a warning tells those that the model cannot give."""
    others = Counter(label for label in labelled.labels if label not in model.labels)
    if others:
        shown = "、".join(f"“{mask_text(label[:30])}”" for label in sorted(others)[:_SHOWN_LABELS])
        more = f" 等 {len(others)} 个" if len(others) > _SHOWN_LABELS else ""
        _LOG.warning("有 %d 条工单的标签模型没有学过,都算判错:%s%s。", others.total(), shown, more)
    return (*model.labels, *sorted(others))


def _predict(model: Model, labelled: LabelledTickets, labels: tuple[str, ...]) -> tuple[str, ...]:
    ranked, _ = _rank_labels(model, labelled.documents, labels)
    return tuple(labels[place] for place in ranked[:, 0])
