"""Crowding: in a large batch more tickets are alike by chance, so a pair must show more.

Among n tickets a ticket has as many more look-alikes about other objects as n grows, but no more fellows in its issue:
the odds that a look-alike is a fellow fall with 1 / n. What counts is the smallest crowd that both tickets belong to:
those who name the same object, those of the same town, or all.
"""

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.comparisons import Pairs, find_shared_object
from hotspot.issues.grouping.documents import ORDINARY_BATCH
from hotspot.issues.grouping.vectors import BatchVectors


def measure_crowding(vectors: BatchVectors, pairs: Pairs) -> NDArray[np.float64]:
    """Return by how much the log-odds of each pair fall: 0 in a crowd of up to ORDINARY_BATCH tickets."""
    count = len(vectors.towns)
    if count <= ORDINARY_BATCH:
        return np.zeros(len(pairs))
    crowd = _count_neighbours(vectors.towns, pairs)
    # Rarity is 1 for what one ticket names and 0 for what all name.
    rarity = find_shared_object(vectors, pairs)
    crowd = np.where(rarity > 0, np.minimum(crowd, count ** (1 - rarity)), crowd)
    return np.asarray(np.round(np.log(np.maximum(crowd / ORDINARY_BATCH, 1)), 5), dtype=np.float64)


def _count_neighbours(towns: NDArray[np.int64], pairs: Pairs) -> NDArray[np.float64]:
    """Return how many tickets are or may be of the town of both: all of them for a pair of two towns, or of unknown."""
    sizes = np.bincount(towns[towns >= 0], minlength=1)
    unknown = int((towns < 0).sum())
    one, other = towns[pairs.left], towns[pairs.right]
    crowd = np.full(len(pairs), float(len(towns)))
    same = (one == other) & (one >= 0)
    crowd[same] = sizes[one[same]]
    half = (one < 0) != (other < 0)
    crowd[half] = sizes[np.maximum(one, other)[half]] + unknown
    return crowd
