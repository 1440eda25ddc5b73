"""Which terms decided: those of the lexicon, and where it is silent the words that the linear model has learned."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hotspot.categories.reading import Reading

if TYPE_CHECKING:
    from hotspot.categories.classifier import Classifier


@dataclass(frozen=True)
class Influence:
    """A term that spoke for a category, and how much it moved the decision."""

    term: str
    weight: float


def explain_reading(
    classifier: "Classifier", reading: Reading, labels: Sequence[str], *, most: int = 4
) -> list[tuple[Influence, ...]]:
    """Return for each text that a fitted classifier has read the terms that spoke most for its label, strongest first.

    ``labels``: one of ``classes_`` for each text.
    """
    found = _find_written_terms(classifier, reading, labels, most)
    silent = [number for number, known in enumerate(found) if not known]
    shown = _list_words(classifier, [reading.documents[number] for number in silent])
    for number, words in zip(silent, shown, strict=True):
        found[number] = _find_learned_words(classifier, reading, number, labels[number], words, most)
    return [tuple(terms) for terms in found]


def _find_written_terms(
    classifier: "Classifier", reading: Reading, labels: Sequence[str], most: int
) -> list[list[Influence]]:
    found: list[list[Influence]] = [[] for _ in reading.documents]
    if classifier.knowledge is None or reading.evidence is None:
        return found
    lexicon, counts = classifier.knowledge.lexicon, reading.evidence.terms
    rows = np.repeat(np.arange(len(found)), np.diff(counts.indptr))
    wanted = lexicon.find_columns(labels)
    spoken = counts.data * lexicon.weights[counts.indices, wanted[rows]] * (wanted[rows] >= 0)
    spoke = np.flatnonzero(spoken > 0)
    ranked = spoke[np.lexsort((counts.indices[spoke], -spoken[spoke], rows[spoke]))]
    # The strongest of each row: those less than ``most`` places behind the first of the row.
    first = np.searchsorted(rows[ranked], rows[ranked])
    for place in ranked[np.arange(len(ranked)) - first < most].tolist():
        found[rows[place]].append(Influence(lexicon.terms[counts.indices[place]], float(spoken[place])))
    return found


def _list_words(classifier: "Classifier", documents: Sequence[str]) -> Sequence[Set[str]]:
    """Return of each text what a person may be shown: what was learned as a word, else the words of the text."""
    if classifier.features_.words:
        return [classifier.features_.known] * len(documents)
    return [set(tokens) for tokens in classifier.segmenter_.segment_texts(documents)]


def _find_learned_words(
    classifier: "Classifier", reading: Reading, position: int, label: str, words: Set[str], most: int
) -> list[Influence]:
    features, rows = classifier.features_, reading.columns
    coef = classifier.coef_[int(np.flatnonzero(classifier.classes_ == label)[0])]
    start, end = rows.indptr[position], rows.indptr[position + 1]
    columns = rows.indices[start:end]
    values = rows.data[start:end] * coef[columns]
    kept = np.flatnonzero((columns < (len(features.words) or features.width)) & (values > 0))
    told: list[Influence] = []
    for place in kept[np.argsort(-values[kept])].tolist():
        if len(told) >= most and values[place] < told[-1].weight:
            break
        term = features.name(columns[place])
        # A number alone tells nobody anything: 38 may be degrees, yuan or a house.
        if len(term) > 1 and term in words and not term.isdigit():
            told.append(Influence(term, float(values[place])))
    return sorted(told, key=lambda influence: (-influence.weight, influence.term))[:most]
