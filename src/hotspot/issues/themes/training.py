"""Fit the model of themes on written tickets and on the triggers that a person wrote down."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import LabelError
from hotspot.issues.themes.listing import ThemeList
from hotspot.issues.themes.model import ThemeModel
from hotspot.text.features import TextFeatures, fit_text_features, split_title
from hotspot.text.ngrams import NgramVocabulary
from hotspot.text.segment import load_segmenter
from hotspot.text.subtopics import Subtopic
from hotspot.text.vector_neighbors import Voting, encode, keep_neighbors

# Chosen on the written corpus, a fifth held out, and flat around: docs/experiments.md.
_REGULARISATION = 0.3
# A column stays when it is among so many strongest of some theme. More columns gain less than a point.
_STRONGEST = 80
# Chosen on calls that no model had seen, docs/experiments.md.
_VOTING = Voting(weight=0.75, tickets_per_center=4, ask_within=1.0)


def fit_theme_model(documents: Sequence[str], subtopics: Sequence[str], themes: ThemeList) -> ThemeModel:
    """Fit a model on composed documents, each of a named sub-topic; LabelError when there are none.

    The triggers of every sub-topic count, and vote, as one more document, so that a theme without tickets is known
    too. A sub-topic without a theme trains the column "": what is no kind of problem.
    """
    if not documents:
        raise LabelError("没有带子话题的工单,无法训练主题模型。请检查 data/tickets/。")
    names = (*themes.names, "")
    place = {name: column for column, name in enumerate(names)}
    texts = [split_title(document)[1] for document in documents]
    texts += [_write_out(topic) for topic in themes.triggers.subtopics]
    targets = [place[themes.of_subtopic.get(name, "")] for name in subtopics]
    targets += [place[topic.category] for topic in themes.triggers.subtopics]
    segmenter = load_segmenter()
    features = fit_text_features(texts, segmenter)
    weights, _ = _fit_linear(features.transform(texts, segmenter), np.array(targets), len(names))
    kept = np.unique(np.argsort(-np.abs(weights), axis=0, kind="stable")[:_STRONGEST])
    features = _keep_columns(features, kept)
    weights, intercepts = _fit_linear(features.transform(texts, segmenter), np.array(targets), len(names))
    scales = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    return ThemeModel(
        names=names,
        features=features,
        weights=np.rint(weights / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        intercepts=intercepts.astype(np.float32),
        triggers=themes.triggers,
        categories=tuple(themes.categories.get(name, ()) for name in names),
        neighbors=keep_neighbors(encode(texts), np.array(targets), len(names), _VOTING),
    )


def _write_out(topic: Subtopic) -> str:
    return f"{topic.name}。{','.join(''.join(trigger) for trigger in topic.triggers)}"


def _fit_linear(found: Any, targets: NDArray[np.int64], width: int) -> tuple[NDArray[np.float64], ...]:
    """Return weights (columns × width) and intercepts (width); a theme that no document has scores −1."""
    from sklearn.svm import LinearSVC

    model = LinearSVC(C=_REGULARISATION, random_state=0).fit(found, targets)
    weights = np.zeros((model.coef_.shape[1], width))
    intercepts = np.full(width, -1.0)
    # Of two classes scikit-learn keeps one row of weights, which speaks for the second.
    signs = np.array([[-1.0], [1.0]]) if len(model.classes_) == 2 else np.ones((1, 1))
    weights[:, model.classes_] = (signs * model.coef_).T
    intercepts[model.classes_] = signs[:, 0] * model.intercept_
    return weights, intercepts


def _keep_columns(features: TextFeatures, columns: NDArray[np.int64]) -> TextFeatures:
    words = columns[columns < len(features.words)]
    ngrams = columns[columns >= len(features.words)] - len(features.words)
    return TextFeatures(
        tuple(features.words[column] for column in words.tolist()),
        features.word_idf[words],
        NgramVocabulary(tuple(features.ngrams.ngrams[column] for column in ngrams.tolist())),
        features.ngram_idf[ngrams],
    )
