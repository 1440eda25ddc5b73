"""Names with no cue beside them: how they are written, and what goes on behind them, tells them alone."""

import re
from collections.abc import Iterator

from hotspot.tickets.masking.marks import PersonalData
from hotspot.tickets.masking.name_cues import ACTS, NO_CALLERS, TITLES
from hotspot.tickets.masking.name_ends import mark_name
from hotspot.tickets.masking.name_evidence import cut_name, weigh_characters
from hotspot.tickets.masking.name_followers import does_something, may_follow
from hotspot.tickets.masking.name_openings import (
    KIN_ENDINGS,
    NO_GIVEN,
    ORGANISATION,
    PLACE_ENDING,
    SELDOM_LAST,
    stands_alone,
)
from hotspot.tickets.masking.name_roles import PEOPLE
from hotspot.tickets.masking.surnames import GIVEN, NAMELY, PLAIN_SURNAMES, TRANSLITERATED, WORDS, measure_surname

# What places, plants and dishes end with as well.
_NO_LAST = PLACE_ENDING | SELDOM_LAST | frozenset("楼巷寨海江河山岭峰洲溪里堂台树木花草松竹果梨豆糖桥泉雨灯石塔庭")
_LAST = "".join(sorted(GIVEN - _NO_LAST))
_NO_NEXT = "".join(sorted(PLACE_ENDING | frozenset("楼巷寨海江河山岭里堂台树亭都")))
_GIVEN = "".join(sorted(GIVEN))
# One set of characters to begin with is quick to search for; 欧阳 and the like begin with 欧, 皇, 尉 and 令.
_BARE = re.compile(
    rf"[{''.join(sorted(PLAIN_SURNAMES))}欧皇尉令]"
    rf"(?=(?:[{_GIVEN}][{_LAST}]|[{''.join(sorted(NAMELY))}])(?![{_NO_NEXT}]))"
)
# 刘海燕服装店, 陈国强希望小学: a shop, a school.
_CALLED_AFTER = re.compile(
    r"[\u3400-\u9fff]{0,4}?(?:有限|公司|集团|投资|矿业|希望|小学|中学|学校|学院|幼儿园|养老院|医院|卫生院|诊所|酒店|宾馆|公寓|超市"
    r"|[商超饭酒茶药书网]店|[^老]店|工作室|烈士|纪念|故居|广场|大道|路口|[东南西北]路|镇|嘎查|苏木|开发商|项目|小区|花园|[名雅]苑|[名府]邸|[华豪]庭|公馆|山庄)"
)
# Behind them somebody stands.
_BEFORE_PERSON = (
    *"跟和找给向对问是由让叫请被与替帮欠告骂打陪送接为见劝逼骗害",
    *("村里", "组里", "店里", "厂里", "队里", "班里", "家里", "公司", "单位", "学校", "同班", "隔壁", "楼上", "楼下"),
    *("对门", "同村", "本村", "本组", "同组", "户的", "楼的", "班的"),
)
# 朱桥良, a township
_NO_FIRST = frozenset("桥村镇乡县市区路街湾")
_TOWNS = tuple("省市县区镇乡")
# 三棵大叶榕
_COUNTED = frozenset("大小老棵株只条")
_NO_GIVEN = TITLES | PEOPLE | ACTS | NO_GIVEN
_LEAST = 4


def find_bare(text: str) -> Iterator[PersonalData]:
    """Yield the names of a folded text that nothing gives away but how they are written and what goes on behind."""
    for match in _BARE.finditer(text):
        start = match.start()
        if text[start : start + 2] in WORDS:
            continue
        given_from = start + measure_surname(text, start, PLAIN_SURNAMES)
        for end in (given_from + 2, given_from + 1):
            if _is_bare_name(text, start, given_from, end):
                yield mark_name(text, start, end)
                break


def might_hold_bare(text: str) -> bool:
    """Say whether ``find_bare`` would find a name."""
    return next(find_bare(text), None) is not None


def _is_bare_name(text: str, start: int, given_from: int, end: int) -> bool:
    """Tell whether a name stands here, by its characters and words, and what stands before and behind it."""
    given = text[given_from:end]
    if given_from == start or given[-1:] in _NO_LAST or not GIVEN.issuperset(given) or len(given) < end - given_from:
        return False
    is_called = text.endswith("叫", 0, start)
    is_opened = not start or stands_alone(text, start - 1)
    is_behind_person = text.endswith(_BEFORE_PERSON, 0, start)
    least = (
        _LEAST - (is_behind_person or (is_opened and does_something(text, end))) + 2 * text.endswith(_TOWNS, 0, start)
    )
    if end - start == 2:
        if given not in NAMELY or not (is_behind_person or is_opened):
            return False
        least = 3
    weight = weigh_characters(text[start:given_from], given)
    if weight + 1 < least or _is_other(text, start, given_from, end):
        return False
    cut = cut_name(text, start, end)
    weight += cut.weight - 3 * (len(cut.pieces) == 1 and given[0] == given[-1])
    if stands_alone(text, end):
        return weight > _LEAST - is_called and (is_opened or is_behind_person)
    return weight >= least and (cut.tells_deed or does_something(text, end) or may_follow(text, end))


def _is_other(text: str, start: int, given_from: int, end: int) -> bool:
    """Tell whether a place, an office, a firm or a shop stands here, or somebody who is called by no name."""
    given = text[given_from:end]
    is_word = given in _NO_GIVEN or given[0] in _NO_FIRST or KIN_ENDINGS.issuperset(given)
    is_word = is_word or given in WORDS or text[start:end] in NO_CALLERS
    is_sounded = TRANSLITERATED.issuperset(text[start:end]) or text[start - 1 : start] in _COUNTED
    is_sounded = is_sounded or (text[start] in "元万" and text[start - 1 : start].isdigit())
    is_called = ORGANISATION.search(text, start, end + 1) or _CALLED_AFTER.match(text, end)
    return is_word or is_sounded or is_called is not None
