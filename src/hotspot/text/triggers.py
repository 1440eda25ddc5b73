"""Triggers: terms that must all occur in a text, wherever they stand; and single terms, counted in the same pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.text.terms import TermFinder, TermHits

Trigger = tuple[str, ...]


def parse_trigger(text: str) -> Trigger:
    """Read ``a+b`` (both must occur) or a single term; () where a part is empty, which is for a file's reader to tell.

    >>> parse_trigger("教师+工资"), parse_trigger("教师+")
    (('教师', '工资'), ())
    """
    trigger = tuple(text.split("+"))
    return trigger if all(part.strip() for part in trigger) else ()


def parse_triggers(text: str) -> tuple[Trigger, ...]:
    """Read triggers with blanks between; none at all where one is wrong.

    >>> parse_triggers("停水 教师+工资"), parse_triggers("停水 教师+")
    ((('停水',), ('教师', '工资')), ())
    """
    triggers = tuple(map(parse_trigger, text.split()))
    return triggers if all(triggers) else ()


@dataclass(frozen=True, eq=False)
class Findings:
    """What stands in texts: how often each single term (CSR), and which triggers are met (CSR, 1)."""

    terms: Any
    triggers: Any


@dataclass(frozen=True, eq=False)
class TriggerMatcher:
    """Finds which triggers are met by texts and how often ``singles`` stand in them, all in one pass.

    Where single terms overlap, the leftmost and then the longest counts.
    """

    triggers: tuple[Trigger, ...]
    singles: tuple[str, ...] = ()

    @cached_property
    def _finder(self) -> TermFinder:
        parts = {term for trigger in self.triggers for term in trigger}
        return TermFinder(tuple(sorted(parts.union(self.singles))))

    @cached_property
    def _single(self) -> NDArray[np.int64]:
        """The place among ``singles`` of each term that is found, -1 for one that only triggers need."""
        place = {term: number for number, term in enumerate(self.singles)}
        return np.array([place.get(term, -1) for term in self._finder.terms], dtype=np.int64)

    @cached_property
    def _needs(self) -> Any:
        """Terms × triggers, 1 where a trigger needs a term."""
        import scipy.sparse as sp

        place = {term: number for number, term in enumerate(self._finder.terms)}
        rows = [place[term] for trigger in self.triggers for term in set(trigger)]
        columns = [number for number, trigger in enumerate(self.triggers) for _ in set(trigger)]
        return sp.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(place), len(self.triggers)))

    @cached_property
    def _sizes(self) -> NDArray[np.float32]:
        """How many terms each trigger needs."""
        return np.array([len(set(trigger)) for trigger in self.triggers], dtype=np.float32)

    def find(self, texts: Sequence[str]) -> Findings:
        """Return matrices of shape (len(texts), len(singles)) and (len(texts), len(triggers))."""
        hits = self._finder.find(texts)
        return Findings(self._count(hits, len(texts)), self._meet(hits, len(texts)))

    def _count(self, hits: TermHits, height: int) -> Any:
        import scipy.sparse as sp

        if not self.singles:
            return sp.csr_matrix((height, 0), dtype=np.float32)
        kept = hits.take(self._single[hits.columns] >= 0).keep_longest()
        counts = np.ones(len(kept.rows), np.float32), (kept.rows, self._single[kept.columns])
        return sp.csr_matrix(counts, (height, len(self.singles)))

    def _meet(self, hits: TermHits, height: int) -> Any:
        import scipy.sparse as sp

        if not self.triggers:
            return sp.csr_matrix((height, 0), dtype=np.float32)
        needed = hits.take(np.diff(self._needs.indptr)[hits.columns] > 0)
        ones = np.ones(len(needed.rows), np.float32)
        present = sp.csr_matrix((ones, (needed.rows, needed.columns)), (height, self._needs.shape[0]))
        # A term counts once, however often it stands.
        present.data[:] = 1
        met = (present @ self._needs).tocsr()
        met.data = (met.data >= self._sizes[met.indices]).astype(np.float32)
        met.eliminate_zeros()
        met.sort_indices()
        return met
