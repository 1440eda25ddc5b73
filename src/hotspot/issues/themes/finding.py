"""Themes over issues and single tickets: the kind of problem that a line of the bulletin is named after.

The known themes first (a model of written sub-topics); what fits none of them may share a new one, named from its own
words. The tickets of one issue decide together.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.material import Material
from hotspot.issues.themes.discovery import find_new_themes
from hotspot.issues.themes.folder import load_theme_model
from hotspot.issues.themes.model import ThemeModel, find_floors
from hotspot.text.places import Place

# An issue needs so much less than its tickets alone: what several tell in different words is surer.
_GROUP_EASE = 0.05
# Of an issue so many tickets are read when a new theme is looked for.
_MOST_READ = 5
_READ_CHARACTERS = 300


def score_themes(material: Material, *, model: ThemeModel | None = None) -> NDArray[np.float32]:
    """Return how well each known theme fits each ticket, shape (len(material), themes); ``model``: the shipped one."""
    return (model or load_theme_model()).score(material.titles, material.bodies)


@cache
def known_words() -> frozenset[str]:
    """Return the words that the written tickets use."""
    return frozenset(load_theme_model().features.words)


def find_themes(
    material: Material,
    groups: Sequence[tuple[int, ...]],
    scores: NDArray[np.float32] | None = None,
    *,
    model: ThemeModel | None = None,
) -> tuple[str, ...]:
    """Return the name of each ticket's theme, "" for none; the tickets of one group share theirs.

    ``groups``: positions of the tickets of each issue, no position in two of them; ``scores``: of ``score_themes``
    where they are known already; ``model``: the shipped one when None. A name that ``is_new_theme`` was found among
    these tickets.
    """
    model = model or load_theme_model()
    scores = score_themes(material, model=model) if scores is None else scores
    issues = sorted(groups, key=lambda group: (-len(group), group))
    alone = np.setdiff1d(np.arange(len(material)), [position for group in groups for position in group])
    units = [*issues, *((position,) for position in alone.tolist())]
    means = np.array([scores[list(group)].mean(axis=0) for group in issues]).reshape(-1, len(model.names))
    floors = find_floors(material.titles)
    eased = np.array([floors[list(group)].mean() - _GROUP_EASE for group in issues])
    chosen = model.choose(np.concatenate([means, scores[alone]]), np.concatenate([eased, floors[alone]]))
    names: list[str] = chosen.names.tolist()
    rest = [number for number, name in enumerate(names) if not name]
    found = find_new_themes([_read_unit(units[number], material) for number in rest])
    for number, name in zip(rest, found, strict=True):
        names[number] = name
    themes = [""] * len(material)
    for unit, name in zip(units, names, strict=True):
        for position in unit:
            themes[position] = name
    return tuple(themes)


def is_new_theme(name: str, *, model: ThemeModel | None = None) -> bool:
    """Say whether a theme has no place in the shipped list: to be marked 新 and looked at by a person."""
    return bool(name) and name not in (model or load_theme_model()).names


def _read_unit(unit: Sequence[int], material: Material) -> str:
    """Return what the first tickets of a unit say, without places."""
    return "\n".join(
        _take_out(f"{material.titles[p]}\n{material.bodies[p][:_READ_CHARACTERS]}", material.places[p])
        for p in unit[:_MOST_READ]
    )


def _take_out(text: str, places: Sequence[Place]) -> str:
    for name in sorted({place.name for place in places}, key=lambda name: (-len(name), name)):
        # A blank keeps the words on both sides apart.
        text = text.replace(name, " ")
    return text
