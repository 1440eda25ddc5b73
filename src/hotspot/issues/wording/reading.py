"""The tickets of an issue, read once: texts without boilerplate and masks, and the words of titles and texts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.text.boilerplate import strip_boilerplate
from hotspot.text.numbered_names import MASKED_DISTRICT
from hotspot.text.places import Place, join_title, load_places
from hotspot.text.segment import load_segmenter

# Characters of a text that are read; what comes later in a letter is history and pleading.
READ_LENGTH = 300
# Characters of a text in which the object and the problem are looked for.
HEAD_LENGTH = 150
# A title longer than this is a text; nothing below reads more of it.
_TITLE_LENGTH = 80

# Characters of a call's or letter's opening that are not counted as its first words.
_BOILERPLATE = 20

_MASK = re.compile(r"〔[^〔〕\n]{1,8}〕")
_YEAR = re.compile(r"(?<![自从到至于在])(?:19|20)\d\d年度?(?![\d底初末前后以到至上下])")


@dataclass(frozen=True)
class Reading:
    """One entry a ticket: title ("" without one), text, the words of both, the places in the title and in the first
    words of the text.
    """

    titles: tuple[str, ...]
    texts: tuple[str, ...]
    title_words: tuple[tuple[str, ...], ...]
    text_words: tuple[tuple[str, ...], ...]
    title_places: tuple[tuple[Place, ...], ...]
    text_places: tuple[tuple[Place, ...], ...]

    def __len__(self) -> int:
        """Return the number of tickets."""
        return len(self.texts)

    @property
    def heads(self) -> list[str]:
        """Title and first words of each ticket."""
        return cut_heads(self.titles, self.texts)

    @property
    def is_titled(self) -> bool:
        """Whether at least half of the tickets have a title, as letters do."""
        return 2 * sum(map(bool, self.titles)) >= len(self.titles)


def read_evidence(
    titles: Sequence[str], texts: Sequence[str], places: Sequence[tuple[Place, ...]] | None = None
) -> Reading:
    """Read masked and cleaned titles and texts; ``places``: those of each "title\\ntext", found here when not given."""
    plain, bodies = _read_titles(titles), _read_texts(texts)
    words = [tuple(row) for row in load_segmenter().segment_texts([part_districts(text) for text in (*plain, *bodies)])]
    if places is None:
        places = load_places().find_all_places(list(map(join_title, titles, texts)))
    named, told = part_places(titles, places)
    return Reading(plain, bodies, tuple(words[: len(plain)]), tuple(words[len(plain) :]), tuple(named), tuple(told))


def read_heads(titles: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return ``Reading.heads`` of masked and cleaned titles and texts, of which nothing else is asked."""
    return cut_heads(_read_titles(titles), _read_texts(texts))


def cut_heads(titles: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return title and first words of each ticket, without 〔电话〕 and the like."""
    return [strip_masks(f"{title}\n{text[:HEAD_LENGTH]}") for title, text in zip(titles, texts, strict=True)]


def _read_titles(titles: Sequence[str]) -> tuple[str, ...]:
    return tuple(_YEAR.sub("", _MASK.sub("", title))[:_TITLE_LENGTH] for title in titles)


def _read_texts(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(strip_boilerplate(text)[:READ_LENGTH] for text in texts)


def part_places(
    titles: Sequence[str], places: Sequence[tuple[Place, ...]]
) -> tuple[list[tuple[Place, ...]], list[tuple[Place, ...]]]:
    """Part the places of title and text; those of the text only from its first words."""
    named, told = [], []
    for title, row in zip(titles, places, strict=True):
        end = len(title)
        named.append(tuple(place for place in row if place.end <= end))
        told.append(tuple(place for place in row if end <= place.start < end + HEAD_LENGTH + _BOILERPLATE))
    return named, told


def part_districts(text: str) -> str:
    """Return a text whose masked districts (A7县) are blanks: they would glue themselves to the word after them."""
    return MASKED_DISTRICT.sub(" ", text)


def strip_masks(text: str) -> str:
    """Return a text without 〔电话〕 and the like."""
    return _MASK.sub("", text)
