"""How near a text is to each kind of problem of the written corpus: the mean columns of a sub-topic's tickets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.classifier import Classifier
from hotspot.categories.manifest import CENTROIDS
from hotspot.text.encoder import unit_rows
from hotspot.text.features import split_title
from hotspot.text.model_files import ROWS, list_rows, pack_arrays, restore_rows, round_as_kept, unpack_arrays

# A text is near a few kinds of problem; how far it is from the other four hundred says nothing (10 and 60 score less).
_NEAREST = 30
# A kind of problem told in one ticket only is that ticket, not a kind.
_FEWEST = 2


@dataclass(frozen=True, eq=False)
class SubtopicCentroids:
    """``rows``: CSR, sub-topics × columns of a classifier, rows of length 1, float32 that float16 can hold."""

    rows: Any

    def __len__(self) -> int:
        """Count the sub-topics."""
        return int(self.rows.shape[0])

    def score(self, columns: Any) -> NDArray[np.float32]:
        """Return texts × sub-topics, rows of length 1: by how much each of the nearest exceeds the next one.

        ``columns``: CSR, what the classifier sees of each text. A text that is near nothing has a row of zeros.
        """
        scores: NDArray[np.float32] = np.asarray((columns @ self.rows.T).todense(), dtype=np.float32)
        if len(self) > _NEAREST:
            scores = scores - -np.partition(-scores, _NEAREST, axis=1)[:, _NEAREST, None]
        return unit_rows(np.maximum(scores, 0))


def fit_centroids(classifier: Classifier, documents: Sequence[str], subtopics: Sequence[str]) -> SubtopicCentroids:
    """Return the centroids of written tickets as a classifier sees them; single characters do not count."""
    import scipy.sparse as sp

    columns = classifier.transform([split_title(document)[1] for document in documents]).tocsr()
    names, owners = np.unique(np.asarray(subtopics, dtype=object).astype(str), return_inverse=True)
    kept = np.flatnonzero((np.bincount(owners) >= _FEWEST) & (names != ""))
    membership = sp.csr_matrix((np.ones(len(owners), np.float32), (owners, np.arange(len(owners)))))[kept]
    features = classifier.features_
    is_long = np.array([len(features.name(column)) > 1 for column in range(features.width)], dtype=np.float32)
    is_long = np.concatenate([is_long, np.zeros(columns.shape[1] - len(is_long), dtype=np.float32)])
    sums = (membership @ columns @ sp.diags(is_long)).tocsr()
    sums.sort_indices()
    lengths = np.sqrt(np.asarray(sums.multiply(sums).sum(axis=1)).ravel())
    rows = sp.diags((1 / np.maximum(lengths, 1e-12)).astype(np.float32)) @ sums
    rows.data = round_as_kept(rows.data)
    rows.eliminate_zeros()
    return SubtopicCentroids(rows.tocsr())


def pack_centroids(centroids: SubtopicCentroids) -> bytes:
    """Return the content of the file of centroids."""
    return pack_arrays(**list_rows(centroids.rows))


def restore_centroids(contents: Mapping[str, bytes], *, width: int, source: str) -> SubtopicCentroids | None:
    """Read the centroids over ``width`` columns, None in a model without any; ModelError when they do not fit."""
    if CENTROIDS not in contents:
        return None
    said = f"模型 {source} 的 {CENTROIDS}"
    return SubtopicCentroids(restore_rows(unpack_arrays(contents[CENTROIDS], ROWS, source=said), width, source=said))
