"""The second axis, the kind of ticket: 投诉, 举报, 求助, 咨询, 建议 or 表扬, read from the classifier's own columns.

A second linear head on columns that are there already costs one wider product. What boilerplate removal takes away
(市民来电咨询) is the plainest sign of a kind, so that words at the beginning of the ticket as it came count beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.calibration import fit_temperature, soften
from hotspot.categories.lexicon import Lexicon
from hotspot.categories.linear import fit_linear, score_held_out_rows
from hotspot.categories.measures import place_labels
from hotspot.errors import LabelError, ModelError

KINDS = ("投诉", "举报", "求助", "咨询", "建议", "表扬")
# Characters at the beginning of a title and of a text in which a ticket names its kind.
_OPENING = 24
# How far rare kinds are made to weigh as much as frequent ones (0 not at all, 1 wholly), and what cues count beside the
# columns (measured, docs/experiments.md).
_BALANCE = 0.75
_CUE_WEIGHT = 0.5
# So that some remain to learn from while others are held out.
_FEWEST = 3


@dataclass(frozen=True, eq=False)
class KindHead:
    """Learned weights (KINDS × columns) of the kinds, and the cues that count beside them."""

    coef: NDArray[np.float32]
    intercept: NDArray[np.float32]
    cues: Lexicon
    cue_weight: float
    temperature: float

    def __post_init__(self) -> None:
        """Refuse weights that cannot be; ModelError."""
        if self.coef.ndim != 2 or len(self.coef) != len(KINDS) or self.intercept.shape != (len(KINDS),):
            raise ModelError(f"工单类型参数的形状不对:{self.coef.shape},应有 {len(KINDS)} 行。请重新训练或换一个模型。")
        if not (np.isfinite(self.coef).all() and np.isfinite(self.intercept).all() and np.isfinite(self.cue_weight)):
            raise ModelError("工单类型参数中有无效数值(NaN 或无穷大)。请重新训练或换一个模型。")
        if not 0 < self.temperature < np.inf:
            raise ModelError(f"工单类型的温度是 {self.temperature},应大于 0。请重新训练或换一个模型。")

    def predict_proba(self, columns: Any, openings: Sequence[str]) -> NDArray[np.float64]:
        """Return probabilities of KINDS, rows summing to 1.

        ``columns`` are the classifier's (CSR), ``openings`` the beginnings of the same tickets (``cut_opening``).
        """
        scores = columns @ self.coef.T + self.intercept + self.cue_weight * _score_cues(self.cues, openings)
        return soften(scores.astype(np.float32), self.temperature)


def cut_opening(title: str, text: str) -> str:
    """Return where a ticket, masked and cleaned but with its boilerplate, says of what kind it is.

    >>> cut_opening("", "市民来电咨询:低保怎么申请")
    '市民来电咨询:低保怎么申请'
    """
    return f"{title[:_OPENING]}\n{text[:_OPENING]}" if title else text[:_OPENING]


def fit_kinds(
    columns: Any, kinds: Sequence[str], openings: Sequence[str], cues: Lexicon, *, penalty: float
) -> KindHead:
    """Fit a head on the columns of labelled tickets; a ticket of a rare kind weighs more in the fit.

    ``cues`` are over KINDS, ``penalty`` is the inverse regularisation.
    LabelError when a kind is none of KINDS, or one of them has too few tickets to hold out.
    """
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise LabelError(f"工单类型“{unknown[0]}”不对,应为 {'、'.join(KINDS)} 之一。")
    targets = place_labels(kinds, KINDS)
    counts = np.bincount(targets, minlength=len(KINDS))
    if counts.min() < _FEWEST:
        raise LabelError(f"工单类型“{KINDS[int(counts.argmin())]}”只有 {counts.min()} 条,至少要有 {_FEWEST} 条。")
    weights = ((len(targets) / (len(KINDS) * counts)) ** _BALANCE)[targets]
    scores = score_held_out_rows(columns, targets, penalty, weights) + _CUE_WEIGHT * _score_cues(cues, openings)
    coef, intercept = fit_linear(columns, targets, penalty, weights)
    return KindHead(coef, intercept, cues, _CUE_WEIGHT, fit_temperature(scores, targets))


def _score_cues(cues: Lexicon, openings: Sequence[str]) -> NDArray[np.float32]:
    scores: NDArray[np.float32] = np.sqrt(cues.score(openings))
    return scores
