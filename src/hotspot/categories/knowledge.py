"""Written knowledge of the categories: the lexicon and the triggers of the sub-topics, as one score per category."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hotspot.categories.lexicon import Lexicon
from hotspot.text.subtopics import SubtopicMatcher
from hotspot.text.triggers import TriggerMatcher


@dataclass(frozen=True, eq=False)
class Evidence:
    """What stands in texts: how often each term of the lexicon (CSR), and which triggers of sub-topics (CSR, 1)."""

    terms: Any
    triggers: Any


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
        """Return itself: nothing in it changes, and scikit-learn's clone copies every parameter before each fit."""
        return self

    @cached_property
    def _matcher(self) -> TriggerMatcher:
        """Finds the single terms of the lexicon, its combinations and the triggers of the sub-topics in one pass."""
        return TriggerMatcher((*self.lexicon.combinations, *self.subtopics.triggers), self.lexicon.singles)

    @cached_property
    def _categories(self) -> NDArray[np.float32]:
        """Sub-topics × categories, 1 for a sub-topic's own."""
        columns = self.lexicon.find_columns(topic.category for topic in self.subtopics.subtopics)
        owners: NDArray[np.float32] = (columns[:, None] == np.arange(len(self.lexicon.names))).astype(np.float32)
        return owners

    def find(self, texts: Sequence[str]) -> Evidence:
        """Return which terms and triggers stand in texts."""
        import scipy.sparse as sp

        found, split = self._matcher.find(texts), len(self.lexicon.combinations)
        terms = sp.hstack([found.terms, found.triggers[:, :split]], format="csr", dtype=np.float32)
        return Evidence(terms, found.triggers[:, split:])

    def score(self, texts: Sequence[str], labels: ArrayLike) -> NDArray[np.float32]:
        """Return scores, shape (len(texts), len(labels)); a label that is no known category scores 0."""
        return self.score_evidence(self.find(texts), labels)

    def score_evidence(self, evidence: Evidence, labels: ArrayLike) -> NDArray[np.float32]:
        """Return ``score`` of texts whose evidence is found already."""
        scores = self.lexicon_weight * np.sqrt(evidence.terms @ self.lexicon.weights)
        if self.subtopics.subtopics:
            topics = self.subtopics.score_triggers(evidence.triggers)
            scores = scores + self.subtopic_weight * np.sqrt(topics @ self._categories)
        columns = self.lexicon.find_columns(np.asarray(labels))
        return np.where(columns >= 0, scores[:, columns], 0).astype(np.float32)


def score_knowledge(knowledge: Knowledge | None, texts: Sequence[str], labels: ArrayLike) -> NDArray[np.float32]:
    """Return what written knowledge, if any, adds to the decision values of plain texts, shape (texts, labels)."""
    if knowledge is None:
        return np.zeros((len(texts), len(np.asarray(labels))), dtype=np.float32)
    return knowledge.score(texts, labels)
