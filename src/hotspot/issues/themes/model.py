"""Which theme a ticket speaks of: a linear model over words and n-grams, joined by triggers that a person wrote, and by
the votes of written tickets near in meaning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.text.features import TextFeatures, compose_document, split_title
from hotspot.text.segment import load_segmenter
from hotspot.text.subtopics import SubtopicMatcher
from hotspot.text.vector_neighbors import VectorNeighbors

# A ticket names its matter at the beginning; what follows is history, other grievances and requests.
_READ_CHARACTERS = 300
# What the square root of a trigger's weight adds. A title is about the matter, a body also mentions others.
_TITLE_TRIGGER = 0.4
_BODY_TRIGGER = 0.15
# Least scores at which a theme is named. A ticket with a title has more evidence for any theme, so it must show more.
FLOOR_TITLED = -0.45
FLOOR_UNTITLED = -0.6
# What a theme loses where the ticket belongs to another category. Flat from .1 to .3 (docs/experiments.md).
_OTHER_CATEGORY = 0.2
# Tickets scored at once; bounds the memory.
_BATCH = 4096


@dataclass(frozen=True, eq=False)
class ThemeModel:
    """Scores tickets against every theme.

    ``names``: one a column, "" is the column of what is no kind of problem; ``weights``: int8, shape
    (features.width, len(names)), to be multiplied by the column's scale; ``triggers``: sub-topics that carry the name
    of their theme as category; ``categories``: those that the tickets of each theme belong to, () where any may;
    ``neighbors``: the written tickets that vote, None in models of before they did.
    """

    names: tuple[str, ...]
    features: TextFeatures
    weights: NDArray[np.int8]
    scales: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    triggers: SubtopicMatcher
    categories: tuple[tuple[str, ...], ...]
    neighbors: VectorNeighbors | None = None

    def score(self, titles: Sequence[str], bodies: Sequence[str]) -> NDArray[np.float32]:
        """Return scores, shape (len(bodies), len(names)); titles ("" for none) and bodies are masked and cleaned."""
        scores = np.empty((len(bodies), len(self.names)), dtype=np.float32)
        for start in range(0, len(bodies), _BATCH):
            part = slice(start, start + _BATCH)
            scores[part] = self._score_batch(titles[part], [body[:_READ_CHARACTERS] for body in bodies[part]])
        return scores

    def heed_categories(self, scores: NDArray[np.float32], categories: Sequence[str]) -> NDArray[np.float32]:
        """Return scores, lower where a theme does not belong to the category of the ticket.

        A category that no theme belongs to ("", or of an office's own scheme) changes nothing.
        """
        heeded = scores.copy()
        given = np.array(categories, dtype=object)
        for category in sorted({name for names in self.categories for name in names}):
            strange = [bool(names) and category not in names for names in self.categories]
            heeded[given == category] -= _OTHER_CATEGORY * np.array(strange, dtype=scores.dtype)
        return heeded

    def assign(self, titles: Sequence[str], bodies: Sequence[str]) -> NDArray[np.str_]:
        """Return the name of the best theme of each ticket taken by itself, "" for none."""
        return self.choose(self.score(titles, bodies), find_floors(titles))

    def choose(self, scores: NDArray[np.floating], floors: NDArray[np.floating]) -> NDArray[np.str_]:
        """Return the name of the best theme of each row of scores, "" where it does not reach its floor."""
        best = scores.argmax(axis=1) if len(scores) else np.zeros(0, dtype=np.int64)
        reaches = scores[np.arange(len(scores)), best] >= floors
        return np.where(reaches, np.array(self.names)[best], "")

    def _score_batch(self, titles: Sequence[str], bodies: Sequence[str]) -> NDArray[np.float32]:
        texts = [split_title(compose_document(*pair))[1] for pair in zip(titles, bodies, strict=True)]
        found = self.features.transform(texts, load_segmenter())
        scores: NDArray[np.float32] = (found @ self._matrix) * self.scales + self.intercepts
        scores += _TITLE_TRIGGER * self._match(titles) + _BODY_TRIGGER * self._match(bodies)
        if self.neighbors is not None:
            self.neighbors.add_votes(scores, texts)
        # The last digits of the votes depend on what else is in the batch.
        rounded: NDArray[np.float32] = np.round(scores, 4)
        return rounded

    def _match(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the evidence of the triggers: the tenth of a sub-topic says less than the first."""
        weights: NDArray[np.float32] = (self.triggers.score(texts).sqrt() @ self._owners).toarray()
        return weights

    @cached_property
    def _matrix(self) -> NDArray[np.float32]:
        return self.weights.astype(np.float32)

    @cached_property
    def _owners(self) -> Any:
        """Sub-topics × themes (0/1)."""
        import scipy.sparse as sp

        place = {name: column for column, name in enumerate(self.names)}
        columns = [place[topic.category] for topic in self.triggers.subtopics]
        ones = np.ones(len(columns), dtype=np.float32)
        return sp.csr_matrix((ones, (np.arange(len(columns)), columns)), (len(columns), len(self.names)))


def find_floors(titles: Sequence[str]) -> NDArray[np.float32]:
    """Return the least score that names a theme, for each ticket with such a title."""
    return np.array([FLOOR_TITLED if title else FLOOR_UNTITLED for title in titles], dtype=np.float32)
