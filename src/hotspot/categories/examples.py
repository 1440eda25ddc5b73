"""Written tickets that say nearly what a ticket says: something to hold a doubtful decision against."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.corpus import read_corpus
from hotspot.resources import find_shipped
from hotspot.text.boilerplate import strip_boilerplate
from hotspot.text.one_thread import one_thread
from hotspot.text.word_vectors import WordVectors, read_word_vectors
from hotspot.tickets.privacy import mask_texts

# Below this cosine two tickets are of the same style rather than of the same matter (on real letters three of four
# above it have the letter's category).
_NEAR = 0.58
# A longer ticket is no example: its first line does not say what it is about.
_LONGEST = 80
_SHOWN = 40
# More than single precision loses in a product.
_SLACK = 1e-4
# Texts asked together: their cosines stay in the processor's cache.
_AT_ONCE = 128
# Characters of a letter that are looked at: its matter stands among the first of them.
_READ = 300


@dataclass(frozen=True)
class Example:
    """A written ticket near another one: its masked text, cut to a line, its category, and the cosine of both."""

    text: str
    category: str
    cosine: float


@dataclass(frozen=True, eq=False)
class Examples:
    """Written tickets: what is shown of each (masked, a line), category and vector."""

    shown: tuple[str, ...]
    categories: tuple[str, ...]
    vectors: NDArray[np.float32]
    words: WordVectors

    def find_nearest(self, documents: Sequence[str]) -> list[Example | None]:
        """Return for each plain text the nearest ticket, None where none is near."""
        encoded = self.words.encode([document[:_READ] for document in documents])
        found: list[Example | None] = []
        # Threads that wait for each other cost more than these products.
        with one_thread():
            for start in range(0, len(encoded), _AT_ONCE):
                found += self._find(encoded[start : start + _AT_ONCE])
        return found

    def _find(self, encoded: NDArray[np.float32]) -> list[Example | None]:
        """Return the nearest tickets of a few texts; those that could be it are looked at in double precision and
        rounded: how many texts are asked at once changes the last digits, and must not decide between two tickets.
        """
        cosines = encoded @ self.vectors.T
        could_be = cosines >= np.maximum(cosines.max(axis=1, keepdims=True, initial=-1.0), _NEAR) - _SLACK
        texts, rows = np.nonzero(could_be)
        exact = np.einsum("ij,ij->i", encoded[texts].astype(np.float64), self.vectors[rows].astype(np.float64)).round(5)
        found: list[Example | None] = [None] * len(encoded)
        # The nearest of a text, the first of several, is set last.
        for place in np.lexsort((-rows, exact)).tolist():
            if exact[place] >= _NEAR:
                row = rows[place]
                found[texts[place]] = Example(self.shown[row], self.categories[row], float(exact[place]))
        return found


@cache
def load_examples() -> Examples:
    """Return the written corpus; it is read when it is first asked for, and kept."""
    corpus = read_corpus(find_shipped("data/tickets"))
    texts = [strip_boilerplate(text) for text in corpus["text"]]
    kept = [row for row, text in enumerate(texts) if len(text) <= _LONGEST]
    categories = corpus["category"].tolist()
    return index_examples([texts[row] for row in kept], [categories[row] for row in kept], read_word_vectors())


def index_examples(texts: Sequence[str], categories: Sequence[str], words: WordVectors) -> Examples:
    """Return tickets that can be searched."""
    bare = (text.rstrip("。") for text in mask_texts(list(texts)))
    shown = tuple(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…" for text in bare)
    return Examples(shown, tuple(categories), words.encode(texts), words)
