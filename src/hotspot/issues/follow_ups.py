"""Follow-ups: what a caller adds within minutes, 刚才那条漏说了 …, is read together with what it adds to.

Who types on a phone sends a matter in two messages, the place in one of them and the trouble in the other. Two matters
of one call, which an office takes down as two tickets, have a place each.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from hotspot.issues.material import Material, Prepared, take_tickets
from hotspot.issues.themes.finding import score_themes
from hotspot.text.places import Place, join_title

# Within so many minutes all of 20 such pairs were of one issue (docs/experiments.md).
_MINUTES = 15
# An addition is short.
_LONGEST = 60
# Who stands on more tickets is the clerk that takes them down, or everybody that writes by an app.
_MOST = 20


def read_follow_ups(prepared: Prepared) -> Prepared:
    """Return the tickets with the bodies and places of all that one caller sent within minutes, in each of its tickets.

    The places of the others stand behind the end of a ticket's own text; titles and texts stay as they are.
    """
    material, scores = prepared.material, prepared.scores.copy()
    bodies, places = list(material.bodies), list(material.places)
    runs = find_runs(material)
    for run in runs:
        whole = "。".join(filter(None, (material.bodies[position] for position in run)))
        for position in run:
            bodies[position] = whole
            places[position] = _gather_places(position, run, material)
    if not runs:
        return prepared
    read = replace(material, bodies=tuple(bodies), places=tuple(places))
    changed = np.array(sorted(position for run in runs for position in run), dtype=np.int64)
    scores[changed] = score_themes(take_tickets(read, changed))
    return Prepared(read, scores)


def find_runs(material: Material) -> list[list[int]]:
    """Return the tickets that belong together, two and more of one caller, in order of time."""
    run_of: dict[int, list[int]] = {}
    last: dict[str, int] = {}
    minutes = material.days * (24 * 60)
    counts = Counter(material.callers)
    for position in np.flatnonzero(~np.isnan(minutes)).tolist():
        caller = material.callers[position]
        before = last.get(caller)
        last[caller] = position
        if before is None or minutes[position] - minutes[before] > _MINUTES or counts[caller] > _MOST:
            continue
        if _is_addition(before, material) or _is_addition(position, material):
            run = run_of.setdefault(before, [before])
            run.append(position)
            run_of[position] = run
    return [run for first, run in run_of.items() if run[0] == first]


def _is_addition(position: int, material: Material) -> bool:
    """Say whether a ticket is short and names no place: nobody could act on it alone."""
    return not material.places[position] and len(material.bodies[position]) <= _LONGEST


def _gather_places(position: int, run: Sequence[int], material: Material) -> tuple[Place, ...]:
    """Return the places of a ticket, behind them those of the others of its run."""
    end = len(join_title(material.titles[position], material.texts[position]))
    places = list(material.places[position])
    for other in run:
        if other != position:
            places += [replace(place, start=place.start + end, end=place.end + end) for place in material.places[other]]
            end += len(join_title(material.titles[other], material.texts[other]))
    return tuple(places)
