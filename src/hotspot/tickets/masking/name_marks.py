"""Names of people where something says that a name stands there; the family name is kept.

Where each begins and ends: ``name_ends``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hotspot.tickets.masking.cue_places import Cue, find_cues, may_follow_cue
from hotspot.tickets.masking.marks import DOTS, HIDDEN, PersonalData
from hotspot.tickets.masking.name_again import find_again, opens
from hotspot.tickets.masking.name_cues import LABELS, NO_CALLERS
from hotspot.tickets.masking.name_ends import (
    mark_name,
    read_after,
    read_alone,
    read_backwards,
)
from hotspot.tickets.masking.name_likely import find_likely
from hotspot.tickets.masking.name_model import Place
from hotspot.tickets.masking.name_openings import TOWN_ENDING
from hotspot.tickets.masking.name_words import could_be_aged, could_be_name, is_plain_name
from hotspot.tickets.masking.sounded_names import is_transliterated
from hotspot.tickets.masking.surnames import SURNAMES
from hotspot.tickets.masking.talks import SPEAKERS, is_talk

_HAN = r"[\u3400-\u9fff]"
# 联 系 人：, as forms are typeset.
_SPACED_LABEL = re.compile(rf"(?<!{_HAN}){_HAN}(?:[ 　]{{1,6}}{_HAN}){{1,3}}(?=[ 　]{{0,4}}[:：|])")
# What stands behind a name: 王小明(13800000000) · 王小明，男， · 王小明身份证号0000….
# All start with one set of characters, which is quick to search for; it also reads a text that is not folded yet.
_CONTACT = re.compile(
    r"[\d男女身电](?:(?<=[1１])[\s-]?[3-9３-９][\d\s*＊-]{9}|(?<=\d)\d{16}[\dXx]|(?<=[男女])(?:[,，、)）]|\s\d)"
    r"|(?<=身)份证(?:号码?)?[:：\s]?\d|(?<=电)话[:：\s]?\d)"
)
# (文静,000000…): a word as well, in brackets with an id.
_IDENTIFIED = re.compile(rf"\((?P<it>{_HAN}{{2,3}})[,、: ]\s?(?=\d{{17}}[\dXx])")
# 13800000000（陈小明）, 13800000000 陈小明: a name alone behind what is masked.
_BEHIND_NUMBER = re.compile(rf"{HIDDEN}(?:[\s(]{{0,2}}|[,、:])(?P<it>{_HAN}{{2,4}})(?!{_HAN})")
# 宁波涛,女,1978年; 苏醒 女 31岁; 苏建,48岁: alone before a sex and what says more, or an age.
_SEXED = re.compile(
    rf"(?<!{_HAN})(?P<it>{_HAN}{{2,4}})[,，(（、 ]\s?(?:(?P<sex>(?:性别)?[:：]?[男女])[,，、 ]\s?"
    rf"(?:\d|{_HAN}族|身份证|电话|家?住|系)|(?:今年|现年)?\d{{1,3}}岁)"
)
# 王 芳,女; 索朗卓玛,藏族: typed with a blank, without a Chinese family name.
_TYPED = re.compile(rf"(?<!{_HAN})(?P<it>[{''.join(sorted(SURNAMES))}][ 　]{{1,2}}{_HAN})[,，]\s?[男女](?!{_HAN})")
_OF_PEOPLE = re.compile(rf"(?<!{_HAN})(?P<it>{_HAN}{{3,8}})[,，]\s?(?:男|女|)[,，]?\s?(?:蒙古|维吾尔|哈萨克|{_HAN})族")
# 男,52岁,陈小明
_AGED = re.compile(rf"[男女][,，、]\d{{1,3}}岁[,，、](?P<it>{_HAN}{{2,4}})(?!{_HAN})")
# 张某、李小红三人: a name beside what is masked.
_BESIDE_HIDDEN = re.compile(f"{HIDDEN}[、和与及](?={_HAN})")
# 陈小明的联系电话：13800000000
_NUMBER_WORDS = re.compile(r"的?(?:联系|手机)?(?:电话|手机|号码|方式)(?:号码?)?(?:是|为)?[\s:]{0,2}$")
_LONGEST_WORDING = 12
_DOT = re.compile(f"[{DOTS}]")
_BEFORE_CONTACT = frozenset(" \n,、:(")
# 石涧村长期停电, 田心村长年失修: no title; not 村长年纪大, 村长期间.
_NO_TITLE = re.compile(r"长(?:期(?![间望待])|时间|年(?![纪龄轻老近过会底初前后]))")
_LONGEST_ENDING = 120
_SENTENCE_ENDS = frozenset("。！!？? \n　")
# After 敬礼, 谢谢, 感激, 做主, 为盼, 此致, 拜托 or a sentence. Both also read a text that is not folded yet.
_SIGNED = re.compile(
    r"[礼谢激主盼致托。!?！？][!。.,！，\s]{0,60}(?P<it>[\u3400-\u9fff]{2,4})[\s,:，：]{0,9}"
    r"(?:(?:19|20)\d\d[年./-]\d{1,2}(?:[月./-]\d{0,2})?日?号?)?[\s。.]{0,3}$"
)
# A last line of a name and a day.
_DATED = re.compile(
    r"(?:^|\n)\s{0,60}(?P<it>[\u3400-\u9fff]{2,4})[\s,:，：]{1,40}(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?[\s。.]{0,3}$"
)
# 尊敬的领导：东三路 …: what the letter is about.
_ADDRESSED = re.compile(rf"(?:尊敬|敬爱|亲爱)的{_HAN}{{0,8}}$")
_LONGEST_ADDRESS = 12


def find_names(text: str, places: Sequence[Place] = (), *, has_cues: bool = True) -> Iterator[PersonalData]:
    """Yield the names of a folded text that a word before or behind them, a number or a signature gives away.

    Then those that the model tells at some of the places where one could stand. What is a name in one place of the
    text is one wherever the text has it again. ``has_cues``: what ``might_hold_name`` says.
    """
    names = [*(_find_cued(text) if has_cues else ()), *find_likely(text, places)]
    yield from names
    yield from find_again(text, {text[name.start : name.end] for name in names})


@dataclass(frozen=True)
class _Traits:
    """What a whole text is or holds: asked once, as asking at each cue would take the square of its length."""

    is_talk: bool
    has_dot: bool
    has_hidden: bool


def _find_cued(text: str) -> Iterator[PersonalData]:
    traits = _Traits(is_talk=is_talk(text), has_dot="·" in text, has_hidden=HIDDEN in text)
    for cue, start, end in find_cues(text):
        yield from _read_beside(text, cue, start, end, traits)
    for match in _SPACED_LABEL.finditer(text) if _has_blanks(text) else ():
        if "".join(match.group().split()) in LABELS:
            yield from read_after(text, match.end(), is_label=True)
    for match in _CONTACT.finditer(text):
        end = match.start()
        if worded := _NUMBER_WORDS.search(text, max(0, end - _LONGEST_WORDING), end):
            end = worded.start()
        for _ in range(2):
            end -= text[end - 1 : end] in _BEFORE_CONTACT
        yield from read_backwards(text, end)
    for match in _SEXED.finditer(text) if _tells_age(text) else ():
        if could_be_aged(match["it"]) and (match["sex"] or is_plain_name(match["it"])):
            yield mark_name(text, *match.span("it"))
    for match in _TYPED.finditer(text) if _tells_age(text) and _has_blanks(text) else ():
        yield mark_name(text, *match.span("it"))
    for match in _OF_PEOPLE.finditer(text) if "族" in text else ():
        if is_transliterated(match["it"]):
            yield PersonalData(*match.span("it"), "name", "某某")
    for match in _AGED.finditer(text) if "岁" in text else ():
        yield from read_alone(match)
    for match in _IDENTIFIED.finditer(text) if "(" in text else ():
        if could_be_name(match["it"]):
            yield mark_name(text, *match.span("it"))
    for match in _BEHIND_NUMBER.finditer(text) if traits.has_hidden else ():
        yield from read_alone(match)
    for match in _BESIDE_HIDDEN.finditer(text) if traits.has_hidden else ():
        yield from read_after(text, match.end(), is_label=False)
    if signed := _find_signature(text):
        yield from read_alone(signed)


def _read_beside(text: str, cue: Cue, start: int, end: int, traits: _Traits) -> Iterator[PersonalData]:
    """Yield the names beside a cue that stands here."""
    if cue.is_title and not _NO_TITLE.match(text, end - 1):
        yield from read_backwards(text, start)
    if cue.is_act:
        yield from (name for name in read_backwards(text, start) if _is_caller(text, name))
    # 刘女士(刘小红)
    if not may_follow_cue(text, end) and not traits.has_dot:
        return
    is_named = cue.is_label or (cue.is_person and not _is_addressed(text, start, end))
    if is_named or text.startswith("(", end):
        # 藏族学生旦增罗布
        is_spoken = traits.is_talk and cue.word in SPEAKERS
        is_label = (cue.is_label and not is_spoken) or text.endswith("族", 0, start)
        yield from read_after(text, end, is_label=is_label, is_spoken=is_spoken)


def might_hold_name(text: str) -> bool:
    """Say cheaply whether a text, folded or not, could hold a name that something gives away."""
    # Any character may begin a name with a dot.
    if (
        next(find_cues(text), None) is not None
        or (_might_be_signed(text) and _find_signature(text))
        or _CONTACT.search(text)
        or _DOT.search(text)
        or (_tells_age(text) and _SEXED.search(text))
        or (_tells_age(text) and _has_blanks(text) and _TYPED.search(text))
        or ("族" in text and _OF_PEOPLE.search(text))
        or ("岁" in text and _AGED.search(text))
    ):
        return True
    return bool(_has_blanks(text) and _SPACED_LABEL.search(text))


def _tells_age(text: str) -> bool:
    return "岁" in text or "男" in text or "女" in text


def _has_blanks(text: str) -> bool:
    """Say whether a text has blanks, as typeset labels do: most calls have none."""
    return " " in text or "　" in text


def _might_be_signed(text: str) -> bool:
    """Say whether the text ends like a letter: with a short last sentence, or with a date."""
    ending = text[-_LONGEST_ENDING:].rstrip("。. \n　")
    return (
        ending[-1:].isdecimal()
        or ending[-1:] in "日号"
        or not _SENTENCE_ENDS.isdisjoint(ending[-6:])
        or "敬礼" in ending
    )


def _find_signature(text: str) -> re.Match[str] | None:
    """Return a name in the end of a letter, with a day or without."""
    ending = max(0, len(text) - _LONGEST_ENDING)
    return _SIGNED.search(text, ending) or _DATED.search(text, ending)


def _is_addressed(text: str, start: int, end: int) -> bool:
    """Tell whether the cue is the one whom a letter speaks to, whose colon is not a form's."""
    return text.startswith(":", end) and _ADDRESSED.search(text, max(0, start - _LONGEST_ADDRESS), start) is not None


def _is_caller(text: str, name: PersonalData) -> bool:
    """Tell whether a sentence, or a part of one, begins with this name."""
    said = text[name.start : name.end]
    return opens(text, name.start) and said not in NO_CALLERS and said[-1] not in TOWN_ENDING
