"""The mean of a text's word vectors: nearly what the shipped encoder gives, in a third of its time.

Texts are cut into its words of up to three characters by numpy, without its tokenizer. Where the vectors must be those
of sentence-transformers to the last digit, take `text/encoder.py`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error
from hotspot.resources import find_shipped
from hotspot.text.encoder import unit_rows
from hotspot.text.unigram import UnigramWords

# Texts cut at once: bounds the memory of their places.
_BATCH = 2048


@dataclass(frozen=True, eq=False)
class WordVectors:
    """Words of up to three characters and the vector of each (words × dimensions, float32)."""

    words: UnigramWords
    vectors: NDArray[np.float32]

    @property
    def dimensions(self) -> int:
        """Number of columns of a vector."""
        return int(self.vectors.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return texts × dimensions, rows of length 1; a row of zeros for a text of which no word is known."""
        parts = [np.zeros((0, self.dimensions), dtype=np.float32)]
        for start in range(0, len(texts), _BATCH):
            parts.append(self._encode([text.lower() for text in texts[start : start + _BATCH]]))
        return np.concatenate(parts)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import scipy.sparse as sp

        hits = self.words.find(texts)
        ones = np.ones(len(hits.rows), dtype=np.float32)
        words = sp.csr_matrix((ones, (hits.rows, hits.columns)), (len(texts), len(self.vectors)))
        return unit_rows(words @ self.vectors)


def read_word_vectors() -> WordVectors:
    """Read the words and vectors of the shipped encoder, without the packages that encoders need otherwise.

    ModelError when its files are missing or damaged.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    folder: Path = find_shipped("models/encoder")
    try:
        pieces = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        vectors = load_file(folder / "model.safetensors")["embedding.weight"]
        kept = [row for row, (piece, _) in enumerate(pieces) if 0 < len(piece) <= 3]
        words = UnigramWords(
            tuple(str(pieces[row][0]) for row in kept), np.array([pieces[row][1] for row in kept], dtype=np.float32)
        )
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
        raise ModelError(f"编码器 {folder} 读不懂:{explain_error(error)}。请重新安装 hotspot。") from error
    if len(vectors) != len(pieces):
        raise ModelError(
            f"编码器 {folder} 有 {len(pieces)} 个词、{len(vectors)} 个词向量,应一样多。请重新安装 hotspot。"
        )
    return WordVectors(words, vectors[kept].astype(np.float32))
