"""Personal data in texts: found, and masked by typed marks such as 〔电话〕; callers become keyed hashes."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from hotspot.arguments import check_text, check_texts
from hotspot.errors import SettingsError
from hotspot.tickets.masking.door_marks import find_doors
from hotspot.tickets.masking.marks import HAN_DIGITS, HIDDEN, PersonalData, fold_text, might_hold_mark
from hotspot.tickets.masking.name_marks import find_names, might_hold_name
from hotspot.tickets.masking.name_model import Place, load_name_model
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

    Masking twice changes nothing more. Many texts are masked faster together, by ``mask_texts``.

    >>> mask_text("白雪村路灯不亮，联系人王小明，电话１３８-０００１-２３４５，工单20240812001")
    '白雪村路灯不亮，联系人王某，电话〔电话〕，工单20240812001'
    """
    return _mask(text, find_personal_data(text))


def mask_texts(texts: Iterable[str]) -> list[str]:
    """Return ``mask_text`` of each text; ArgumentTypeError for what is no column of texts."""
    checked = check_texts(texts)
    return [_mask(text, found) for text, found in zip(checked, find_in_each(checked), strict=True)]


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Return the personal data of a text in order of place, without overlaps; offsets count characters of ``text``.

    ArgumentTypeError for what is no text.
    """
    check_text(text)
    return find_in_each([text])[0]


def find_in_each(texts: Iterable[str]) -> list[tuple[PersonalData, ...]]:
    """Return ``find_personal_data`` of each text; ArgumentTypeError for what is no column of texts."""
    screen = load_name_model().screen
    readings: dict[int, _Reading] = {}
    unread: list[_Reading] = []
    checked = check_texts(texts)
    for number, (text, places) in enumerate(zip(checked, screen(checked), strict=True)):
        has_numbers = _SIGN.search(text) is not None
        is_folded = might_hold_mark(text) or holds_traditional(text)
        has_cues = is_folded or might_hold_name(text)
        if has_numbers or has_cues or places:
            readings[number] = _Reading(fold_text(text), has_numbers, has_cues)
            if is_folded or readings[number].read(places):
                unread.append(readings[number])
    # What is masked may uncover more (a border where a digit stood), so that it is repeated until nothing is found.
    while unread:
        places_of_each = screen([reading.folded for reading in unread])
        unread = [reading for reading, places in zip(unread, places_of_each, strict=True) if reading.read(places)]
    found: list[tuple[PersonalData, ...]] = [()] * len(checked)
    for number, reading in readings.items():
        found[number] = _joined(sorted(reading.found, key=lambda item: item.start))
    return found


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


def _mask(text: str, found: Iterable[PersonalData]) -> str:
    parts: list[str] = []
    position = 0
    for item in found:
        parts += (text[position : item.start], item.mask)
        position = item.end
    return "".join((*parts, text[position:])) if parts else text


@dataclass
class _Reading:
    """A text that is read: its folded copy, in which what is found gets hidden, and what it could hold."""

    folded: str
    has_numbers: bool
    has_cues: bool
    found: list[PersonalData] = field(default_factory=list)

    def read(self, places: Sequence[Place]) -> bool:
        """Find what is not yet hidden, and hide it; tell whether there was anything."""
        fresh = _without_overlaps(self._find(places), len(self.folded))
        if fresh:
            self.found += fresh
            self.folded = _hidden(self.folded, fresh)
            self.has_cues = True
        return bool(fresh)

    def _find(self, places: Sequence[Place]) -> Iterator[PersonalData]:
        if self.has_numbers:
            yield from find_numbers(self.folded)
        if self.has_cues or places:
            yield from find_names(self.folded, places, has_cues=self.has_cues)
        if self.has_numbers:
            yield from find_doors(self.folded)


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
