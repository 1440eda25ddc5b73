"""A classifier in a model's folder: vocabulary, weights, written knowledge, and what the manifest says of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.background import ModelBackground
from hotspot.categories.classifier import Classifier
from hotspot.categories.knowledge import Knowledge
from hotspot.categories.lexicon import format_lexicon, parse_lexicon
from hotspot.categories.manifest import LEXICON, NEIGHBORS, NGRAMS, SUBTOPICS, WEIGHTS, WORDS
from hotspot.categories.neighbors import pack_neighbors, restore_neighbors
from hotspot.errors import ModelError
from hotspot.text.features import TextFeatures
from hotspot.text.model_files import hash_files, pack_arrays, pack_lines, unpack_arrays, unpack_lines
from hotspot.text.ngrams import NgramVocabulary
from hotspot.text.subtopics import format_subtopics, parse_subtopics
from hotspot.text.vector_neighbors import VECTORS, pack_vector_neighbors, restore_vector_neighbors
from hotspot.version import VERSION


def pack_classifier(model: Classifier) -> dict[str, bytes]:
    """Return the content of each file of a fitted classifier, but for its background."""
    contents = {
        WORDS: pack_lines(model.features_.words),
        NGRAMS: pack_lines(model.features_.ngrams.ngrams),
        WEIGHTS: _pack_weights(model),
    }
    if model.neighbors_ is not None:
        contents[NEIGHBORS] = pack_neighbors(model.neighbors_)
    if model.voters_ is not None:
        contents[VECTORS] = pack_vector_neighbors(model.voters_)
    if model.knowledge is not None:
        contents[LEXICON] = format_lexicon(model.knowledge.lexicon).encode()
        contents[SUBTOPICS] = format_subtopics(model.knowledge.subtopics).encode()
    return contents


def describe_classifier(model: Classifier, contents: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what a manifest says of a classifier and its files."""
    import sklearn

    return {
        "classes": [str(label) for label in model.classes_],
        "temperature": model.temperature_,
        "parameters": _describe_parameters(model),
        "title_weight": model.title_weight,
        **({"opening_weight": model.opening_weight} if model.opening_weight else {}),
        "knowledge_weights": _name_weights(model.knowledge),
        "files": hash_files(contents),
        "versions": {"hotspot": VERSION, "numpy": np.__version__, "scikit-learn": sklearn.__version__},
    }


def restore_classifier(
    contents: Mapping[str, bytes], manifest: Mapping[str, Any], background: ModelBackground | None, *, source: str
) -> Classifier:
    """Build the classifier of a model; ModelError when its parts do not fit each other."""
    names = ("coef", "intercept", "word_idf", "ngram_idf")
    weights = unpack_arrays(contents[WEIGHTS], names, source=f"模型 {source} 的 {WEIGHTS}")
    features = _restore_features(contents, weights, source)
    classes, coef = np.array([str(name) for name in manifest["classes"]]), weights["coef"].astype(np.float32)
    neighbors = restore_neighbors(contents, labels=len(classes), width=coef.shape[1], source=source)
    voters = restore_vector_neighbors(contents, labels=len(classes), source=f"模型 {source}")
    return Classifier(
        knowledge=_restore_knowledge(contents, manifest, source=source),
        title_weight=float(manifest["title_weight"]),
        background=background,
        opening_weight=float(manifest.get("opening_weight", 0.0)),
        with_words=bool(features.words),
        with_neighbors=neighbors is not None,
        voting=None if voters is None else voters.voting,
        **_restore_parameters(manifest),
    ).restore(
        classes=classes,
        features=features,
        coef=coef,
        intercept=weights["intercept"].astype(np.float32),
        temperature=float(manifest["temperature"]),
        neighbors=neighbors,
        voters=voters,
    )


def _describe_parameters(model: Classifier) -> dict[str, Any]:
    """Return what a fit was told and its result does not show."""
    offsets = None if model.offsets is None else {str(label): float(value) for label, value in model.offsets.items()}
    temperature = None if model.temperature is None else float(model.temperature)
    return {
        "penalty": float(model.penalty),
        "min_df": int(model.min_df),
        "temperature": temperature,
        "offsets": offsets,
    }


def _restore_parameters(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of the fit; a manifest of before they were kept gives the temperature that it found."""
    if "parameters" not in manifest:
        return {"temperature": float(manifest["temperature"])}
    said = manifest["parameters"]
    offsets, temperature = said["offsets"], said["temperature"]
    return {
        "penalty": float(said["penalty"]),
        "min_df": int(said["min_df"]),
        "temperature": None if temperature is None else float(temperature),
        "offsets": None if offsets is None else {str(label): float(value) for label, value in offsets.items()},
    }


def _pack_weights(model: Classifier) -> bytes:
    return pack_arrays(
        coef=model.coef_.astype(np.float16),
        intercept=model.intercept_.astype(np.float32),
        word_idf=model.features_.word_idf,
        ngram_idf=model.features_.ngram_idf,
    )


def _restore_features(contents: Mapping[str, bytes], weights: Mapping[str, NDArray[Any]], source: str) -> TextFeatures:
    words, ngrams = unpack_lines(contents[WORDS]), NgramVocabulary(unpack_lines(contents[NGRAMS]))
    for idf, names in ((weights["word_idf"], words), (weights["ngram_idf"], ngrams.ngrams)):
        if idf.shape != (len(names),) or not np.isfinite(idf).all():
            raise ModelError(f"模型 {source} 的词表与权重对不上(或权重中有 NaN)。请重新训练或换一个模型。")
    return TextFeatures(words, weights["word_idf"], ngrams, weights["ngram_idf"])


def _name_weights(knowledge: Knowledge | None) -> dict[str, float]:
    if knowledge is None:
        return {}
    return {"lexicon": knowledge.lexicon_weight, "subtopics": knowledge.subtopic_weight}


def _restore_knowledge(contents: Mapping[str, bytes], manifest: Mapping[str, Any], *, source: str) -> Knowledge | None:
    if LEXICON not in contents:
        return None
    weights = manifest["knowledge_weights"]
    return Knowledge(
        parse_lexicon(contents[LEXICON].decode(), manifest["labels"], source=source),
        parse_subtopics(contents[SUBTOPICS].decode(), source=source),
        lexicon_weight=float(weights["lexicon"]),
        subtopic_weight=float(weights["subtopics"]),
    )
