"""What is known of each ticket of a period when lines are drawn: its kinds of problem, caller, objects and gravity."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.agreement import SHORT, find_new_words
from hotspot.issues.grouping.alike import Block
from hotspot.issues.grouping.object_keys import ObjectKey, find_stems
from hotspot.issues.material import Material
from hotspot.issues.themes.finding import known_words
from hotspot.issues.themes.folder import load_theme_model
from hotspot.issues.wording.key_points import list_told
from hotspot.issues.wording.statistics import is_common
from hotspot.text.place_names import read_phase
from hotspot.tickets.masking.name_openings import are_han

# Proposals, thanks and questions: alike in kind, each about something else, and no problem that a line could name.
OPEN_THEMES = frozenset(
    ("城市建设发展建议", "表扬感谢", "政策咨询", "办事电话地址咨询", "工单进度查询", "政务平台使用", "行政区划调整")
)
# A matter that is its object: a stalled estate, with all that happens there (no lift, theft, unpaid builders).
OBJECT_THEMES = frozenset(("问题楼盘",))
# A theme is as good as the best one when its score is so near, and not below what says anything.
_NEAR = 0.1
_LEAST_SCORE = -0.9
# What tickets tell together is the theme whose mean score is so much higher than elsewhere, and than the next one's.
_LEAST_RISE, _LEAST_LEAD = 0.2, 0.03
# Tickets looked at together; bounds the memory.
_ROWS_AT_ONCE = 4096


@dataclass(frozen=True, eq=False)
class Spread:
    """One entry a ticket in every field.

    ``themes``: "" for none; ``near``: the themes that fit nearly as well as the best one; ``objects``, ``towns``: those
    it names; ``filed``, ``districts``: the town and the district it is filed under, "" for none; ``days``: since the
    first ticket, NaN where unknown; ``grave``: whether it is worth a line by itself; ``words``: those it holds that
    short tickets use and neither the written tickets nor a dictionary know, mostly names; ``names``: those of
    ``list_theme_names``; ``praise``: whether it only thanks; ``phases``: of which phases of an estate it speaks.

    Asked one by one: ``points``, the numbers of the key points of its theme that the ticket at a position tells;
    ``characters``, which Han characters it is told with, names of places apart; ``hear``, the kind of problem that the
    tickets at some positions tell more than all do, "" where none stands out.
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
    characters: Callable[[int], frozenset[str]]
    hear: Callable[[Sequence[int]], str]


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
        characters=partial(_list_characters, material),
        hear=partial(_hear, scores),
    )


def _tell_points(material: Material, themes: Sequence[str], position: int) -> frozenset[int]:
    return list_told(themes[position], [material.titles[position]], [material.texts[position]])[0]


def _list_characters(material: Material, position: int) -> frozenset[str]:
    body = material.bodies[position].replace("来电人", " ")
    for place in material.places[position]:
        body = body.replace(place.name, " ")
    return frozenset(filter(are_han, body))


def _hear(scores: NDArray[np.floating], positions: Sequence[int]) -> str:
    names = load_theme_model().names
    problems = _list_problems(names)
    rises = (scores[list(positions)].mean(axis=0) - scores.mean(axis=0))[problems]
    first, second = np.argsort(-rises, kind="stable")[:2].tolist()
    stands_out = rises[first] >= max(_LEAST_RISE, rises[second] + _LEAST_LEAD)
    return names[problems[first]] if stands_out else ""


def _list_problems(names: Sequence[str]) -> NDArray[np.int64]:
    """Return the columns of the themes that name a problem."""
    return np.array([column for column, name in enumerate(names) if name and name not in OPEN_THEMES])


def list_near_themes(scores: NDArray[np.floating], names: Sequence[str]) -> list[frozenset[str]]:
    """Return for each row of scores the themes nearly as good as the best; open themes are no rivals."""
    problems = _list_problems(names)
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
