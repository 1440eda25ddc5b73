"""Where a name begins and ends beside a word, a number or a border that gives it away."""

import re
from collections.abc import Iterator

from hotspot.tickets.masking.marks import PersonalData
from hotspot.tickets.masking.name_cues import ACTS, NO_CALLERS, NO_NAMES, TITLES
from hotspot.tickets.masking.name_followers import does_something, may_follow
from hotspot.tickets.masking.name_openings import (
    NO_ENDING,
    NO_GIVEN,
    ORGANISATION,
    PLACE_ENDING,
    SELDOM_LAST,
    are_han,
    ends_firmly,
    may_go_on,
    open_name,
    stands_alone,
)
from hotspot.tickets.masking.name_weighed import find_weighed_end, is_titled
from hotspot.tickets.masking.name_words import find_called_end, find_described_end, find_row_ends
from hotspot.tickets.masking.sounded_names import (
    find_foreign_end,
    find_foreign_start,
    find_sounded_end,
    find_sounded_start,
)
from hotspot.tickets.masking.surnames import (
    BORDERED_SURNAMES,
    COMPOUND_SURNAMES,
    GIVEN,
    NAMELY,
    PLAIN_SURNAMES,
    SURNAMES,
    TRANSLITERATED,
    WORDS,
    measure_surname,
)

_HAN = r"[\u3400-\u9fff]"
# 联系人/电话：, 联系人（电话）： ask for both.
_LINK = re.compile(
    r"(?:[/、及和与(](?:联系|手机)?(?:电话|手机|方式|号码)(?:号码)?\)?(?=[:|]))?"
    r"(?:的?(?:姓名|名字|名)?(?:名叫|是|叫|为|系)|(?:的?名字|姓名)(?=[“\"])|[\s:;：|】]|[(\[【“\"]){0,3}(?=[\u3400-\u9fffA-Z])"
)
_FORM_SIGNS = frozenset(':|[【】“"(')
# Behind these a name that is a word counts as well.
_CALLED = ("我叫", "我名叫", "本人叫", "名字叫", "自己叫")
_LATIN = re.compile(r"[A-Z][A-Za-z]{1,14}(?: [A-Z][A-Za-z]{1,14}){1,2}")
_SPACED = re.compile(rf"{_HAN}(?: {{1,2}}{_HAN}){{1,3}}(?!{_HAN})")
_MONUMENT = re.compile(r"(?:主席|同志|先生|老师|书记)?(?:[铜雕塑画石]像|像[前下章]|故居|纪念|诞辰)")
# 那仁花女士, but not 比亚迪董事长.
_AFTER_SOUNDED = ("先生", "女士", "小姐", "同志", "老师", "同学", *sorted(ACTS))
# A sign of a shop: 叫“国色”的养生馆, not 叫“王强”的店老板.
_SIGN = re.compile(rf"[”\"]的{_HAN}{{0,4}}?(?:馆|店|公司|会所|中心|机构|俱乐部|超市)(?!{_HAN}{{0,2}}[主长员人板理])")
_JOINING = frozenset("、,和与及/ ")
_SUM = re.compile(r"(?:现金|人民币|约)?[\d一二三四五六七八九十两]{1,7}(?:余|多)?(?:元|万|千|百)")
# What goes on after a name as well as it ends one.
_SELDOM_THIRD = frozenset("应均自从存承有尚全")
_OFTEN = 3
_LONGEST_PLAIN = 3
# 我是梅溪湖的, 村的牛形山.
_LOOSE = frozenset("是的")
# 我老|公司, 给水|工程, 常住|户籍.
_CUT_WORDS = frozenset(("公司", "工程", "户籍", "为何", "如何"))
_MAY_BEGIN = SURNAMES | TRANSLITERATED | frozenset(pair[0] for pair in COMPOUND_SURNAMES)
# So far into a name its dot may stand.
_BEFORE_DOT = 9


def mark_name(text: str, start: int, end: int) -> PersonalData:
    """Return a name as it is masked: the family name, and 某; of a foreign one, or one without family name, 某某."""
    name = text[start:end]
    if name.isascii() or "·" in name or not measure_surname(name, 0, SURNAMES):
        return PersonalData(start, end, "name", "某某")
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES else name[0]
    return PersonalData(start, end, "name", surname + "某")


def read_after(text: str, cue_end: int, *, is_label: bool, is_spoken: bool = False) -> Iterator[PersonalData]:
    """Yield the names that stand behind a cue that ends here; a label (联系人) has more of them than a role (村民).

    ``is_spoken``: its colon is a speaker's, not a form's.
    """
    link = _LINK.match(text, cue_end)
    if link is None:
        return
    start = link.end()
    if not _may_begin(text, start):
        return
    is_form = not is_spoken and not _FORM_SIGNS.isdisjoint(link.group())
    is_called = "叫" in link.group() or text.endswith(_CALLED, 0, cue_end)
    is_certain = is_called or (is_label and text[start - 1 : start] in ":|】" and start > cue_end)
    if end := (is_certain and find_called_end(text, start)) or find_described_end(text, start):
        yield mark_name(text, start, end)
        return
    is_spaced = bool(link.group()) and (is_form or is_label)
    if not is_spoken and (whole := _read_whole(text, start, is_spaced=is_spaced)):
        yield mark_name(text, start, whole)
        return
    is_certain = is_form or text.startswith("叫", cue_end - 1)
    if end := find_foreign_end(text, start, is_label=is_label or is_form) or find_sounded_end(
        text, start, is_label=is_label, is_certain=is_certain
    ):
        yield mark_name(text, start, end)
        return
    # 投诉人：王小明、李小红: the first as its label allows, the others as names beside a name.
    for first, last in find_row_ends(text, start, is_plain=False):
        yield mark_name(text, first, last)
    is_weighed = not is_form and not is_spoken and text[start - 1] not in _LOOSE
    while end := _find_end(text, start, is_form=is_form, is_label=is_label) or (
        is_weighed and find_weighed_end(text, start)
    ):
        if not is_label and _SIGN.match(text, end):
            return
        yield mark_name(text, start, end)
        if text[end : end + 1] not in _JOINING:
            return
        start, is_form, is_label = end + 1, False, False


def _may_begin(text: str, start: int) -> bool:
    """Say at a glance whether a name could begin here."""
    letter = text[start : start + 1]
    return letter in _MAY_BEGIN or letter.isascii() or text.find("·", start, start + _BEFORE_DOT) > 0


def read_backwards(text: str, end: int) -> Iterator[PersonalData]:
    """Yield the name that ends here: 王小明 before 先生, never 王 alone; not on a monument (毛泽东主席铜像)."""
    if _MONUMENT.match(text, end):
        return
    if (foreign := find_foreign_start(text, end)) >= 0:
        yield mark_name(text, foreign, end)
        return
    for length in (4, 3, 2):
        start = end - length
        width = measure_surname(text, start, PLAIN_SURNAMES) if start >= 0 else 0
        given = text[start + width : end]
        if not width or length - width not in (1, 2) or not all(letter in GIVEN for letter in given):
            continue
        if text[start : start + 2] in WORDS or given in TITLES or ORGANISATION.search(text, start, end + 1):
            continue
        # No name is 周和 in 每周和爸爸, nor 区刘 in 小区刘先生.
        is_followed = given == "和" or given in PLAIN_SURNAMES
        if length == 2 and is_followed and start > 0 and are_han(text[start - 1]):
            continue
        yield mark_name(text, start, end)
        return
    for start in (end - 3, end - 2):
        if start >= 0 and is_titled(text, start, end):
            yield mark_name(text, start, end)
            return
    before = text[max(0, end - 5) : max(0, end - 3)]
    if _is_bordered(text[max(0, end - 3) : end]) and (not are_han(before[-1:]) or not before or before == "敬的"):
        yield mark_name(text, end - 3, end)
        return
    if text.startswith(_AFTER_SOUNDED, end) and (sounded := find_sounded_start(text, end)) >= 0:
        yield mark_name(text, sounded, end)


def read_object(text: str, start: int, *, is_aimed: bool = False) -> Iterator[PersonalData]:
    """Yield the name that starts here in running text with nothing but a verb before it: plain, and of full length.

    ``is_aimed``: the verb is one that only people suffer (借给), so that a name of two characters counts as well.
    """
    width = measure_surname(text, start, PLAIN_SURNAMES)
    for length in (2, 1) if width else ():
        end = start + width + length
        given = text[start + width : end]
        # 起诉王伟返还借款, 借给王伟三万元
        is_taken = is_aimed and _is_taken(text, end)
        if width + length == 2 and (text[start:end] in NO_CALLERS or not is_taken):
            continue
        if len(given) < length or not GIVEN.issuperset(given) or given[-1] in SELDOM_LAST | PLACE_ENDING:
            continue
        is_word = not WORDS.isdisjoint((text[start : start + 2], given)) or given in TITLES
        if not is_word and (is_taken or may_follow(text, end)) and not ORGANISATION.search(text, start, end + 1):
            yield mark_name(text, start, end)
            return


def read_alone(match: re.Match[str]) -> Iterator[PersonalData]:
    """Yield the name that a match has found alone between borders, in its group ``it``."""
    start, end = match.span("it")
    width = measure_surname(match.string, start, PLAIN_SURNAMES)
    given = match.string[start + width : end]
    is_name = width and len(given) in (1, 2) and all(letter in GIVEN for letter in given)
    if is_name and match.string[start : start + 2] not in WORDS:
        yield mark_name(match.string, start, end)


def _read_whole(text: str, start: int, *, is_spaced: bool) -> int:
    """Return where a Latin or a spaced name ends, 0 when there is none."""
    if latin := _LATIN.match(text, start):
        return latin.end()
    if is_spaced and text[start] in SURNAMES and (spaced := _SPACED.match(text, start)):
        return spaced.end()
    return 0


def _find_end(text: str, start: int, *, is_form: bool, is_label: bool) -> int:
    """Return where the name that starts here ends, 0 when none does."""
    width = measure_surname(text, start, SURNAMES if is_form or is_label else PLAIN_SURNAMES)
    if not width and (_is_whole(text, start) or _is_namely(text, start)):
        return start + (3 if _is_whole(text, start) else 2)
    if not width or text[start : start + 2] in NO_NAMES or text[start - 1 : start + 1] in _CUT_WORDS:
        return 0
    if is_form and _is_double(text, start) and stands_alone(text, start + 4):
        return start + 4
    opening = open_name(text, start, width, is_form=is_form)
    shorter = 0
    for end in (opening.given_from + 1, opening.given_from + 2):
        if opening.rules_out(end):
            break
        if not opening.may_end(end, is_longer=shorter > 0):
            continue
        if end > opening.given_from + 1 or not may_go_on(text, end):
            return end + _is_repeated(text, start, end)
        # 陈志强 or 陈志, who 强…: the longer name, when it ends as well as the shorter.
        shorter = end
    return shorter


def _is_taken(text: str, end: int) -> bool:
    return (does_something(text, end) and text[end] not in GIVEN) or _SUM.match(text, end) is not None


def _is_namely(text: str, start: int) -> bool:
    """Tell whether a name like 关熙 stands here, of a family name that is a word and a character of names alone."""
    is_written = text[start : start + 1] in SURNAMES and text[start + 1 : start + 2] in NAMELY
    return is_written and text[start : start + 2] not in WORDS and ends_firmly(text, start + 2)


def _is_repeated(text: str, start: int, end: int) -> bool:
    """Tell whether a name of two characters has a third, as it always stands with that: 刘云应, 聂平均."""
    longer = text[start : end + 1]
    is_short = end == start + 2 and are_han(longer) and longer[-1] in _SELDOM_THIRD
    return is_short and text.count(longer) == text.count(longer[:2]) >= _OFTEN


def _is_whole(text: str, start: int) -> bool:
    """Tell whether a name like 于小丽 stands here up to a border or an act of speech."""
    name = text[start : start + 3]
    return _is_bordered(name) and name[-1] not in NO_ENDING and ends_firmly(text, start + 3)


def _is_bordered(name: str) -> bool:
    """Tell whether a family name that is a word stands with two usual characters, which are no word themselves."""
    given = name[1:]
    if len(name) != _LONGEST_PLAIN or name[0] not in BORDERED_SURNAMES or not GIVEN.issuperset(given):
        return False
    is_word = name[:2] in WORDS or given in WORDS or given in TITLES or given in ACTS or given in NO_GIVEN
    return not is_word and given[-1:] not in SELDOM_LAST


def _is_double(text: str, start: int) -> bool:
    """Tell whether a name of both parents' family names, 张杨子涵, stands here."""
    given = text[start + 2 : start + 4]
    has_two = PLAIN_SURNAMES.issuperset(text[start : start + 2]) and text[start : start + 2] not in WORDS
    return has_two and len(given) == 2 and GIVEN.issuperset(given) and given[-1] not in PLACE_ENDING
