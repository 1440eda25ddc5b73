"""How grave a ticket is: written words of violence, minors, safety, collective wages and the like."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import SettingsError
from hotspot.resources import find_shipped
from hotspot.text.subtopics import SubtopicMatcher, load_subtopics

# A ticket of this level is worth a leader's line by itself.
GRAVE = 2


@dataclass(frozen=True, eq=False)
class SeverityReader:
    """Knows the words of each kind of gravity; kinds keep the order of the file."""

    matcher: SubtopicMatcher

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of the kinds."""
        return tuple(topic.name for topic in self.matcher.subtopics)

    @property
    def levels(self) -> NDArray[np.int64]:
        """Level of each kind: 1 adds to the heat, GRAVE is listed even with one ticket."""
        return np.array([int(topic.category) for topic in self.matcher.subtopics], dtype=np.int64)

    def find_kinds(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """Return which kinds each text speaks of, shape (len(texts), len(kinds))."""
        found: NDArray[np.bool_] = self.matcher.score(texts).toarray() > 0
        return found


@cache
def load_severity() -> SeverityReader:
    """Return the reader of the shipped words; SettingsError when the file is broken."""
    matcher = load_subtopics(find_shipped("data/severity.tsv"))
    if not all(topic.category in ("1", "2") for topic in matcher.subtopics):
        raise SettingsError("data/severity.tsv 的第一列应为 1 或 2。")
    return SeverityReader(matcher)
