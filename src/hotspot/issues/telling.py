"""Scattered lines hold what can be said of them: tickets that tell a key point of their kind of problem.

The theme of a single ticket is right in two cases of three; that of one that tells a point of it nearly always
(docs/experiments.md).
"""

from collections.abc import Sequence

from hotspot.issues.description import gather_evidence
from hotspot.issues.lines import Line
from hotspot.issues.material import Material
from hotspot.issues.wording.key_points import has_key_points, tells_any
from hotspot.issues.wording.points import name_points


def keep_telling(lines: Sequence[Line], material: Material, *, least: int) -> list[Line]:
    """Return the lines, scattered ones without the tickets that tell no key point of their theme.

    Dropped are scattered lines of which fewer than ``least`` callers are left, or of which a sentence could only repeat
    the theme. A theme that has no key points, such as a new one, keeps its tickets.
    """
    kept = (_keep(line, material) if line.is_scattered else line for line in lines)
    return [line for line in kept if not line.is_scattered or _says_enough(line, material, least)]


def _keep(line: Line, material: Material) -> Line:
    members = line.members
    telling = tells_any(line.theme, [material.titles[p] for p in members], [material.texts[p] for p in members])
    inside = tuple(position for position, tells in zip(members, telling, strict=True) if tells)
    return Line(line.theme, (inside,), is_scattered=True)


def _says_enough(line: Line, material: Material, least: int) -> bool:
    callers = {material.callers[position] for position in line.members}
    return len(callers) >= least and (
        not has_key_points(line.theme)
        or bool(name_points(line.theme, gather_evidence(line.members, material)).ticket_ids)
    )
