"""Two models on the same tickets: how far apart they are, and whether that could be chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hotspot.categories.measures import LabelScore, compute_macro, compute_macro_f1, place_labels, score_labels

_DRAWS = 1000
_LEVEL = 0.95
# A category with so many frozen tickets may not lose more than this of its F1; with fewer, it is chance.
FEWEST_TO_JUDGE = 20
_MOST_LOST = 0.03


@dataclass(frozen=True)
class Comparison:
    """A candidate against a current model on the same tickets.

    ``low`` and ``high`` bound the difference in macro-F1 (paired bootstrap, 95 %), ``p_value`` is McNemar's exact one
    for the tickets that only one of them has right.
    """

    candidate: tuple[LabelScore, ...]
    current: tuple[LabelScore, ...]
    tickets: int
    low: float
    high: float
    only_candidate_right: int
    only_current_right: int
    p_value: float

    @property
    def candidate_macro_f1(self) -> float:
        """Macro-F1 of the candidate."""
        return compute_macro(self.candidate)

    @property
    def current_macro_f1(self) -> float:
        """Macro-F1 of the current model."""
        return compute_macro(self.current)

    @property
    def difference(self) -> float:
        """How much macro-F1 the candidate gains."""
        return self.candidate_macro_f1 - self.current_macro_f1

    @property
    def objections(self) -> tuple[str, ...]:
        """Why the candidate must not replace the current model, in Chinese; empty when it may."""
        said = []
        # Where every ticket that was right is right still, errors have only changed places: no fall.
        if self.difference < 0 and self.only_current_right:
            said.append(
                f"宏平均 F1 由 {self.current_macro_f1:.3f} 降到 {self.candidate_macro_f1:.3f}"
                f"(只有原模型判对 {self.only_current_right} 条,只有新模型判对 {self.only_candidate_right} 条)"
            )
        for new, old in zip(self.candidate, self.current, strict=True):
            if new.support >= FEWEST_TO_JUDGE and old.f1 - new.f1 > _MOST_LOST:
                said.append(f"“{new.label}”的 F1 由 {old.f1:.3f} 降到 {new.f1:.3f}({new.support} 条)")
        return tuple(said)

    def describe(self) -> str:
        """Say it in one Chinese line."""
        return (
            f"{self.tickets} 条相同的工单上,宏平均 F1 {self.current_macro_f1:.3f} → {self.candidate_macro_f1:.3f}"
            f"(差 {self.difference:+.3f},95% 区间 {self.low:+.3f} 至 {self.high:+.3f});"
            f"只有新模型判对 {self.only_candidate_right} 条,只有原模型判对 {self.only_current_right} 条"
            f"(McNemar p {_format_chance(self.p_value)})。{warn_of_few(self.tickets)}"
        )


def warn_of_few(tickets: int) -> str:
    """Say in Chinese that a comparison on so few tickets tells little, "" where they are enough."""
    return f"工单不足 {FEWEST_TO_JUDGE} 条,这个比较说明不了多少。" if tickets < FEWEST_TO_JUDGE else ""


def _format_chance(value: float) -> str:
    return "< 0.001" if value < 0.001 else f"= {value:.3f}"


def compare_predictions(
    truth: Sequence[str], candidate: Sequence[str], current: Sequence[str], labels: Sequence[str]
) -> Comparison:
    """Compare the predictions of two models for the same tickets."""
    right, was_right = np.array(candidate) == np.array(truth), np.array(current) == np.array(truth)
    won, lost = int((right & ~was_right).sum()), int((~right & was_right).sum())
    low, high = _bound_difference(truth, candidate, current, labels)
    return Comparison(
        candidate=score_labels(truth, candidate, labels),
        current=score_labels(truth, current, labels),
        tickets=len(truth),
        low=low,
        high=high,
        only_candidate_right=won,
        only_current_right=lost,
        p_value=compute_mcnemar(won, lost),
    )


def compute_mcnemar(won: int, lost: int) -> float:
    """Return the two-sided exact p-value that both models are equally often right (McNemar 1947, binomial)."""
    from scipy.stats import binomtest

    return float(binomtest(won, won + lost, 0.5).pvalue) if won + lost else 1.0


def _bound_difference(
    truth: Sequence[str], candidate: Sequence[str], current: Sequence[str], labels: Sequence[str]
) -> tuple[float, float]:
    """Return the bounds of the difference in macro-F1 when the tickets are drawn again and again."""
    if not truth:
        return 0.0, 0.0
    rows = [place_labels(column, labels) for column in (truth, candidate, current)]
    random = np.random.default_rng(0)
    differences = []
    for _ in range(_DRAWS):
        drawn = random.integers(len(truth), size=len(truth))
        true, new, old = (column[drawn] for column in rows)
        differences.append(compute_macro_f1(true, new, len(labels)) - compute_macro_f1(true, old, len(labels)))
    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(differences, (tail, 1 - tail))
    return float(low), float(high)
