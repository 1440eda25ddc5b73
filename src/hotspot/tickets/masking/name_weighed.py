"""Names behind a person of a story that are words as well or rarely written: told by what speaks for and against."""

from hotspot.tickets.masking.name_cues import ACTS, NO_CALLERS, NO_NAMES, TITLES
from hotspot.tickets.masking.name_evidence import NEVER, cut_name, weigh_characters, weigh_given
from hotspot.tickets.masking.name_followers import may_follow
from hotspot.tickets.masking.name_openings import KIN_ENDINGS, NO_ENDING, NO_GIVEN, ORGANISATION, are_han, stands_alone
from hotspot.tickets.masking.name_roles import KIN, PEOPLE
from hotspot.tickets.masking.surnames import (
    COMPOUND_SURNAMES,
    GIVEN,
    NAMELY,
    PLAIN_SURNAMES,
    SURNAMES,
    WORDS,
    measure_surname,
)

# What people alone do, of one character and before others of what they do.
_PERSONAL = frozenset("说把称将让骂打叫收拿带找问讲哭喊跑")
_PARTICLES = frozenset("我你他她它吗呢吧了的着过得们么些这那不是什在就也还没都要有本人")
# Behind words of the dictionary: 邻居高兴把, 我儿子沐阳是.
_SAYS = ("说", "把", "将", "称")
_TELLS = ("是", "家的", "今年", "去年", "已", "没", "无", "在")
# 杨所, 陈总: offices that are called by one character.
_NO_GIVEN = frozenset("所局队处科总工教导厅院校董") | TITLES | PEOPLE | ACTS | NO_GIVEN | NO_CALLERS
_NO_NAMES = NO_NAMES | PEOPLE | TITLES | COMPOUND_SURNAMES
# Family names that are what people do before a place, or before what the dictionary takes for one (买东西).
_GOING = frozenset("来过经通由买")
_LEAST, _CLEAR = 2, 4
# A person's act, a relative, one more for any person of a story, and one by the dictionary may yet make a name of it.
_FAINTEST = _LEAST - 4


def find_weighed_end(text: str, start: int) -> int:
    """Return where the likeliest name ends that stands here behind a person of a story, 0 for none."""
    width = measure_surname(text, start, SURNAMES)
    if not width or not are_han(text[start + width : start + width + 1]):
        return 0
    weights = {end: _weigh(text, start, start + width, end) for end in (start + width + 2, start + width + 1)}
    end = max(weights, key=lambda end: weights[end])
    return end if weights[end] >= _LEAST else 0


def is_titled(text: str, start: int, end: int) -> bool:
    """Tell whether a name with a family name that is a word stands here, before a title: 南婷护士, 谷春生师傅."""
    given = text[start + 1 : end]
    if text[start] not in SURNAMES or text[start : start + 2] in WORDS or not GIVEN.issuperset(given):
        return False
    if given[-1] in NO_ENDING or (len(given) == 1 and given not in NAMELY) or _is_other(text, start, start + 1, end):
        return False
    weight = weigh_characters(text[start], given)
    return weight > 0 and weight + cut_name(text, start, end).weight > 0


def _weigh(text: str, start: int, given_from: int, end: int) -> int:
    """Return what speaks for a name that ends here: its characters, its words, what goes on behind it."""
    given = text[given_from:end]
    weight = weigh_characters(text[start:given_from], given)
    if weight < _FAINTEST or end > len(text) or given[-1] in NO_ENDING or not are_han(given):
        return NEVER
    is_plain = text[start] in PLAIN_SURNAMES or given_from - start > 1
    is_person = text[end : end + 1] in _PERSONAL and not stands_alone(text, end + 1)
    is_kin = not KIN.isdisjoint((text[start - 2 : start], text[start - 3 : start]))
    weight += is_person + is_kin + 1
    # A family name that is a word, and one character more, are hardly a name.
    weight -= not is_plain and len(given) == 1
    # The dictionary may find one for it yet.
    if weight + 1 < _LEAST or _is_other(text, start, given_from, end):
        return NEVER
    cut = cut_name(text, start, end)
    is_ended = stands_alone(text, end) or text.startswith("的", end)
    if not (is_ended or is_person or cut.tells_deed or may_follow(text, end)):
        return NEVER
    # 父母来东莞带孙子
    if text[start] in _GOING and any(part == "ns" for _, part in cut.pieces[1:]):
        return NEVER
    if len(cut.pieces) > 1:
        # 业务员江海涛诱导: clearly written as a name, 江海 or not.
        is_doubtful = text[start : start + 2] in WORDS and weight + cut.weight < _CLEAR
        return NEVER if is_doubtful or (not is_plain and cut.weight < 0) else weight + cut.weight
    # A word of the dictionary.
    is_told = text.startswith(_SAYS, end) or (is_kin and (cut.follower == "t" or text.startswith(_TELLS, end)))
    return weight + cut.weight_behind_person if is_plain and is_told else NEVER


def _is_other(text: str, start: int, given_from: int, end: int) -> bool:
    """Tell whether somebody or something stands here that is called by no name."""
    given, name = text[given_from:end], text[start:end]
    # 媳妇阮氏梅, not 老板王氏三兄弟.
    if given[0] == "氏" and weigh_given(given[1:]) < len(given):
        return True
    is_word = (
        given in _NO_GIVEN
        or given in WORDS
        or name in _NO_NAMES
        or given[0] == text[start]
        or KIN_ENDINGS.issuperset(given)
    )
    return is_word or not _PARTICLES.isdisjoint(given) or ORGANISATION.search(text, start, end + 1) is not None
