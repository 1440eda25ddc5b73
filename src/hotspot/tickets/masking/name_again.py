"""The places of names that something else has given away: the text elsewhere, or the ticket's column of callers."""

import re
from collections.abc import Iterator

from hotspot.tickets.masking.marks import PersonalData
from hotspot.tickets.masking.name_cues import NO_CALLERS, NO_NAMES, TITLES
from hotspot.tickets.masking.name_ends import mark_name
from hotspot.tickets.masking.name_evidence import cut_name
from hotspot.tickets.masking.name_followers import may_follow
from hotspot.tickets.masking.name_openings import are_han
from hotspot.tickets.masking.sounded_names import is_transliterated
from hotspot.tickets.masking.surnames import (
    GIVEN,
    NAMELY,
    PLAIN_SURNAMES,
    SURNAMES,
    WORDLIKE_SURNAMES,
    WORDS,
    measure_surname,
)
from hotspot.traditional import simplify_characters

# 关于陈小明反映 …, 白雪村陈小明来电 …
_BEFORE_CALLER = ("关于", "村", "组", "镇", "乡", "社区", "小区", "街道")

_WHOLE = 3
# What makes two characters before it a town, a village or a county: 文星街道, 高安镇, 华景县.
_OF_PLACE = re.compile("[镇乡县区]|街道|苏木|社区|[村市](?![民里])")


def opens(text: str, start: int) -> bool:
    """Tell whether a sentence, or a part of one, begins here, or what a caller is told by stands before."""
    before = text[max(0, start - 2) : start]
    return not before or before.endswith(_BEFORE_CALLER) or not are_han(before[-1])


def find_again(text: str, names: set[str]) -> Iterator[PersonalData]:
    """Yield the places of whole names; one of two characters, which longer words may hold, only where it ends.

    Given names alone count too. One that is a word as well is a name only where a sentence or a part of one begins
    with it.
    """
    if not names:
        return
    from ahocorasick_rs import AhoCorasick, MatchKind

    given = {name[1:] for name in names if len(name) == _WHOLE and name[0] in SURNAMES}
    finder = AhoCorasick(sorted(names | given), matchkind=MatchKind.LeftmostLongest)
    for _, start, end in finder.find_matches_as_indexes(text):
        said = text[start:end]
        if said not in names:
            if _is_given(text, start, end):
                yield PersonalData(start, end, "name", "某某")
            continue
        if _is_name_here(text, start, end) if _is_word(said) else (end - start > 2 or may_follow(text, end)):
            yield mark_name(text, start, end)


def _is_given(text: str, start: int, end: int) -> bool:
    """Tell whether a given name that the text has with its family name stands here alone: 志远说; not 建设局, 平安."""
    cut = cut_name(text, start, end)
    return bool(cut.pieces) and not cut.is_word and start > 0 and text[start - 1] not in PLAIN_SURNAMES


def hide_name(text: str, name: str) -> str:
    """Return a text with a person's whole name as it is masked, 王某; unchanged for what no person is called.

    A name that is a word as well, 高兴 or 白雪, is one where a sentence begins with it and what follows a name
    follows; one of two characters is none where it is a place's (高安镇).

    >>> hide_name("欧阳小娟诉物业", "欧阳小娟"), hide_name("万达物业不管", "万达物业"), hide_name("很高兴", "高兴")
    ('欧阳某诉物业', '万达物业不管', '很高兴')
    >>> hide_name("陳小明訴物業", "陈小明")
    '陈某訴物業'
    """
    plain, name = simplify_characters(text), simplify_characters(name)
    width = measure_surname(name, 0, SURNAMES)
    given = name[width:]
    is_name = width and len(given) in (1, 2) and are_han(given) and given not in TITLES and name[:2] not in NO_NAMES
    if not is_name and is_transliterated(name):
        return text.replace(name, mark_name(name, 0, len(name)).mask) if plain == text else text
    if not is_name or (name[0] in WORDLIKE_SURNAMES and not all(letter in GIVEN for letter in given)):
        return text
    short, is_word, position = mark_name(name, 0, len(name)).mask, _is_word(name), 0
    parts: list[str] = []
    for match in re.finditer(name, plain):
        is_place = len(name) == 2 and _OF_PLACE.match(plain, match.end())
        if not is_place and (not is_word or _is_name_here(plain, *match.span())):
            parts += (text[position : match.start()], short)
            position = match.end()
    return "".join((*parts, text[position:]))


def _is_word(name: str) -> bool:
    """Tell whether a name of two characters is an ordinary word, or could well be one."""
    could_be = (name[0] in WORDLIKE_SURNAMES and name[1:] not in NAMELY) or name[1] not in GIVEN
    return len(name) == 2 and (could_be or name in WORDS or name in NO_CALLERS)


def _is_name_here(text: str, start: int, end: int) -> bool:
    return opens(text, start) and (text.startswith("诉", end) or may_follow(text, end))
