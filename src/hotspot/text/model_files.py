"""Files of a model's folder: lines, arrays, and a manifest with the sha256 of each; read without trusting them."""

import hashlib
import io
import json
import tokenize
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error

MANIFEST = "manifest.json"
# The arrays that sparse rows are kept as.
ROWS = ("values", "columns", "starts")
# No file of a model comes near this; a larger one is refused before it is read.
_MOST_BYTES = 512 * 1024 * 1024
# A small file may claim to unpack to anything.
_MOST_UNPACKED = 2 * 1024 * 1024 * 1024


def hash_files(contents: Mapping[str, bytes]) -> dict[str, str]:
    """Return what a manifest says of files: the sha256 of each."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}


def write_files(folder: Path, contents: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
    """Write files into a folder, the manifest last."""
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def read_checked(folder: Path, name: str, digest: object) -> bytes:
    """Return the content of a file whose sha256 the manifest gives; ModelError when it is another, or no file."""
    path = folder / name
    if path.is_symlink() or not path.is_file():
        raise ModelError(f"模型 {folder} 缺少文件 {name}(或它是一个链接)。请重新取得这个模型。")
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise ModelError(f"模型文件 {path} 太大({size} 字节)。请重新取得这个模型。")
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"模型文件 {path} 读不了:{explain_error(error)}。请检查权限和磁盘。") from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(f"模型文件 {path} 与清单中的校验值不符,可能已损坏或被改动。请重新取得这个模型。")
    return data


def pack_lines(lines: Iterable[str]) -> bytes:
    """Return the bytes of a file of one entry a line."""
    return "".join(f"{line}\n" for line in lines).encode()


def unpack_lines(data: bytes) -> tuple[str, ...]:
    """Return the entries of a file that ``pack_lines`` wrote; UnicodeDecodeError when it is no text."""
    return tuple(data.decode().split("\n")[:-1])


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


def round_as_kept(values: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return values as a file of float16 gives them back, so that a model decides alike before and after it is kept."""
    return values.astype(np.float16).astype(np.float32)


def list_rows(rows: Any) -> dict[str, NDArray[Any]]:
    """Return what a file keeps of sparse rows (CSR) by the names in ROWS; the values are rounded to float16."""
    arrays = rows.data.astype(np.float16), rows.indices.astype(np.int32), rows.indptr.astype(np.int64)
    return dict(zip(ROWS, arrays, strict=True))


def restore_rows(arrays: Mapping[str, Any], width: int, *, source: str) -> Any:
    """Return the sparse rows (CSR, float32) of a file over ``width`` columns.

    ModelError when they do not fit, or a value is not finite. ``source`` names the file in the error.
    """
    import scipy.sparse as sp

    values, columns, starts = (arrays[name] for name in ROWS)
    rows = sp.csr_matrix((values.astype(np.float32), columns, starts), (len(starts) - 1, width))
    try:
        rows.check_format(full_check=True)
    except ValueError as error:
        raise ModelError(f"{source} 与模型的 {width} 列对不上。请重新训练或换一个模型。") from error
    if not np.isfinite(rows.data).all():
        raise ModelError(f"{source} 中有无效数值(NaN 或无穷大)。请重新训练或换一个模型。")
    return rows
