"""How far to trust an office's own labels: the weight and the penalty that do best on labels held out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.linear import FOLDS, assign_folds, fit_linear
from hotspot.categories.measures import compute_macro_f1

# A fit costs tickets × labels; settings are tried on no more than so many of the office's. With more the choice is the
# same and the time is not.
_MOST_TRIED = 20_000
_FEWEST_TRIED = 200


@dataclass(frozen=True)
class Setting:
    """What one ticket of the office counts beside one of the base, the inverse regularisation, and how far the columns
    of the background are trusted.
    """

    weight: float
    penalty: float
    background: float = 1.0


@dataclass(frozen=True, eq=False)
class Trial:
    """A setting, its macro-F1 on held-out labels of the office, and the decision values behind it."""

    setting: Setting
    macro_f1: float
    scores: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class LinearModel:
    """Coefficients, labels × columns, and an intercept for each label."""

    coef: NDArray[np.float32]
    intercept: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Material:
    """Base and office tickets as columns.

    Rows of the base come first (``base`` of them). ``views`` are the office's rows as they are judged: the title, which
    counts once more, is in them; the intercept counts ``scales`` times. ``known`` is what does not depend on the fit:
    written knowledge and offsets, office rows × labels. The last ``background`` columns are the background's.
    """

    columns: Any
    targets: NDArray[np.int64]
    base: int
    views: Any
    scales: NDArray[np.float32]
    known: NDArray[np.float32]
    background: int = 0

    @property
    def office_targets(self) -> NDArray[np.int64]:
        """Number of the label of each of the office's tickets."""
        return self.targets[self.base :]

    def weigh(self, weight: float) -> NDArray[np.float64]:
        """Return the weight of every ticket: ``weight`` for the office's, 1 for those of the base."""
        weights = np.ones(len(self.targets))
        weights[self.base :] = weight
        return weights

    def fit(self, rows: NDArray[np.int64], targets: NDArray[np.int64], setting: Setting) -> LinearModel:
        """Fit on some rows; the coefficients are for the columns as they are, whatever the background was scaled by."""
        import scipy.sparse as sp

        scale = np.ones(self.columns.shape[1], dtype=np.float32)
        scale[len(scale) - self.background :] = setting.background
        columns = self.columns[rows] if setting.background == 1 else self.columns[rows] @ sp.diags(scale).tocsr()
        coef, intercept = fit_linear(columns, targets, setting.penalty, self.weigh(setting.weight)[rows])
        return LinearModel(coef * scale, intercept)


def choose_setting(
    material: Material, settings: Sequence[Setting], on_fit: Callable[[int], None] = lambda count: None
) -> tuple[Trial, ...]:
    """Try every setting by cross-validation; best first, of equal ones the first in ``settings``."""
    most = max(_FEWEST_TRIED, _MOST_TRIED // material.known.shape[1])
    rows = np.arange(len(material.office_targets))[:most]
    truth = material.office_targets[rows]
    trials = []
    for setting in settings:
        scores = score_held_out(material, setting, rows, on_fit)
        trials.append(Trial(setting, compute_macro_f1(truth, scores.argmax(axis=1), scores.shape[1]), scores))
    # Rounded: differences of a ten-thousandth are chance, and the milder setting stands first.
    return tuple(sorted(trials, key=lambda trial: -round(trial.macro_f1, 3)))


def score_held_out(
    material: Material,
    setting: Setting,
    rows: NDArray[np.int64],
    on_fit: Callable[[int], None] = lambda count: None,
) -> NDArray[np.float32]:
    """Return decision values of office rows, each by a fit on the base and the office rows of the other folds."""
    fold = assign_folds(material.office_targets[rows])
    scores = np.array(material.known[rows])

    for held in range(FOLDS):
        test, train = rows[fold == held], rows[fold != held]
        chosen = np.concatenate([np.arange(material.base), material.base + train])
        present, targets = np.unique(material.targets[chosen], return_inverse=True)
        if len(test) and len(present) > 1:
            fitted = material.fit(chosen, targets, setting)
            linear = material.views[test] @ fitted.coef.T + material.scales[test, None] * fitted.intercept
            scores[np.ix_(np.flatnonzero(fold == held), present)] += linear
        on_fit(1)
    return scores
