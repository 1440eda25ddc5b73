"""The canonical form of a place's name: 丽发新城小区 and 丽发新城 compare equal, so do 县一中 and 第一中学.

So do 市二院 and 第二人民医院.
"""

import re
import unicodedata
from functools import lru_cache

_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {"两": "2", "〇": "0"}
# Formal numerals in which estates like to be called: 壹号院. Others are family names (伍, 陆).
_FORMAL = str.maketrans("壹贰叁", "一二三")
_NUMERAL = r"[零〇一二两三四五六七八九十百\d]{1,12}"

_NUMBERED = re.compile(
    rf"第?({_NUMERAL})(?=[中小幼组期路号院团]|完小|(?:人民|附属)?医院|国道|省道|县道|村民小组|生产队|支部)"
)
_PHASE = re.compile(rf"[(]?第?{_NUMERAL}期[)]?")
_MASKED_DISTRICT = re.compile(r"^(?:[A-Z]\d{0,2}[市县区])+")
_PUNCTUATION = re.compile(r"[\s()\[\]【】〔〕《》“”\"'‘’·•.,，。、_~-]+")
_DISTRICT = re.compile(r"^([\u4e00-\u9fff]{2,3})[县市省](?=[\u4e00-\u9fff\d]{2,})")
_SCHOOL = re.compile(r"(\d{1,4}|附属|附)(?:中学|初级中学|高级中学|初中|高中)$")
_PRIMARY = re.compile(r"(\d{1,4}|附属|附)(?:完全小学|完小|小学)$")
_KINDERGARTEN = re.compile(r"(\d{1,2})幼儿园$")
_HOSPITAL = re.compile(r"(\d{1,2})(?:人民)?医院$")
# The letters that signs put before the number of a road.
_ROAD_LETTERS = {"国道": "G", "省道": "S", "县道": "X", "乡道": "Y"}
_ROAD_CLASS = "|".join(_ROAD_LETTERS)
_ROAD_NUMBER = re.compile(rf"({_ROAD_CLASS})?([GSXY])?(\d{{1,4}})(?:({_ROAD_CLASS})|线|高速公路|高速)?")

# How villages end that people name without 村: 耿庄村, 陈楼村; what is left of 白雪村 is a word.
_NAMED_WITHOUT_ENDING = re.compile(r"([\u4e00-\u9fff]{1,4}[庄楼寨营坡洼岗屯堡集湾沟畈桥店])村")

# What a name may drop without naming another place, by type; the longest first.
_DROPPED_ENDINGS = {
    "estate": ("商住小区", "住宅小区", "安置小区", "小区", "楼盘", "项目", "工地"),
    "company": ("有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "分公司", "公司"),
    "village": ("社区居民委员会", "社区居委会", "居民委员会", "村民委员会", "村委会", "居委会", "村委"),
    "town": ("办事处", "人民政府", "政府"),
    "road": (),
}
_RESTORED_ENDINGS = {"社区居民委员会": "社区", "社区居委会": "社区", "居委会": "社区", "居民委员会": "社区"} | {
    "村委会": "村",
    "村民委员会": "村",
    "村委": "村",
}


@lru_cache(maxsize=65536)
def canonical_name(name: str, place_type: str) -> str:
    """Return the form in which two spellings of one name are equal.

    No difference is made by width, case, blanks, brackets, building phases, 县, 湘阴县 or A7县 in front, generic
    endings and how numbers are written; of a road with a number, none by how its class is.

    >>> canonical_name("丽发新城（二期）小区", "estate"), canonical_name("湘阴县第一中学", "school")
    ('丽发新城', '1中')
    >>> canonical_name("市二院", "hospital"), canonical_name("第二人民医院", "hospital")
    ('2院', '2院')
    >>> canonical_name("308省道", "road"), canonical_name("S308线", "road")
    ('S308', 'S308')
    """
    key = unicodedata.normalize("NFKC", name).upper().translate(_FORMAL)
    key = _PHASE.sub("", key)
    key = _PUNCTUATION.sub("", key)
    if place_type == "district":
        return key or name
    if place_type == "road" and (number := _read_road_number(key)):
        return number
    key = _MASKED_DISTRICT.sub("", key) or key
    key = _NUMBERED.sub(lambda match: read_numeral(match.group(1)), key)
    key = key.removesuffix("场") if key.endswith("团场") else key
    for ending in _DROPPED_ENDINGS.get(place_type, ()):
        if key.endswith(ending) and len(key) - len(ending) >= 2:
            key = key[: -len(ending)] + _restored(ending, key)
            break
    if place_type == "school":
        key = _PRIMARY.sub(r"\1小", _SCHOOL.sub(r"\1中", _KINDERGARTEN.sub(r"\1幼", key)))
    if place_type == "hospital":
        key = _HOSPITAL.sub(r"\1院", key)
    return _without_district(key) or name


def drop_village(name: str) -> str:
    """Return a village's name as people say it without 村, the name itself where that would be a word.

    >>> drop_village("耿庄村"), drop_village("白雪村")
    ('耿庄', '白雪村')
    """
    match = _NAMED_WITHOUT_ENDING.fullmatch(name)
    return match[1] if match else name


def read_phase(name: str) -> str:
    """Return the phase that a name of an estate tells: 碧海云庭三期 → "3"; "" without one.

    >>> read_phase("丽发新城（二期）小区"), read_phase("丽发新城")
    ('2', '')
    """
    phase = _PHASE.search(unicodedata.normalize("NFKC", name))
    return read_numeral(phase.group().strip("(第期)")) if phase else ""


def drop_phase(name: str) -> str:
    """Return an estate's name without the phase that it tells.

    >>> drop_phase("碧海云庭三期"), drop_phase("丽发新城小区")
    ('碧海云庭', '丽发新城小区')
    """
    return _PHASE.sub("", unicodedata.normalize("NFKC", name))


def read_numeral(text: str) -> str:
    """Return a Chinese or Arabic numeral below 1,000 as digits: 二十三 → "23", １２ → "12".

    >>> read_numeral("十二"), read_numeral("三"), read_numeral("107")
    ('12', '3', '107')
    """
    if "十" not in text and "百" not in text:
        return "".join(_DIGITS.get(character, character) for character in text)
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    number = 100 * _digit(hundreds, default=1 if "百" in text else 0)
    number += (10 * _digit(tens, default=1) if ten else 0) + _digit(ones, default=0)
    return str(number)


def _read_road_number(key: str) -> str:
    """Return a road's letter and number (省道308 → S308), "" without a number, or where letter and class disagree."""
    match = _ROAD_NUMBER.fullmatch(_NUMBERED.sub(lambda found: read_numeral(found.group(1)), key))
    if match is None:
        return ""
    before, letter, number, after = match.groups()
    letters = {letter, _ROAD_LETTERS.get(before), _ROAD_LETTERS.get(after)} - {None}
    return f"{letters.pop()}{number}" if len(letters) == 1 else ""


def _digit(text: str, *, default: int) -> int:
    digits = "".join(_DIGITS.get(character, character) for character in text)
    return int(digits) if digits.isdecimal() else default


def _restored(ending: str, key: str) -> str:
    base = _RESTORED_ENDINGS.get(ending, "")
    return "" if key[: -len(ending)].endswith(("村", "社区")) else base


def _without_district(key: str) -> str:
    """Drop 县 or 湘阴县 in front; of 长沙市 only 市, for a city's 一中 is not the county's."""
    if len(key) > 2 and key[0] in "县市区省":
        return key[1:]
    match = _DISTRICT.match(key)
    if match is None:
        return key
    return key[match.end() :] if key[match.end() - 1] == "县" else match.group(1) + key[match.end() :]
