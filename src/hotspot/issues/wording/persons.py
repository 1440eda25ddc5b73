"""Words that look like a person's full name where masking had no sign that it is one: 依法追究罗明故意伤害案."""

from collections.abc import Iterable

from hotspot.issues.wording.statistics import is_known
from hotspot.tickets.masking.surnames import GIVEN, PLAIN_SURNAMES


def names_person(words: Iterable[str], places: str) -> bool:
    """Say whether a word that is in no dictionary and no name of ``places`` is written like a person's name."""
    return any(_is_person(word) and word not in places for word in words)


def _is_person(word: str) -> bool:
    return len(word) in (2, 3) and word[0] in PLAIN_SURNAMES and set(word[1:]) <= GIVEN and not is_known(word)
