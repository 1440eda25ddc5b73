"""What is known of each ticket of a period when lines are drawn: its kinds of problem, caller, objects and gravity."""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.agreement import SHORT, find_new_words
from hotspot.issues.grouping.alike import Block, tell_homes
from hotspot.issues.grouping.object_keys import ObjectKey, find_stems
from hotspot.issues.material import Material
from hotspot.issues.themes.finding import known_words
from hotspot.issues.themes.folder import load_theme_model
from hotspot.issues.wording.key_points import list_told
from hotspot.issues.wording.statistics import is_common
from hotspot.text.place_names import read_phase

# Proposals, thanks and questions: alike in kind, each about something else, and no problem that a line could name.
OPEN_THEMES = frozenset(
    ("城市建设发展建议", "表扬感谢", "政策咨询", "办事电话地址咨询", "工单进度查询", "政务平台使用", "行政区划调整")
)
# A matter that is its object: a stalled estate, with all that happens there (no lift, theft, unpaid builders).
OBJECT_THEMES = frozenset(("问题楼盘",))
# A theme is as good as the best one when its score is so near, and not below what says anything.
_NEAR = 0.1
_LEAST_SCORE = -0.9
# A theme is told by a name when so many of its tickets hold it: this share of all that hold it, and of the theme's.
_LEAST_TELLING = 3
_LEAST_CUT = 2
_PURE = 0.75
_OWNED = 0.5
# Tickets looked at together; bounds the memory.
_ROWS_AT_ONCE = 4096


@dataclass(frozen=True, eq=False)
class Spread:
    """One entry a ticket in every field.

    ``themes``: "" for none; ``near``: the themes that fit nearly as well as the best one; ``objects``, ``towns``: those
    it names; ``filed``, ``districts``: the town and the district it is filed under, "" for none; ``days``: since the
    first ticket, NaN where unknown; ``grave``: whether it is worth a line by itself; ``words``: those it holds that
    short tickets use and neither the written tickets nor a dictionary know, mostly names; ``names``: those of
    ``list_theme_names``; ``praise``: whether it only thanks; ``phases``: of which phases of an estate it speaks. Only
    what ``points`` tells is asked one by one: the numbers of the key points of its theme that the ticket at a position
    tells.
    """

    themes: Sequence[str]
    near: Sequence[Collection[str]]
    callers: Sequence[str]
    objects: Sequence[Collection[ObjectKey]]
    towns: Sequence[Collection[str]]
    filed: Sequence[str]
    districts: Sequence[str]
    days: NDArray[np.float64]
    grave: NDArray[np.bool_]
    words: Sequence[Collection[str]]
    names: Sequence[Collection[ObjectKey]]
    praise: NDArray[np.bool_]
    phases: Sequence[Collection[str]]
    points: Callable[[int], frozenset[int]]


def learn_spread(
    material: Material,
    themes: Sequence[str],
    scores: NDArray[np.floating],
    grave: NDArray[np.bool_],
    *,
    objects: Sequence[Collection[ObjectKey]],
    words: Sequence[Collection[str]],
    names: Sequence[Collection[ObjectKey]],
) -> Spread:
    """Gather what is known; ``scores``: of ``heed_categories``.

    ``objects``: of ``list_object_keys``; ``words``: of ``list_unknown_words``; ``names``: of ``list_theme_names``.
    """
    return Spread(
        themes=themes,
        near=list_near_themes(scores, load_theme_model().names),
        callers=material.callers,
        objects=objects,
        towns=[frozenset(place.key for place in row if place.place_type == "town") for row in material.places],
        filed=material.towns,
        districts=material.districts,
        days=material.days,
        grave=grave,
        words=words,
        names=names,
        praise=material.praise,
        phases=[frozenset(filter(None, (read_phase(place.name) for place in row))) for row in material.places],
        points=cache(partial(_tell_points, material, themes)),
    )


def _tell_points(material: Material, themes: Sequence[str], position: int) -> frozenset[int]:
    return list_told(themes[position], [material.titles[position]], [material.texts[position]])[0]


def list_near_themes(scores: NDArray[np.floating], names: Sequence[str]) -> list[frozenset[str]]:
    """Return for each row of scores the themes nearly as good as the best; open themes are no rivals."""
    problems = np.array([column for column, name in enumerate(names) if name and name not in OPEN_THEMES])
    near: list[frozenset[str]] = []
    for start in range(0, len(scores), _ROWS_AT_ONCE):
        found = scores[start : start + _ROWS_AT_ONCE, problems]
        least = np.maximum(found.max(axis=1, keepdims=True) - _NEAR, _LEAST_SCORE)
        near += [frozenset(names[column] for column in problems[row].tolist()) for row in found >= least]
    return near


def list_unknown_words(material: Material, blocks: Sequence[Block]) -> list[frozenset[str]]:
    """Return which words that nobody knows each ticket holds; words of letters, rather than of calls, are chance.

    ``blocks``: the tickets as they were compared (``find_alike``).
    """
    new = {word for row in find_new_words(material, blocks, known_words()) for _, word in row}
    rows: dict[int, set[str]] = defaultdict(set)
    for word, numbers in find_stems(material, [word for word in new if not is_common(word)]).items():
        if 2 * sum(len(material.bodies[number]) <= SHORT for number in numbers) >= len(numbers):
            for number in numbers:
                rows[number].add(word)
    return [frozenset(rows[number]) for number in range(len(material))]


def list_theme_names(material: Material, blocks: Sequence[Block], themes: Sequence[str]) -> list[frozenset[ObjectKey]]:
    """Return which names each ticket holds by which its theme is told: words that nobody knows, whose tickets are
    nearly all of the theme and make up half of it; in a large batch, in a district. In letters, too, that is no chance.
    Who holds it and tells no theme belongs to them, if it is no town's.

    ``blocks``: the tickets as they were compared (``find_alike``); ``themes``: one a ticket.
    """
    homes = tell_homes(material)
    of_theme = Counter(zip(homes, themes, strict=True))
    new_words = find_new_words(material, blocks, known_words(), longest=sys.maxsize)
    cut = Counter(word for row in new_words for _, word in row)
    said = [word for word, count in cut.items() if count >= _LEAST_CUT and not is_common(word)]
    towns = {place.key for places in material.places for place in places if place.place_type == "town"}
    rows: dict[int, set[ObjectKey]] = defaultdict(set)
    for word, numbers in find_stems(material, said).items():
        holding = Counter(homes[number] for number in numbers if themes[number])
        telling = Counter((homes[number], themes[number]) for number in numbers if themes[number])
        for (home, theme), count in telling.items():
            if count >= max(_LEAST_TELLING, _PURE * holding[home], _OWNED * of_theme[home, theme]):
                told = {theme} if any(town.startswith(word) for town in towns) else {theme, ""}
                for number in numbers:
                    if homes[number] == home and themes[number] in told:
                        rows[number].add((f"word{home}", word))
    return [frozenset(rows[number]) for number in range(len(material))]
