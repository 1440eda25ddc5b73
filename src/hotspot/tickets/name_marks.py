"""Names of people where something says that a name stands there; the family name is kept.

Where each begins and ends: ``name_ends``.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from hotspot.tickets.marks import DOTS, HIDDEN, PersonalData
from hotspot.tickets.name_cues import ACTS, AFTER_NAME, DEEDS, HOMES, LABELS, NO_CALLERS, NO_NAMES, PEOPLE, TITLES
from hotspot.tickets.name_ends import (
    TOWN_ENDING,
    are_han,
    mark_name,
    measure_surname,
    read_after,
    read_alone,
    read_backwards,
    read_object,
)
from hotspot.tickets.sounded_names import is_transliterated
from hotspot.tickets.surnames import (
    COMPOUND_SURNAMES,
    GIVEN,
    PLAIN_SURNAMES,
    SURNAMES,
    TRANSLITERATED,
    WORDLIKE_SURNAMES,
    WORDS,
)
from hotspot.tickets.talks import SPEAKERS, is_talk
from hotspot.traditional import simplify_characters

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_HAN = r"[\u3400-\u9fff]"
# 联 系 人：, as forms are typeset.
_SPACED_LABEL = re.compile(rf"(?<!{_HAN}){_HAN}(?:[ 　]{{1,6}}{_HAN}){{1,3}}(?=[ 　]{{0,4}}[:：|])")
# What stands behind a name: 王小明(13800000000) · 王小明，男， · 王小明身份证号0000….
# All start with one set of characters, which is quick to search for; it also reads a text that is not folded yet.
_CONTACT = re.compile(
    r"[\d男女身](?:(?<=[1１])[\s-]?[3-9３-９][\d\s*＊-]{9}|(?<=\d)\d{16}[\dXx]|(?<=[男女])(?:[,，、)）]|\s\d)"
    r"|(?<=身)份证(?:号码?)?[:：\s]?\d)"
)
# 13800000000（陈小明）, 13800000000 陈小明: a name alone behind what is masked.
_BEHIND_NUMBER = re.compile(rf"{HIDDEN}(?:[\s(]{{0,2}}|[,、:])(?P<it>{_HAN}{{2,4}})(?!{_HAN})")
# 张某、李小红三人: a name beside what is masked.
_BESIDE_HIDDEN = re.compile(f"{HIDDEN}[、和与及](?={_HAN})")
# 张桂兰、李水生、王春香均未领到, ①陈小明②李小红: whole names in a row, as those who sign or are paid are listed.
_LISTED = re.compile(rf"(?<![\u3400-\u9fff、])[①-⑳]?{_HAN}{{3}}(?:[、①-⑳]{_HAN}{{3}})+")
# 王小明5600元,李小红4800元: as wages are told, in a text that is not folded yet, too.
_PAID = re.compile(rf"(?<![\u3400-\u9fff])(?:{_HAN}{{3}}\s?\d{{3,6}}元?[,，、;；\s]{{0,2}}(?:\d{{1,2}}[.、])?){{2,}}")
_WHOLE = 3
# Fewer are as often brands and places (周大福、周大生), unless they are counted as people or numbered.
_FEWEST_LISTED = 3
_COUNTED = re.compile(r"等?[\d两二三四五六七八九十]{1,2}人|等人|夫妇|夫妻|均未")
# 陈小明的联系电话：13800000000
_NUMBER_WORDS = re.compile(r"的?(?:联系|手机)?(?:电话|手机|号码|方式)(?:号码?)?(?:是|为)?[\s:]{0,2}$")
_LONGEST_WORDING = 12
# 姓秦 叫秦玉兰, 我姓欧阳,欧阳雪梅: the family name, then the whole name.
_SURNAME_FIRST = re.compile(rf"姓(?P<surname>{_HAN}{{1,2}})[ ,，。、]{{1,3}}我?名?叫?(?=(?P=surname){_HAN})")
# A clause that begins with 叫 says what somebody is called: 我妈走丢了,叫胡桂香.
_CALLED = re.compile(rf"(?<!{_HAN})叫(?={_HAN})")
_DOT = re.compile(f"[{DOTS}]")
_BEFORE_CONTACT = frozenset(" \n,、:(")
_MAY_FOLLOW_CUE = (
    SURNAMES
    | TRANSLITERATED
    | frozenset(pair[0] for pair in COMPOUND_SURNAMES)
    | frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZ 　\n:：;；([（【[“"|/、及和与的姓名是叫为系')
)
# 石涧村长期停电, 田心村长年失修: no title; not 村长年纪大, 村长期间.
_NO_TITLE = re.compile(r"长(?:期(?![间望待])|时间|年(?![纪龄轻老近过会底初前后]))")
_MAY_PRECEDE_TITLE = GIVEN
_COMMON_CUES = (DEEDS | HOMES) - ACTS - LABELS
_MAY_BEGIN = PLAIN_SURNAMES | {pair[0] for pair in COMPOUND_SURNAMES}
# 关于陈小明反映 …, 白雪村陈小明来电 …
_BEFORE_CALLER = ("关于", "村", "组", "镇", "乡", "社区", "小区", "街道")
_LONGEST_ENDING = 120
_SENTENCE_ENDS = frozenset("。！!？? \n　")
# After 敬礼, 谢谢, 感激, 做主, 为盼, 此致, 拜托 or a sentence.
_SIGNED = re.compile(
    r"[礼谢激主盼致托。!?][!。.,\s]{0,60}(?P<it>[\u3400-\u9fff]{2,4})[\s,:]{0,9}"
    r"(?:(?:19|20)\d\d[年./-]\d{1,2}(?:[月./-]\d{0,2})?日?号?)?[\s。.]{0,3}$"
)
# A last line of a name and a day.
_DATED = re.compile(
    r"(?:^|\n)\s{0,60}(?P<it>[\u3400-\u9fff]{2,4})[\s,:]{1,40}(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?[\s。.]{0,3}$"
)
# 尊敬的领导：东三路 …: what the letter is about.
_ADDRESSED = re.compile(rf"(?:尊敬|敬爱|亲爱)的{_HAN}{{0,8}}$")
_LONGEST_ADDRESS = 12


def find_names(text: str) -> Iterator[PersonalData]:
    """Yield the names of a folded text that a word before or behind them, a number or a signature gives away.

    What is a name in one place of the text is one wherever the text has it again.
    """
    names = list(_find_cued(text))
    yield from names
    yield from _find_again(text, {text[name.start : name.end] for name in names})


def _find_cued(text: str) -> Iterator[PersonalData]:
    is_said = is_talk(text)
    for _, start, end in _cues().find_matches_as_indexes(text):
        yield from _read_beside(text, start, end, is_said=is_said)
    for match in _SPACED_LABEL.finditer(text) if _has_blanks(text) else ():
        if "".join(match.group().split()) in LABELS:
            yield from read_after(text, match.end(), is_label=True)
    for match in _SURNAME_FIRST.finditer(text) if "姓" in text else ():
        yield from read_after(text, match.end(), is_label=True)
    for match in _CALLED.finditer(text) if "叫" in text else ():
        yield from read_after(text, match.end(), is_label=False)
    for match in _CONTACT.finditer(text):
        end = match.start()
        if worded := _NUMBER_WORDS.search(text, max(0, end - _LONGEST_WORDING), end):
            end = worded.start()
        for _ in range(2):
            end -= text[end - 1 : end] in _BEFORE_CONTACT
        yield from read_backwards(text, end)
    for match in _BEHIND_NUMBER.finditer(text) if HIDDEN in text else ():
        yield from read_alone(match)
    for match in _BESIDE_HIDDEN.finditer(text) if HIDDEN in text else ():
        yield from read_after(text, match.end(), is_label=False)
    for match in _LISTED.finditer(text) if _has_row(text) else ():
        yield from _read_list(match)
    for match in _PAID.finditer(text) if _has_wages(text) else ():
        yield from _read_paid(match)
    ending = max(0, len(text) - _LONGEST_ENDING)
    if signed := _SIGNED.search(text, ending) or _DATED.search(text, ending):
        yield from read_alone(signed)


def _read_beside(text: str, start: int, end: int, *, is_said: bool) -> Iterator[PersonalData]:
    """Yield the names beside a cue that stands here; ``is_said``: the text is a talk."""
    cue = text[start:end]
    if cue in TITLES and not _NO_TITLE.match(text, end - 1):
        yield from read_backwards(text, start)
    if cue in ACTS:
        yield from (name for name in read_backwards(text, start) if _is_caller(text, name))
    if cue in HOMES and _opens(text, start - _WHOLE):
        yield from read_object(text, start - _WHOLE)
    # 刘女士(刘小红)
    is_named = cue in LABELS or (cue in PEOPLE and not _is_addressed(text, start, end))
    if is_named or (text.startswith("(", end) and cue not in _COMMON_CUES):
        # 藏族学生旦增罗布
        is_spoken = is_said and cue in SPEAKERS
        is_label = (cue in LABELS and not is_spoken) or text.endswith("族", 0, start)
        yield from read_after(text, end, is_label=is_label, is_spoken=is_spoken)
    if cue in DEEDS:
        yield from read_object(text, end)


def _read_list(match: re.Match[str]) -> Iterator[PersonalData]:
    """Yield the names of a row in which every piece is one."""
    text, end = match.string, match.end()
    starts = [piece.start() for piece in re.finditer(rf"{_HAN}{{3}}", match.group())]
    names = [name for start in starts for name in read_object(text, match.start() + start)]
    is_counted = _COUNTED.match(text, end) is not None or not are_han(match.group().replace("、", ""))
    if len(names) == len(starts) >= _FEWEST_LISTED - is_counted and AFTER_NAME.match(text, end):
        yield from names


def _read_paid(match: re.Match[str]) -> Iterator[PersonalData]:
    """Yield the names before sums of money, when each is one: 尿素王100元,黄豆粉200元 are goods."""
    starts = [match.start() + piece.start() for piece in re.finditer(rf"{_HAN}{{3}}(?=\s?\d)", match.group())]
    names = [name for start in starts for name in read_object(match.string, start)]
    if len(names) == len(starts):
        yield from names


def _find_again(text: str, names: set[str]) -> Iterator[PersonalData]:
    """Yield the places of whole names; one of two characters, which longer words may hold, only where it ends."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    if not names:
        return
    whole = sorted(name for name in names if len(name) > 2 or not _is_word(name))
    for _, start, end in AhoCorasick(whole, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text):
        if end - start > 2 or AFTER_NAME.match(text, end):
            yield mark_name(text, start, end)


def might_hold_name(text: str) -> bool:
    """Say cheaply whether a text, folded or not, could hold a name."""
    for _, start, end in _cues().find_matches_as_indexes(text):
        if text[start:end] in _COMMON_CUES:
            # 与, 被, 家的 stand in every other text.
            name = text[start - _WHOLE : start] if text[start:end] in HOMES else text[end : end + _WHOLE]
            if name[:1] in _MAY_BEGIN and not GIVEN.isdisjoint(name[1:]):
                return True
        elif text[end : end + 1] in _MAY_FOLLOW_CUE or text[start - 1 : start] in _MAY_PRECEDE_TITLE:
            return True
    # Any character may begin a name with a dot.
    if _might_be_signed(text) or _CONTACT.search(text) or _DOT.search(text):
        return True
    if (_has_row(text) and _LISTED.search(text)) or (_has_wages(text) and _PAID.search(text)):
        return True
    is_called = ("叫" in text and _CALLED.search(text)) or ("姓" in text and _SURNAME_FIRST.search(text))
    return bool(is_called) or (_has_blanks(text) and _SPACED_LABEL.search(text) is not None)


def _has_row(text: str) -> bool:
    return "、" in text or "①" in text


def _has_wages(text: str) -> bool:
    return "元" in text or "工资" in text


def _has_blanks(text: str) -> bool:
    """Say whether a text has blanks, as typeset labels do: most calls have none."""
    return " " in text or "　" in text


def hide_name(text: str, name: str) -> str:
    """Return a text with a person's whole name as it is masked, 王某; unchanged for what no person is called.

    A name that is a word as well, 高兴 or 白雪, is one where a sentence begins with it and what follows a name follows.

    >>> hide_name("欧阳小娟诉物业", "欧阳小娟"), hide_name("万达物业不管", "万达物业"), hide_name("很高兴", "高兴")
    ('欧阳某诉物业', '万达物业不管', '很高兴')
    >>> hide_name("陳小明訴物業", "陈小明")
    '陈某訴物業'
    """
    plain, name = simplify_characters(text), simplify_characters(name)
    width = measure_surname(name, 0, SURNAMES)
    given = name[width:]
    is_name = width and len(given) in (1, 2) and are_han(given) and given not in TITLES and name[:2] not in NO_NAMES
    if not is_name and is_transliterated(name):
        return text.replace(name, mark_name(name, 0, len(name)).mask) if plain == text else text
    if not is_name or (name[0] in WORDLIKE_SURNAMES and not all(letter in GIVEN for letter in given)):
        return text
    short, is_word, position = mark_name(name, 0, len(name)).mask, _is_word(name), 0
    parts: list[str] = []
    for match in re.finditer(name, plain):
        if not is_word or _is_name_here(match):
            parts += (text[position : match.start()], short)
            position = match.end()
    return "".join((*parts, text[position:]))


@cache
def _cues() -> "AhoCorasick":
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    cues = sorted(ACTS | DEEDS | HOMES | LABELS | PEOPLE | TITLES)
    return AhoCorasick(cues, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def _might_be_signed(text: str) -> bool:
    """Say whether the text ends like a letter: with a short last sentence, or with a date."""
    ending = text[-_LONGEST_ENDING:].rstrip("。. \n　")
    return (
        ending[-1:].isdecimal()
        or ending[-1:] in "日号"
        or not _SENTENCE_ENDS.isdisjoint(ending[-6:])
        or "敬礼" in ending
    )


def _is_addressed(text: str, start: int, end: int) -> bool:
    """Tell whether the cue is the one whom a letter speaks to, whose colon is not a form's."""
    return text.startswith(":", end) and _ADDRESSED.search(text, max(0, start - _LONGEST_ADDRESS), start) is not None


def _is_caller(text: str, name: PersonalData) -> bool:
    """Tell whether a sentence, or a part of one, begins with this name."""
    said = text[name.start : name.end]
    return _opens(text, name.start) and said not in NO_CALLERS and said[-1] not in TOWN_ENDING


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return not before or before.endswith(_BEFORE_CALLER) or not are_han(before[-1])


def _is_word(name: str) -> bool:
    """Tell whether a name of two characters is an ordinary word, or could well be one."""
    could_be = name[0] in WORDLIKE_SURNAMES or name[1] not in GIVEN
    return len(name) == 2 and (could_be or name in WORDS or name in NO_CALLERS)


def _is_name_here(word: re.Match[str]) -> bool:
    text, end = word.string, word.end()
    return _opens(text, word.start()) and (text.startswith("诉", end) or AFTER_NAME.match(text, end) is not None)
