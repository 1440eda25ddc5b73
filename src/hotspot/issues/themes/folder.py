"""The model of themes on disk: a folder of open files, hashed, never a pickle.

Format 1. ``manifest.json`` (written last): format, names in column order, their categories (older ones have none),
sha256 of each file; ``words.txt`` and
``ngrams.txt``: one a line, in column order; ``triggers.tsv``: theme, sub-topic, triggers; ``weights.npz``: weights
int8, columns × themes, with scales, intercepts, word_idf and ngram_idf. A reader refuses what it does not know.
"""

import hashlib
import io
import json
import tokenize
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from hotspot.errors import HotspotError, ModelError
from hotspot.foreign_errors import explain_error
from hotspot.issues.themes.model import ThemeModel
from hotspot.resources import find_shipped
from hotspot.text.features import TextFeatures
from hotspot.text.ngrams import NgramVocabulary
from hotspot.text.subtopics import format_subtopics, parse_subtopics
from hotspot.tickets.atomic import create_folder

FORMAT = 1
_FILES = ("words.txt", "ngrams.txt", "triggers.tsv", "weights.npz")
# No file of a model comes near this, packed or unpacked.
_MOST_BYTES = 512 * 1024 * 1024
# What numpy and zipfile raise on damaged weights beside the usual.
_DAMAGED = (zipfile.BadZipFile, zlib.error, tokenize.TokenError, SyntaxError, RuntimeError, MemoryError, OverflowError)


def save_theme_model(model: ThemeModel, folder: str | Path, *, about: Mapping[str, Any]) -> None:
    """Write a fitted model into a new folder, which appears whole or not at all; ``about`` goes to the manifest.

    OutputError when the folder exists and is not empty, or cannot be written.
    """
    contents = {
        "words.txt": "".join(f"{word}\n" for word in model.features.words).encode(),
        "ngrams.txt": "".join(f"{ngram}\n" for ngram in model.features.ngrams.ngrams).encode(),
        "triggers.tsv": format_subtopics(model.triggers).encode(),
        "weights.npz": _pack_weights(model),
    }
    files = {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
    categories = [list(names) for names in model.categories]
    manifest = {"format": FORMAT, "names": list(model.names), "categories": categories, "files": files, **about}
    with create_folder(folder) as place:
        for name, data in contents.items():
            (place / name).write_bytes(data)
        (place / "manifest.json").write_text(
            json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )


def read_theme_model(folder: str | Path) -> ThemeModel:
    """Read a model folder; ModelError when it is missing, damaged, or of a newer format."""
    folder = Path(folder)
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["format"] > FORMAT:
            raise ModelError(f"主题模型 {folder} 的格式是 {manifest['format']},本程序只认到 {FORMAT}。请升级 hotspot。")
        contents = {name: _read_checked(folder / name, manifest["files"][name]) for name in _FILES}
        names = tuple(str(name) for name in manifest["names"])
        homes = manifest.get("categories", [[]] * len(names))
        return _unpack(names, tuple(tuple(str(home) for home in of_theme) for of_theme in homes), contents)
    except HotspotError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, *_DAMAGED) as error:
        raise ModelError(
            f"主题模型 {folder} 读不懂:{explain_error(error)}。请重新安装 hotspot,或运行 scripts/train_themes.py。"
        ) from error


@cache
def load_theme_model() -> ThemeModel:
    """Return the shipped model; ModelError when it is damaged."""
    return read_theme_model(find_shipped("models/themes"))


def _pack_weights(model: ThemeModel) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        weights=model.weights,
        scales=model.scales,
        intercepts=model.intercepts,
        word_idf=model.features.word_idf,
        ngram_idf=model.features.ngram_idf,
    )
    return buffer.getvalue()


def _unpack(
    names: tuple[str, ...], categories: tuple[tuple[str, ...], ...], contents: Mapping[str, bytes]
) -> ThemeModel:
    with zipfile.ZipFile(io.BytesIO(contents["weights.npz"])) as package:
        if sum(member.file_size for member in package.infolist()) > _MOST_BYTES:
            raise ModelError("主题模型的 weights.npz 展开后太大,不读。请重新取得这个模型。")
    with np.load(io.BytesIO(contents["weights.npz"]), allow_pickle=False) as packed:
        weights = {name: packed[name] for name in ("weights", "scales", "intercepts", "word_idf", "ngram_idf")}
    features = TextFeatures(
        tuple(contents["words.txt"].decode().split("\n")[:-1]),
        weights["word_idf"],
        NgramVocabulary(tuple(contents["ngrams.txt"].decode().split("\n")[:-1])),
        weights["ngram_idf"],
    )
    if weights["weights"].shape != (features.width, len(names)):
        raise ModelError(
            f"主题模型的权重是 {weights['weights'].shape},应为 {(features.width, len(names))}。请重新取得这个模型。"
        )
    triggers = parse_subtopics(contents["triggers.tsv"].decode(), source="triggers.tsv")
    arrays = (weights["weights"], weights["scales"], weights["intercepts"])
    model = ThemeModel(names, features, *arrays, triggers, categories)
    _check(model)
    return model


def _check(model: ThemeModel) -> None:
    """Refuse parts that do not fit together: they would fail in the middle of the work."""
    idf = (model.features.word_idf, model.features.ngram_idf)
    sizes = (len(model.features.words), len(model.features.ngrams.ngrams))
    fits = all(values.shape == (size,) for values, size in zip(idf, sizes, strict=True))
    per_name = (model.scales, model.intercepts)
    fits &= all(values.shape == (len(model.names),) for values in per_name)
    fits &= len(model.categories) == len(model.names)
    if not fits or not all(np.isfinite(values).all() for values in (*idf, *per_name, model.weights)):
        raise ModelError("主题模型的各部分大小不一,或有不是有限数的值。请重新取得这个模型。")
    unknown = sorted({topic.category for topic in model.triggers.subtopics} - set(model.names))
    if unknown:
        raise ModelError(f"主题模型的触发词属于未知的主题 {'、'.join(unknown[:5])[:100]}。请重新取得这个模型。")


def _read_checked(path: Path, digest: str) -> bytes:
    if path.is_symlink() or path.stat().st_size > _MOST_BYTES:
        raise ModelError(f"模型文件 {path} 是一个链接,或者太大。请重新取得这个模型。")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(f"模型文件 {path} 与清单中的校验值不符,可能已损坏或被改动。请重新取得这个模型。")
    return data
