"""From a raw ticket text to what is modelled: masked, cleaned, and without the boilerplate of calls and letters."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from hotspot.text.boilerplate import strip_boilerplate
from hotspot.tickets.idle_rows import is_idle_text
from hotspot.tickets.privacy import mask_texts
from hotspot.traditional import simplify_text

# Full-width punctuation that Chinese text means as such; NFKC would turn it into ASCII.
_KEPT_PUNCTUATION = "！（），：；？～"

# Blocks whose compatibility forms are only other ways to write a character: radicals, ideographs, letters, digits.
_SAFE_BLOCKS = (
    (0x2E80, 0x2FDF),
    (0xF900, 0xFAFF),
    (0xFB00, 0xFB06),
    (0xFF01, 0xFF5E),
    (0xFFE0, 0xFFE6),
    (0x1D400, 0x1D7FF),
    (0x2F800, 0x2FA1F),
)

# Anything that may need work: not plain Han, ASCII or common Chinese punctuation, or more than one blank in a row.
_UNCLEAN = re.compile(
    r"[^\x21-\x7e\u4e00-\u9fff\u2014\u2018-\u201d\u2026\u3001\u3002\u3008-\u3011\u3014\u3015！（），：；？ ]|  "
)
_BLANKS = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """Return the text with half-width letters and digits, no invisible characters, and single blanks.

    A text of traditional characters is returned in simplified ones. Chinese punctuation stays as it is; a run of blanks
    with a line break becomes one line break. Cleaning twice changes nothing more.

    >>> clean_text("Ｓ３０８　路段，路灯\u200b不亮  ！")
    'S308 路段，路灯不亮 ！'
    """
    text = simplify_text(text)
    if _UNCLEAN.search(text) is None:
        return text.strip()
    # Composing comes first and last: a removed joiner may leave a base and its mark side by side.
    text = unicodedata.normalize("NFC", text).translate(_translation())
    text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub(_shrink, text).strip()


def normalize_texts(texts: Iterable[str]) -> list[str]:
    """Mask personal data, clean, and strip boilerplate: the only form of a text that is modelled.

    ArgumentTypeError for what is no column of texts.
    """
    return [strip_boilerplate(text) for text in clean_texts(texts)]


def clean_texts(texts: Iterable[str]) -> list[str]:
    """Return each text masked and cleaned, its boilerplate still there."""
    return [clean_text(text) for text in mask_texts(texts)]


def strip_to_matter(text: str) -> str:
    """Return a cleaned text without boilerplate; "" of marks or a number alone, and of what adds up or signs a table.

    >>> strip_to_matter("市民来电反映：路灯不亮"), strip_to_matter("……"), strip_to_matter("合计：36件")
    ('路灯不亮', '', '')
    """
    return strip_boilerplate(text) if any(map(str.isalnum, text)) and not is_idle_text(text) else ""


def _shrink(blanks: re.Match[str]) -> str:
    return "\n" if "\n" in blanks.group() else " "


@cache
def _translation() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for first, last in _SAFE_BLOCKS:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and chr(code) not in _KEPT_PUNCTUATION:
                table[code] = plain
    for code in (*range(0x10000), *range(0xE0000, 0xE01F0), *range(0x1D173, 0x1D17B)):
        category = unicodedata.category(chr(code))
        if category in ("Cc", "Cf", "Cs") or 0xFE00 <= code <= 0xFE0F or code >= 0xE0100:
            table[code] = None
    for code in (0x2028, 0x2029, *range(0x0A, 0x0E), 0x85):
        table[code] = "\n"
    table[0x09] = " "
    return table
