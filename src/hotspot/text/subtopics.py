"""Sub-topics: named kinds of problem, each known by trigger terms that a person wrote down."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from hotspot.errors import SettingsError

# A trigger of two terms that must both occur says more than one that stands alone (measured, docs/experiments.md).
_COMBINATION_WEIGHT = 1.5


@dataclass(frozen=True)
class Subtopic:
    """A kind of problem as a bulletin would title it, its category, and its triggers (all terms of one must occur)."""

    category: str
    name: str
    triggers: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class SubtopicMatcher:
    """Finds which sub-topics' triggers occur in texts."""

    subtopics: tuple[Subtopic, ...]

    @cached_property
    def _terms(self) -> list[str]:
        return sorted({term for topic in self.subtopics for trigger in topic.triggers for term in trigger})

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick(self._terms, matchkind=ahocorasick_rs.MatchKind.Standard)

    @cached_property
    def _parts(self) -> tuple[Any, Any, Any]:
        """Terms × triggers (0/1), how many terms each trigger needs, and triggers × sub-topics (weights)."""
        import scipy.sparse as sp

        place = {term: number for number, term in enumerate(self._terms)}
        triggers = [(t, number) for number, topic in enumerate(self.subtopics) for t in topic.triggers]
        rows = [place[term] for trigger, _ in triggers for term in trigger]
        columns = [number for number, (trigger, _) in enumerate(triggers) for _ in trigger]
        needs = sp.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(place), len(triggers)))
        sizes = np.array([len(trigger) for trigger, _ in triggers], dtype=np.float32)
        weights = np.where(sizes > 1, _COMBINATION_WEIGHT, 1.0).astype(np.float32)
        owners = sp.csr_matrix(
            (weights, (np.arange(len(triggers)), [owner for _, owner in triggers])),
            (len(triggers), len(self.subtopics)),
        )
        return needs, sizes, owners

    def score(self, texts: Sequence[str]) -> Any:
        """Return a CSR matrix (texts × sub-topics): the weight of the triggers that occur in each text."""
        import scipy.sparse as sp

        needs, sizes, owners = self._parts
        find = self._automaton.find_matches_as_indexes
        found = [sorted({match[0] for match in find(text, overlapping=True)}) for text in texts]
        indptr = np.concatenate([[0], np.cumsum([len(row) for row in found])]).astype(np.int64)
        flat = np.fromiter((term for row in found for term in row), dtype=np.int64, count=int(indptr[-1]))
        present = sp.csr_matrix((np.ones(len(flat), np.float32), flat, indptr), (len(texts), len(self._terms)))
        met = (present @ needs).tocsr()
        met.data = (met.data >= sizes[met.indices]).astype(np.float32)
        met.eliminate_zeros()
        return (met @ owners).tocsr()


def load_subtopics(path: str | Path) -> SubtopicMatcher:
    """Read a file of sub-topics; SettingsError when it cannot be read or has wrong lines."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"读不了子话题表 {path}:{error}") from error
    return parse_subtopics(text, source=str(path))


def parse_subtopics(text: str, *, source: str = "subtopics") -> SubtopicMatcher:
    """Parse ``category<Tab>name<Tab>triggers`` rows (blanks between triggers, ``a+b``: both must occur).

    Raises SettingsError naming the first wrong lines.
    """
    topics: list[Subtopic] = []
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith(("#", "category\t")):
            continue
        parts = line.split("\t")
        triggers = tuple(tuple(term for term in t.split("+") if term) for t in parts[-1].split())
        if len(parts) != 3 or not parts[0] or not parts[1] or not triggers or not all(triggers):
            wrong.append(f"第 {number} 行")
        else:
            topics.append(Subtopic(parts[0], parts[1], triggers))
    if wrong:
        raise SettingsError(
            f"子话题表 {source} 有 {len(wrong)} 行不对({'、'.join(wrong[:5])}):每行应为“类别<Tab>名称<Tab>触发词 …”。"
        )
    return SubtopicMatcher(tuple(topics))


def format_subtopics(matcher: SubtopicMatcher) -> str:
    """Return the lines that ``parse_subtopics`` reads back."""
    rows = ((t.category, t.name, " ".join("+".join(trigger) for trigger in t.triggers)) for t in matcher.subtopics)
    return "".join("\t".join(row) + "\n" for row in rows)
