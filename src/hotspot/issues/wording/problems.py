"""What is wrong, by name: the theme, or the sub-topic whose triggers most of the tickets hold and few others do."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.themes.listing import ThemeList, read_themes
from hotspot.issues.wording.key_points import has_key_points, tells_any
from hotspot.issues.wording.reading import Reading
from hotspot.issues.wording.statistics import Wording, has_word, load_roles, load_topics, neutral_names, score_topics
from hotspot.resources import find_shipped

# Triggers in the body of a letter prove little: where there are titles, this share of them must hold one.
_LEAST_IN_TITLES = 0.5
_LEAST_IN_TEXTS = 0.5
# A sub-topic told by this share takes the place of a theme that nobody tells of, and that of a broad theme in a title.
_LEAST_OF_OTHER = 0.75
# A problem that is told beside the main one: in so many tickets, of so large a share, so much more than elsewhere.
_LEAST_BESIDE = 2
_LEAST_SHARE_BESIDE = 0.25
_LEAST_SHARE_PART = 0.15
# The same of a sub-topic in a line of several issues, each about its own.
_LEAST_SHARE_LINE = 0.05
_LEAST_LIFT_BESIDE = math.log(4)
# Shares are smoothed so that a trigger seen twice in a period does not win by rarity alone.
_SMOOTHING = 0.02


@dataclass(frozen=True)
class Problem:
    """A problem as a title may name it, the numbers of the tickets that speak of it, and its sub-topics.

    ``parts``: the sub-topics to be named one by one in its place, where it is a broad theme; ``main_part``: the one
    that nearly all of the tickets tell, None without such.
    """

    name: str
    tickets: tuple[int, ...]
    topics: tuple[int, ...]
    parts: tuple["Problem", ...] = ()
    main_part: "Problem | None" = None

    @property
    def exact_name(self) -> str:
        """The name, that of the sub-topic that nearly all tickets tell for a broad theme."""
        return self.main_part.name if self.main_part else self.name


def find_problems(reading: Reading, theme: str, wording: Wording) -> tuple[Problem, ...]:
    """Return the problems of an issue, the main one first, none where nothing is told often enough.

    The main one is the theme, which was found with more than triggers, unless it names no problem, or no ticket tells
    of it while nearly all tell of another sub-topic, and no fewer a key point of that; else the most telling sub-topic.
    """
    found = score_topics(reading.heads)
    shares = found.mean(axis=0)
    in_titles = score_topics([title for title in reading.titles if title]).mean(axis=0) if reading.is_titled else shares
    lifts = np.log((shares + _SMOOTHING) / (wording.topic_shares + _SMOOTHING))
    values = shares * lifts
    told = (shares >= _LEAST_IN_TEXTS) & (in_titles >= _LEAST_IN_TITLES) & (values > 0)
    main = _make(found, name_problem(theme), _find_topics(theme))
    is_other = len(reading) > 1 and main.topics and not main.tickets and shares[told].max(initial=0) >= _LEAST_OF_OTHER
    if told.any() and (is_other or not main.name):
        other = _make_topic(found, int(np.where(told, values, 0).argmax()))
        borne_out, rival = _count_telling(theme, reading), _count_telling(name_theme("", [other]), reading)
        main = main if main.name and borne_out > rival else other
    beside = (found.sum(axis=0) >= _LEAST_BESIDE) & (shares >= _LEAST_SHARE_BESIDE) & (lifts >= _LEAST_LIFT_BESIDE)
    ordered = sorted(np.flatnonzero(beside).tolist(), key=lambda topic: (-round(float(values[topic]), 6), topic))
    # Another category's trigger is a matter in passing more often than not.
    others = (in_titles >= _LEAST_SHARE_BESIDE) & _share_category(main.topics)
    problems = [_make_topic(found, topic) for topic in ordered if others[topic] and topic not in main.topics]
    parts = _find_parts(main, found, _LEAST_SHARE_PART)
    main_part = next((part for part in parts[:1] if len(part.tickets) >= _LEAST_OF_OTHER * len(reading)), None)
    return tuple(problem for problem in (replace(main, parts=parts, main_part=main_part), *problems) if problem.name)


def name_problem(name: str) -> str:
    """Return how a title names a sub-topic or theme: without 问题, "" when it accuses or names no problem."""
    neutral = neutral_names().get(name, name)
    if name in load_roles().vague or has_word(neutral, (), load_roles().accusing):
        return ""
    return neutral.removesuffix("问题").removesuffix("的")


def name_theme(theme: str, problems: Sequence[Problem]) -> str:
    """Return the theme of an issue: the one it was given, else that of its main problem's sub-topic, "" without any."""
    if theme or not problems or not problems[0].topics:
        return theme
    name = load_topics().subtopics[problems[0].topics[0]].name
    return _load_themes().of_subtopic.get(name, "")


def list_parts(theme: str, heads: Iterable[str]) -> list[str]:
    """Return the sub-topics that a line names in place of a broad theme, the most told first; none of another theme."""
    if name_problem(theme) not in load_roles().broad:
        return []
    found = score_topics(list(heads))
    main = _make(found, name_problem(theme), _find_topics(theme))
    return [part.name for part in _find_parts(main, found, _LEAST_SHARE_LINE)]


def _count_telling(theme: str, reading: Reading) -> int:
    """Return how many tickets tell a key point of a theme."""
    return sum(tells_any(theme, reading.titles, reading.texts)) if has_key_points(theme) else 0


def _find_parts(main: Problem, found: NDArray[np.float64], share: float) -> tuple[Problem, ...]:
    """Return the sub-topics to be named in place of a broad theme, the most told first."""
    counts = found.sum(axis=0)
    least = max(_LEAST_BESIDE, share * len(found))
    told = [topic for topic in main.topics if counts[topic] >= least and main.name in load_roles().broad]
    parts = [_make_topic(found, topic) for topic in sorted(told, key=lambda topic: (-counts[topic], topic))]
    return tuple(part for part in parts if part.name)


def _make_topic(found: NDArray[np.float64], topic: int) -> Problem:
    return _make(found, name_problem(load_topics().subtopics[topic].name), (topic,))


def _make(found: NDArray[np.float64], name: str, topics: tuple[int, ...]) -> Problem:
    """Return a problem; one that no trigger knows is every ticket's."""
    held = found[:, list(topics)].any(axis=1) if topics else np.ones(len(found), dtype=np.bool_)
    return Problem(name, tuple(np.flatnonzero(held).tolist()), topics)


def _share_category(topics: tuple[int, ...]) -> NDArray[np.bool_]:
    """Say which sub-topics are of the category of these."""
    categories = _list_categories()
    shared: NDArray[np.bool_] = np.isin(categories, categories[list(topics)])
    return shared


@cache
def _list_categories() -> NDArray[np.int64]:
    """Return a number for the category of each sub-topic."""
    names = [topic.category for topic in load_topics().subtopics]
    return np.array([names.index(name) for name in names], dtype=np.int64)


@cache
def _load_themes() -> ThemeList:
    return read_themes(find_shipped("data/themes.tsv"), load_topics())


@cache
def _find_topics(theme: str) -> tuple[int, ...]:
    """Return the sub-topics that a theme joins, or the one of that name."""
    names, of_subtopic = [topic.name for topic in load_topics().subtopics], _load_themes().of_subtopic
    joined = tuple(number for number, name in enumerate(names) if of_subtopic.get(name) == theme)
    return joined if joined or theme not in names else (names.index(theme),)
