"""How grave a ticket is: written words of violence, minors, safety, collective wages and the like.

What lists a single ticket must be told as a fact, within one sentence and near the beginning: a letter that fears what
might explode one day, names a teacher here and a brawl there, or tells of a suicide elsewhere, is not grave.
"""

import re
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
# Characters of a ticket that are read for what lists it; further on stand examples and histories.
_READ_CHARACTERS = 300
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
# Names, what drowns of crops and cattle, what something is like, and what is feared or supposed: it reaches so far
# behind the word that says so, and to what turns out; a risk is named before it.
_SUPPOSED = re.compile(
    r"跳楼[机价]|(?:玉米|花生|庄稼|作物|[麦稻豆棉菜苗树鸡鸭鹅猪羊牛])[都全也被]{0,2}淹死|淹死了?[^,，。人孩]{0,4}[亩棵株只头]"
    r"|防溺水|溺水(?:隐患|警示)"
    r"|(?:像|跟|如同|好比)[^,，。]{0,12}(?:一样|一般|似的)|以为(?:(?!其实|结果|没想到|不料|谁知|竟|又|才)[^,，。]){0,20}"
    r"|(?:万一|如果|假如|要是|一旦|担心|生怕|试想|容易|至于|将会|随时|避免|防止|以免|迟早|总有一天).{0,20}|.{0,12}(?:风险|可能性)"
    r"|(?:听[^,，。]{0,4}说|网传|谣传|传言).{0,20}"
)


@dataclass(frozen=True, eq=False)
class SeverityReader:
    """Knows the words of each severity; severities keep the order of the file."""

    matcher: SubtopicMatcher

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the severities."""
        return tuple(topic.name for topic in self.matcher.subtopics)

    @property
    def levels(self) -> NDArray[np.int64]:
        """Level of each severity: 1 adds to the heat, GRAVE is listed even with one ticket."""
        return np.array([int(topic.category) for topic in self.matcher.subtopics], dtype=np.int64)

    def find_severities(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """Return which severities each text speaks of, shape (len(texts), len(names))."""
        found: NDArray[np.bool_] = self.matcher.score(texts).toarray() > 0
        grave = self.levels == GRAVE
        for row in np.flatnonzero((found & grave).any(axis=1)).tolist():
            facts = [_SUPPOSED.sub("", sentence) for sentence in _SENTENCE_END.split(texts[row][:_READ_CHARACTERS])]
            found[row] &= ~grave | np.any(self.matcher.score(facts).toarray() > 0, axis=0)
        return found

    def find_grave(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """Say which texts tell of something that is worth a line by itself."""
        grave: NDArray[np.bool_] = np.any(self.find_severities(texts)[:, self.levels == GRAVE], axis=1)
        return grave


@cache
def load_severity() -> SeverityReader:
    """Return the reader of the shipped words; SettingsError when the file is broken."""
    matcher = load_subtopics(find_shipped("data/severity.tsv"))
    if not all(topic.category in ("1", "2") for topic in matcher.subtopics):
        raise SettingsError("data/severity.tsv 的第一列应为 1 或 2。")
    return SeverityReader(matcher)
