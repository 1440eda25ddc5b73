"""Scattered lines hold what can be said of them: tickets that tell a key point of their kind of problem.

The theme of a single ticket is right in two cases of three; that of one that tells a point of it nearly always
(docs/experiments.md).
"""

from collections.abc import Sequence

from hotspot.issues.description import gather_evidence
from hotspot.issues.lines import Line
from hotspot.issues.material import Material
from hotspot.issues.wording.evidence import list_callers, name_callers, sample_evidence
from hotspot.issues.wording.key_points import has_key_points, tells_any
from hotspot.issues.wording.points import MOST_READ, name_points

# A sentence says what this share of the callers tell, or the line is none.
_LEAST_TELLING = 1 / 3


def keep_telling(lines: Sequence[Line], material: Material, *, least: int) -> list[Line]:
    """Return the lines, scattered ones without the tickets that tell no key point of their theme.

    Dropped are scattered lines of which fewer than ``least`` callers are left, or of which a sentence could only repeat
    the theme or say what few of them tell. A theme that has no key points, such as a new one, keeps its tickets.
    """
    kept = (_keep(line, material) if line.is_scattered else line for line in lines)
    return [line for line in kept if not line.is_scattered or _says_enough(line, material, least)]


def _keep(line: Line, material: Material) -> Line:
    members = line.members
    telling = tells_any(line.theme, [material.titles[p] for p in members], [material.texts[p] for p in members])
    inside = tuple(position for position, tells in zip(members, telling, strict=True) if tells)
    return Line(line.theme, (inside,), is_scattered=True)


def _says_enough(line: Line, material: Material, least: int) -> bool:
    if len({material.callers[position] for position in line.members}) < least:
        return False
    if not has_key_points(line.theme):
        return True
    read = sample_evidence(gather_evidence(line.members, material), MOST_READ)
    telling = list_callers(read, set(name_points(line.theme, read).ticket_ids))
    return bool(telling) and len(telling) >= _LEAST_TELLING * len(set(name_callers(read)))
