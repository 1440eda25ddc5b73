"""What a clerk knows, written down: judged terms and how strongly each speaks for a category."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import SettingsError
from hotspot.text.triggers import Trigger, TriggerMatcher, parse_trigger
from hotspot.text.written_lists import read_list, split_rows

# What a term of strength 1 (weak), 2 (typical), 3 (decisive) counts; measured on written tickets, docs/experiments.md.
_STRENGTH_WEIGHT = {1: 0.3, 2: 1.0, 3: 2.5}


@dataclass(frozen=True)
class LexiconEntry:
    """One row: a term (or ``a+b``: both must occur), the category it speaks for, and its strength 1, 2 or 3."""

    category: str
    term: str
    strength: int


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Judged terms over ``names`` (the categories, in order).

    Single terms count as often as they stand, the leftmost longest where they overlap; a combination counts once.
    """

    names: tuple[str, ...]
    entries: tuple[LexiconEntry, ...] = field(repr=False)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Distinct terms, the columns of ``count``: single ones first, then combinations, each sorted."""
        terms = {entry.term for entry in self.entries}
        return tuple(sorted(terms, key=lambda term: ("+" in term, term)))

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        """What one occurrence of each term counts for each category, shape (len(terms), len(names))."""
        row = {term: number for number, term in enumerate(self.terms)}
        column = {name: number for number, name in enumerate(self.names)}
        weights = np.zeros((len(row), len(column)), dtype=np.float32)
        for entry in self.entries:
            weights[row[entry.term], column[entry.category]] = _STRENGTH_WEIGHT[entry.strength]
        return weights

    def find_columns(self, labels: Iterable[object]) -> NDArray[np.int64]:
        """Return for each label its place among ``names``, -1 where it is none of them."""
        column = {name: number for number, name in enumerate(self.names)}
        return np.array([column.get(str(label), -1) for label in labels], dtype=np.int64)

    @cached_property
    def singles(self) -> tuple[str, ...]:
        """The single terms, the first of ``terms``."""
        return tuple(term for term in self.terms if "+" not in term)

    @cached_property
    def combinations(self) -> tuple[Trigger, ...]:
        """The combinations, in order: the last of ``terms``."""
        return tuple(parse_trigger(term) for term in self.terms[len(self.singles) :])

    @cached_property
    def _matcher(self) -> TriggerMatcher:
        return TriggerMatcher(self.combinations, self.singles)

    def count(self, texts: Sequence[str]) -> Any:
        """Return how often each term stands in each text, a CSR matrix (len(texts), len(terms))."""
        import scipy.sparse as sp

        found = self._matcher.find(texts)
        return sp.hstack([found.terms, found.triggers], format="csr", dtype=np.float32)

    def score(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the summed weights per category, shape (len(texts), len(names))."""
        scores: NDArray[np.float32] = self.count(texts) @ self.weights
        return scores


def load_lexicon(path: str | Path, names: Iterable[str]) -> Lexicon:
    """Read a tab-separated lexicon file; SettingsError when it cannot be read or has wrong lines."""
    return parse_lexicon(read_list(path, "词表"), names, source=str(path))


def parse_lexicon(text: str, names: Iterable[str], *, source: str = "lexicon") -> Lexicon:
    """Parse lines of category, term, strength 1–3 (tabs between; a header line and # lines are skipped).

    Raises SettingsError naming the first wrong lines.
    """
    known = tuple(names)
    entries: list[LexiconEntry] = []
    wrong: list[str] = []
    for number, parts in split_rows(text, "category"):
        if len(parts) != 3 or parts[0] not in known or not parse_trigger(parts[1]) or parts[2] not in {"1", "2", "3"}:
            wrong.append(f"第 {number} 行")
        else:
            entries.append(LexiconEntry(parts[0], parts[1], int(parts[2])))
    if wrong:
        form = "类别<Tab>词(或 词+词)<Tab>1、2 或 3"
        raise SettingsError(f"词表 {source} 有 {len(wrong)} 行不对({'、'.join(wrong[:5])}):每行应为“{form}”。")
    return Lexicon(known, tuple(entries))


def format_lexicon(lexicon: Lexicon) -> str:
    """Return the lines that ``parse_lexicon`` reads back."""
    return "".join(f"{entry.category}\t{entry.term}\t{entry.strength}\n" for entry in lexicon.entries)
