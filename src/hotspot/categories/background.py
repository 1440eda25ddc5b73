"""The shipped model as background: what it makes of a text, for a model of other labels.

With eight labels a class a ticket about 讨薪 and one about 工伤 share no word; the shipped model knows that both are
人力资源社会保障, and its sub-topics which kind of problem each is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.classifier import Classifier

# Lengths of the two blocks beside the words and n-grams, whose blocks have length 1 (measured, docs/experiments.md).
_DECISION_LENGTH = 1.5
_SUBTOPIC_LENGTH = 1.0


@dataclass(frozen=True, eq=False)
class ModelBackground:
    """Columns: the decision values of a fitted classifier, centred, then its sub-topics where they are met."""

    classifier: Classifier

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.classifier.classes_) + self._subtopics

    @property
    def _subtopics(self) -> int:
        knowledge = self.classifier.knowledge
        return 0 if knowledge is None else len(knowledge.subtopics.subtopics)

    def transform(self, texts: Sequence[str]) -> Any:
        """Return a CSR matrix, shape (len(texts), width), float32."""
        import scipy.sparse as sp

        decisions = self.classifier.decision_function(texts)
        centred = _scale(decisions - decisions.mean(axis=1, keepdims=True), _DECISION_LENGTH)
        # A text without a word has nothing to say, whatever the intercepts.
        centred[[not text for text in texts]] = 0
        if not self._subtopics or self.classifier.knowledge is None:
            return sp.csr_matrix(centred)
        met = self.classifier.knowledge.subtopics.score(texts).astype(np.float32)
        met.data[:] = 1.0
        counts = np.maximum(np.diff(met.indptr), 1)
        met.data *= np.repeat((_SUBTOPIC_LENGTH / np.sqrt(counts)).astype(np.float32), np.diff(met.indptr))
        return sp.hstack([sp.csr_matrix(centred), met], format="csr", dtype=np.float32)


def _scale(rows: NDArray[np.float32], length: float) -> NDArray[np.float32]:
    norms = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    scaled: NDArray[np.float32] = (rows * (length / norms)).astype(np.float32)
    return scaled
