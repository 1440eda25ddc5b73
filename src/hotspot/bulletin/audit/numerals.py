"""Characters and numbers of a bulletin: full width, traditional and Chinese numerals, without moving any offset."""

import re
from fractions import Fraction

from hotspot.traditional import simplify_characters

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("−﹪\u3000\xa0—–", "-%  --")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def plain_text(text: str) -> str:
    """Return the text with half-width digits and signs and simplified characters; as long as before."""
    return simplify_characters(text).translate(_PLAIN)


def parse_digits(text: str) -> tuple[Fraction, int]:
    """Return the value and the number of decimals of digits such as ``1,292`` or ``5.80``."""
    # Nothing that is counted has fifty digits, and Python reads no more than 4,300.
    plain = re.sub(r"[, ]", "", text)[:50]
    whole, _, decimals = plain.partition(".")
    return Fraction(f"{whole or '0'}.{decimals}" if decimals else whole), len(decimals)


def parse_chinese(text: str) -> Fraction | None:
    """Return the value of a Chinese numeral such as 一千二百九十二 or 十五点六; None when it is none.

    >>> parse_chinese("一千二百九十二")
    Fraction(1292, 1)
    """
    whole, point, decimals = text.partition("点")
    total = section = digit = 0
    for char in whole:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        elif char in _SCALES:
            section += (digit or (1 if char == "十" else 0)) * _SCALES[char]
            digit = 0
        else:
            return None
    value = Fraction(total + section + digit)
    if point:
        if not decimals or any(char not in _DIGITS for char in decimals):
            return None
        value += Fraction(int("".join(str(_DIGITS[char]) for char in decimals)), 10 ** len(decimals))
    return value


def read_size(text: str) -> int:
    """Return how many a text says there are, in digits or in Chinese; 0 where it is no numeral.

    >>> read_size("12"), read_size("十二")
    (12, 12)
    """
    return int(text) if text.isdigit() else int(parse_chinese(text) or 0)
