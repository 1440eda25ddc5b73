"""Groups parted where their tickets speak of nothing in common: the same place, but a banquet, a car park and wages."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.average_linkage import link_by_cosine

# Cosine of what tickets speak of from which they may be one issue: one kind of problem in common is enough.
_COMMON_FROM = 0.02


def part_disagreeing(groups: Sequence[tuple[int, ...]], spoken: NDArray[np.floating]) -> list[tuple[int, ...]]:
    """Return the groups, parted by average linkage where nothing is in common; single tickets are left out.

    ``spoken``: what each ticket speaks of, rows of length 1, or 0 for nothing known; such a ticket stays with the
    largest part.
    """
    return [part for group in groups for part in _part(group, spoken) if len(part) > 1]


def _part(group: tuple[int, ...], spoken: NDArray[np.floating]) -> list[tuple[int, ...]]:
    known = [position for position in group if spoken[position].any()]
    if len(known) < 2:
        return [group]
    labels = link_by_cosine(spoken[known], _COMMON_FROM)
    parts: dict[int, list[int]] = defaultdict(list)
    for position, label in zip(known, labels.tolist(), strict=True):
        parts[label].append(position)
    largest = min(parts.values(), key=lambda part: (-len(part), part))
    largest += [position for position in group if not spoken[position].any()]
    return [tuple(sorted(part)) for part in parts.values()]
