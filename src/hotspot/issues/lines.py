"""Which issues and single tickets make one line: a strong issue, a theme of several, scattered matters of one kind."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotspot.settings import Settings


@dataclass(frozen=True)
class Line:
    """A hotspot to be: its issues (each the positions of its tickets), or scattered tickets of one theme."""

    theme: str
    issues: tuple[tuple[int, ...], ...]
    is_scattered: bool = False

    @property
    def members(self) -> tuple[int, ...]:
        """Positions of all tickets, in order."""
        return tuple(sorted(position for issue in self.issues for position in issue))


def group_lines(
    issues: Sequence[tuple[int, ...]],
    themes: Sequence[str],
    callers: Sequence[str],
    grave: NDArray[np.bool_],
    settings: Settings,
) -> list[Line]:
    """Group the tickets of one period into lines.

    ``issues``: positions of each reported issue; ``themes``: theme of each ticket ("" for none; the tickets of an issue
    share theirs); ``callers``, ``grave``: one entry a ticket.
    """
    inside = {position for issue in issues for position in issue}
    by_theme: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    lines: list[Line] = []
    for issue in issues:
        theme = themes[issue[0]]
        if theme:
            by_theme[theme].append(issue)
        else:
            lines.append(Line("", (issue,)))
    lines += [
        Line(theme, tuple(sorted(group, key=lambda issue: (-len(issue), issue)))) for theme, group in by_theme.items()
    ]
    scattered: dict[str, list[int]] = defaultdict(list)
    for position, theme in enumerate(themes):
        if theme and position not in inside:
            scattered[theme].append(position)
    for theme, positions in scattered.items():
        people = {callers[position] for position in positions}
        if theme not in by_theme and len(people) >= settings.hotspots.min_scattered:
            lines.append(Line(theme, (tuple(positions),), is_scattered=True))
            inside.update(positions)
    lines += [
        Line(themes[position], ((position,),)) for position in np.flatnonzero(grave).tolist() if position not in inside
    ]
    return sorted(lines, key=lambda line: line.members)
