"""A hotspot's wording: a title, a sentence, the tickets behind each part; how the sentence is joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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


def join_phrases(phrases: Sequence[Phrase]) -> Phrase:
    """Return what several matters of one hotspot are told by: the title of the first, the sentences of all.

    >>> join_phrases([Phrase("路灯问题", "群众反映路灯不亮。", ()), Phrase("停水问题", "群众反映停水。", ())]).sentence
    '群众反映路灯不亮；群众反映停水。'
    """
    sentences = dict.fromkeys(phrase.sentence.removesuffix("。") for phrase in phrases)
    slots = list(phrases[0].slots)
    for number, phrase in enumerate(phrases[1:], start=2):
        slots += [replace(slot, name=f"{slot.name}_of_{number}") for slot in phrase.slots if slot.name != "title"]
    return Phrase(phrases[0].title, "；".join(sentences) + "。", tuple(slots))


def pick_ids(ids: Sequence[str], numbers: Iterable[int]) -> tuple[str, ...]:
    """Return the ids of these tickets, in order."""
    return tuple(ids[number] for number in sorted(set(numbers)))
