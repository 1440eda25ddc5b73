"""Texts cut into listed words along the most probable path, a whole batch at once with numpy.

This is what a Unigram tokenizer does (Kudo 2018, without sampling) and what jieba does without its hidden Markov model.
Words have one to three characters; what no word covers is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hotspot.text.ngrams import NgramHits, NgramVocabulary, find_positions

# Log-probability of a character that is no word, below that of any word.
_UNKNOWN = -30.0
_LONGEST = 3


@dataclass(frozen=True, eq=False)
class UnigramWords:
    """Words of one to three characters and the natural logarithm of each one's probability."""

    words: tuple[str, ...]
    chances: NDArray[np.float32]

    @cached_property
    def _vocabulary(self) -> NgramVocabulary:
        return NgramVocabulary(self.words)

    def find(self, texts: Sequence[str]) -> NgramHits:
        """Return the words of each text, in no order; repeats stay repeated."""
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        if not lengths.any():
            return NgramHits(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32))
        columns = self._look_up(texts, lengths)
        return _trace(columns, _choose(columns, self.chances), lengths)

    def _look_up(self, texts: Sequence[str], lengths: NDArray[np.int64]) -> list[NDArray[np.int32]]:
        """Return for words of 1, 2, 3 characters the column of the one that begins at each place (place × text), -1
        without one.
        """
        starts = np.concatenate([[0], np.cumsum(lengths + 1)])
        found = []
        for keys, positions, rows in find_positions(texts):
            columns = np.full((int(lengths.max()) + 1, len(texts)), -1, dtype=np.int32)
            columns[positions - starts[rows], rows] = self._vocabulary.look_up(keys)
            found.append(columns)
        return found


def _choose(columns: Sequence[NDArray[np.int32]], chances: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return the length of the last word of the best path to each place (place × text)."""
    # The chance of no word, read by the column -1.
    padded = np.append(chances, np.float32(-np.inf))
    gains = [padded[found] for found in columns]
    gains[0] = np.maximum(gains[0], np.float32(_UNKNOWN))
    best = np.full((len(columns[0]) + 1, columns[0].shape[1]), -np.inf, dtype=np.float32)
    best[0] = 0
    last = np.ones(best.shape, dtype=np.int8)
    for end in range(1, len(best)):
        best[end] = best[end - 1] + gains[0][end - 1]
        for length in range(2, min(_LONGEST, end) + 1):
            longer = best[end - length] + gains[length - 1][end - length]
            last[end][longer > best[end]] = length
            np.maximum(best[end], longer, out=best[end])
    return last


def _trace(columns: Sequence[NDArray[np.int32]], last: NDArray[np.int8], lengths: NDArray[np.int64]) -> NgramHits:
    """Walk each best path from its end; return the words on it."""
    table = np.stack(columns)
    rows, ends = np.flatnonzero(lengths), lengths[lengths > 0]
    owners, met = [], []
    while len(rows):
        taken = last[ends, rows]
        ends = ends - taken
        words = table[taken - 1, ends, rows]
        known = words >= 0
        owners.append(rows[known])
        met.append(words[known])
        open_ = ends > 0
        rows, ends = rows[open_], ends[open_]
    return NgramHits(np.concatenate(owners), np.concatenate(met))
