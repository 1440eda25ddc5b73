"""Where listed terms stand in a batch of texts: one automaton, one pass over all texts at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

# Texts searched together: the tuples of their hits are gone before Python looks for garbage among them.
_AT_ONCE = 128


@dataclass(frozen=True, eq=False)
class TermHits:
    """Terms met in a batch: ``rows[i]`` met the term of ``columns[i]`` from ``starts[i]`` to ``ends[i]``.

    Places are bytes from the beginning of the first text; repeats stay repeated.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def take(self, kept: NDArray[Any]) -> Self:
        """Return the hits of some places, or those where a mask is true."""
        return type(self)(self.rows[kept], self.columns[kept], self.starts[kept], self.ends[kept])

    def keep_longest(self) -> Self:
        """Return the hits without those that overlap an earlier one: the leftmost, then the longest counts."""
        order = np.lexsort((self.ends, self.starts))
        starts = self.starts[order]
        longest = order[np.append(starts[1:] != starts[:-1], True)] if len(starts) else order
        following = np.searchsorted(self.starts[longest], self.ends[longest]).tolist()
        kept, place = [], 0
        while place < len(following):
            kept.append(place)
            place = following[place]
        return self.take(longest[np.array(kept, dtype=np.int64)])


@dataclass(frozen=True, eq=False)
class TermFinder:
    """Finds terms without line breaks, those that overlap as well."""

    terms: tuple[str, ...]

    def __getstate__(self) -> dict[str, tuple[str, ...]]:
        """Return the terms alone: an automaton that was built cannot be pickled, and is built again."""
        return {"terms": self.terms}

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import BytesAhoCorasick, MatchKind

        return BytesAhoCorasick([_encode(term) for term in self.terms], matchkind=MatchKind.Standard)

    def find(self, texts: Sequence[str]) -> TermHits:
        """Return which terms stand in which texts, in the order of their ends."""
        if not self.terms or not texts:
            return TermHits(*np.zeros((4, 0), dtype=np.int64))
        encoded = [_encode(text) for text in texts]
        borders = np.cumsum(np.fromiter(map(len, encoded), dtype=np.int64, count=len(texts)) + 1)
        parts = []
        for first in range(0, len(texts), _AT_ONCE):
            part = self._find(encoded[first : first + _AT_ONCE])
            if first:
                part[:, 1:] += borders[first - 1]
            parts.append(part)
        columns, starts, ends = np.concatenate(parts).T
        return TermHits(np.searchsorted(borders, starts, side="right"), columns, starts, ends)

    def _find(self, encoded: Sequence[bytes]) -> NDArray[np.int64]:
        """Return column, start and end of each hit."""
        # No term holds a line break, so that none reaches from one text into the next.
        found = self._automaton.find_matches_as_indexes(b"\n".join(encoded), overlapping=True)
        return np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found)).reshape(-1, 3)


def _encode(text: str) -> bytes:
    # Over bytes the automaton saves the way back from bytes to characters; half a surrogate pair is a text as well.
    return text.encode("utf-8", "surrogatepass")
