"""The name in an address that neither a list nor an ending knows: 龙门滩, 三塘镇东方明珠3栋."""

import re
from collections.abc import Sequence

from hotspot.text.dictionary import list_common_words
from hotspot.text.place_names import canonical_name
from hotspot.text.places import Place, PlaceRecognizer

_AREAS = ("district", "town", "village")
_BESIDE = "附近|旁边|对面|门口|里面|一带|[内里外上下中边旁]"
# A name behind districts that no list knows and, behind it, which house it is, or where beside it: 岚溪市|东方明珠|3栋,
# 龙门滩|附近. No name: 未提供, 张三家, 清澜区.
_NAME = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}(?:[市县]|(?<!小)区)){0,3}"
    r"(?![无未不没暂某各全])([\u4e00-\u9fff]{3,7}?)(?<![家省市县区])"
    rf"(?:[^\u4e00-\u9fff].*|(?:{_BESIDE}|[一二三四五六七八九十]{{1,3}}(?:[栋幢座楼]|单元).*)?)"
)
# 小区内, 学校门口: a word and where beside it.
_WHERE = re.compile(rf"(?:{_BESIDE})$")
# An estate, as its houses are numbered, though what stands before 里 is a word: 福寿里22号; not 菜场里.
_LANE = re.compile(r"[\u4e00-\u9fff]{2}(?<![区院厂场店馆房楼校村])里(?:\d{1,4}号.*|〔门牌〕.*)")


def find_address_names(addresses: Sequence[str], finder: PlaceRecognizer) -> list[Place | None]:
    """Return what each address names behind its last town or village, None where that is a word and no name.

    It is an estate where it ends as those do (福寿里22号).

    >>> from hotspot.text.places import load_places
    >>> [name and name.name for name in find_address_names(["三塘镇东方明珠3栋", "三塘镇菜市场"], load_places())]
    ['东方明珠', None]
    """
    rows = zip(addresses, finder.find_all_places(addresses), strict=True)
    return [_find_name(address, places, finder) for address, places in rows]


def _find_name(address: str, places: Sequence[Place], finder: PlaceRecognizer) -> Place | None:
    start = max((place.end for place in places if place.place_type in _AREAS), default=0)
    match = _NAME.fullmatch(address, start)
    words = (match[1], _WHERE.sub("", match[1])) if match else ()
    if match is None or (_LANE.fullmatch(address, start) is None and not list_common_words().isdisjoint(words)):
        return None
    is_estate = any(kind == "estate" and match[1].endswith(ending) for ending, kind in finder.endings.items())
    place_type = "estate" if is_estate else "other"
    return Place(match.start(1), match.end(1), match[1], place_type, canonical_name(match[1], place_type))
