"""The words of a batch as numbers: which word stands where, for counting without a string a token."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.text.segment import load_segmenter

_WORD = re.compile(r"\w")
# What a transcript is full of and a letter hardly holds: by these, calls about different matters read alike.
_FILLERS = frozenset("嘛啊哦噢喔呀呢吧哈嗯喂唉哎诶欸噻咯啦嘞呗咧咋啥") | {
    *("那个", "没得", "莫得", "冇得", "晓得", "咋个", "啥子", "么子", "请讲", "请说"),
}
# Texts cut into words at once; bounds the memory of their strings.
_BATCH = 4096


@dataclass(frozen=True, eq=False)
class BatchWords:
    """Words in order of texts: ``columns[i]`` of ``vocabulary`` stands in text ``rows[i]``; ``count`` texts."""

    rows: NDArray[np.int32]
    columns: NDArray[np.int32]
    vocabulary: tuple[str, ...]
    count: int

    def tally(self, weights: NDArray[np.float32]) -> Any:
        """Return a CSR matrix, texts × vocabulary: the summed weights (one for each word in order)."""
        import scipy.sparse as sp

        kept = np.flatnonzero(weights)
        cells = (weights[kept], (self.rows[kept], self.columns[kept]))
        return sp.csr_matrix(cells, (self.count, len(self.vocabulary)), dtype=np.float32)

    def measure_reach(self) -> NDArray[np.int64]:
        """Return how many characters of words each text has up to and with each of its words."""
        lengths = np.array([len(word) for word in self.vocabulary], dtype=np.int64)[self.columns]
        reach = np.cumsum(lengths)
        starts = np.searchsorted(self.rows, np.arange(self.count))
        before = np.concatenate([[0], reach])[starts]
        reached: NDArray[np.int64] = reach - before[self.rows]
        return reached


def number_words(texts: Sequence[str]) -> BatchWords:
    """Cut texts into words but for masks (〔电话〕), fillers and what has neither letter nor digit; the vocabulary is
    sorted.
    """
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__
    columns, lengths = [np.zeros(0, dtype=np.int32)], []
    for start in range(0, len(texts), _BATCH):
        rows = load_segmenter().segment_texts(texts[start : start + _BATCH])
        lengths += [len(row) for row in rows]
        columns.append(np.fromiter(map(number.__getitem__, chain.from_iterable(rows)), dtype=np.int32))
    wanted = sorted(
        word for word in number if _WORD.search(word) and not word.startswith("〔") and word not in _FILLERS
    )
    place = np.full(len(number), -1, dtype=np.int32)
    place[[number[word] for word in wanted]] = np.arange(len(wanted), dtype=np.int32)
    found = place[np.concatenate(columns)]
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    return BatchWords(owners[found >= 0], found[found >= 0], tuple(wanted), len(texts))
