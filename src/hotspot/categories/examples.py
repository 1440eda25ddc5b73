"""Written tickets that say nearly what a ticket says: something to hold a doubtful decision against."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.corpus import read_corpus
from hotspot.resources import find_shipped
from hotspot.text.boilerplate import strip_boilerplate
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
        cosines = encoded @ self.vectors.T
        near = cosines >= np.maximum(cosines.max(axis=1, keepdims=True, initial=-1.0), _NEAR) - _SLACK
        return [self._choose(vector, np.flatnonzero(rows)) for vector, rows in zip(encoded, near, strict=True)]

    def _choose(self, vector: NDArray[np.float32], rows: NDArray[np.intp]) -> Example | None:
        """Return the nearest of a few tickets, looked at in double precision and rounded: how many texts are asked at
        once changes the last digits, and must not decide between two tickets.
        """
        if not len(rows):
            return None
        exact = np.round(self.vectors[rows].astype(np.float64) @ vector.astype(np.float64), 5)
        row, cosine = int(rows[exact.argmax()]), float(exact.max())
        return None if cosine < _NEAR else Example(self.shown[row], self.categories[row], cosine)


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
