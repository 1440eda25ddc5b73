"""Labels that are probably wrong, found by confident learning on held-out probabilities (Northcutt et al. 2021)."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.measures import place_labels
from hotspot.foreign_warnings import keep_filters

# Held-out probabilities of fewer tickets say nothing about labels.
_FEWEST = 30


@dataclass(frozen=True)
class LabelDoubt:
    """A ticket whose label probably is another: row, label, the likelier label, and the probability of each."""

    row: int
    label: str
    likelier: str
    label_chance: float
    likelier_chance: float


def find_label_errors(
    labels: Sequence[str], chances: NDArray[np.float64], names: Sequence[str]
) -> tuple[LabelDoubt, ...]:
    """Return the probable errors, most certain first.

    ``chances`` are held-out probabilities, shape (len(labels), len(names)).
    """
    if len(labels) < _FEWEST:
        return ()
    given = place_labels(labels, names)
    present, targets = np.unique(given, return_inverse=True)
    if len(present) < 2:
        return ()
    among = chances[:, present] + 1e-12
    among = among / among.sum(axis=1, keepdims=True)
    with keep_filters():
        # Its import switches off every warning of the whole program; here that ends with the block.
        from cleanlab.filter import find_label_issues

        # It warns of every thin label; who trains has been told of those already.
        warnings.simplefilter("ignore", UserWarning)
        rows = find_label_issues(targets, among, return_indices_ranked_by="self_confidence", n_jobs=1)
    errors = []
    for row in np.asarray(rows).tolist():
        best = int(chances[row].argmax())
        if best != given[row]:
            chance, better = float(chances[row, given[row]]), float(chances[row, best])
            errors.append(LabelDoubt(row, labels[row], str(names[best]), chance, better))
    return tuple(errors)
