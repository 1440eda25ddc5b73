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
    counts = _count(place_labels(truth, labels), place_labels(predicted, labels), len(labels))
    precision, recall = counts.right / np.maximum(counts.given, 1), counts.right / np.maximum(counts.true, 1)
    rows = zip(labels, counts.true.tolist(), precision.tolist(), recall.tolist(), counts.f1.tolist(), strict=True)
    return tuple(LabelScore(label, support, *scores) for label, support, *scores in rows)


def compute_macro(scores: Sequence[LabelScore]) -> float:
    """Return the mean F1 of the labels that tickets carry, 0 without any."""
    return _average(np.array([score.f1 for score in scores]), np.array([score.support for score in scores]))


def compute_macro_f1(truth: NDArray[np.int64], predicted: NDArray[np.int64], labels: int) -> float:
    """Return ``compute_macro`` of tickets whose labels, true and predicted, are numbers below ``labels``."""
    counts = _count(truth, predicted, labels)
    return _average(counts.f1, counts.true)


def count_confusion(truth: Sequence[str], predicted: Sequence[str], labels: Sequence[str]) -> NDArray[np.int64]:
    """Return counts, rows the true label, columns the predicted one."""
    counts = np.zeros((len(labels), len(labels)), dtype=np.int64)
    np.add.at(counts, (place_labels(truth, labels), place_labels(predicted, labels)), 1)
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


@dataclass(frozen=True, eq=False)
class _Counts:
    """Of each label: tickets whose prediction of it is right, tickets it is predicted for, tickets that carry it."""

    right: NDArray[np.int64]
    given: NDArray[np.int64]
    true: NDArray[np.int64]

    @property
    def f1(self) -> NDArray[np.float64]:
        shares: NDArray[np.float64] = 2 * self.right / np.maximum(self.given + self.true, 1)
        return shares


def _count(truth: NDArray[np.int64], predicted: NDArray[np.int64], labels: int) -> _Counts:
    rows = truth[truth == predicted], predicted, truth
    return _Counts(*(np.bincount(row, minlength=labels) for row in rows))


def _average(f1: NDArray[np.float64], support: NDArray[np.int64]) -> float:
    carried = f1[support > 0]
    return float(carried.mean()) if len(carried) else 0.0


def place_labels(given: Sequence[str], labels: Sequence[str]) -> NDArray[np.int64]:
    """Return the place of each label among ``labels``; KeyError for one that is not there."""
    place = {label: number for number, label in enumerate(labels)}
    return np.array([place[label] for label in given], dtype=np.int64)
