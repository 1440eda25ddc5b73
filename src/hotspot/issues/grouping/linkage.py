"""From probabilities of pairs to groups: average linkage within connected parts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.average_linkage import link_average
from hotspot.issues.grouping.comparisons import Pairs, sort_pairs

# A part is compared pair by pair and linked in memory; a larger one is first cut at a higher probability.
_LARGEST_PART = 1500
_RAISED_BY = 1.25

Scorer = Callable[[Pairs], NDArray[np.float64]]


@dataclass(frozen=True, eq=False)
class ScoredPairs:
    """Pairs and the probability of each that the two tickets tell of the same issue."""

    pairs: Pairs
    scores: NDArray[np.float64]


def complete_parts(
    scored: ScoredPairs, count: int, join_from: float, score: Scorer
) -> tuple[ScoredPairs, NDArray[np.int64]]:
    """Score every pair within each connected part; return the pairs and the part of each of ``count`` tickets.

    Only groups that pairs of at least ``join_from`` connect can have that average, so nothing is lost between parts.
    """
    parts = _find_parts(scored, count, join_from)
    order = np.argsort(parts, kind="stable")
    sizes = np.bincount(parts)
    within = [
        np.stack([group[side] for side in np.triu_indices(len(group), 1)])
        for group in np.split(order, np.cumsum(sizes)[:-1])
        if len(group) > 2
    ]
    joined = np.concatenate(within, axis=1) if within else np.zeros((2, 0), dtype=np.int64)
    complete = sort_pairs(joined[0], joined[1], count)
    # Both are sorted, so that the place of a pair among the known ones tells whether it is there.
    known, wanted = (pairs.left * count + pairs.right for pairs in (scored.pairs, complete))
    place = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
    fresh = known[place] != wanted if len(known) else np.ones(len(wanted), dtype=np.bool_)
    new = Pairs(complete.left[fresh], complete.right[fresh])
    return (
        ScoredPairs(
            Pairs(np.concatenate([scored.pairs.left, new.left]), np.concatenate([scored.pairs.right, new.right])),
            np.concatenate([scored.scores, score(new)]),
        ),
        parts,
    )


def link_parts(scored: ScoredPairs, parts: NDArray[np.int64], join_from: float) -> NDArray[np.int64]:
    """Return the group of each ticket: average linkage within each part, joined while the mean is ``join_from``."""
    groups = np.arange(len(parts), dtype=np.int64)
    left, right = scored.pairs.left, scored.pairs.right
    inside = np.flatnonzero(parts[left] == parts[right])
    inside = inside[np.argsort(parts[left[inside]], kind="stable")]
    for part in np.split(inside, np.flatnonzero(np.diff(parts[left[inside]])) + 1):
        if len(part) == 1:
            # Two tickets need no linkage; most parts are such.
            if 1 - scored.scores[part[0]] <= 1 - join_from:
                groups[right[part[0]]] = left[part[0]]
        elif len(part):
            members, places = np.unique(np.stack([left[part], right[part]]), return_inverse=True)
            places = places.reshape(2, -1)
            labels = _link(len(members), places[0], places[1], 1 - scored.scores[part], 1 - join_from)
            groups[members] = members[_first_of_each(labels)]
    return groups


def _find_parts(scored: ScoredPairs, count: int, join_from: float) -> NDArray[np.int64]:
    """Return connected parts of at most _LARGEST_PART tickets, numbered in the order of their first ticket."""
    kept = scored.scores >= join_from
    parts = _connect(scored.pairs.left[kept], scored.pairs.right[kept], count)
    level = join_from
    while (np.bincount(parts, minlength=1) > _LARGEST_PART).any() and level < 1:
        level = 1 - (1 - level) / _RAISED_BY
        large = np.flatnonzero(np.bincount(parts) > _LARGEST_PART)
        kept = (scored.scores >= level) | ~np.isin(parts[scored.pairs.left], large) & kept
        parts = _connect(scored.pairs.left[kept], scored.pairs.right[kept], count)
        if 1 - level < 1e-6:
            break
    return parts


def _connect(left: NDArray[np.int64], right: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    import scipy.sparse as sp
    from scipy.sparse.csgraph import connected_components

    edges = sp.csr_matrix((np.ones(len(left), dtype=np.int8), (left, right)), (count, count))
    parts = connected_components(edges, directed=False)[1] if count else np.zeros(0)
    return np.asarray(parts, dtype=np.int64)


def _link(count: int, left: NDArray[Any], right: NDArray[Any], distances: NDArray[Any], cut: float) -> NDArray[Any]:
    # A pair never scored is as far as can be.
    condensed = np.ones(count * (count - 1) // 2)
    first, second = np.minimum(left, right), np.maximum(left, right)
    condensed[first * count - first * (first + 1) // 2 + second - first - 1] = distances
    return link_average(condensed, cut)


def _first_of_each(labels: NDArray[Any]) -> NDArray[np.int64]:
    """Return for each entry the position of the first one with its label."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    return np.asarray(first[inverse], dtype=np.int64)
