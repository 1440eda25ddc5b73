"""Which words matter: how rare each is in the period, and what role the written list gives it."""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.wording.reading import READ_LENGTH, cut_heads, part_districts
from hotspot.resources import find_shipped
from hotspot.text.dictionary import read_dictionary
from hotspot.text.segment import load_segmenter
from hotspot.text.subtopics import SubtopicMatcher, load_subtopics
from hotspot.text.written_lists import parse_roles, read_list


@dataclass(frozen=True)
class WordRoles:
    """How words may be used in what is printed; data/wording.tsv says what each role means."""

    personal: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    wanting: frozenset[str] = frozenset()
    calling: frozenset[str] = frozenset()
    exclaiming: frozenset[str] = frozenset()
    pleading: frozenset[str] = frozenset()
    accusing: frozenset[str] = frozenset()
    judging: frozenset[str] = frozenset()
    blaming: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    ending: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    stating: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    trading: frozenset[str] = frozenset()
    broad: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()
    softer: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()

    @cached_property
    def unprintable(self) -> frozenset[str]:
        """Words that keep a clause from being printed."""
        return self.personal | self.spoken | self.accusing | self.blaming

    @cached_property
    def unstated(self) -> frozenset[str]:
        """Words that show that a clause of a text states nothing about the matter."""
        return self.asking | self.exclaiming | self.pleading | self.calling

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Words that no name holds."""
        return self.empty | self.asking | self.pleading | self.personal | self.accusing | self.judging

    @cached_property
    def untitled(self) -> frozenset[str]:
        """Words that keep a clause from being a title."""
        return self.judging | self.blaming | self.accusing


@dataclass(frozen=True, eq=False)
class Wording:
    """What the tickets of a period teach: how many there are, in how many a word and a sub-topic occurs."""

    tickets: int
    counts: Mapping[str, int]
    topic_shares: NDArray[np.float64]

    def weigh(self, word: str) -> float:
        """Return how much a word tells: 0.7 for one in every ticket, more the rarer it is."""
        return math.log1p(max(self.tickets, 1) / max(self.counts.get(word, 0), 1))


def learn_wording(
    titles: Sequence[str],
    texts: Sequence[str],
    bodies: Sequence[str] = (),
    count_words: Callable[[NDArray[np.bool_]], Counter[str]] | None = None,
) -> Wording:
    """Count words and sub-topics in the masked and cleaned titles ("" where none) and texts of a period.

    ``count_words``: counts those of the chosen tickets where they were cut already, of title and ``bodies``.
    """
    joined = [f"{title}\n{text[:READ_LENGTH]}" for title, text in zip(titles, texts, strict=True)]
    parted = [part_districts(text) for text in joined]
    known = np.zeros(len(joined), dtype=np.bool_)
    counts: Counter[str] = Counter()
    if count_words is not None:
        # What was cut has no boilerplate and is not cut short.
        cut = zip(texts, bodies, joined, parted, strict=True)
        known = np.array(
            [text[:READ_LENGTH] == body and whole == part for text, body, whole, part in cut], dtype=np.bool_
        )
        counts = count_words(known)
    for words in load_segmenter().segment_texts([parted[row] for row in np.flatnonzero(~known).tolist()]):
        counts.update(set(words))
    heads = cut_heads(titles, texts)
    # Counted without a dense table: a city's year of heads and hundreds of sub-topics would fill the memory.
    shares = load_topics().score(heads).getnnz(axis=0) / max(len(heads), 1)
    return Wording(len(joined), counts, shares)


def score_topics(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return which sub-topics' triggers occur, shape (len(texts), sub-topics): 0 or 1."""
    found: NDArray[np.float64] = (load_topics().score(texts) > 0).toarray().astype(np.float64)
    return found


@cache
def load_topics() -> SubtopicMatcher:
    """Return the shipped sub-topics."""
    return load_subtopics(find_shipped("data/subtopics.tsv"))


@cache
def load_roles() -> WordRoles:
    """Return the shipped word list; SettingsError when a line is wrong."""
    path = find_shipped("data/wording.tsv")
    roles = (role.name for role in fields(WordRoles))
    return WordRoles(**parse_roles(read_list(path, "用词表"), roles, source=str(path)))


@cache
def neutral_names() -> Mapping[str, str]:
    """Return how a title names the sub-topics whose own name accuses."""
    return dict(sorted(pair.split("=", 1) for pair in load_roles().neutral))


def soften(text: str) -> str:
    """Return a text with a plain word in the place of one that judges: 乱收费 → 收费."""
    for word, plain in _softer_words():
        text = text.replace(word, plain)
    return text


@cache
def _softer_words() -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition("=") for pair in sorted(load_roles().softer))
    return tuple((word, plain) for word, _, plain in pairs)


@cache
def load_predicates() -> frozenset[str]:
    """Return the verbs, adjectives and idioms of jieba's dictionary, and what else states: a clause needs one."""
    verbs = re.findall(r"^(\S+) \d+ (?:v|vd|vi|vg|a|ad|an|i|l|z)$", read_dictionary(), re.MULTILINE)
    return load_roles().stating.union(verbs)


@cache
def load_things() -> frozenset[str]:
    """Return the nouns of jieba's dictionary that may name what tickets share; no persons and no names."""
    roles = load_roles()
    nouns = re.findall(r"^(\S{2,}) \d+ n$", read_dictionary(), re.MULTILINE)
    return frozenset(nouns) - roles.unprintable - roles.unstated - roles.unnamed - roles.untitled - roles.general


def is_known(word: str) -> bool:
    """Say whether jieba's dictionary holds a word."""
    return word in _known_words()


@cache
def _known_words() -> frozenset[str]:
    return frozenset(re.findall(r"^(\S+) ", read_dictionary(), re.MULTILINE))


def is_common(word: str) -> bool:
    """Say whether a word is known, and not as the name of a place or thing: by jieba's dictionary, or by ours."""
    return word in _common_words()


@cache
def _common_words() -> frozenset[str]:
    return load_roles().common.union(re.findall(r"^(\S+) \d+ (?!n[zst]$)", read_dictionary(), re.MULTILINE))


def has_word(text: str, words: Sequence[str], role: frozenset[str]) -> bool:
    """Say whether a text holds a word of the role; one character counts only as a word of its own (讲, not 讲课)."""
    return not role.isdisjoint(words) or _pattern(role).search(text) is not None


@cache
def _pattern(role: frozenset[str]) -> re.Pattern[str]:
    longer = sorted((word for word in role if len(word) > 1), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longer)) or r"(?!)")
