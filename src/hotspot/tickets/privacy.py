"""Personal data in texts: found, and masked by typed marks such as 〔电话〕; callers become keyed hashes."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hotspot.arguments import check_text, check_texts
from hotspot.errors import SettingsError
from hotspot.surrogates import replace_halves
from hotspot.tickets.masking.door_marks import find_doors
from hotspot.tickets.masking.marks import HAN_DIGITS, HIDDEN, PersonalData, fold_text, might_hold_mark
from hotspot.tickets.masking.name_marks import find_names, might_hold_name
from hotspot.tickets.masking.number_marks import find_numbers
from hotspot.traditional import holds_traditional

_HASHED = re.compile(r"诉求人-[0-9a-f]{12}")
# Without one of these a text holds no number and no door: letters, stars, five digits near each other, seven numerals,
# 幺, a numeral before 栋, 室, 号 …, a storey before a room's digits, 门牌, digits after 楼上 or before 业主. All start
# with one set of characters, which is quick to search for.
_SIGN = re.compile(
    rf"[\dA-Za-zＡ-Ｚａ-ｚ@＠﹫*＊×●{HAN_DIGITS}十百甲乙丙丁门](?:(?<=[A-Za-zＡ-Ｚａ-ｚ@＠﹫*＊×●])|(?<=\d)[^\u3400-\u9fff]{{4}}"
    rf"|\s?(?:[栋幢座室房号#＃]|单元|门洞?[\d{HAN_DIGITS}十百]|[楼层][\s\S]{{0,5}}\d{{3}})|(?<=门)牌"
    rf"|(?:(?<=[上下壁门]\d)|(?<=[上下壁门]\s\d))\d\d|(?<=\d)\d\d\d?(?:的|业主|户主|住户|租[户客]|房主)"
    rf"|(?<=幺)[\s,，、]?[三四五六七八九]|(?:[\s-]?[\d{HAN_DIGITS}]){{6}})"
)
_HASH_DIGITS = 12
_SEPARATORS = re.compile(r"[\s()·.\u2010-\u2015\u2212\u200b-\u200f\u2060\ufeff-]")
_PHONE_PREFIX = re.compile(r"^(?:\+|00)?86(?=1[3-9]\d{9}$)")


def mask_text(text: str) -> str:
    """Return the text with every piece of personal data replaced by its mark; nothing else changes.

    Masking twice changes nothing more.

    >>> mask_text("白雪村路灯不亮，联系人王小明，电话１３８-０００１-２３４５，工单20240812001")
    '白雪村路灯不亮，联系人王某，电话〔电话〕，工单20240812001'
    """
    parts: list[str] = []
    position = 0
    for found in find_personal_data(text):
        parts += (text[position : found.start], found.mask)
        position = found.end
    return "".join((*parts, text[position:])) if parts else text


def mask_texts(texts: Iterable[str]) -> list[str]:
    """Return ``mask_text`` of each text; ArgumentTypeError for what is no column of texts."""
    return [mask_text(text) for text in check_texts(texts)]


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Return the personal data of a text in order of place, without overlaps; offsets count characters of ``text``.

    ArgumentTypeError for what is no text.
    """
    check_text(text)
    text = replace_halves(text)
    has_numbers = _SIGN.search(text) is not None
    has_names = might_hold_mark(text) or might_hold_name(text) or holds_traditional(text)
    if not has_numbers and not has_names:
        return ()
    folded = fold_text(text)
    found: list[PersonalData] = []
    # What is masked may uncover more (a border where a digit stood), so that it is repeated until nothing is found.
    while fresh := _without_overlaps(_find(folded, has_numbers, has_names or bool(found)), len(text)):
        found += fresh
        folded = _hidden(folded, fresh)
    return _joined(sorted(found, key=lambda item: item.start))


def hash_caller(value: str, *, salt: str) -> str:
    """Return a short keyed hash of a caller (HMAC-SHA256), the same for every spelling of one name or number.

    Empty stays empty, and a hash stays itself. Raises SettingsError for an empty salt, with which anybody could try all
    phone numbers, ArgumentTypeError for a number that is no text: noughts before it would be lost.

    >>> hash_caller("１３８ ０００１ ２３４５", salt="s") == hash_caller("+86 138-0001-2345", salt="s")
    True
    """
    check_text(value, "value")
    check_text(salt, "salt")
    if not salt:
        raise SettingsError('诉求人哈希的密钥(salt)是空的,应为一段只有本单位知道的文字。请另给一个,如 salt="…"。')
    plain = _SEPARATORS.sub("", unicodedata.normalize("NFKC", value)).casefold()
    if not plain or _HASHED.fullmatch(value.strip()):
        return value.strip() if plain else ""
    plain = _PHONE_PREFIX.sub("", plain)
    digest = hmac.new(salt.encode(), plain.encode(), hashlib.sha256).hexdigest()
    return f"诉求人-{digest[:_HASH_DIGITS]}"


def _find(folded: str, has_numbers: bool, has_names: bool) -> Iterator[PersonalData]:
    if has_numbers:
        yield from find_numbers(folded)
    if has_names:
        yield from find_names(folded)
    if has_numbers:
        yield from find_doors(folded)


def _joined(found: list[PersonalData]) -> tuple[PersonalData, ...]:
    """Return the items with doors that touch, 88号 and 3栋402, made one."""
    joined: list[PersonalData] = []
    for item in found:
        if joined and item.data_type == joined[-1].data_type == "door" and item.start == joined[-1].end:
            item = replace(item, start=joined.pop().start)
        joined.append(item)
    return tuple(joined)


def _hidden(folded: str, found: list[PersonalData]) -> str:
    letters = list(folded)
    for item in found:
        letters[item.start : item.end] = HIDDEN * (item.end - item.start)
    return "".join(letters)


def _without_overlaps(items: Iterator[PersonalData], length: int) -> list[PersonalData]:
    """Return the items that meet no earlier one."""
    kept: list[PersonalData] = []
    is_taken = bytearray(length)
    for item in items:
        if not any(is_taken[item.start : item.end]):
            is_taken[item.start : item.end] = b"\1" * (item.end - item.start)
            kept.append(item)
    return kept
