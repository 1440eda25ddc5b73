"""What a piece of personal data is, how patterns find it, and the copy of a text that it is looked for in."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hotspot.traditional import simplify_characters

PersonalDataType = Literal["phone", "id", "card", "plate", "email", "qq", "wechat", "name", "door"]
# What clerks call each type, in the order in which they are counted; but for names the mark says the same.
TYPE_NAMES: dict[PersonalDataType, str] = {
    "phone": "电话",
    "id": "证件",
    "card": "银行卡",
    "plate": "车牌",
    "email": "邮箱",
    "qq": "QQ",
    "wechat": "微信",
    "name": "姓名",
    "door": "门牌",
}

# Digits as they are written in Chinese, also on the phone (幺) and on forms (壹).
HAN_DIGITS = "零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖"
# Stands for what is masked already. No pattern reads it, so that masking twice finds nothing new.
HIDDEN = "\ue000"

_MASKED = re.compile(
    r"〔[^〔〕\s]{1,8}〕|诉求人-[0-9a-f]{12}|(?:欧阳|上官|司马|诸葛|皇甫|尉迟|慕容|令狐|司徒|东方|夏侯|[\u3400-\u9fff])某{1,2}"
)
_DASHES = "－—–‐‑‒―−﹣─"
# Between the parts of 约翰·史密斯.
DOTS = "·•・‧∙･．"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"

# Nearly every text needs these alone, and replacing them is quicker than translating every character.
_WIDE_PUNCTUATION = tuple(zip("，：；（）！？", ",:;()!?", strict=True))
_UNUSUAL = re.compile(r"[^\x00-\x7f\u3400-\u9fff，。、：；（）！？“”‘’【】《》〔〕…]")


@dataclass(frozen=True)
class PersonalData:
    """A piece of personal data: where it stands in the text, its type, and the mark that is written instead."""

    start: int
    end: int
    data_type: PersonalDataType
    mask: str


def write_mark(data_type: PersonalDataType) -> str:
    """Return the mark of a type, 〔电话〕; a name has one of its own (``name_ends.mark_name``)."""
    return f"〔{TYPE_NAMES[data_type]}〕"


def find_matches(
    text: str,
    patterns: Sequence[re.Pattern[str]],
    data_type: PersonalDataType,
    is_meant: Callable[[re.Match[str]], bool] = lambda match: True,
) -> Iterator[PersonalData]:
    """Yield what patterns find in a folded text, where they have a group ``it`` that alone."""
    mark = write_mark(data_type)
    for pattern in patterns:
        group = "it" if "it" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            if is_meant(match):
                yield PersonalData(match.start(group), match.end(group), data_type, mark)


def might_hold_mark(text: str) -> bool:
    """Say cheaply whether something in a text could be masked already."""
    return "〔" in text or "某" in text or "诉求人-" in text


def fold_text(text: str) -> str:
    """Return a copy of equal length with half-width and simplified characters, plain dashes and dots, and marks hidden.

    >>> fold_text("１３８—００ 〔电话〕") == "138-00 " + HIDDEN * 4
    True
    """
    folded = text = simplify_characters(text)
    if _UNUSUAL.search(text):
        folded = text.translate(_WIDTHS)
    elif not text.isascii():
        for wide, narrow in _WIDE_PUNCTUATION:
            folded = folded.replace(wide, narrow)
    if might_hold_mark(folded):
        folded = _MASKED.sub(lambda match: HIDDEN * len(match.group()), folded)
    return folded


class _Widths(dict[int, str]):
    """A table for ``str.translate`` that learns the decimal digits of other scripts as texts bring them."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = str(unicodedata.digit(letter)) if letter.isdecimal() else letter
        return self[code]


# Also every blank of another width; an invisible character reads as a blank that separates nothing.
_WIDTHS = _Widths(
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, DOTS), "·")
    | dict.fromkeys((0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B), *map(ord, _INVISIBLE)), " ")
    | {0xFE6B: "@", 0xE000: "\ue001", ord("×"): "*", ord("●"): "*"}
)
