"""What a model's folder holds, by format: the names of its files, and its manifest.

Format 1. Files: ``manifest.json`` (written last), ``words.txt`` and ``ngrams.txt`` (one a line, in column order),
``weights.npz`` (coef float16 classes × columns, intercept, word_idf, ngram_idf), ``lexicon.tsv`` (category, term,
strength) and ``subtopics.tsv`` (category, name, triggers), both absent in a model without written knowledge.

Format 2 adds ``background/``, a whole model of format 1 whose view of a text is further columns; the manifest's
``background`` is the sha256 of its manifest, and ``opening_weight``; and the kinds of ticket (投诉, 咨询 …):
``kinds.npz`` (coef float16 kinds × columns, intercept), ``kinds.tsv`` (kind, cue, strength) and ``kinds`` in the
manifest (names in order, cue_weight, temperature). A model without these is written as format 1.

Format 3 adds ``centroids.npz`` (CSR of the background's columns: values float16, columns, starts) and to the manifest
``background_opening`` (how much the opening of a text counts in the background's columns).

Format 4 adds ``neighbors.npz`` (labelled tickets, CSR of the columns: values float16, columns, starts; shortfalls
float16 tickets × classes).

Format 5 adds ``vectors.npz`` (labelled tickets or centres of groups of them: sentence vectors float16, the number of
the class of each, how they vote: weight, tickets for a centre or 0, ask_within; and a hash of the encoder's files).

What no reader needs is not listed: of a model trained on labelled tickets, ``training.tsv`` (the key of each, a hash of
its text, and its label) and ``holdout.tsv`` (those set aside, with the predictions of both models).

The manifest of a model that was trained with a scheme has its ``aliases`` (name → other spellings).

Every manifest says what the fit was told (``parameters``: penalty, min_df, temperature, offsets) and what it found;
those of the first models say only the latter.

A reader refuses what it does not know; a released format keeps its reader for ever.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error
from hotspot.text.model_files import MANIFEST
from hotspot.text.vector_neighbors import VECTORS

BACKGROUND = "background"
WORDS, NGRAMS, WEIGHTS = "words.txt", "ngrams.txt", "weights.npz"
LEXICON, SUBTOPICS = "lexicon.tsv", "subtopics.tsv"
KIND_WEIGHTS, KIND_CUES = "kinds.npz", "kinds.tsv"
CENTROIDS, NEIGHBORS = "centroids.npz", "neighbors.npz"
ALIASES = "aliases"
_FILES = (WORDS, NGRAMS, WEIGHTS, LEXICON, SUBTOPICS, KIND_WEIGHTS, KIND_CUES, CENTROIDS, NEIGHBORS, VECTORS)
# Of each format after the first, the files and the keys of the manifest by which it is told.
_TOLD_BY = {2: {BACKGROUND, "kinds", "opening_weight"}, 3: {CENTROIDS}, 4: {NEIGHBORS}, 5: {VECTORS}}
# The newest format that is read.
FORMAT = max(_TOLD_BY)
_NEEDED = {"labels", "classes", "files", "review_below", "temperature", "title_weight", "knowledge_weights"}


def choose_format(names: Iterable[str]) -> int:
    """Return the oldest format that has all of these files and keys of the manifest.

    >>> choose_format([WORDS, NGRAMS, WEIGHTS, "labels"])
    1
    """
    has = set(names)
    return max([1, *(number for number, brought in _TOLD_BY.items() if brought & has)])


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder; ModelError when it is missing, damaged, or of a newer format."""
    if not folder.is_dir():
        raise ModelError(
            f"找不到模型文件夹 {folder}。请给出模型的文件夹、models 中的名称,或 default(随软件提供的模型)。"
        )
    path = folder / MANIFEST
    if not path.is_file() or path.is_symlink():
        raise ModelError(f"{folder} 不是模型文件夹(缺少 {MANIFEST})。")
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"模型 {folder} 的 {MANIFEST} 读不懂:{explain_error(error)}。请重新取得这个模型。") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), int):
        raise ModelError(f"模型 {folder} 的 {MANIFEST} 没有格式号。")
    if manifest["format"] > FORMAT:
        raise ModelError(f"模型 {folder} 的格式是 {manifest['format']},本程序只认到 {FORMAT}。请升级 hotspot。")
    missing = sorted(_NEEDED - set(manifest))
    if missing:
        raise ModelError(f"模型 {folder} 的 {MANIFEST} 缺少 {'、'.join(missing)}。")
    files = manifest["files"]
    if not isinstance(files, dict) or not set(files) <= set(_FILES) or not {WORDS, NGRAMS, WEIGHTS} <= set(files):
        raise ModelError(f"模型 {folder} 的文件清单不对,应为 {'、'.join(_FILES)}。")
    return manifest


def find_part(manifest: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return what a manifest has under a name, nothing where it is missing or another hand wrote something else there.

    >>> find_part({"training": {"tickets": 3}, "parent": None}, "parent")
    {}
    """
    found = manifest.get(name)
    return found if isinstance(found, Mapping) else {}


def list_files(folder: Path) -> Iterator[str]:
    """Yield the path in the folder of every file that belongs to a model; ModelError as ``read_manifest``."""
    manifest = read_manifest(folder)
    yield from (MANIFEST, *manifest["files"])
    if BACKGROUND in manifest:
        yield from (f"{BACKGROUND}/{name}" for name in list_files(folder / BACKGROUND))


def digest_manifest(folder: str | Path) -> str:
    """Return the sha256 of a model's manifest, which names the sha256 of every file: the model's fingerprint.

    ModelError when the folder has none.
    """
    try:
        return hashlib.sha256((Path(folder) / MANIFEST).read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"{folder} 不是模型文件夹(缺少 {MANIFEST})。") from error
