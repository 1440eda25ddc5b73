"""Groups that are no issue: a broad place (a hospital, a tourist town) with a different matter in every ticket.

Categories alone do not tell: those of one matter border on each other, predicted ones above all. What the tickets speak
of does not either. Where both fall apart, there is no common matter.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.agreement import speak_of

# Half of an issue's tickets are of one category; of fewer than three that cannot be told.
_LEAST_TICKETS = 3
_LEAST_SHARE = 0.5
# Mean cosine of what each two of the tickets speak of, below which they do not tell of one matter.
_LEAST_AGREEMENT = 0.5


def drop_mixtures(
    groups: Sequence[tuple[int, ...]], categories: Sequence[str], scores: NDArray[np.floating]
) -> tuple[tuple[int, ...], ...]:
    """Return the groups but those without a main category whose tickets speak of different matters.

    ``categories``: of each ticket, "" for an unknown one; ``scores``: of the themes, one row a ticket.
    """
    return tuple(group for group in groups if _has_category(group, categories) or _agrees(group, scores))


def _has_category(group: tuple[int, ...], categories: Sequence[str]) -> bool:
    counts = Counter(categories[position] for position in group if categories[position])
    return counts.total() < _LEAST_TICKETS or max(counts.values()) >= _LEAST_SHARE * counts.total()


def _agrees(group: tuple[int, ...], scores: NDArray[np.floating]) -> bool:
    spoken = speak_of([(position,) for position in group], scores)
    total = np.square(spoken.sum(axis=0)).sum() - np.square(spoken).sum()
    return bool(total >= _LEAST_AGREEMENT * len(group) * (len(group) - 1))
