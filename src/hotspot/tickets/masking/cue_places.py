"""Where the cues of names stand in a text: of most a glance at the characters beside tells that no name is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hotspot.tickets.masking.marks import HIDDEN
from hotspot.tickets.masking.name_cues import ACTS, LABELS, TITLES
from hotspot.tickets.masking.name_roles import PEOPLE
from hotspot.tickets.masking.name_words import TELLING
from hotspot.tickets.masking.surnames import (
    COMPOUND_SURNAMES,
    GIVEN,
    PLAIN_SURNAMES,
    SURNAMES,
    TRANSLITERATED,
)

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_SOUNDS = 3
_BEGINS_NAMES = SURNAMES | TRANSLITERATED | frozenset(pair[0] for pair in COMPOUND_SURNAMES)
# What joins a name to its cue, and Latin letters; also of a text that is not folded yet.
_JOINTS = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZ 　\n:：;；([（【[“"|/、及和与的姓名是叫为系】')
# What tells of a person, or goes on with another, behind a name that begins like a word.
_GOES_ON = TELLING | frozenset("，（、和与及０１２３４５６７８９")
# Of a name whose family name is of two characters, and of one that is written by its sounds behind no label.
_LONGEST = 4
_MOST_GIVEN = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """A word beside which a name may stand, and of which lists of ``name_cues`` and ``name_roles`` it is."""

    word: str
    is_label: bool
    is_person: bool
    is_title: bool
    is_act: bool


def find_cues(text: str) -> Iterator[tuple[Cue, int, int]]:
    """Yield the cues of a text, folded or not, beside which a name could stand, and where each begins and ends."""
    finder, cues = _finder()
    # Beside a dot or a number other names count as well.
    is_plain = "·" not in text and HIDDEN not in text
    for which, start, end in finder.find_matches_as_indexes(text):
        cue = cues[which]
        could_be = not is_plain or _could_be_behind(text, end, is_label=cue.is_label)
        if could_be or ((cue.is_title or cue.is_act) and _could_be_before(text, start)):
            yield cue, start, end


def may_follow_cue(text: str, end: int) -> bool:
    """Tell whether a name, or what joins one to its cue, could begin here."""
    letter = text[end : end + 1]
    return letter in _JOINTS or letter in _BEGINS_NAMES


def _could_be_behind(text: str, end: int, *, is_label: bool) -> bool:
    letter = text[end : end + 1]
    if letter in _JOINTS or letter in PLAIN_SURNAMES or (is_label and letter in _BEGINS_NAMES):
        return True
    if letter in SURNAMES:
        behind = text[end + 1 : end + _LONGEST]
        if not GIVEN.isdisjoint(behind[:_MOST_GIVEN]) or not _GOES_ON.isdisjoint(behind[1:]):
            return True
    sounds = text[end : end + _LONGEST]
    return sounds[:2] in COMPOUND_SURNAMES or (len(sounds) == _LONGEST and TRANSLITERATED.issuperset(sounds))


def _could_be_before(text: str, start: int) -> bool:
    name = text[max(0, start - _LONGEST) : start]
    is_sounded = len(name) >= _SOUNDS and TRANSLITERATED.issuperset(name[-_SOUNDS:])
    return name[-1:] in GIVEN and (is_sounded or not SURNAMES.isdisjoint(name[:-1]))


@cache
def _finder() -> tuple["AhoCorasick", list[Cue]]:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    words = sorted(ACTS | LABELS | PEOPLE | TITLES)
    finder = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return finder, [_describe(word) for word in words]


def _describe(word: str) -> Cue:
    return Cue(
        word=word,
        is_label=word in LABELS,
        is_person=word in PEOPLE,
        is_title=word in TITLES,
        is_act=word in ACTS,
    )
