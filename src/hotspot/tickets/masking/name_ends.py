"""Where a name begins and ends beside a word, a number or a border that gives it away."""

import re
from collections.abc import Iterator

from hotspot.tickets.masking.marks import PersonalData
from hotspot.tickets.masking.name_cues import ACTS, NO_NAMES, TITLES
from hotspot.tickets.masking.name_openings import (
    ORGANISATION,
    PLACE_ENDING,
    are_han,
    may_go_on,
    open_name,
    stands_alone,
)
from hotspot.tickets.masking.name_words import find_called_end, find_described_end
from hotspot.tickets.masking.sounded_names import (
    find_foreign_end,
    find_foreign_start,
    find_sounded_end,
    find_sounded_start,
)
from hotspot.tickets.masking.surnames import (
    COMPOUND_SURNAMES,
    GIVEN,
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
    while end := _find_end(text, start, is_form=is_form, is_label=is_label):
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
    if text.startswith(_AFTER_SOUNDED, end) and (sounded := find_sounded_start(text, end)) >= 0:
        yield mark_name(text, sounded, end)


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
            return end
        # 陈志强 or 陈志, who 强…: the longer name, when it ends as well as the shorter.
        shorter = end
    return shorter


def _is_double(text: str, start: int) -> bool:
    """Tell whether a name of both parents' family names, 张杨子涵, stands here."""
    given = text[start + 2 : start + 4]
    has_two = PLAIN_SURNAMES.issuperset(text[start : start + 2]) and text[start : start + 2] not in WORDS
    return has_two and len(given) == 2 and GIVEN.issuperset(given) and given[-1] not in PLACE_ENDING
