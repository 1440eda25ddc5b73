"""The comparisons of two tickets, each a named number that a person can check."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.vectors import BatchVectors

# Name → what it measures; the order is that of the columns.
COMPARISONS = {
    "latent": "cosine of the latent vectors: what the texts are about",
    "rarest_word": "how rare is the rarest word of one's title (or first words) that the other says, both ways (0…1)",
    "other_object": "1 when both name main objects and none of them is shared",
    "objects": "cosine of all named objects, weighted by rarity",
}
# Pairs compared at once: bounds the memory of the sparse products.
_BATCH = 200_000
# Dense rows compared at once: no more than a processor has at hand.
_ROWS_AT_ONCE = 2048


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of tickets, ``left < right``, sorted, each once."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.left)

    def split(self, most: int) -> list["Pairs"]:
        """Return the pairs in parts of at most so many."""
        starts = range(0, len(self), most)
        return [Pairs(self.left[start : start + most], self.right[start : start + most]) for start in starts]


def sort_pairs(left: Sequence[int] | NDArray[Any], right: Sequence[int] | NDArray[Any], count: int) -> Pairs:
    """Return the pairs of ``count`` tickets sorted and once each; a ticket paired with itself is dropped."""
    one, two = np.asarray(left, dtype=np.int64), np.asarray(right, dtype=np.int64)
    # Sorted by hand: numpy's unique hashes millions of numbers first, which takes ten times as long.
    keys = np.sort((np.minimum(one, two) * count + np.maximum(one, two))[one != two])
    keys = keys[np.diff(keys, prepend=-1) > 0]
    return Pairs(keys // max(count, 1), keys % max(count, 1))


def compare_pairs(vectors: BatchVectors, pairs: Pairs, extra: NDArray[np.float32] | None = None) -> NDArray[np.float64]:
    """Return pairs × COMPARISONS, and a last column, the cosine of ``extra`` rows, where these are given.

    ``extra``: sentence vectors of length 1, one row a ticket.
    """
    parts = [
        _compare(vectors, pairs.left[start : start + _BATCH], pairs.right[start : start + _BATCH], extra)
        for start in range(0, len(pairs), _BATCH)
    ]
    width = len(COMPARISONS) + (extra is not None)
    # Rounded, so that the last digits of sums (other processors, other libraries) decide nothing.
    compared = np.vstack(parts) if parts else np.zeros((0, width))
    return np.asarray(np.round(compared, 5), dtype=np.float64)


def find_shared_object(vectors: BatchVectors, pairs: Pairs) -> NDArray[np.float64]:
    """Return how rare the rarest main object of one ticket is that the other names (0…1), 0 when there is none."""
    parts = [
        _rarest_object(vectors, pairs.left[start : start + _BATCH], pairs.right[start : start + _BATCH])
        for start in range(0, len(pairs), _BATCH)
    ]
    return np.concatenate([np.zeros(0), *parts])


def _rarest_object(vectors: BatchVectors, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    rarest: NDArray[np.float64] = np.maximum(*_largest_shared(vectors.main, vectors.named, left, right))
    return rarest


def _compare(
    vectors: BatchVectors, left: NDArray[np.int64], right: NDArray[np.int64], extra: NDArray[np.float32] | None
) -> NDArray[np.float64]:
    there, back = _largest_shared(vectors.heads, vectors.present, left, right)
    has_main = np.diff(vectors.main.indptr) > 0
    named = _rarest_object(vectors, left, right)
    columns = [
        _compare_latent(vectors, left, right),
        # The mean of both ways: in long letters one way is met by chance.
        (there + back) / 2,
        (has_main[left] & has_main[right] & (named == 0)).astype(np.float64),
        _dot_sparse(vectors.objects, left, right),
    ]
    if extra is not None:
        columns.append(_dot(extra, left, right))
    return np.column_stack(columns)


def _compare_latent(vectors: BatchVectors, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    if vectors.latent.shape[1]:
        return _dot(vectors.latent, left, right)
    # Too few tickets to learn dimensions from: the root brings a cosine of words to about the same scale.
    root: NDArray[np.float64] = np.sqrt(_dot_sparse(vectors.words, left, right))
    return root


def _dot(rows: NDArray[np.float32], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    cosines = np.empty(len(left), dtype=np.float64)
    for start in range(0, len(left), _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        cosines[part] = np.einsum("ij,ij->i", rows[left[part]], rows[right[part]])
    return cosines


def _dot_sparse(rows: Any, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(rows[left].multiply(rows[right]).sum(axis=1), dtype=np.float64).ravel()


def _largest_shared(weights: Any, ones: Any, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return two rows: the largest weight in the left ticket of what the right one has, and the other way round."""
    if not weights.shape[1]:
        return np.zeros((2, len(left)))
    there = weights[left].multiply(ones[right]).tocsr().max(axis=1).toarray().ravel()
    back = weights[right].multiply(ones[left]).tocsr().max(axis=1).toarray().ravel()
    return np.stack([there, back]).astype(np.float64)
