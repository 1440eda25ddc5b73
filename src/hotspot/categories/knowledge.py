"""Written knowledge of the categories: the lexicon and the triggers of the sub-topics, as one score per category."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hotspot.categories.lexicon import Lexicon
from hotspot.text.subtopics import SubtopicMatcher


@dataclass(frozen=True)
class Knowledge:
    """What is written down about categories, and how much each kind of it counts.

    Scores grow with the square root of the evidence: the tenth term of a category says less than the first.
    """

    lexicon: Lexicon
    subtopics: SubtopicMatcher = field(default_factory=lambda: SubtopicMatcher(()))
    lexicon_weight: float = 0.35
    subtopic_weight: float = 0.15

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Return itself: nothing in it changes, and its automata, which clone meets, cannot be copied."""
        return self

    def score(self, texts: Sequence[str], labels: ArrayLike) -> NDArray[np.float32]:
        """Return scores, shape (len(texts), len(labels)); a label that is no known category scores 0."""
        return self.score_terms(self.lexicon.count(texts), texts, labels)

    def score_terms(self, terms: Any, texts: Sequence[str], labels: ArrayLike) -> NDArray[np.float32]:
        """Return ``score`` of texts whose terms are counted already (``lexicon.count``)."""
        scores = self.lexicon_weight * np.sqrt(terms @ self.lexicon.weights)
        if self.subtopics.subtopics:
            scores = scores + self.subtopic_weight * np.sqrt(self._score_subtopics(texts))
        names = self.lexicon.names
        columns = np.array([names.index(str(label)) if str(label) in names else -1 for label in np.asarray(labels)])
        return np.where(columns >= 0, scores[:, columns], 0).astype(np.float32)

    def _score_subtopics(self, texts: Sequence[str]) -> NDArray[np.float32]:
        index = {name: number for number, name in enumerate(self.lexicon.names)}
        owners = np.zeros((len(self.subtopics.subtopics), len(index)), dtype=np.float32)
        for number, topic in enumerate(self.subtopics.subtopics):
            if topic.category in index:
                owners[number, index[topic.category]] = 1
        scores: NDArray[np.float32] = self.subtopics.score(texts) @ owners
        return scores
