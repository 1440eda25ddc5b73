"""Sentence vectors: the shipped encoder read with numpy alone, or any other sentence-transformers model."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from hotspot.arguments import check_texts
from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error
from hotspot.resources import find_shipped

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MODULES, _TOKENIZER, _WEIGHTS = "modules.json", "tokenizer.json", "model.safetensors"
# What a folder is made of that needs no torch: a mean of word vectors, scaled to length 1.
_STATIC = ("StaticEmbedding", "Normalize")
# Names that sentence-transformers gave a matrix of word vectors.
_MATRIX = "embedding.weight"
# Texts cut into words at once: bounds the memory of their tokens.
_BATCH = 4096


class Encoder(Protocol):
    """Turns texts into vectors: whatever has ``encode`` can stand in for the shipped encoder."""

    @property
    def dimensions(self) -> int:
        """Number of columns of a vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return texts × dimensions, rows of length 1; a row of zeros for a text of which nothing is known."""


@dataclass(frozen=True, eq=False)
class StaticEncoder:
    """The mean of a text's word vectors: what sentence-transformers' StaticEmbedding and Normalize give, without torch.

    ``vectors``: one row a token of the tokenizer.
    """

    tokenizer: "Tokenizer"
    vectors: NDArray[np.float32]

    @property
    def dimensions(self) -> int:
        """Number of columns of a vector."""
        return int(self.vectors.shape[1])

    def encode(self, texts: Iterable[str]) -> NDArray[np.float32]:
        """Return texts × dimensions, rows of length 1; a row of zeros for a text of which nothing is known.

        ArgumentTypeError for what is no column of texts.
        """
        import scipy.sparse as sp

        texts = check_texts(texts)
        parts = [np.zeros((0, self.dimensions), dtype=np.float32)]
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            found = self.tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            tokens = [np.array(encoding.ids, dtype=np.int64) for encoding in found]
            starts = np.concatenate([[0], np.cumsum([len(row) for row in tokens])])
            columns = np.concatenate(tokens)
            ones = np.ones(len(columns), dtype=np.float32)
            sums = sp.csr_matrix((ones, columns, starts), (len(batch), len(self.vectors))) @ self.vectors
            parts.append(unit_rows(np.asarray(sums)))
        return np.concatenate(parts)


@dataclass(frozen=True, eq=False)
class TransformerEncoder:
    """Any other sentence-transformers model; on a graphics card where there is one."""

    model: Any

    @property
    def dimensions(self) -> int:
        """Number of columns of a vector."""
        return int(self.model.get_embedding_dimension())

    def encode(self, texts: Iterable[str]) -> NDArray[np.float32]:
        """Return texts × dimensions, rows of length 1; a row of zeros for an empty text.

        ArgumentTypeError for what is no column of texts.
        """
        texts = check_texts(texts)
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        said = [row for row, text in enumerate(texts) if text.strip()]
        if said:
            given = self.model.encode([texts[row] for row in said], show_progress_bar=False, convert_to_numpy=True)
            vectors[said] = unit_rows(np.asarray(given, dtype=np.float32))
        return vectors


def load_encoder(name: str | Path = "default") -> Encoder:
    """Load an encoder: ``default`` is the shipped one, anything else a folder or a name sentence-transformers knows.

    Raises ModelError when it is missing, damaged, or needs a package that is not installed.
    """
    folder = find_shipped("models/encoder") if str(name) == "default" else Path(name)
    if folder.is_dir() and _list_modules(folder) == _STATIC:
        return _read_static(folder)
    return _load_transformer(str(name))


def _list_modules(folder: Path) -> tuple[str, ...]:
    """Return the short names of a folder's modules, () when it does not say."""
    path = folder / _MODULES
    if not path.is_file():
        return ()
    try:
        return tuple(str(module["type"]).rsplit(".", 1)[-1] for module in json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ModelError(
            f"编码器 {folder} 的 {_MODULES} 读不懂:{explain_error(error)}。请重新取得这个模型。"
        ) from error


def _read_static(folder: Path) -> StaticEncoder:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    tokenizer = _read_tokenizer(folder)
    try:
        vectors = load_file(folder / _WEIGHTS)[_MATRIX].astype(np.float32)
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ModelError(
            f"编码器 {folder} 的 {_WEIGHTS} 读不了:{explain_error(error)}。请重新取得这个模型。"
        ) from error
    size = tokenizer.get_vocab_size()
    if vectors.ndim != 2 or len(vectors) != size:
        raise ModelError(f"编码器 {folder} 的词表有 {size} 个词,词向量的形状是 {vectors.shape}:应每词一行。")
    if not np.isfinite(vectors).all():
        raise ModelError(f"编码器 {folder} 的词向量中有无效数值(NaN 或无穷大)。请重新取得这个模型。")
    return StaticEncoder(tokenizer, vectors)


def _read_tokenizer(folder: Path) -> "Tokenizer":
    from tokenizers import Tokenizer

    path = folder / _TOKENIZER
    try:
        tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"编码器 {folder} 读不了 {_TOKENIZER}:{explain_error(error)}。请重新取得这个模型。") from error
    except Exception as error:  # the library raises bare Exception for a file it cannot parse
        raise ModelError(f"编码器 {path} 读不懂:{explain_error(error)}。请重新取得这个模型。") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _load_transformer(name: str) -> TransformerEncoder:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError(f"编码器 {name} 要用 sentence-transformers。请运行 pip install 'hotspot[encoder]'") from error
    try:
        model = SentenceTransformer(name, local_files_only=os.path.isdir(name))
    except Exception as error:  # a hub, a tokenizer, a weight file: each fails with an exception of its own
        # A library says it in several lines of English; --debug shows them.
        reason = "文件读不了" if os.path.isdir(name) else "没有这个文件夹,也没能按这个名称下载"
        raise ModelError(
            f"编码器 {name} 打不开:{reason}({type(error).__name__})。"
            "应为 sentence-transformers 的文件夹,或联网时能下载的模型名;不用句向量则写 none。"
        ) from error
    return TransformerEncoder(model)


def unit_rows(vectors: NDArray[Any]) -> NDArray[np.float32]:
    """Return the rows scaled to length 1 (rows of zeros stay)."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)
