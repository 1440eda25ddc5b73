"""The manifest of a model's folder, and the files it names: read only when they are what it says."""

import hashlib
import json
from pathlib import Path
from typing import Any

from hotspot.categories.centroids import CENTROID_FILE
from hotspot.categories.kind_files import KIND_FILES
from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error

# The newest format of a folder that is read (they are described in model_folder).
FORMAT = 3
_FILES = ("words.txt", "ngrams.txt", "weights.npz", "lexicon.tsv", "subtopics.tsv", *KIND_FILES, CENTROID_FILE)
# No file of a model comes near this; a larger one is refused before it is read.
_MOST_BYTES = 512 * 1024 * 1024


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder; ModelError when it is missing, damaged, or of a newer format."""
    if not folder.is_dir():
        raise ModelError(
            f"找不到模型文件夹 {folder}。请给出模型的文件夹、models 中的名称,或 default(随软件提供的模型)。"
        )
    path = folder / "manifest.json"
    if not path.is_file() or path.is_symlink():
        raise ModelError(f"{folder} 不是模型文件夹(缺少 manifest.json)。")
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(
            f"模型 {folder} 的 manifest.json 读不懂:{explain_error(error)}。请重新取得这个模型。"
        ) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), int):
        raise ModelError(f"模型 {folder} 的 manifest.json 没有格式号。")
    if manifest["format"] > FORMAT:
        raise ModelError(f"模型 {folder} 的格式是 {manifest['format']},本程序只认到 {FORMAT}。请升级 hotspot。")
    needed = {"labels", "classes", "files", "review_below", "temperature", "title_weight", "knowledge_weights"}
    missing = sorted(needed - set(manifest))
    if missing:
        raise ModelError(f"模型 {folder} 的 manifest.json 缺少 {'、'.join(missing)}。")
    files = manifest["files"]
    if not isinstance(files, dict) or not set(files) <= set(_FILES) or not {*_FILES[:3]} <= set(files):
        raise ModelError(f"模型 {folder} 的文件清单不对,应为 {'、'.join(_FILES)}。")
    return manifest


def read_checked(folder: Path, name: str, digest: Any) -> bytes:
    """Return the content of a file whose sha256 the manifest gives; ModelError when it is another."""
    path = folder / name
    if path.is_symlink() or not path.is_file():
        raise ModelError(f"模型 {folder} 缺少文件 {name}(或它是一个链接)。")
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise ModelError(f"模型文件 {path} 太大({size} 字节)。")
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"模型文件 {path} 读不了:{explain_error(error)}。请检查权限和磁盘。") from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(f"模型文件 {path} 与清单中的校验值不符,可能已损坏或被改动。请重新取得这个模型。")
    return data
