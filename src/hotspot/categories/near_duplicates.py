"""Tickets that say nearly the same in nearly the same words, found without comparing all pairs."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.text.features import split_title
from hotspot.text.segment import Segmenter

# Cosine of words from which two texts are one text retyped: a date or a name changed, not another matter.
NEAR = 0.9
# Texts compared word by word with each one: those that share most of its rarest words.
_MOST = 50
# Texts compared at a time: bounds the memory.
_ROWS = 4096
_BUCKETS = 1 << 20


def find_near_duplicates(documents: Sequence[str], others: Sequence[str], segmenter: Segmenter) -> NDArray[np.bool_]:
    """Tell for each document whether one of the others is nearly the same."""
    if not documents or not others:
        return np.zeros(len(documents), dtype=bool)
    columns = vectorize_words([*documents, *others], segmenter)
    near = _match(columns[: len(documents)], columns[len(documents) :])
    return np.asarray(np.diff(near.indptr) > 0)


def vectorize_words(documents: Sequence[str], segmenter: Segmenter) -> Any:
    """Return TF-IDF over words, a CSR matrix with rows of unit length; the idf is that of the documents given."""
    import scipy.sparse as sp
    from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

    texts = [split_title(document)[1] for document in documents]
    hashing = HashingVectorizer(analyzer=list, n_features=_BUCKETS, alternate_sign=False, norm=None, dtype=np.float32)
    starts = range(0, len(texts), _ROWS)
    counts = [hashing.transform(segmenter.segment_texts(texts[start : start + _ROWS])) for start in starts]
    return TfidfTransformer(sublinear_tf=True).fit_transform(sp.vstack(counts, format="csr")).astype(np.float32)


def _match(left: Any, right: Any) -> Any:
    """Return left × right (CSR), True where the cosine is at least NEAR; found through what is rare in each row."""
    import scipy.sparse as sp
    from sparse_dot_topn import sp_matmul_topn

    frequency = np.bincount(left.indices, minlength=left.shape[1]) + np.bincount(right.indices, minlength=left.shape[1])
    rare, rare_right = _keep_rare(left, frequency), _keep_rare(right, frequency).T.tocsr()
    parts = [sp.csr_matrix((0, right.shape[0]), dtype=bool)]
    for start in range(0, left.shape[0], _ROWS):
        shared = sp_matmul_topn(rare[start : start + _ROWS], rare_right, _MOST, sort=False).tocoo()
        cosines = np.asarray(left[start + shared.row].multiply(right[shared.col]).sum(axis=1)).ravel()
        found = cosines >= NEAR
        shape = (min(_ROWS, left.shape[0] - start), right.shape[0])
        parts.append(sp.csr_matrix((found[found], (shared.row[found], shared.col[found])), shape))
    matches = sp.vstack(parts, format="csr")
    matches.sort_indices()
    return matches


def _keep_rare(rows: Any, frequency: NDArray[np.int64]) -> Any:
    """Return of each row its rarest words, as many as two rows of cosine NEAR cannot both lack (prefix filtering,
    Bayardo et al. 2007): what is left out of a row is shorter than NEAR.
    """
    import scipy.sparse as sp

    owners = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    order = np.lexsort((rows.indices, frequency[rows.indices], owners))
    values = rows.data[order].astype(np.float64)
    # The squares of the words of a row that are rarer than each.
    squares = np.concatenate([[0.0], np.cumsum(values**2)])
    kept = squares[:-1] - squares[rows.indptr[owners]] < 1 - NEAR**2 + 1e-6
    chosen = (values[kept].astype(np.float32), (owners[kept], rows.indices[order][kept]))
    return sp.csr_matrix(chosen, rows.shape)
