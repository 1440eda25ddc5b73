"""Which issues and single tickets make one line: a strong issue, a theme of several, scattered matters of one kind."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.object_keys import ObjectKey
from hotspot.settings import Settings

# Proposals, thanks and questions: alike in kind, each about something else, and no problem that a line could name.
_OPEN_THEMES = frozenset(
    ("城市建设发展建议", "表扬感谢", "政策咨询", "办事电话地址咨询", "工单进度查询", "政务平台使用", "行政区划调整")
)
# Where this share of a theme's tickets lies in issues, the others are mostly the same matters told incompletely.
_DOMINATED_FROM = 0.7
# An object is a line's when this share of the tickets of one of its issues names it.
_OBJECT_SHARE = 0.3


@dataclass(frozen=True)
class Line:
    """A hotspot to be: its issues (each the positions of its tickets), or scattered tickets of one theme.

    ``others``: tickets in no issue that speak of the same kind of problem and belong to the line all the same.
    """

    theme: str
    issues: tuple[tuple[int, ...], ...]
    others: tuple[int, ...] = ()
    is_scattered: bool = False

    @property
    def members(self) -> tuple[int, ...]:
        """Positions of all tickets, in order."""
        return tuple(sorted([*self.others, *(position for issue in self.issues for position in issue)]))


@dataclass(frozen=True, eq=False)
class Spread:
    """What is known of each ticket of a period, one entry a ticket: theme, caller, named objects, gravity."""

    themes: Sequence[str]
    callers: Sequence[str]
    objects: Sequence[Collection[ObjectKey]]
    grave: NDArray[np.bool_]


def group_lines(issues: Sequence[tuple[int, ...]], spread: Spread, settings: Settings) -> list[Line]:
    """Group the tickets of one period into lines; ``issues``: positions of each reported issue."""
    inside = {position for issue in issues for position in issue}
    loose: dict[str, list[int]] = defaultdict(list)
    for position, theme in enumerate(spread.themes):
        if theme and theme not in _OPEN_THEMES and position not in inside:
            loose[theme].append(position)
    lines = [_complete(line, loose.pop(line.theme, []), spread) for line in _join_by_theme(issues, spread.themes)]
    for theme, positions in loose.items():
        if len({spread.callers[position] for position in positions}) >= settings.hotspots.min_scattered:
            lines.append(Line(theme, (tuple(positions),), is_scattered=True))
    inside.update(position for line in lines for position in line.members)
    alone = [position for position in np.flatnonzero(spread.grave).tolist() if position not in inside]
    lines += [Line(spread.themes[position], ((position,),)) for position in alone]
    return sorted(lines, key=lambda line: line.members)


def _join_by_theme(issues: Sequence[tuple[int, ...]], themes: Sequence[str]) -> list[Line]:
    by_theme: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    lines: list[Line] = []
    for issue in issues:
        theme = themes[issue[0]]
        if theme and theme not in _OPEN_THEMES:
            by_theme[theme].append(issue)
        else:
            lines.append(Line(theme, (issue,)))
    for theme, group in by_theme.items():
        lines.append(Line(theme, tuple(sorted(group, key=lambda issue: (-len(issue), issue)))))
    return lines


def _complete(line: Line, loose: Sequence[int], spread: Spread) -> Line:
    """Add the tickets of the same theme that name an object of the line, or all where its issues rule the theme."""
    if not loose:
        return line
    own: set[ObjectKey] = set()
    for issue in line.issues:
        counts = Counter(key for position in issue for key in spread.objects[position])
        own |= {key for key, count in counts.items() if count >= max(2, _OBJECT_SHARE * len(issue))}
    is_dominated = len(line.members) >= _DOMINATED_FROM * (len(line.members) + len(loose))
    others = [position for position in loose if is_dominated or not own.isdisjoint(spread.objects[position])]
    return replace(line, others=tuple(others))
