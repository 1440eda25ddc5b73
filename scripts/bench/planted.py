"""How well found groups agree with planted issues: B-cubed, and the share of issues that are found."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# Issues are reported from three tickets on; those of five and more must be found.
_LEAST, _LARGE = 3, 5
# An issue is found when this share of what it and a group hold together is in both (Jaccard).
_FOUND_FROM = 0.5


@dataclass(frozen=True)
class Agreement:
    """B-cubed over the tickets that are in a planted issue or in a group, and recall of issues of five and more."""

    precision: float
    recall: float
    found: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_groups(groups: Sequence[str], issues: Sequence[str]) -> Agreement:
    """Compare group and planted issue of each ticket, "" for none; what is smaller than three counts as none."""
    found, planted = _drop_small(groups), _drop_small(issues)
    # A ticket in none is alone.
    own = [group or f"\n{number}" for number, group in enumerate(found)]
    gold = [issue or f"\n{number}" for number, issue in enumerate(planted)]
    own_sizes, gold_sizes, shared = Counter(own), Counter(gold), Counter(zip(own, gold, strict=True))
    judged = [pair for pair, *names in zip(zip(own, gold, strict=True), found, planted, strict=True) if any(names)]
    count = max(len(judged), 1)
    large = {issue for issue, size in Counter(planted).items() if issue and size >= _LARGE}
    hits = {
        issue
        for (group, issue), both in shared.items()
        if issue in large and both >= _FOUND_FROM * (own_sizes[group] + gold_sizes[issue] - both)
    }
    return Agreement(
        precision=sum(shared[pair] / own_sizes[pair[0]] for pair in judged) / count,
        recall=sum(shared[pair] / gold_sizes[pair[1]] for pair in judged) / count,
        found=len(hits) / max(len(large), 1),
    )


def _drop_small(names: Sequence[str]) -> list[str]:
    sizes = Counter(names)
    return [name if sizes[name] >= _LEAST else "" for name in names]
