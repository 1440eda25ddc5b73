"""Candidate pairs: which tickets are worth comparing, found without comparing all."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.comparisons import Pairs, sort_pairs
from hotspot.issues.grouping.documents import ORDINARY_BATCH
from hotspot.issues.grouping.vectors import BatchVectors

# Each ticket is compared with so many that share its weightiest words.
_NEAREST = 30
# In a large batch: among those of its own town, and among all. More of either changes nothing (docs/experiments.md).
_NEAREST_IN_TOWN, _NEAREST_ELSEWHERE = 15, 5
_LEAST_COSINE = 0.02
# Words of more tickets than these say little of the issue and would make the search quadratic.
_MOST_COMMON = 0.05
_ALWAYS_KEPT, _NEVER_KEPT = 100, 1000
# All tickets that name one object are compared when they are no more than this many.
_MOST_NAMING = 40


def find_candidates(vectors: BatchVectors) -> Pairs:
    """Return the pairs that share weighty words or a rare object; a fixed number a ticket, however many tickets.

    In a large batch the nearest are looked for within each town, and few of them among all: words that tell something
    in a town of 3,000 tickets are in too many of a million.
    """
    count = vectors.words.shape[0]
    if count < 2:
        return sort_pairs([], [], count)
    found = [_pair_naming(vectors.main)]
    if count <= ORDINARY_BATCH:
        found.append(_find_nearest(vectors.words, _NEAREST))
    else:
        found += _find_by_town(vectors.words, vectors.towns)
    left, right = np.concatenate(found, axis=1)
    return sort_pairs(left, right, count)


def _find_by_town(words: Any, towns: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return pairs within each town, pairs among all, and more of these for tickets of an unknown town."""
    order = np.argsort(towns, kind="stable")
    found = [_find_nearest(words, _NEAREST_ELSEWHERE)]
    for group in np.split(order, np.flatnonzero(np.diff(towns[order])) + 1):
        if towns[group[0]] >= 0:
            found.append(group[_find_nearest(words[group], _NEAREST_IN_TOWN)])
        else:
            rows, columns = _find_nearest(words, _NEAREST, group)
            found.append(np.stack([group[rows], columns]))
    return found


def _find_nearest(words: Any, most: int, of: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """Return the pairs of each row (``of``: only of these, by their place in it) and those most like it."""
    from sparse_dot_topn import sp_matmul_topn

    count = words.shape[0]
    tickets = np.bincount(words.indices, minlength=words.shape[1])
    limit = min(max(_MOST_COMMON * count, _ALWAYS_KEPT), _NEVER_KEPT)
    telling = words[:, np.flatnonzero((tickets <= limit) & (tickets > 1))].tocsr()
    sought = telling if of is None else telling[of]
    # One more than wanted: the nearest of all is the ticket itself.
    found = sp_matmul_topn(sought, telling.T.tocsr(), most + 1, threshold=_LEAST_COSINE, sort=True).tocoo()
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
