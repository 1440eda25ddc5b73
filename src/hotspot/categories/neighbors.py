"""What the nearest labelled tickets add to a linear model: by how much it falls short of their labels.

An office's tickets come in groups about one matter. Where a linear model that has not seen them misses some of a group,
it misses the next one too; those that it already sorts right say little (a step of gradient boosting, whose learner is
the nearest neighbours: Friedman 2001).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.calibration import soften
from hotspot.categories.linear import assign_folds
from hotspot.categories.manifest import NEIGHBORS
from hotspot.errors import ModelError
from hotspot.text.model_files import ROWS, list_rows, pack_arrays, restore_rows, round_as_kept, unpack_arrays

# Measured by cross-validation, docs/experiments.md: how many speak, how much, and how far the model's own chances are
# taken from their labels.
_NEAREST = 5
_WEIGHT = 1.5
_KNOWN_SHARE = 0.5
# How the columns of a background count beside words and n-grams when the nearest are looked for.
_BACKGROUND_SCALE = 0.4
# What a larger share of the tickets holds does not tell which are near.
_MOST_COMMON = 0.2
# So many tickets are kept, from all over them: looking through these takes as long as all the rest.
_MOST_KEPT = 5000
_ROWS_AT_ONCE = 4096


@dataclass(frozen=True, eq=False)
class Neighbors:
    """Labelled tickets that speak where a text is near them.

    ``rows``: CSR, tickets × columns of a classifier; its product with the columns of a text is how near they are, but
    for a factor of the text. ``shortfalls``: tickets × labels, by how much each label is missed. Both float32 that
    float16 can hold.
    """

    rows: Any
    shortfalls: NDArray[np.float32]

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self.shortfalls)

    def score(self, columns: Any) -> NDArray[np.float32]:
        """Return what is added to the decision values of texts, shape (texts, labels); 0 for a text near none.

        ``columns``: CSR, what the classifier sees of each text.
        """
        from sparse_dot_topn import sp_matmul_topn

        scores = np.zeros((columns.shape[0], self.shortfalls.shape[1]), dtype=np.float32)
        for start in range(0, len(scores), _ROWS_AT_ONCE):
            part = columns[start : start + _ROWS_AT_ONCE]
            near = sp_matmul_topn(part, self._by_column, _NEAREST, threshold=0, sort=True)
            weights = near.data.astype(np.float64) ** 2
            owners = np.repeat(np.arange(part.shape[0]), np.diff(near.indptr))
            totals = np.bincount(owners, weights, part.shape[0])
            weights /= np.maximum(totals, 1e-30)[owners]
            near.data = weights.astype(np.float32)
            scores[start : start + _ROWS_AT_ONCE] = _WEIGHT * (near @ self.shortfalls)
        return scores

    @cached_property
    def _by_column(self) -> Any:
        return self.rows.T.tocsr()


def fit_neighbors(
    columns: Any, targets: NDArray[np.int64], scores: NDArray[np.float32], temperature: float, background: int = 0
) -> tuple[Neighbors, NDArray[np.float32]]:
    """Keep labelled tickets, and by how much the model falls short of their labels.

    ``columns``: CSR, tickets × columns, the last ``background`` of them of another model; ``scores``: decision values
    by models that had not seen the ticket, ``temperature``: of their softmax. Returned beside are the decision values
    as the tickets of other folds correct them.
    """
    labels = np.eye(scores.shape[1])[targets]
    shortfalls = round_as_kept(labels - _KNOWN_SHARE * soften(scores, temperature))
    fold = assign_folds(targets)
    corrected = scores.copy()
    for held in range(int(fold.max()) + 1):
        test, train = np.flatnonzero(fold == held), _sample(np.flatnonzero(fold != held))
        others = Neighbors(_compare_by(columns[train], background), shortfalls[train])
        corrected[test] += others.score(columns[test])
    kept = _sample(np.arange(len(targets)))
    return Neighbors(_compare_by(columns[kept], background), shortfalls[kept]), corrected


def pack_neighbors(neighbors: Neighbors) -> bytes:
    """Return the content of the file of neighbours."""
    return pack_arrays(**list_rows(neighbors.rows), shortfalls=neighbors.shortfalls.astype(np.float16))


def restore_neighbors(contents: Mapping[str, bytes], *, labels: int, width: int, source: str) -> Neighbors | None:
    """Read the neighbours over ``width`` columns, None in a model without any; ModelError when they do not fit."""
    if NEIGHBORS not in contents:
        return None
    said = f"模型 {source} 的 {NEIGHBORS}"
    arrays = unpack_arrays(contents[NEIGHBORS], (*ROWS, "shortfalls"), source=said)
    rows, shortfalls = restore_rows(arrays, width, source=said), arrays["shortfalls"].astype(np.float32)
    if shortfalls.shape != (rows.shape[0], labels):
        raise ModelError(f"{said} 与模型的 {labels} 个类别对不上。请重新训练或换一个模型。")
    if not np.isfinite(shortfalls).all():
        raise ModelError(f"{said} 中有无效数值(NaN 或无穷大)。请重新训练或换一个模型。")
    return Neighbors(rows, shortfalls)


def _sample(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    places = np.linspace(0, len(rows), min(len(rows), _MOST_KEPT), endpoint=False)
    return rows[places.astype(np.int64)]


def _compare_by(columns: Any, background: int) -> Any:
    """Return rows whose product with a text's columns is the cosine of both, each column scaled, times its length."""
    import scipy.sparse as sp

    held_by = np.bincount(columns.indices, minlength=columns.shape[1])
    scale = np.where(held_by <= _MOST_COMMON * columns.shape[0], 1.0, 0.0)
    scale[len(scale) - background :] = _BACKGROUND_SCALE
    scaled = columns @ sp.diags(scale)
    lengths = np.sqrt(np.asarray(scaled.multiply(scaled).sum(axis=1)).ravel())
    rows = (sp.diags(1 / np.maximum(lengths, 1e-12)) @ scaled @ sp.diags(scale)).tocsr()
    rows.data = round_as_kept(rows.data)
    rows.eliminate_zeros()
    rows.sort_indices()
    return rows
