"""The shipped model as background: what it makes of a text, for a model of other labels.

With eight labels a class a ticket about 讨薪 and one about 工伤 share no word; the shipped model knows that both are
人力资源社会保障, its sub-topics and the written tickets of each which kind of problem they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.centroids import SubtopicCentroids
from hotspot.categories.classifier import OPENING, Classifier
from hotspot.text.subtopics import SubtopicMatcher

# Lengths of the blocks beside the words and n-grams, whose blocks have length 1 (measured, docs/experiments.md).
_DECISION_LENGTH = 1.5
_SUBTOPIC_LENGTH = 1.0
_CENTROID_LENGTH = 1.25
# Texts read at a time: bounds the memory of their scores.
_BATCH = 4096


@dataclass(frozen=True, eq=False)
class ModelBackground:
    """Columns: the decision values of a fitted classifier, centred, its sub-topics where they are met, and how near the
    text is to the written tickets of each sub-topic.

    ``opening_weight``: how much the first characters count beside the whole. Models trained before there were
    ``centroids`` have None, and 0.
    """

    classifier: Classifier
    centroids: SubtopicCentroids | None = None
    opening_weight: float = 0.0

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.classifier.classes_) + self._subtopics + len(self.centroids or ())

    @property
    def _subtopics(self) -> int:
        knowledge = self.classifier.knowledge
        return 0 if knowledge is None else len(knowledge.subtopics.subtopics)

    def transform(self, texts: Sequence[str]) -> Any:
        """Return a CSR matrix, shape (len(texts), width), float32."""
        import scipy.sparse as sp

        parts = [sp.csr_matrix((0, self.width), dtype=np.float32)]
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            columns = self._read(batch)
            if self.opening_weight:
                columns = columns + self.opening_weight * self._read([text[:OPENING] for text in batch])
            parts.append(columns)
        return sp.vstack(parts, format="csr", dtype=np.float32)

    def _read(self, texts: Sequence[str]) -> Any:
        import scipy.sparse as sp

        reading = self.classifier.read(texts)
        decisions = self.classifier.score_reading(reading)
        centred = _scale(decisions - decisions.mean(axis=1, keepdims=True), _DECISION_LENGTH)
        # A text without a word has nothing to say, whatever the intercepts.
        centred[[not text for text in texts]] = 0
        blocks = [sp.csr_matrix(centred)]
        knowledge = self.classifier.knowledge
        if self._subtopics and knowledge is not None:
            blocks.append(_meet(knowledge.subtopics, texts))
        if self.centroids is not None:
            blocks.append(sp.csr_matrix(_CENTROID_LENGTH * self.centroids.score(reading.columns)))
        return sp.hstack(blocks, format="csr", dtype=np.float32)


def _meet(subtopics: SubtopicMatcher, texts: Sequence[str]) -> Any:
    met = subtopics.score(texts).astype(np.float32)
    counts = np.maximum(np.diff(met.indptr), 1)
    met.data = np.repeat((_SUBTOPIC_LENGTH / np.sqrt(counts)).astype(np.float32), np.diff(met.indptr))
    return met


def _scale(rows: NDArray[np.float32], length: float) -> NDArray[np.float32]:
    norms = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    scaled: NDArray[np.float32] = (rows * (length / norms)).astype(np.float32)
    return scaled
