"""The model of themes on disk: a folder of open files, hashed, never a pickle.

Format 2. ``manifest.json`` (written last): format, names in column order, their categories (older ones have none),
sha256 of each file; ``words.txt`` and ``ngrams.txt``: one a line, in column order; ``triggers.tsv``: theme, sub-topic,
triggers; ``weights.npz``: weights int8, columns × themes, with scales, intercepts, word_idf and ngram_idf;
``vectors.npz``: the tickets that vote (not in format 1). A reader refuses what it does not know.
"""

import json
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
from hotspot.text.model_files import (
    MANIFEST,
    hash_files,
    pack_arrays,
    pack_lines,
    read_checked,
    unpack_arrays,
    unpack_lines,
    write_files,
)
from hotspot.text.ngrams import NgramVocabulary
from hotspot.text.subtopics import format_subtopics, parse_subtopics
from hotspot.text.vector_neighbors import VECTORS, pack_vector_neighbors, restore_vector_neighbors
from hotspot.tickets.atomic import create_folder

FORMAT = 2
_FILES = ("words.txt", "ngrams.txt", "triggers.tsv", "weights.npz")
# What is raised on a manifest or weights of no kind.
_DAMAGED = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError)
_TOO_MUCH = (MemoryError, OverflowError, RecursionError)


def save_theme_model(model: ThemeModel, folder: str | Path, *, about: Mapping[str, Any]) -> None:
    """Write a fitted model into a new folder, which appears whole or not at all; ``about`` goes to the manifest.

    OutputError when the folder exists and is not empty, or cannot be written.
    """
    contents = {
        "words.txt": pack_lines(model.features.words),
        "ngrams.txt": pack_lines(model.features.ngrams.ngrams),
        "triggers.tsv": format_subtopics(model.triggers).encode(),
        "weights.npz": _pack_weights(model),
    }
    if model.neighbors is not None:
        contents[VECTORS] = pack_vector_neighbors(model.neighbors)
    manifest = {
        "format": FORMAT,
        "names": list(model.names),
        "categories": [list(names) for names in model.categories],
        "files": hash_files(contents),
        **about,
    }
    with create_folder(folder) as place:
        write_files(place, contents, manifest)


def read_theme_model(folder: str | Path) -> ThemeModel:
    """Read a model folder; ModelError when it is missing, damaged, or of a newer format."""
    folder = Path(folder)
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] > FORMAT:
            raise ModelError(f"主题模型 {folder} 的格式是 {manifest['format']},本程序只认到 {FORMAT}。请升级 hotspot。")
        wanted = (*_FILES, VECTORS) if VECTORS in manifest["files"] else _FILES
        contents = {name: read_checked(folder, name, manifest["files"][name]) for name in wanted}
        names = tuple(str(name) for name in manifest["names"])
        homes = manifest.get("categories", [[]] * len(names))
        return _unpack(names, tuple(tuple(str(home) for home in of_theme) for of_theme in homes), contents)
    except HotspotError:
        raise
    except (*_DAMAGED, *_TOO_MUCH) as error:
        raise ModelError(
            f"主题模型 {folder} 读不懂:{explain_error(error)}。请重新安装 hotspot,或运行 scripts/train_themes.py。"
        ) from error


@cache
def load_theme_model() -> ThemeModel:
    """Return the shipped model; ModelError when it is damaged."""
    return read_theme_model(find_shipped("models/themes"))


def _pack_weights(model: ThemeModel) -> bytes:
    return pack_arrays(
        weights=model.weights,
        scales=model.scales,
        intercepts=model.intercepts,
        word_idf=model.features.word_idf,
        ngram_idf=model.features.ngram_idf,
    )


def _unpack(
    names: tuple[str, ...], categories: tuple[tuple[str, ...], ...], contents: Mapping[str, bytes]
) -> ThemeModel:
    wanted = ("weights", "scales", "intercepts", "word_idf", "ngram_idf")
    weights = unpack_arrays(contents["weights.npz"], wanted, source="主题模型的 weights.npz")
    features = TextFeatures(
        unpack_lines(contents["words.txt"]),
        weights["word_idf"],
        NgramVocabulary(unpack_lines(contents["ngrams.txt"])),
        weights["ngram_idf"],
    )
    if weights["weights"].shape != (features.width, len(names)):
        raise ModelError(
            f"主题模型的权重是 {weights['weights'].shape},应为 {(features.width, len(names))}。请重新取得这个模型。"
        )
    triggers = parse_subtopics(contents["triggers.tsv"].decode(), source="triggers.tsv")
    arrays = (weights["weights"], weights["scales"], weights["intercepts"])
    neighbors = restore_vector_neighbors(contents, labels=len(names), source="主题模型")
    model = ThemeModel(names, features, *arrays, triggers, categories, neighbors)
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
