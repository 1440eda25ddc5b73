"""Themes: kinds of problem as a bulletin names them, each joining sub-topics and triggers of its own."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from hotspot.errors import SettingsError
from hotspot.text.subtopics import Subtopic, SubtopicMatcher, parse_subtopics
from hotspot.text.written_lists import read_list, split_rows


@dataclass(frozen=True)
class ThemeList:
    """What is written down about themes.

    ``of_subtopic``: theme of each sub-topic that has one; ``triggers``: a matcher whose sub-topics carry their theme
    in place of their category; ``categories``: those that the sub-topics of each theme belong to, "": of no theme.
    """

    of_subtopic: dict[str, str]
    triggers: SubtopicMatcher
    categories: dict[str, tuple[str, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the themes, sorted."""
        return tuple(sorted({topic.category for topic in self.triggers.subtopics}))


def read_themes(path: str | Path, subtopics: SubtopicMatcher) -> ThemeList:
    """Read a file of themes; SettingsError when it cannot be read or does not fit the sub-topics."""
    return parse_themes(read_list(path, "主题表"), subtopics, source=str(path))


def parse_themes(text: str, subtopics: SubtopicMatcher, *, source: str = "themes") -> ThemeList:
    """Parse ``theme<Tab>sub-topics<Tab>triggers`` rows; blanks between entries, triggers as in the sub-topics' file.

    A sub-topic may stand under one theme only, or under none (what is no kind of problem). Raises SettingsError
    naming the first wrong rows and names.
    """
    rows: list[tuple[str, list[str], str]] = []
    wrong: list[str] = []
    for number, parts in split_rows(text, "theme"):
        if len(parts) != 3 or not parts[0] or not (parts[1] + parts[2]).strip():
            wrong.append(f"第 {number} 行应为“主题<Tab>子话题<Tab>触发词”")
        else:
            rows.append((parts[0], parts[1].split(), parts[2].strip()))
    wrong += _find_wrong_names(rows, {topic.name for topic in subtopics.subtopics})
    if wrong:
        raise SettingsError(f"主题表 {source} 有 {len(wrong)} 处不对:{';'.join(wrong[:5])}。")
    of_subtopic = {name: theme for theme, names, _ in rows for name in names}
    own = parse_subtopics("".join(f"{theme}\t{theme}\t{extra}\n" for theme, _, extra in rows if extra), source=source)
    joined = tuple(
        Subtopic(of_subtopic[topic.name], topic.name, topic.triggers)
        for topic in subtopics.subtopics
        if topic.name in of_subtopic
    )
    homes: dict[str, set[str]] = {}
    for topic in subtopics.subtopics:
        homes.setdefault(of_subtopic.get(topic.name, ""), set()).add(topic.category)
    categories = {theme: tuple(sorted(names)) for theme, names in sorted(homes.items())}
    return ThemeList(of_subtopic, SubtopicMatcher(joined + own.subtopics), categories)


def _find_wrong_names(rows: list[tuple[str, list[str], str]], known: set[str]) -> list[str]:
    themes = Counter(theme for theme, _, _ in rows)
    uses = Counter(name for _, names, _ in rows for name in names)
    return [
        *(f"主题“{name}”写了 {count} 次" for name, count in sorted(themes.items()) if count > 1),
        *(f"子话题“{name}”归入了 {count} 个主题" for name, count in sorted(uses.items()) if count > 1),
        *(f"没有子话题“{name}”" for name in sorted(uses) if name not in known),
    ]
