"""Fellows: the tickets that may tell of the same issue as a ticket, and how probable that is."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.linkage import ScoredPairs

# A ticket has many look-alikes that are less probable than this; together they would drown its own voice.
_LEAST = 0.1


def tabulate_fellows(scored: ScoredPairs, owner: NDArray[np.int64]) -> Any:
    """Return a CSR matrix, tickets × tickets, of the probability that the row's ticket has the column's as fellow.

    ``scored``: pairs of distinct tickets, each once; ``owner``: the distinct one of each ticket. Several tickets of the
    same words are one fellow (the first of them) to others and none to each other.
    """
    import scipy.sparse as sp

    firsts = np.unique(owner, return_index=True)[1]
    kept = scored.scores >= _LEAST
    left, right = scored.pairs.left[kept], scored.pairs.right[kept]
    sides = np.concatenate([left, right]), firsts[np.concatenate([right, left])]
    shape = (len(firsts), len(owner))
    return sp.csr_matrix((np.tile(scored.scores[kept], 2), sides), shape)[owner]
