"""Headings with a count, (一)劳动保障类(7218件): those below one make up no more, and all of it where it says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import read_size
from hotspot.bulletin.audit.part_lists import INCOMPLETE
from hotspot.bulletin.audit.sums import NEARLY_WHOLE, describe_sum

# By how deep they stand: 一、 (一) 1. (1)
_MARKS = (
    r"[一二三四五六七八九十]{1,3}\s?、",
    r"\([一二三四五六七八九十]{1,3}\)",
    r"[0-9]{1,2}\s?[.、](?![0-9])",
    r"\([0-9]{1,2}\)",
)
_HEADING = re.compile(
    rf"^\s*(?:{'|'.join(f'({mark})' for mark in _MARKS)})(?P<name>[^,。;:()]{{2,24}})(?:\((?P<told>[^()]{{1,60}})\))?"
)
_SIZE = re.compile(r"(?:前|共|以下|这)?\s?(?P<size>[0-9]{1,2}|[二三四五六七八九十])\s?[大个]?[类项个方]")
# What is done with tickets is told of the same ones again.
_AGAIN = re.compile("办理|办结|派|转|回访|响应|解决|满意|答复|重复|退回|情况")
_MANY = 5


@dataclass(frozen=True)
class Heading:
    """A numbered heading: how deep it stands (0 for 一、), its name, what its brackets tell, its count if they do."""

    level: int
    name: str
    told: str
    sentence: Sentence
    count: Figure | None


def check_headings(document: Document) -> Iterator[Finding]:
    """Yield counts of headings that those of the headings directly below them do not make up."""
    headings = list(_find_headings(document))
    for place, heading in enumerate(headings):
        below = _find_below(headings[place + 1 :], heading.level)
        if heading.count and not any(_AGAIN.search(other.name + other.told) for other in below):
            yield from _compare(heading, heading.count, below)


def _find_headings(document: Document) -> Iterator[Heading]:
    for sentence in document.sentences:
        match = _HEADING.match(sentence.text)
        if match is not None:
            counts = [count for count in sentence.counts if match.start("told") <= count.start < match.end("told")]
            level = next(place for place in range(len(_MARKS)) if match[place + 1])
            yield Heading(level, match["name"], match["told"] or "", sentence, counts[0] if counts else None)


def _find_below(later: Sequence[Heading], level: int) -> list[Heading]:
    """Return the headings of the next level below one of this level."""
    inner: list[Heading] = []
    for heading in later:
        if heading.level <= level:
            break
        inner.append(heading)
    nearest = min((heading.level for heading in inner), default=0)
    return [heading for heading in inner if heading.level == nearest]


def _compare(heading: Heading, total: Figure, below: Sequence[Heading]) -> Iterator[Finding]:
    parts = [other.count for other in below if other.count]
    gap = total.number - sum(part.number for part in parts)
    size = _SIZE.search(heading.told)
    told = read_size(size["size"]) if size else 0
    is_nearly = len(parts) >= _MANY and gap <= NEARLY_WHOLE * total.number and not INCOMPLETE.search(heading.name)
    is_whole = len(parts) == len(below) > 1 and (told == len(parts) or is_nearly)
    if parts and (gap < 0 or (gap and is_whole)):
        yield heading.sentence.report(total, "sum", "warn", describe_sum(parts, total.number))
