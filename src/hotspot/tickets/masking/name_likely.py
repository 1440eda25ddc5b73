"""Names that the model tells by how they are written and by what stands around them."""

import re
from collections.abc import Iterator, Sequence

from hotspot.tickets.masking.marks import PersonalData
from hotspot.tickets.masking.name_cues import ACTS, NO_CALLERS, TITLES
from hotspot.tickets.masking.name_ends import mark_name
from hotspot.tickets.masking.name_evidence import cut_name
from hotspot.tickets.masking.name_model import LEAST_ODDS, Place, load_name_model
from hotspot.tickets.masking.name_openings import KIN_ENDINGS, NO_GIVEN, ORGANISATION, PLACE_ENDING
from hotspot.tickets.masking.name_roles import PEOPLE
from hotspot.tickets.masking.name_words import ADVERBS
from hotspot.tickets.masking.surnames import GIVEN, TRANSLITERATED, WORDS

# 刘海燕服装店, 陈国强希望小学: a shop, a school.
_CALLED_AFTER = re.compile(
    r"(?:(?!的)[\u3400-\u9fff]){0,4}?(?:有限|公司|集团|投资|矿业|希望|小学|中学|学校|学院|幼儿园|养老院|医院|卫生院|诊所|酒店|宾馆|公寓|超市"
    r"|[商超饭酒茶药书网]店|[^老]店|工作室|烈士|纪念|故居|广场|大道|路口|[东南西北]路|镇|嘎查|苏木|开发商|项目|小区|花园|[名雅]苑|[名府]邸|[华豪]庭|公馆|山庄)"
)
# 杨所, 陈总: offices that are called by one character.
_NO_GIVEN = frozenset("所局队处科总工教导厅院校董") | TITLES | PEOPLE | ACTS | NO_GIVEN
# Family names that are what people do before a place (来东莞).
_GOING = frozenset("来过经通由买")
# 朱桥良, a township
_NO_FIRST = frozenset("桥村镇乡县市区路街湾")
# What goes on behind the name of an estate, a road, a town: 楚春|路, 金悦华|庭.
_PLACE_GOES_ON = frozenset("村镇乡县区路街桥湾府园苑城庄湖河塘岭坝垸洲郡庭邸")
_SHORTEST = 2
# Log odds that are asked of what is a word as well, and of what ends as places do (probabilities of .92 and .95).
_LEAST_OF_WORDS, _LEAST_OF_PLACES = 2.4, 3.0


def find_likely(text: str, places: Sequence[Place]) -> Iterator[PersonalData]:
    """Yield the names of a folded text at some of the places where one could stand."""
    named = [place for place in places if not _is_other(text, place)]
    for start, end in load_name_model().choose(text, named, _least_odds) if named else ():
        yield mark_name(text, start, end)


def _least_odds(text: str, place: Place) -> float:
    """Return which log odds make a name of what stands here."""
    if text[place.end - 1] in PLACE_ENDING:
        return _LEAST_OF_PLACES
    if text[place.start : place.end] in WORDS or cut_name(text, place.start, place.end).is_word:
        return _LEAST_OF_WORDS
    return LEAST_ODDS


def _is_other(text: str, place: Place) -> bool:
    """Tell whether a place, an office, a firm or a shop stands here, or somebody who is called by no name."""
    start, end = place.start, place.end
    given, name = text[place.given_from : end], text[start:end]
    # 媳妇阮氏梅, not 老板王氏三兄弟.
    if given[0] == "氏" and (len(given) == 1 or given[1:] not in GIVEN or given[1:].isnumeric()):
        return True
    is_word = given in _NO_GIVEN or name in NO_CALLERS or name in ADVERBS or KIN_ENDINGS.issuperset(given)
    is_sounded = (len(name) > _SHORTEST and TRANSLITERATED.issuperset(name)) or (
        text[start] in "元万" and text[start - 1 : start].isdigit()
    )
    is_place = given[0] in _NO_FIRST or text[end : end + 1] in _PLACE_GOES_ON
    is_place = is_place or (text[start] in _GOING and cut_name(text, start, end).goes_somewhere)
    is_called = ORGANISATION.search(text, start, end + 1) or _CALLED_AFTER.match(text, end)
    return is_word or is_sounded or is_place or is_called is not None
