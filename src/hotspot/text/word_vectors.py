"""Words of the shipped encoder as the segmenter cuts them: nearly its sentence vectors, without its tokenizer.

Where the vectors must be those of sentence-transformers to the last digit, take `text/encoder.py`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error
from hotspot.resources import find_shipped
from hotspot.text.segment import Segmenter, load_segmenter


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
        raise ModelError(f"编码器 {folder} 读不懂:{explain_error(error)}。请重新安装 hotspot。") from error
    if len(vectors) != len(pieces):
        raise ModelError(
            f"编码器 {folder} 有 {len(pieces)} 个词、{len(vectors)} 个词向量,应一样多。请重新安装 hotspot。"
        )
    return WordVectors(columns, vectors, load_segmenter())
