"""Triggers: terms that must all occur in a text, wherever they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import SettingsError
from hotspot.text.terms import TermFinder

Trigger = tuple[str, ...]


def parse_trigger(text: str) -> Trigger:
    """Read ``a+b`` (both must occur) or a single term; SettingsError when a part is empty.

    >>> parse_trigger("教师+工资")
    ('教师', '工资')
    """
    trigger = tuple(text.split("+"))
    if not all(part.strip() for part in trigger):
        raise SettingsError(f"触发词“{text}”不对:应为一个词,或用 + 连起来的几个词。")
    return trigger


@dataclass(frozen=True, eq=False)
class TriggerMatcher:
    """Finds which triggers are met by texts; all texts and triggers in one pass."""

    triggers: tuple[Trigger, ...]

    @cached_property
    def _finder(self) -> TermFinder:
        terms = sorted({term for trigger in self.triggers for term in trigger})
        return TermFinder(tuple(terms), overlapping=True)

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

    def find(self, texts: Sequence[str]) -> Any:
        """Return a CSR matrix, shape (len(texts), len(triggers)), 1 where all terms of the trigger occur."""
        import scipy.sparse as sp

        if not self.triggers:
            return sp.csr_matrix((len(texts), 0), dtype=np.float32)
        hits = self._finder.find(texts)
        height, width = len(texts), len(self._finder.terms)
        present = sp.csr_matrix((np.ones(len(hits.rows), np.float32), (hits.rows, hits.columns)), (height, width))
        # A term counts once, however often it stands.
        present.data[:] = 1
        met = (present @ self._needs).tocsr()
        met.data = (met.data >= self._sizes[met.indices]).astype(np.float32)
        met.eliminate_zeros()
        met.sort_indices()
        return met
