"""The comparisons of two tickets, each a named number that a person can check."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.vectors import BatchVectors

# Name → what it measures; the order is that of the columns.
COMPARISONS = {
    "latent": "cosine of the latent vectors: what the texts are about",
    "rarest_word": "how rare is the rarest word of one's title (or first words) that the other says too (0…1)",
    "same_object": "how rare is the rarest main object of one that the other names (0…1)",
    "other_object": "1 when both name main objects and none of them is shared",
    "objects": "cosine of all named objects, weighted by rarity",
}
# Pairs compared at once: bounds the memory of the sparse products.
_BATCH = 200_000


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of tickets, ``left < right``, sorted, each once."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.left)


def sort_pairs(left: Sequence[int] | NDArray[Any], right: Sequence[int] | NDArray[Any], count: int) -> Pairs:
    """Return the pairs of ``count`` tickets sorted and once each; a ticket paired with itself is dropped."""
    one, two = np.asarray(left, dtype=np.int64), np.asarray(right, dtype=np.int64)
    keys = np.unique((np.minimum(one, two) * count + np.maximum(one, two))[one != two])
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
    return np.round(np.vstack(parts), 5) if parts else np.zeros((0, width))


def _compare(
    vectors: BatchVectors, left: NDArray[np.int64], right: NDArray[np.int64], extra: NDArray[np.float32] | None
) -> NDArray[np.float64]:
    latent = vectors.latent if vectors.latent.shape[1] else None
    same = _largest_shared(vectors.main, vectors.named, left, right)
    has_main = np.diff(vectors.main.indptr) > 0
    columns = [
        _dot_sparse(vectors.words, left, right) if latent is None else _dot(latent, left, right),
        _largest_shared(vectors.heads, vectors.present, left, right),
        same,
        (has_main[left] & has_main[right] & (same == 0)).astype(np.float64),
        _dot_sparse(vectors.objects, left, right),
    ]
    if extra is not None:
        columns.append(_dot(extra, left, right))
    return np.column_stack(columns)


def _dot(rows: NDArray[np.float32], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.einsum("ij,ij->i", rows[left], rows[right]).astype(np.float64)


def _dot_sparse(rows: Any, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(rows[left].multiply(rows[right]).sum(axis=1), dtype=np.float64).ravel()


def _largest_shared(weights: Any, ones: Any, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the largest weight in one ticket of what the other has too, whichever way it is larger."""
    if not weights.shape[1]:
        return np.zeros(len(left))
    there = weights[left].multiply(ones[right]).tocsr().max(axis=1)
    back = weights[right].multiply(ones[left]).tocsr().max(axis=1)
    return np.maximum(there.toarray(), back.toarray()).astype(np.float64).ravel()
