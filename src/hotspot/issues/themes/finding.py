"""Themes over issues and single tickets: the kind of problem that a line of the bulletin is named after.

The known themes first (a model of written sub-topics); what fits none of them may share a new one, named from its own
words. The tickets of one issue decide together; a ticket that is vague is read with those that may tell of the same.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.material import Material
from hotspot.issues.themes.discovery import find_new_themes
from hotspot.issues.themes.folder import load_theme_model
from hotspot.issues.themes.model import find_floors
from hotspot.text.boilerplate import says_nothing
from hotspot.text.place_lists import split_ending
from hotspot.text.places import Place

# Where several tickets are heard so much less is needed: what is told in different words is surer.
_EASE = 0.05
# Below all floors.
_NO_FIT = -1.0
# A ticket so far above the least that names a theme needs no others to be understood.
_SURE_FROM = 0.5
# Fellows give a ticket no theme of which it speaks so much less than of its best one: an estate whose parcels are
# complained of has a blocked drain as well.
_DENIED_FROM = 0.6
# Objects that have names of their own, and what one is called whose name does not say what it is.
_CALLED = {
    "village": "村",
    "estate": "小区",
    "road": "路",
    "school": "学校",
    "company": "公司",
    "shop": "店",
    "hospital": "医院",
    "market": "市场",
}
# Of an issue so many tickets are read when a new theme is looked for.
_MOST_READ = 5
_READ_CHARACTERS = 300
# Issues and single tickets decided at once; bounds the memory.
_UNITS_AT_ONCE = 4096


def score_themes(material: Material) -> NDArray[np.float32]:
    """Return how well each known theme fits each ticket, shape (len(material), themes).

    Of an object's name its ending alone is read: what was written of one estate says nothing of another. None fits a
    ticket that says nothing.
    """
    titles = [_cut_names(title, places) for title, places in zip(material.titles, material.places, strict=True)]
    bodies = [_cut_names(body, places) for body, places in zip(material.bodies, material.places, strict=True)]
    scores = load_theme_model().score(titles, bodies)
    idle = [says_nothing(title) and says_nothing(body) for title, body in zip(titles, bodies, strict=True)]
    scores[np.array(idle, dtype=np.bool_)] = _NO_FIT
    return scores


def heed_categories(scores: NDArray[np.float32], material: Material) -> NDArray[np.float32]:
    """Return scores of ``score_themes``, lower where a theme does not belong to the ticket's category.

    Not for joining tickets to issues: two of one problem may well be filed differently.
    """
    return load_theme_model().heed_categories(scores, material.categories)


@cache
def known_words() -> frozenset[str]:
    """Return the words that the written tickets use."""
    return frozenset(load_theme_model().features.words)


def find_themes(
    material: Material,
    groups: Sequence[tuple[int, ...]],
    scores: NDArray[np.float32],
    *,
    fellows: Any = None,
) -> tuple[str, ...]:
    """Return the name of each ticket's theme, "" for none; the tickets of one group share theirs.

    ``groups``: positions of the tickets of each issue, no position in two of them; ``scores``: of
    ``heed_categories``; ``fellows``: of ``find_alike``, None: each ticket speaks for itself. A name that
    ``is_new_theme`` was found among these tickets.
    """
    issues = sorted(groups, key=lambda group: (-len(group), group))
    alone = np.setdiff1d(np.arange(len(material)), [position for group in groups for position in group])
    units = [*issues, *((position,) for position in alone.tolist())]
    floors = find_floors(material.titles)
    voices = _gather_units(units, len(material))
    if fellows is not None:
        voices = voices @ _weigh_voices(fellows, scores, floors)
    names = _choose_names(voices, scores, floors)
    if fellows is not None:
        names[len(issues) :] = _drop_denied(names[len(issues) :], scores[alone])
    rest = [number for number, name in enumerate(names) if not name]
    found = find_new_themes([_read_unit(units[number], material) for number in rest])
    for number, name in zip(rest, found, strict=True):
        names[number] = name
    themes = [""] * len(material)
    for unit, name in zip(units, names, strict=True):
        for position in unit:
            themes[position] = name
    return tuple(themes)


def choose_theme(material: Material, scores: NDArray[np.float32], members: Sequence[int]) -> str:
    """Return the known theme of the tickets at some positions heard together, "" for none; see ``find_themes``."""
    rows = list(members)
    floors = find_floors([material.titles[position] for position in rows])
    voices = _gather_units([range(len(rows))], len(rows))
    return _choose_names(voices, scores[rows], floors)[0]


def is_new_theme(name: str) -> bool:
    """Say whether a theme stands in no list: ``Hotspot.is_new_theme``, marked 新 in the workbook."""
    return bool(name) and name not in load_theme_model().names


def _gather_units(units: Sequence[Sequence[int]], count: int) -> Any:
    """Return the share of each of ``count`` tickets in each unit: CSR, units × tickets, rows that add up to 1."""
    import scipy.sparse as sp

    sizes = np.array([len(unit) for unit in units], dtype=np.int64)
    members = np.fromiter(chain.from_iterable(units), dtype=np.int64, count=int(sizes.sum()))
    starts = np.concatenate([[0], np.cumsum(sizes)])
    return sp.csr_matrix((np.repeat(1 / sizes, sizes), members, starts), (len(units), count))


def _weigh_voices(fellows: Any, scores: NDArray[np.floating], floors: NDArray[np.floating]) -> Any:
    """Return how much each ticket has to say on the theme of each: CSR, tickets × tickets, rows that add up to 1.

    A fellow counts as much as it probably is one, and the less the clearer the ticket is by itself: at one estate
    there are other troubles too, and a clear complaint about noise must not become one about its smells.
    """
    import scipy.sparse as sp

    above = scores.max(axis=1) - floors if len(scores) else np.zeros(0)
    heard = sp.diags_array(np.clip(1 - above / _SURE_FROM, 0, 1)) @ fellows
    heard.eliminate_zeros()
    own = 1 / (1 + np.asarray(heard.sum(axis=1)).ravel())
    return (sp.diags_array(own) @ (sp.eye_array(len(own)) + heard)).tocsr()


def _choose_names(voices: Any, scores: NDArray[np.floating], floors: NDArray[np.floating]) -> list[str]:
    """Return the theme of each unit, "" for none."""
    model = load_theme_model()
    names: list[str] = []
    for start in range(0, voices.shape[0], _UNITS_AT_ONCE):
        part = voices[start : start + _UNITS_AT_ONCE]
        eased = part @ floors - _EASE * (np.diff(part.indptr) > 1)
        names += model.choose(part @ scores, eased).tolist()
    return names


def _drop_denied(names: Sequence[str], scores: NDArray[np.floating]) -> list[str]:
    """Return the themes of single tickets, "" for one that the ticket's own scores (a row each) speak against."""
    columns = {name: column for column, name in enumerate(load_theme_model().names)}
    own = scores[np.arange(len(names)), [columns[name] for name in names]]
    denied = scores.max(axis=1, initial=-np.inf) - own >= _DENIED_FROM
    return ["" if is_denied else name for name, is_denied in zip(names, denied.tolist(), strict=True)]


def _read_unit(unit: Sequence[int], material: Material) -> str:
    """Return what the first tickets of a unit say, without places."""
    return "\n".join(
        _take_out(f"{material.titles[p]}\n{material.bodies[p][:_READ_CHARACTERS]}", material.places[p])
        for p in unit[:_MOST_READ]
    )


def _cut_names(text: str, places: Sequence[Place]) -> str:
    """Return a text in which objects are called by what they are: 翡翠华府电梯坏了 → 华府电梯坏了, 锦绣江南 → 小区."""
    called = {place.name: _CALLED[place.place_type] for place in places if place.place_type in _CALLED}
    for name in sorted(called, key=lambda name: (-len(name), name)):
        text = text.replace(name, split_ending(name)[1] or called[name])
    return text


def _take_out(text: str, places: Sequence[Place]) -> str:
    for name in _order_names(places):
        # A blank keeps the words on both sides apart.
        text = text.replace(name, " ")
    return text


def _order_names(places: Iterable[Place]) -> list[str]:
    """Return the names of places, the longest first: one may hold another."""
    return sorted({place.name for place in places}, key=lambda name: (-len(name), name))
