"""Names that are words as well, or hardly look like names, where what stands beside them leaves no doubt."""

import re

from hotspot.tickets.masking.name_cues import ACTS, LABELS, NO_CALLERS, NO_NAMES, ORGANISATIONS, TITLES
from hotspot.tickets.masking.name_followers import does_something
from hotspot.tickets.masking.name_roles import KIN, PEOPLE
from hotspot.tickets.masking.surnames import GIVEN, PLAIN_SURNAMES, SURNAMES, WORDS, measure_surname

_HAN = r"[\u3400-\u9fff]"
_WIDEST = 2
_PLAIN_TEXT = re.compile(rf"{_HAN}+")
_BORDER = re.compile(r"$|[^\u3400-\u9fffA-Za-z·]")
_PLACE_ENDING = frozenset("村镇乡县市区路街桥湾组府园苑城庄店厂局院校馆湖河山塘岭坝垸洲郡楼巷寨湖海江")
_PARTICLES = frozenset("我你他她它吗呢吧了的着过得地们子么些这那不是什")
# 母亲高龄八十岁, 孩子年满六岁, 女儿成人: no names before an age.
_OF_AGE = frozenset("年满龄岁人时今已约近超均批快中身届过刚家属一二三四五六七八九十")
# What stands only behind a person: ,女,1978年, 系本县村民; 七十二岁, 的妈妈 behind plain family names.
_SEX = re.compile(r"[,(、]\s?(?:性别)?[:]?[男女][,)、;。]|系(?=[本我个该县市区村])")
_ABOUT_PERSON = re.compile(
    r"[,(、]?(?:今年|现年)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})岁"
    r"|的(?:妈妈|爸爸|父亲|母亲|丈夫|妻子|儿子|女儿)|[,(、]?(?:身份证|19\d\d年|20[012]\d年\d{0,2}月?\d{0,2}日?生)"
)
# One of these begins whatever is said of a person.
TELLING = frozenset(",(、系今现的身0123456789一二三四五六七八九十反来致投举诉称")
# 市民金铃反映, not 市民陆续反映.
_SAYS = re.compile(r"反映|来电|致电|投诉|举报|诉称|称(?!呼|为)")
ADVERBS = frozenset(
    ("常常", "曾经", "时常", "时时", "陆续", "郑重", "严肃", "严正", "方才", "任意", "何时", "何故", "何以", "曾多")
)


def could_be_name(name: str) -> bool:
    """Tell whether the whole piece could be a name, be it a word as well."""
    width = measure_surname(name, 0, SURNAMES)
    given = name[width:]
    is_other = name in PEOPLE or name in LABELS or name in TITLES or name in ACTS or name in NO_NAMES
    is_other = is_other or given in TITLES or given in PEOPLE or any(word in name for word in ORGANISATIONS)
    is_written = len(given) in (1, 2) and _PLAIN_TEXT.fullmatch(given) is not None
    return bool(width) and is_written and not is_other and _PARTICLES.isdisjoint(given)


def is_plain_name(name: str) -> bool:
    """Tell whether the whole piece is written as names mostly are, and is no word nor place."""
    width = measure_surname(name, 0, PLAIN_SURNAMES)
    given = name[width:]
    is_place = given[-1:] in _PLACE_ENDING or name in NO_CALLERS
    # 毛一平, not 毛一直.
    usual = given[1:] if given[:1] == "一" and len(given) > 1 and not does_something(given, 0) else given
    return could_be_name(name) and bool(width) and GIVEN.issuperset(usual) and name[:2] not in WORDS and not is_place


def find_called_end(text: str, start: int) -> int:
    """Return where the name ends that stands alone behind 我叫, 0 for none: 我叫方便,."""
    lengths = (end for end in (start + 4, start + 3, start + 2) if _BORDER.match(text, end) and end <= len(text))
    return next((end for end in lengths if could_be_name(text[start:end])), 0)


def find_described_end(text: str, start: int) -> int:
    """Return where a name ends that is followed by what is said of persons alone, their age or sex, 0 for none."""
    width = measure_surname(text, start, SURNAMES)
    for end in (start + width + 1, start + width + 2)[: 2 * width]:
        if text[end : end + 1] not in TELLING:
            continue
        name = text[start:end]
        is_plain = width == _WIDEST or name[:1] in PLAIN_SURNAMES
        # 我家孩子平安4岁
        is_kin = text[start - 2 : start] in KIN and text[end : end + 1].isdigit()
        is_told = _SEX.match(text, end) or ((is_plain or is_kin) and _ABOUT_PERSON.match(text, end))
        is_told = is_told or (is_plain and name in WORDS and name not in ADVERBS and _SAYS.match(text, end))
        if is_told and could_be_aged(name):
            return end
    return 0


def could_be_aged(name: str) -> bool:
    """Tell whether a piece before an age or a sex could be a name: not 年满, 高中."""
    return could_be_name(name) and _OF_AGE.isdisjoint(name[1:])
