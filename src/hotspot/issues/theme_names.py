"""Names by which a matter is told: words that nobody knows (a gym, a school, a firm) and whose tickets tell one theme.

In letters, too, that is no chance (docs/experiments.md).
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotspot.issues.grouping.agreement import find_new_words
from hotspot.issues.grouping.alike import Block, tell_homes
from hotspot.issues.grouping.object_keys import ObjectKey, find_stems
from hotspot.issues.material import Material
from hotspot.issues.themes.families import name_kind
from hotspot.issues.themes.finding import known_words
from hotspot.issues.wording.statistics import is_common

# A theme is told by a name when so many of its tickets hold it: this share of all that hold it, and of the theme's.
_LEAST_TELLING = 3
_LEAST_CUT = 2
_PURE = 0.75
_OWNED = 0.5
# It names a matter that no theme knows when so many of its tickets, and this share of all that hold it, tell none.
_LEAST_UNTOLD = 4
_PURE_UNTOLD = 0.7


@dataclass(frozen=True)
class _Word:
    """A word that nobody knows: the tickets that hold it, in how many it was cut as a word, whether a town bears it."""

    name: str
    numbers: Sequence[int]
    cut: int
    is_town: bool


def list_theme_names(material: Material, blocks: Sequence[Block], themes: Sequence[str]) -> list[frozenset[ObjectKey]]:
    """Return which names each ticket holds by which its theme, or family of themes, is told: words whose tickets are
    nearly all of it and make up half of it; in a large batch, in a district. Who holds it and tells no theme belongs to
    them, if it is no town's. Where nearly all tell none, it names a matter that no theme knows.

    ``blocks``: the tickets as they were compared (``find_alike``); ``themes``: one a ticket.
    """
    homes = tell_homes(material)
    rows: dict[int, set[ObjectKey]] = defaultdict(set)
    words = list(_list_words(material, blocks))
    for labels in (themes, list(map(name_kind, themes))):
        tickets = list(zip(homes, labels, strict=True))
        of_label = Counter(tickets)
        for word in words:
            for home, told in _find_told(word, tickets, of_label):
                for number in word.numbers:
                    if tickets[number] in told:
                        rows[number].add((f"word{home}", word.name))
    return [frozenset(rows[number]) for number in range(len(material))]


def _list_words(material: Material, blocks: Sequence[Block]) -> Iterator[_Word]:
    new_words = find_new_words(material, blocks, known_words(), longest=sys.maxsize)
    cut = Counter(word for row in new_words for _, word in row)
    said = [word for word, count in cut.items() if count >= _LEAST_CUT and not is_common(word)]
    towns = {place.key for places in material.places for place in places if place.place_type == "town"}
    beginnings = {town[:size] for town in towns for size in range(1, len(town) + 1)}
    for word, numbers in find_stems(material, said).items():
        yield _Word(word, numbers, cut[word], word in beginnings)


def _find_told(
    word: _Word, tickets: Sequence[tuple[str, str]], of_label: Mapping[tuple[str, str], int]
) -> Iterator[tuple[str, Collection[tuple[str, str]]]]:
    """Yield each home where a word tells a matter, with the labels, home and theme, of the tickets that tell it."""
    telling = Counter(tickets[number] for number in word.numbers)
    holding = Counter(tickets[number][0] for number in word.numbers)
    for label, count in telling.items():
        home, theme = label
        told = holding[home] - telling[home, ""]
        if theme and count >= max(_LEAST_TELLING, _PURE * told, _OWNED * of_label[label]):
            yield home, {label} if word.is_town else {label, (home, "")}
        is_word = not word.is_town and 2 * word.cut >= len(word.numbers)
        if not theme and is_word and count >= max(_LEAST_UNTOLD, _PURE_UNTOLD * holding[home]):
            yield home, {label}
