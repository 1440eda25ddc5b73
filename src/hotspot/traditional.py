"""Traditional characters, as some citizens type them, read as the simplified ones that all lists and models are of."""

import re
from functools import cache

# Traditional ones that the standard set of simplified text (GB 2312) holds as well.
_RARE_OTHERWISE = "後菸麽"
# A simplified text may name 昇辉小区: two such characters make a text a traditional one.
_LEAST = 2


def holds_traditional(text: str) -> bool:
    """Tell whether a text holds a traditional character.

    >>> holds_traditional("聯繫人"), holds_traditional("联系人")
    (True, False)
    """
    return not text.isascii() and _pattern().search(text) is not None


def simplify_characters(text: str) -> str:
    """Return the text with each traditional character as a simplified one; the length stays.

    >>> simplify_characters("昇辉小区電話")
    '升辉小区电话'
    """
    return text.translate(_table()) if holds_traditional(text) else text


def simplify_text(text: str) -> str:
    """Return a text that is written in traditional characters in simplified ones; the length stays.

    >>> simplify_text("路燈壞了"), simplify_text("昇辉小区路灯坏了")
    ('路灯坏了', '昇辉小区路灯坏了')
    """
    if not holds_traditional(text) or len(set(_pattern().findall(text))) < _LEAST:
        return text
    return text.translate(_table())


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _table()))}]")


@cache
def _table() -> dict[int, str]:
    """Return the simplified character of each traditional one that simplified text does not use."""
    from opencc import OpenCC

    han = [chr(code) for code in range(0x3400, 0xA000)]
    simplified = OpenCC("t2s").convert("\n".join(han)).split("\n")
    pairs = [(old, new) for old, new in zip(han, simplified, strict=True) if old != new and _is_simplified(new)]
    return {ord(old): new for old, new in pairs if not _is_simplified(old) or old in _RARE_OTHERWISE}


def _is_simplified(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
