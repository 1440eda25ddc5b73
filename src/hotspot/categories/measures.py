"""How good predicted labels are: per label, confused pairs, calibration, accuracy over coverage."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BINS = 10
_COVERAGES = tuple(round(share / 20, 2) for share in range(1, 21))


@dataclass(frozen=True)
class LabelScore:
    """One label: tickets that carry it, precision, recall, F1."""

    label: str
    support: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class CalibrationBin:
    """Tickets whose confidence is within a tenth: how many, their mean confidence, the share that is right."""

    tickets: int
    confidence: float
    accuracy: float


@dataclass(frozen=True)
class CoveragePoint:
    """When only the most confident ``coverage`` of the tickets pass: the least confidence among them, and accuracy."""

    coverage: float
    threshold: float
    accuracy: float


def score_labels(truth: Sequence[str], predicted: Sequence[str], labels: Sequence[str]) -> tuple[LabelScore, ...]:
    """Return the scores of each label in order; a share of nothing is 0."""
    right, given, true = _count(truth, predicted, labels)
    precision, recall = right / np.maximum(given, 1), right / np.maximum(true, 1)
    f1 = 2 * right / np.maximum(given + true, 1)
    rows = zip(labels, true.tolist(), precision.tolist(), recall.tolist(), f1.tolist(), strict=True)
    return tuple(LabelScore(label, int(support), *scores) for label, support, *scores in rows)


def compute_macro(scores: Sequence[LabelScore]) -> float:
    """Return the mean F1 of the labels that tickets carry, 0 without any."""
    carried = [score.f1 for score in scores if score.support]
    return float(np.mean(carried)) if carried else 0.0


def count_confusion(truth: Sequence[str], predicted: Sequence[str], labels: Sequence[str]) -> NDArray[np.int64]:
    """Return counts, rows the true label, columns the predicted one."""
    place = {label: number for number, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)), dtype=np.int64)
    np.add.at(counts, ([place[label] for label in truth], [place[label] for label in predicted]), 1)
    return counts


def measure_calibration(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[CalibrationBin, ...]:
    """Return ten bins of equal width, empty ones left out."""
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    return tuple(
        CalibrationBin(int((bins == b).sum()), float(confidence[bins == b].mean()), float(right[bins == b].mean()))
        for b in np.unique(bins)
    )


def compute_calibration_error(bins: Sequence[CalibrationBin]) -> float:
    """Return the expected calibration error: the mean distance of confidence and accuracy, weighted by tickets."""
    tickets = sum(one.tickets for one in bins)
    return sum(one.tickets * abs(one.confidence - one.accuracy) for one in bins) / tickets if tickets else 0.0


def measure_coverage(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[CoveragePoint, ...]:
    """Return the curve of accuracy over coverage, from 5 % to 100 %."""
    if not len(right):
        return ()
    order = np.argsort(-confidence, kind="stable")
    counts = [max(1, round(share * len(order))) for share in _COVERAGES]
    return tuple(
        CoveragePoint(share, float(confidence[order[count - 1]]), float(right[order[:count]].mean()))
        for share, count in zip(_COVERAGES, counts, strict=True)
    )


def _count(truth: Sequence[str], predicted: Sequence[str], labels: Sequence[str]) -> NDArray[np.float64]:
    confusion = count_confusion(truth, predicted, labels).astype(np.float64)
    counted: NDArray[np.float64] = np.stack([np.diag(confusion), confusion.sum(axis=0), confusion.sum(axis=1)])
    return counted
