"""A hotspot's wording: a title, a sentence, the tickets behind each part; how the sentence is joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hotspot.issues.wording.evidence import IssueEvidence
from hotspot.issues.wording.matters import Matter


@dataclass(frozen=True)
class Slot:
    """A part of the sentence or the title, and the tickets it came from."""

    name: str
    text: str
    ticket_ids: tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """A hotspot's title (6–14 characters, ends in 问题), its sentence, and where each part came from."""

    title: str
    sentence: str
    slots: tuple[Slot, ...]


def join_sentence(quantifier: str, matter: Matter, whole: IssueEvidence) -> str:
    """Put the sentence together, without saying a place twice."""
    place = quantifier.removesuffix("多名业主").removesuffix("多名群众")
    text = matter.text
    if place and place != quantifier and text.startswith(place) and len(text) - len(place) >= 4:
        text = text[len(place) :].lstrip("的小区，")
    # Letters are written, calls are made.
    called = "来电" if 2 * sum(map(bool, whole.titles)) < len(whole) else ""
    return f"{quantifier}{called}{matter.verb}{text}。"


def pick_ids(ids: Sequence[str], numbers: Iterable[int]) -> tuple[str, ...]:
    """Return the ids of these tickets, in order."""
    return tuple(ids[number] for number in sorted(set(numbers)))
