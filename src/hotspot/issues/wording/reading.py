"""The tickets of an issue, read once: texts without boilerplate and masks, and the words of titles and texts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.text.boilerplate import strip_boilerplate
from hotspot.text.segment import load_segmenter

# Characters of a text that are read; what comes later in a letter is history and pleading.
READ_LENGTH = 300
# Characters of a text in which the object and the kind of problem are looked for.
HEAD_LENGTH = 150
# A title longer than this is a text; nothing below reads more of it.
_TITLE_LENGTH = 80

_MASK = re.compile(r"〔[^〔〕\n]{1,8}〕")
_MASKED_DISTRICT = re.compile(r"(?<![A-Za-z0-9])[A-Z]\d{0,2}[市县区](?!域)")
_YEAR = re.compile(r"(?<![自从到至于在])(?:19|20)\d\d年度?(?![\d底初末前后以到至上下])")


@dataclass(frozen=True)
class Reading:
    """One entry a ticket: title ("" without one), text, and the words of both."""

    titles: tuple[str, ...]
    texts: tuple[str, ...]
    title_words: tuple[tuple[str, ...], ...]
    text_words: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        """Return the number of tickets."""
        return len(self.texts)

    @property
    def heads(self) -> list[str]:
        """Title and first words of each ticket."""
        return [f"{title}\n{text[:HEAD_LENGTH]}" for title, text in zip(self.titles, self.texts, strict=True)]

    @property
    def is_titled(self) -> bool:
        """Whether at least half of the tickets have a title, as letters do."""
        return 2 * sum(map(bool, self.titles)) >= len(self.titles)


def read_tickets(titles: Sequence[str], texts: Sequence[str]) -> Reading:
    """Read masked and cleaned titles and texts."""
    plain = tuple(_YEAR.sub("", _MASK.sub("", title))[:_TITLE_LENGTH] for title in titles)
    bodies = tuple(strip_boilerplate(text)[:READ_LENGTH] for text in texts)
    words = [tuple(row) for row in load_segmenter().segment_texts([part_districts(text) for text in (*plain, *bodies)])]
    return Reading(plain, bodies, tuple(words[: len(plain)]), tuple(words[len(plain) :]))


def part_districts(text: str) -> str:
    """Return a text whose masked districts (A7县) are blanks: they would glue themselves to the word after them."""
    return _MASKED_DISTRICT.sub(" ", text)


def strip_masks(text: str) -> str:
    """Return a text without 〔电话〕 and the like."""
    return _MASK.sub("", text)
