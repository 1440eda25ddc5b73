"""Arrays of a model in one compressed npz file, read without trusting it."""

import io
import tokenize
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error

# A small file may claim to unpack to anything.
_MOST_UNPACKED = 2 * 1024 * 1024 * 1024


def pack_arrays(**arrays: NDArray[Any]) -> bytes:
    """Return the bytes of a compressed npz file; the same arrays give the same bytes."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def unpack_arrays(data: bytes, wanted: Iterable[str], *, source: str) -> dict[str, Any]:
    """Return the wanted arrays of a npz file; ModelError when it is damaged or too large, KeyError when one is missing.

    ``source`` names the file in the error.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > _MOST_UNPACKED:
            raise ModelError(f"{source} 展开后有 {unpacked} 字节,太大,不读。")
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in wanted}
    except (zipfile.BadZipFile, zlib.error, tokenize.TokenError, SyntaxError, RuntimeError) as error:
        raise ModelError(f"{source} 已损坏({explain_error(error)})。请重新训练或换一个模型。") from error
