"""What the tickets of an issue have in common: weighted words, and how near a clause comes to them."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hotspot.issues.wording.reading import Reading
from hotspot.issues.wording.statistics import Wording, load_roles, load_things

# A word of a title counts whole, one that stands in the text alone counts less.
_TEXT_WEIGHT = 0.5
# The heaviest words that a perfect clause would hold.
_MOST_WORDS = 6
# A letter's title is about the issue when this much of its weight is told by a second letter, too; what one caller
# tells is an anecdote below more.
_LEAST_OF_TITLE, _LEAST_OF_CALL = 0.2, 0.5
# A word is told again when so large a share of the tickets hold it, and two of them; when this share does, by most.
_LEAST_REPEATED, _LEAST_AGREED = 1 / 3, 1 / 2


@dataclass(frozen=True, eq=False)
class Focus:
    """How much each word tells by itself, in which share of the tickets it stands, and which words only say where.

    ``repeated``: words of two tickets and of a third of them, ``agreed``: of half of them; ``tickets``: how many there
    are; ``is_titled``: they have titles.
    """

    told: Mapping[str, float]
    shares: Mapping[str, float]
    named: frozenset[str]
    repeated: frozenset[str]
    agreed: frozenset[str]
    tickets: int
    is_titled: bool

    @cached_property
    def _full(self) -> float:
        return self._sum_heaviest(frozenset())

    @cached_property
    def _full_matter(self) -> float:
        return self._sum_heaviest(self.named)

    def rate(self, words: Sequence[str]) -> float:
        """Return 0–1: how near words come to what the tickets share, and to what is left of it without names.

        The geometric mean of both, so that naming the place alone rates nothing.
        """
        return math.sqrt(
            self._match(words, frozenset(), self._full) * self._match(words, self.named, self._full_matter)
        )

    def is_shared(self, words: Sequence[str], *, from_title: bool) -> bool:
        """Say whether enough of what a clause tells is told by a second ticket."""
        return self.support(words) >= (_LEAST_OF_TITLE if from_title and self.is_titled else _LEAST_OF_CALL)

    def support(self, words: Sequence[str]) -> float:
        """Return 0–1: how much of what words tell, names apart, a second ticket tells as well; 1 of a lone ticket."""
        return self._measure_told(words, self.repeated)

    def agreement(self, words: Sequence[str]) -> float:
        """Return 0–1: how much of what words tell, names apart, half of the tickets tell; 1 of a lone ticket."""
        return self._measure_told(words, self.agreed)

    def list_things(self) -> list[str]:
        """Return the things that half of several tickets speak of, else a third, names apart, most telling first."""
        often = [word for word in self.repeated - self.named if word in load_things()]
        things = [word for word in often if word in self.agreed] or often
        return sorted(things, key=lambda word: (-round(self.told[word] * self.shares[word], 6), word))

    def _measure_told(self, words: Sequence[str], again: frozenset[str]) -> float:
        weights = {word: self.told[word] for word in (set(words) & self.told.keys()) - self.named}
        if self.tickets == 1 or not weights:
            return float(self.tickets == 1)
        return sum(sorted(weights[word] for word in weights if word in again)) / sum(sorted(weights.values()))

    def _match(self, words: Sequence[str], without: frozenset[str], full: float) -> float:
        """Return the harmonic mean of coverage (of the heaviest words) and precision, weighted by what words tell."""
        held = sorted((set(words) & self.told.keys()) - without)
        weight = sum(self.told[word] for word in held)
        common = sum(self.told[word] * self.shares[word] for word in held)
        if not common:
            return 0.0
        coverage, precision = min(common / full, 1.0), common / weight
        return 2 * coverage * precision / (coverage + precision)

    def _sum_heaviest(self, without: frozenset[str]) -> float:
        values = sorted(
            (self.told[word] * self.shares[word] for word in self.told if word not in without), reverse=True
        )
        return sum(values[:_MOST_WORDS])


def find_focus(reading: Reading, named: str, wording: Wording) -> Focus:
    """Weigh the words that tickets share; those that stand in ``named`` only say where."""
    empty = load_roles().empty
    counts: Counter[str] = Counter()
    holding: Counter[str] = Counter()
    for title, body in zip(reading.title_words, reading.text_words, strict=True):
        counts.update(dict.fromkeys(set(title), 1.0))
        counts.update(dict.fromkeys(set(body) - set(title), _TEXT_WEIGHT if title else 1.0))
        holding.update({*title, *body})
    words = [word for word in sorted(counts) if word not in empty and any(character.isalnum() for character in word)]
    told = {word: wording.weigh(word) for word in words}
    shares = {word: counts[word] / len(reading) for word in words}

    def find_held(share: float) -> frozenset[str]:
        return frozenset(word for word in words if holding[word] >= max(2, share * len(reading)))

    return Focus(
        told=told,
        shares=shares,
        named=frozenset(word for word in words if word in named),
        repeated=find_held(_LEAST_REPEATED),
        agreed=find_held(_LEAST_AGREED),
        tickets=len(reading),
        is_titled=reading.is_titled,
    )
