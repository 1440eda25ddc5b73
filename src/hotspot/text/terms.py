"""Where listed terms stand in a batch of texts: one automaton, one pass over all texts at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class TermHits:
    """Terms met in a batch: ``rows[i]`` met the term of ``columns[i]``; rows ascend, repeats stay repeated."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class TermFinder:
    """Finds terms without line breaks: where they overlap the leftmost longest, or with ``overlapping`` all of them."""

    terms: tuple[str, ...]
    overlapping: bool = False

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick, MatchKind

        kind = MatchKind.Standard if self.overlapping else MatchKind.LeftmostLongest
        return AhoCorasick(list(self.terms), matchkind=kind)

    def find(self, texts: Sequence[str]) -> TermHits:
        """Return which terms stand in which texts, in the order in which a text is read."""
        if not self.terms or not texts:
            return TermHits(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
        # No term holds a line break, so that none reaches from one text into the next.
        found = self._automaton.find_matches_as_indexes("\n".join(texts), overlapping=self.overlapping)
        places = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found)).reshape(-1, 3)
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        ends = np.cumsum(lengths + 1)
        return TermHits(np.searchsorted(ends, places[:, 1], side="right"), places[:, 0])
