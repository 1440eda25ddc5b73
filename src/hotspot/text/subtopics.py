"""Sub-topics: named kinds of problem, each known by trigger terms that a person wrote down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from hotspot.errors import SettingsError
from hotspot.text.triggers import Trigger, TriggerMatcher, parse_triggers
from hotspot.text.written_lists import read_list, split_rows

# A trigger of two terms that must both occur says more than one that stands alone (measured, docs/experiments.md).
_COMBINATION_WEIGHT = 1.5


@dataclass(frozen=True)
class Subtopic:
    """A kind of problem as a bulletin would title it, its category, and its triggers (all terms of one must occur)."""

    category: str
    name: str
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True, eq=False)
class SubtopicMatcher:
    """Finds which sub-topics' triggers occur in texts."""

    subtopics: tuple[Subtopic, ...] = field(repr=False)

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """The triggers of all sub-topics, in order."""
        return tuple(trigger for topic in self.subtopics for trigger in topic.triggers)

    @cached_property
    def _matcher(self) -> TriggerMatcher:
        return TriggerMatcher(self.triggers)

    @cached_property
    def _owners(self) -> Any:
        """Triggers × sub-topics: what a trigger counts for its own."""
        import scipy.sparse as sp

        owners = [number for number, topic in enumerate(self.subtopics) for _ in topic.triggers]
        weights = [_COMBINATION_WEIGHT if len(trigger) > 1 else 1.0 for trigger in self.triggers]
        shape = (len(owners), len(self.subtopics))
        return sp.csr_matrix((np.array(weights, np.float32), (np.arange(len(owners)), owners)), shape)

    def score(self, texts: Sequence[str]) -> Any:
        """Return a CSR matrix (texts × sub-topics): the weight of the triggers that occur in each text."""
        return self.score_triggers(self._matcher.find(texts).triggers)

    def score_triggers(self, met: Any) -> Any:
        """Return ``score`` of texts whose triggers are found already, a CSR matrix (texts × ``triggers``)."""
        return (met @ self._owners).tocsr()


def load_subtopics(path: str | Path) -> SubtopicMatcher:
    """Read a file of sub-topics; SettingsError when it cannot be read or has wrong lines."""
    return parse_subtopics(read_list(path, "子话题表"), source=str(path))


def parse_subtopics(text: str, *, source: str = "subtopics") -> SubtopicMatcher:
    """Parse ``category<Tab>name<Tab>triggers`` rows (blanks between triggers, ``a+b``: both must occur).

    Raises SettingsError naming the first wrong lines.
    """
    topics: list[Subtopic] = []
    wrong: list[str] = []
    for number, parts in split_rows(text, "category"):
        triggers = parse_triggers(parts[-1])
        if len(parts) != 3 or not all(parts) or not triggers:
            wrong.append(f"第 {number} 行")
        else:
            topics.append(Subtopic(parts[0], parts[1], triggers))
    if wrong:
        raise SettingsError(
            f"子话题表 {source} 有 {len(wrong)} 行不对({'、'.join(wrong[:5])}):"
            "每行应为“类别<Tab>名称<Tab>触发词 …”,触发词为一个词,或用 + 连起来的几个词。"
        )
    return SubtopicMatcher(tuple(topics))


def format_subtopics(matcher: SubtopicMatcher) -> str:
    """Return the lines that ``parse_subtopics`` reads back."""
    rows = ((t.category, t.name, " ".join("+".join(trigger) for trigger in t.triggers)) for t in matcher.subtopics)
    return "".join("\t".join(row) + "\n" for row in rows)
