"""What a clerk knows, written down: judged terms and how strongly each speaks for a category."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import SettingsError
from hotspot.text.triggers import TriggerMatcher, parse_trigger

# What a term of strength 1 (weak), 2 (typical), 3 (decisive) counts; measured on written tickets, docs/experiments.md.
STRENGTH_WEIGHT = {1: 0.3, 2: 1.0, 3: 2.5}


@dataclass(frozen=True)
class LexiconEntry:
    """One row: a term (or ``a+b``: both must occur), the category it speaks for, and its strength 1, 2 or 3."""

    category: str
    term: str
    strength: int


@dataclass(frozen=True)
class LexiconHit:
    """A term that stands in a text, and what it counts for each category."""

    term: str
    weights: tuple[tuple[int, float], ...]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Judged terms over ``names`` (the categories, in order).

    Single terms count as often as they stand, the leftmost longest where they overlap; a combination counts once.
    """

    names: tuple[str, ...]
    entries: tuple[LexiconEntry, ...]

    @cached_property
    def _hits(self) -> list[LexiconHit]:
        index = {name: number for number, name in enumerate(self.names)}
        weights: dict[str, dict[int, float]] = {}
        for entry in self.entries:
            weights.setdefault(entry.term, {})[index[entry.category]] = STRENGTH_WEIGHT[entry.strength]
        return [LexiconHit(term, tuple(sorted(row.items()))) for term, row in sorted(weights.items())]

    @cached_property
    def _terms(self) -> list[LexiconHit]:
        return [hit for hit in self._hits if "+" not in hit.term]

    @cached_property
    def _combinations(self) -> list[LexiconHit]:
        return [hit for hit in self._hits if "+" in hit.term]

    @cached_property
    def _term_weights(self) -> NDArray[np.float32]:
        return self._weigh(self._terms)

    @cached_property
    def _combination_weights(self) -> NDArray[np.float32]:
        return self._weigh(self._combinations)

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick(
            [hit.term for hit in self._terms], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    @cached_property
    def _matcher(self) -> TriggerMatcher:
        return TriggerMatcher(tuple(parse_trigger(hit.term) for hit in self._combinations))

    def find_terms(self, text: str) -> list[LexiconHit]:
        """Return what stands in a text: terms in order of place, as often as they stand, then combinations."""
        hits = [self._terms[number] for number in self._find_numbers(text)]
        return hits + [self._combinations[number] for number in self._matcher.find([text]).indices]

    def score(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the summed weights per category, shape (len(texts), len(names))."""
        scores = np.zeros((len(texts), len(self.names)), dtype=np.float32)
        found = [self._find_numbers(text) for text in texts]
        lengths = np.fromiter(map(len, found), dtype=np.int64, count=len(found))
        if lengths.sum():
            rows = np.repeat(np.arange(len(texts)), lengths)
            terms = np.fromiter((term for row in found for term in row), dtype=np.int64, count=int(lengths.sum()))
            np.add.at(scores, rows, self._term_weights[terms])
        if self._combinations:
            scores += self._matcher.find(texts) @ self._combination_weights
        return scores

    def _find_numbers(self, text: str) -> list[int]:
        return [match[0] for match in self._automaton.find_matches_as_indexes(text)] if self._terms else []

    def _weigh(self, hits: Sequence[LexiconHit]) -> NDArray[np.float32]:
        rows = np.zeros((len(hits), len(self.names)), dtype=np.float32)
        for number, hit in enumerate(hits):
            for category, weight in hit.weights:
                rows[number, category] = weight
        return rows


def load_lexicon(path: str | Path, names: Iterable[str]) -> Lexicon:
    """Read a tab-separated lexicon file; SettingsError when it cannot be read or has wrong lines."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"读不了词表 {path}:{error}") from error
    return parse_lexicon(text, names, source=str(path))


def parse_lexicon(text: str, names: Iterable[str], *, source: str = "lexicon") -> Lexicon:
    """Parse lines of category, term, strength 1–3 (tabs between; a header line and # lines are skipped).

    Raises SettingsError naming the first wrong lines.
    """
    known = tuple(names)
    entries: list[LexiconEntry] = []
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith(("#", "category\t")):
            continue
        parts = line.split("\t")
        if len(parts) != 3 or parts[0] not in known or not _is_term(parts[1]) or parts[2] not in {"1", "2", "3"}:
            wrong.append(f"第 {number} 行")
        else:
            entries.append(LexiconEntry(parts[0], parts[1], int(parts[2])))
    if wrong:
        form = "类别<Tab>词(或 词+词)<Tab>1、2 或 3"
        raise SettingsError(f"词表 {source} 有 {len(wrong)} 行不对({'、'.join(wrong[:5])}):每行应为“{form}”。")
    return Lexicon(known, tuple(entries))


def _is_term(term: str) -> bool:
    return all(part.strip() for part in term.split("+"))


def format_lexicon(lexicon: Lexicon) -> str:
    """Return the lines that ``parse_lexicon`` reads back."""
    return "".join(f"{entry.category}\t{entry.term}\t{entry.strength}\n" for entry in lexicon.entries)
