"""Tickets that say nearly the same in nearly the same words, found without comparing all pairs."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.text.features import split_title
from hotspot.text.segment import Segmenter

# Cosine of words from which two texts are one text retyped: a date or a name changed, not another matter.
NEAR = 0.9
# A text has rarely more retypings than this.
_MOST = 20
_BUCKETS = 1 << 20


def find_near_duplicates(documents: Sequence[str], others: Sequence[str], segmenter: Segmenter) -> NDArray[np.bool_]:
    """Tell for each document whether one of the others is nearly the same."""
    if not documents or not others:
        return np.zeros(len(documents), dtype=bool)
    columns = vectorize_words([*documents, *others], segmenter)
    near = _match(columns[: len(documents)], columns[len(documents) :])
    return np.asarray(np.diff(near.indptr) > 0)


def keep_distinct(documents: Sequence[str], segmenter: Segmenter, *, near: float = NEAR) -> NDArray[np.int64]:
    """Return the rows that are left when of nearly equal documents only the first stays."""
    columns = vectorize_words(documents, segmenter)
    matches = _match(columns, columns, near)
    gone = np.zeros(len(documents), dtype=bool)
    for row in range(len(documents)):
        if not gone[row]:
            twins = matches.indices[matches.indptr[row] : matches.indptr[row + 1]]
            gone[twins[twins > row]] = True
    return np.flatnonzero(~gone)


def vectorize_words(documents: Sequence[str], segmenter: Segmenter) -> Any:
    """Return TF-IDF over words, a CSR matrix with rows of unit length; the idf is that of the documents given."""
    from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

    tokens = segmenter.segment_texts([split_title(document)[1] for document in documents])
    hashing = HashingVectorizer(analyzer=list, n_features=_BUCKETS, alternate_sign=False, norm=None, dtype=np.float32)
    return TfidfTransformer(sublinear_tf=True).fit_transform(hashing.transform(tokens)).astype(np.float32)


def _match(left: Any, right: Any, near: float = NEAR) -> Any:
    from sparse_dot_topn import sp_matmul_topn

    found = sp_matmul_topn(left, right.T.tocsr(), _MOST, threshold=near, sort=False).tocsr()
    found.sort_indices()
    return found
