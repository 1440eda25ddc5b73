"""Candidate pairs: which tickets are worth comparing, found without comparing all."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.comparisons import Pairs, sort_pairs
from hotspot.issues.grouping.vectors import BatchVectors

# Each ticket is compared with so many that share its weightiest words.
_NEAREST = 30
_LEAST_COSINE = 0.02
# Words of more tickets than these say little of the issue and would make the search quadratic.
_MOST_COMMON = 0.05
_ALWAYS_KEPT, _NEVER_KEPT = 100, 1000
# All tickets that name one object are compared when they are no more than this many.
_MOST_NAMING = 40


def find_candidates(vectors: BatchVectors) -> Pairs:
    """Return the pairs that share weighty words or a rare object; about _NEAREST a ticket, however many tickets."""
    count = vectors.words.shape[0]
    if count < 2:
        return sort_pairs([], [], count)
    near = _find_nearest(vectors.words)
    naming = _pair_naming(vectors.main)
    return sort_pairs(
        np.concatenate([near[0], naming[0]]),
        np.concatenate([near[1], naming[1]]),
        count,
    )


def _find_nearest(words: Any) -> NDArray[np.int64]:
    from sparse_dot_topn import sp_matmul_topn

    count = words.shape[0]
    tickets = np.bincount(words.indices, minlength=words.shape[1])
    most = min(max(_MOST_COMMON * count, _ALWAYS_KEPT), _NEVER_KEPT)
    telling = words[:, tickets <= most].tocsr()
    # One more than wanted: the nearest of all is the ticket itself.
    found = sp_matmul_topn(telling, telling.T.tocsr(), _NEAREST + 1, threshold=_LEAST_COSINE, sort=True).tocoo()
    return np.stack([found.row, found.col]).astype(np.int64)


def _pair_naming(main: Any) -> NDArray[np.int64]:
    """Return all pairs of tickets with the same main object, for objects that few tickets have."""
    by_object = (main > 0).tocsc()
    pairs = [np.zeros((2, 0), dtype=np.int64)]
    for start, end in zip(by_object.indptr[:-1], by_object.indptr[1:], strict=True):
        if 1 < end - start <= _MOST_NAMING:
            tickets = by_object.indices[start:end]
            pairs.append(np.stack([tickets[side] for side in np.triu_indices(len(tickets), 1)]).astype(np.int64))
    return np.concatenate(pairs, axis=1)
