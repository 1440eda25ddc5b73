"""Linear support vector machines, one against the rest, and decision values of rows that a fit did not see."""

import threading
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.foreign_warnings import keep_filters

FOLDS = 3
# liblinear draws from one generator of the whole process: fits side by side would disturb each other's.
_ONE_FIT = threading.Lock()


def fit_linear(
    columns: Any, targets: NDArray[np.int64], penalty: float, weights: NDArray[np.float64] | None = None
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fit one-against-rest linear support vector machines; return (classes × columns, classes)."""
    from sklearn.svm import LinearSVC

    with _ONE_FIT, keep_filters():
        # Units are labels, too, however few tickets each has; scikit-learn takes them for numbers.
        warnings.filterwarnings("ignore", "The number of unique classes", UserWarning)
        model = LinearSVC(C=penalty, random_state=0, max_iter=3000).fit(columns, targets, sample_weight=weights)
    coef, intercept = np.asarray(model.coef_), np.asarray(model.intercept_)
    if len(coef) == 1:  # two classes: scikit-learn keeps one row, the second class's
        coef, intercept = np.vstack([-coef, coef]), np.concatenate([-intercept, intercept])
    return coef.astype(np.float32), intercept.astype(np.float32)


def assign_folds(targets: NDArray[np.int64]) -> NDArray[np.int64]:
    """Deal the rows of each label to FOLDS folds in turn; return the fold of each."""
    order = np.argsort(targets, kind="stable")
    fold = np.empty(len(targets), dtype=np.int64)
    fold[order] = np.arange(len(targets)) % FOLDS
    return fold


def score_held_out_rows(
    columns: Any, targets: NDArray[np.int64], penalty: float, weights: NDArray[np.float64] | None
) -> NDArray[np.float32]:
    """Return decision values of each row by a model that did not see it (see ``assign_folds``)."""
    scores = np.zeros((len(targets), int(targets.max()) + 1), dtype=np.float32)
    fold = assign_folds(targets)
    for held in range(FOLDS):
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
