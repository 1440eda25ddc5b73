"""What the tickets of an issue have in common: weighted words, and how near a clause comes to them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hotspot.issues.wording import READ_LENGTH, Wording, load_roles
from hotspot.text.boilerplate import strip_boilerplate
from hotspot.text.segment import load_segmenter

# A word of a title counts whole, one that stands in the text alone counts less.
_TEXT_WEIGHT = 0.5
# The heaviest words that a perfect clause would hold.
_MOST_WORDS = 8


@dataclass(frozen=True)
class Focus:
    """How much each word tells by itself, and in which share of the tickets it stands."""

    told: Mapping[str, float]
    shares: Mapping[str, float]
    full: float

    def rate(self, words: Sequence[str]) -> float:
        """Return 0–1: how much of the common matter the words hold, and how much of what they hold is common.

        The harmonic mean of coverage (of the heaviest words) and precision, both weighted by how much words tell.
        """
        held = sorted(set(words) & self.told.keys())
        weight = sum(self.told[word] for word in held)
        common = sum(self.told[word] * self.shares[word] for word in held)
        if not common or not self.full:
            return 0.0
        coverage, precision = min(common / self.full, 1.0), common / weight
        return 2 * coverage * precision / (coverage + precision)


def find_focus(titles: Sequence[str], texts: Sequence[str], wording: Wording) -> Focus:
    """Weigh the words that tickets share; ``titles`` are "" where there are none."""
    empty = load_roles().empty
    segmenter = load_segmenter()
    heads = segmenter.segment_texts(titles)
    bodies = segmenter.segment_texts([strip_boilerplate(text)[:READ_LENGTH] for text in texts])
    counts: Counter[str] = Counter()
    for title, body in zip(heads, bodies, strict=True):
        counts.update(dict.fromkeys(set(title), 1.0))
        counts.update(dict.fromkeys(set(body) - set(title), _TEXT_WEIGHT if title else 1.0))
    words = sorted(word for word in counts if word not in empty and any(character.isalnum() for character in word))
    told = {word: wording.weigh(word) for word in words}
    shares = {word: counts[word] / len(texts) for word in words}
    full = sum(sorted((told[word] * shares[word] for word in words), reverse=True)[:_MOST_WORDS])
    return Focus(told, shares, full)
