"""The kind of problem: the sub-topic whose triggers most of the tickets hold and few others do."""

import math
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.themes.listing import ThemeList, read_themes
from hotspot.issues.wording.reading import Reading
from hotspot.issues.wording.statistics import Wording, has_word, load_roles, load_topics, neutral_names, score_topics
from hotspot.resources import find_shipped

# Triggers in the body of a letter prove little: where there are titles, this share of them must hold one.
_LEAST_IN_TITLES = 0.5
_LEAST_IN_TEXTS = 0.5
# The theme was found with more than triggers; it stands when at least this share holds one.
_LEAST_OF_THEME = 0.25
# A problem that is told beside the main one: in so many tickets, of so large a share, so much more than elsewhere.
_LEAST_BESIDE = 2
_LEAST_SHARE_BESIDE = 0.25
_LEAST_SHARE_PART = 0.15
_LEAST_LIFT_BESIDE = math.log(4)
# Shares are smoothed so that a trigger seen twice in a period does not win by rarity alone.
_SMOOTHING = 0.02


@dataclass(frozen=True)
class Kind:
    """A kind of problem as a title may name it, the numbers of the tickets that speak of it, and its sub-topics.

    ``parts``: the sub-topics to be named one by one in its place, where it is a broad theme.
    """

    name: str
    tickets: tuple[int, ...]
    topics: tuple[int, ...]
    parts: tuple["Kind", ...] = ()


def find_kinds(reading: Reading, theme: str, wording: Wording) -> tuple[Kind, ...]:
    """Return the kinds of an issue's problems, the main one first, none where nothing is told often enough.

    The main kind is the theme where the tickets bear it out, else the most telling sub-topic, else the theme.
    """
    found = score_topics(reading.heads)
    shares = found.mean(axis=0)
    in_titles = score_topics([title for title in reading.titles if title]).mean(axis=0) if reading.is_titled else shares
    lifts = np.log((shares + _SMOOTHING) / (wording.topic_shares + _SMOOTHING))
    values = shares * lifts
    told = (shares >= _LEAST_IN_TEXTS) & (in_titles >= _LEAST_IN_TITLES) & (values > 0)
    main = _make(found, name_kind(theme), _find_topics(theme))
    is_borne_out = not main.topics or len(main.tickets) >= _LEAST_OF_THEME * len(reading)
    if told.any() and not (main.name and is_borne_out):
        main = _make_topic(found, int(np.where(told, values, 0).argmax()))
    beside = (found.sum(axis=0) >= _LEAST_BESIDE) & (shares >= _LEAST_SHARE_BESIDE) & (lifts >= _LEAST_LIFT_BESIDE)
    ordered = sorted(np.flatnonzero(beside).tolist(), key=lambda topic: (-round(float(values[topic]), 6), topic))
    # Another category's trigger is a matter in passing more often than not.
    others = (in_titles >= _LEAST_SHARE_BESIDE) & _share_category(main.topics)
    kinds = [_make_topic(found, topic) for topic in ordered if others[topic] and topic not in main.topics]
    return tuple(kind for kind in (replace(main, parts=_find_parts(main, found)), *kinds) if kind.name)


def name_kind(name: str) -> str:
    """Return how a title names a sub-topic or theme: without 问题 at its end, "" when it would accuse."""
    neutral = neutral_names().get(name, name)
    if has_word(neutral, (), load_roles().accusing):
        return ""
    return neutral.removesuffix("问题").removesuffix("的")


def _find_parts(main: Kind, found: NDArray[np.float64]) -> tuple[Kind, ...]:
    """Return the sub-topics to be named in place of a broad theme, the most told first."""
    counts = found.sum(axis=0)
    least = max(_LEAST_BESIDE, _LEAST_SHARE_PART * len(found))
    told = [topic for topic in main.topics if counts[topic] >= least and main.name in load_roles().broad]
    parts = [_make_topic(found, topic) for topic in sorted(told, key=lambda topic: (-counts[topic], topic))]
    return tuple(part for part in parts if part.name)


def _make_topic(found: NDArray[np.float64], topic: int) -> Kind:
    return _make(found, name_kind(load_topics().subtopics[topic].name), (topic,))


def _make(found: NDArray[np.float64], name: str, topics: tuple[int, ...]) -> Kind:
    """Return a kind; one that no trigger knows is every ticket's."""
    held = found[:, list(topics)].any(axis=1) if topics else np.ones(len(found), dtype=np.bool_)
    return Kind(name, tuple(np.flatnonzero(held).tolist()), topics)


def _share_category(topics: tuple[int, ...]) -> NDArray[np.bool_]:
    """Say which sub-topics are of the category of these."""
    known = load_topics().subtopics
    categories = {known[topic].category for topic in topics}
    return np.array([topic.category in categories for topic in known], dtype=np.bool_)


@cache
def _load_themes() -> ThemeList:
    return read_themes(find_shipped("data/themes.tsv"), load_topics())


@cache
def _find_topics(theme: str) -> tuple[int, ...]:
    """Return the sub-topics that a theme joins, or the one of that name."""
    names, of_subtopic = [topic.name for topic in load_topics().subtopics], _load_themes().of_subtopic
    joined = tuple(number for number, name in enumerate(names) if of_subtopic.get(name) == theme)
    return joined if joined or theme not in names else (names.index(theme),)
