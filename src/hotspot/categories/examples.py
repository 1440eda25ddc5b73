"""Written tickets that say nearly what a ticket says: something to hold a doubtful decision against."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.corpus import read_corpus
from hotspot.errors import ModelError
from hotspot.resources import find_shipped
from hotspot.text.normalize import strip_boilerplate
from hotspot.text.segment import Segmenter, load_segmenter
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
class WordVectors:
    """The vectors of the shipped encoder's words; a text is the mean of its words', as the segmenter cuts them."""

    columns: Mapping[str, int]
    vectors: NDArray[np.float32]
    segmenter: Segmenter

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return texts × dimensions, rows of length 1; a row of zeros for a text of which no word is known."""
        import scipy.sparse as sp

        hits = self.segmenter.find_words(texts, self.columns)
        ones = np.ones(len(hits.rows), dtype=np.float32)
        sums = sp.csr_matrix((ones, (hits.rows, hits.columns)), (len(texts), len(self.vectors))) @ self.vectors
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.maximum(lengths, 1e-12), dtype=np.float32)


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


def read_word_vectors() -> WordVectors:
    """Read the words and vectors of the shipped encoder, without the packages that encoders need otherwise.

    ModelError when its files are missing or damaged.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    folder: Path = find_shipped("models/encoder")
    try:
        pieces = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        vectors = load_file(folder / "model.safetensors")["embedding.weight"].astype(np.float32, copy=False)
        columns = {str(piece): column for column, (piece, _) in enumerate(pieces)}
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
        raise ModelError(f"编码器 {folder} 读不懂:{error}。请重新安装 hotspot。") from error
    if len(vectors) != len(pieces):
        raise ModelError(
            f"编码器 {folder} 有 {len(pieces)} 个词、{len(vectors)} 个词向量,应一样多。请重新安装 hotspot。"
        )
    return WordVectors(columns, vectors, load_segmenter())
