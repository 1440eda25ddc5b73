"""Names of people where something says that a name stands there; the family name is kept."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from hotspot.tickets.marks import HIDDEN, PersonalData
from hotspot.tickets.name_cues import ACTS, FOLLOWERS, LABELS, NO_CALLERS, NO_NAMES, ORGANISATIONS, PEOPLE, TITLES
from hotspot.tickets.surnames import COMPOUND_SURNAMES, GIVEN, SURNAMES, WORDLIKE_SURNAMES, WORDS

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_PLAIN_SURNAMES = SURNAMES - WORDLIKE_SURNAMES
_HAN = r"[\u3400-\u9fff]"
# 联系人/电话：, 联系人（电话）： ask for both.
_LINK = re.compile(
    r"(?:[/、及和与(](?:联系|手机)?(?:电话|手机|方式|号码)(?:号码)?\)?(?=[:|]))?"
    r"(?:的?(?:姓名|名字|名)?(?:名叫|是|叫|为|系)|[\s:;：|]|[(\[【“\"]){0,3}(?=[\u3400-\u9fffA-Z])"
)
_FORM_SIGNS = frozenset(':|[【“"(')
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
# 陈小明的联系电话：13800000000
_NUMBER_WORDS = re.compile(r"的?(?:联系|手机)?(?:电话|手机|号码|方式)(?:号码?)?(?:是|为)?[\s:]{0,2}$")
_LONGEST_WORDING = 12
_BEFORE_CONTACT = frozenset(" \n,、:(")
_MAY_FOLLOW_CUE = (
    SURNAMES
    | frozenset(pair[0] for pair in COMPOUND_SURNAMES)
    | frozenset(' 　\n:：;；([（【[“"|/、及和与的姓名是叫为系')
)
_MAY_PRECEDE_TITLE = GIVEN
# 关于陈小明反映 …, 白雪村陈小明来电 …
_BEFORE_CALLER = ("关于", "村", "组", "镇", "乡", "社区", "小区", "街道")
_LONGEST_ENDING = 48
_SENTENCE_ENDS = frozenset("。！!？? \n　")
# After 敬礼, 谢谢, 感激, 做主, 为盼, 此致, 拜托 or a sentence.
_SIGNED = re.compile(
    r"[礼谢激主盼致托。!?][!。.,\s]{0,4}(?P<it>[\u3400-\u9fff]{2,4})[\s,:]{0,3}"
    r"(?:(?:19|20)\d\d[年./-]\d{1,2}(?:[月./-]\d{0,2})?日?号?)?[\s。.]{0,3}$"
)
_FOREIGN = re.compile(rf"{_HAN}{{1,5}}(?:·{_HAN}{{1,5}}){{1,3}}(?!{_HAN})")
_FOREIGN_BEFORE_TITLE = re.compile(rf"(?<!{_HAN}){_HAN}{{1,5}}(?:·{_HAN}{{1,5}}){{1,3}}$")
_LONGEST_FOREIGN = 24
_LATIN = re.compile(r"[A-Z][A-Za-z]{1,14}(?: [A-Z][A-Za-z]{1,14}){1,2}")
_SPACED = re.compile(rf"{_HAN}(?: {{1,2}}{_HAN}){{1,3}}(?!{_HAN})")
_AFTER_NAME = re.compile(
    rf"$|[^\u3400-\u9fffA-Za-z·]|{'|'.join(sorted(FOLLOWERS, key=lambda word: (-len(word), word)))}"
)
_ORGANISATION = re.compile("|".join(sorted(ORGANISATIONS)))
_JOINING = frozenset("、,和与及/ ")
_SELDOM_LAST = frozenset("地中大子里家天高来方上下")
_PLACE_ENDING = frozenset("村镇乡县市区路街桥湾组府园苑城庄店厂局院校馆湖河塘岭坝垸洲郡")


def find_names(text: str) -> Iterator[PersonalData]:
    """Yield the names of a folded text that a word before or behind them, a number or a signature gives away.

    What is a name in one place of the text is one wherever the text has it again.
    """
    names = list(_find_cued(text))
    yield from names
    yield from _find_again(text, {text[name.start : name.end] for name in names})


def _find_cued(text: str) -> Iterator[PersonalData]:
    for _, start, end in _cues().find_matches_as_indexes(text):
        cue = text[start:end]
        if cue in TITLES:
            yield from _read_backwards(text, start)
        if cue in ACTS:
            yield from (name for name in _read_backwards(text, start) if _is_caller(text, name))
        # 刘女士(刘小红)
        if cue in LABELS or cue in PEOPLE or text.startswith("(", end):
            yield from _read_after(text, end, is_label=cue in LABELS)
    for match in _SPACED_LABEL.finditer(text) if _has_blanks(text) else ():
        if "".join(match.group().split()) in LABELS:
            yield from _read_after(text, match.end(), is_label=True)
    for match in _CONTACT.finditer(text):
        end = match.start()
        if worded := _NUMBER_WORDS.search(text, max(0, end - _LONGEST_WORDING), end):
            end = worded.start()
        for _ in range(2):
            end -= text[end - 1 : end] in _BEFORE_CONTACT
        yield from _read_backwards(text, end)
    for match in _BEHIND_NUMBER.finditer(text) if HIDDEN in text else ():
        yield from _read_alone(match)
    if signed := _SIGNED.search(text, max(0, len(text) - _LONGEST_ENDING)):
        yield from _read_alone(signed)


def _find_again(text: str, names: set[str]) -> Iterator[PersonalData]:
    """Yield the places of whole names; one of two characters, which longer words may hold, only where it ends."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    if not names:
        return
    whole = sorted(name for name in names if len(name) > 2 or not _is_word(name))
    for _, start, end in AhoCorasick(whole, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text):
        if end - start > 2 or _AFTER_NAME.match(text, end):
            yield _mark(text, start, end)


def might_hold_name(text: str) -> bool:
    """Say cheaply whether a text, folded or not, could hold a name."""
    for _, start, end in _cues().find_matches_as_indexes(text):
        if text[end : end + 1] in _MAY_FOLLOW_CUE or text[start - 1 : start] in _MAY_PRECEDE_TITLE:
            return True
    if _might_be_signed(text) or _CONTACT.search(text):
        return True
    return _has_blanks(text) and _SPACED_LABEL.search(text) is not None


def _has_blanks(text: str) -> bool:
    """Say whether a text has blanks, as typeset labels do: most calls have none."""
    return " " in text or "　" in text


def hide_name(text: str, name: str) -> str:
    """Return a text with a person's whole name as it is masked, 王某; unchanged for what no person is called.

    A name that is a word as well, 高兴 or 白雪, is one where a sentence begins with it and what follows a name follows.

    >>> hide_name("欧阳小娟诉物业", "欧阳小娟"), hide_name("万达物业不管", "万达物业"), hide_name("很高兴", "高兴")
    ('欧阳某诉物业', '万达物业不管', '很高兴')
    """
    width = _surname_width(name, 0, SURNAMES)
    given = name[width:]
    is_name = width and len(given) in (1, 2) and _are_han(given) and given not in TITLES and name[:2] not in NO_NAMES
    if not is_name or (name[0] in WORDLIKE_SURNAMES and not all(letter in GIVEN for letter in given)):
        return text
    short = _mark(name, 0, len(name)).mask
    if not _is_word(name):
        return text.replace(name, short)
    return re.sub(name, lambda match: short if _is_name_here(match) else name, text)


@cache
def _cues() -> "AhoCorasick":
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    cues = sorted(ACTS | LABELS | PEOPLE | TITLES)
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


def _mark(text: str, start: int, end: int) -> PersonalData:
    name = text[start:end]
    if name.isascii() or "·" in name:
        return PersonalData(start, end, "name", "某某")
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES else name[0]
    return PersonalData(start, end, "name", surname + "某")


def _read_after(text: str, cue_end: int, *, is_label: bool) -> Iterator[PersonalData]:
    link = _LINK.match(text, cue_end)
    if link is None:
        return
    start = link.end()
    is_form = not _FORM_SIGNS.isdisjoint(link.group())
    if (is_form or is_label) and (whole := _read_whole(text, start, is_form=is_form, is_spaced=bool(link.group()))):
        yield _mark(text, start, whole)
        return
    # 投诉人：王小明、李小红: the first as its label allows, the others as names beside a name.
    while end := _find_end(text, start, is_form=is_form, is_label=is_label):
        yield _mark(text, start, end)
        if text[end : end + 1] not in _JOINING:
            return
        start, is_form, is_label = end + 1, False, False


def _read_whole(text: str, start: int, *, is_form: bool, is_spaced: bool) -> int:
    """Return where a foreign, a Latin or a spaced name ends, 0 when there is none."""
    if foreign := _FOREIGN.match(text, start):
        return foreign.end()
    if is_form and (latin := _LATIN.match(text, start)):
        return latin.end()
    if is_spaced and text[start] in SURNAMES and (spaced := _SPACED.match(text, start)):
        return spaced.end()
    return 0


def _find_end(text: str, start: int, *, is_form: bool, is_label: bool) -> int:
    """Return where the name that starts here ends, 0 when none does.

    After the colon of a form rare characters count as names too, as long as the name stands alone.
    """
    width = _surname_width(text, start, SURNAMES if is_form or is_label else _PLAIN_SURNAMES)
    if not width or text[start : start + 2] in NO_NAMES:
        return 0
    is_wordlike = text[start : start + 2] in WORDS or (width == 1 and text[start] in WORDLIKE_SURNAMES)
    # 我是梅溪…, 小区的…: what one is, more often than who.
    is_loose = not is_form and text.endswith(("是", "的"), 0, start)
    shorter = 0
    if is_form and _is_double(text, start) and _stands_alone(text, start + 4):
        return start + 4
    for end in (start + width + 1, start + width + 2):
        given = text[start + width : end]
        if end > len(text) or not _are_han(given) or given in TITLES or _ORGANISATION.search(text, start, end + 1):
            return shorter
        if text[end : end + 1].isdigit() and (is_wordlike or given[-1] in _PLACE_ENDING):
            return shorter
        if is_loose and given[-1] in _PLACE_ENDING:
            return shorter
        follower = _AFTER_NAME.match(text, end)
        if not all(letter in GIVEN for letter in given):
            is_name = is_form and _stands_alone(text, end) and given[-1] not in _PLACE_ENDING
        elif is_wordlike:
            # 司机方志国, not 村民高兴地: both given characters, and nothing that could go on after them.
            # Alone behind the colon of a form also 于洋.
            is_long = len(given) == 2 and follower is not None
            is_alone = text[start - 1] in ":|" and text[start:end] not in WORDS and _stands_alone(text, end)
            is_name = (is_long or is_alone) and given[-1] not in _SELDOM_LAST
        else:
            ends = follower is not None or (len(given) == 2 and not shorter and not is_loose)
            is_name = ends and text[end : end + 1] not in _PLACE_ENDING
        if is_name and len(given) == 1 and follower is not None and follower.group() in GIVEN:
            # 陈志强 or 陈志, who 强…: the longer name, when it ends as well as the shorter.
            shorter = end
        elif is_name:
            return end
    return shorter


def _is_double(text: str, start: int) -> bool:
    """Tell whether a name of both parents' family names, 张杨子涵, stands here."""
    given = text[start + 2 : start + 4]
    has_two = _PLAIN_SURNAMES.issuperset(text[start : start + 2]) and text[start : start + 2] not in WORDS
    return has_two and len(given) == 2 and GIVEN.issuperset(given) and given[-1] not in _PLACE_ENDING


def _are_han(letters: str) -> bool:
    return all("\u3400" <= letter <= "\u9fff" for letter in letters)


def _surname_width(text: str, start: int, surnames: frozenset[str]) -> int:
    if text[start : start + 2] in COMPOUND_SURNAMES:
        return 2
    return int(text[start : start + 1] in surnames)


def _stands_alone(text: str, end: int) -> bool:
    return end == len(text) or not "\u3400" <= text[end] <= "\u9fff"


def _read_backwards(text: str, end: int) -> Iterator[PersonalData]:
    """Yield the name that ends here: 王小明 before 先生, never 王 alone."""
    if foreign := _FOREIGN_BEFORE_TITLE.search(text, max(0, end - _LONGEST_FOREIGN), end):
        yield _mark(text, foreign.start(), end)
        return
    for length in (4, 3, 2):
        start = end - length
        width = _surname_width(text, start, _PLAIN_SURNAMES) if start >= 0 else 0
        given = text[start + width : end]
        if not width or length - width not in (1, 2) or not all(letter in GIVEN for letter in given):
            continue
        if text[start : start + 2] in WORDS or given in TITLES or _ORGANISATION.search(text, start, end + 1):
            continue
        # No name is 周和 in 每周和爸爸, nor 区刘 in 小区刘先生.
        is_followed = given == "和" or given in _PLAIN_SURNAMES
        if length == 2 and is_followed and start > 0 and _are_han(text[start - 1]):
            continue
        yield _mark(text, start, end)
        return


def _is_caller(text: str, name: PersonalData) -> bool:
    """Tell whether a sentence, or a part of one, begins with this name."""
    return _opens(text, name.start) and text[name.start : name.end] not in NO_CALLERS


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return not before or before.endswith(_BEFORE_CALLER) or not _are_han(before[-1])


def _is_word(name: str) -> bool:
    """Tell whether a name of two characters is an ordinary word, or could well be one."""
    could_be = name[0] in WORDLIKE_SURNAMES or name[1] not in GIVEN
    return len(name) == 2 and (could_be or name in WORDS or name in NO_CALLERS)


def _is_name_here(word: re.Match[str]) -> bool:
    text, end = word.string, word.end()
    return _opens(text, word.start()) and (text.startswith("诉", end) or _AFTER_NAME.match(text, end) is not None)


def _read_alone(match: re.Match[str]) -> Iterator[PersonalData]:
    start, end = match.span("it")
    width = _surname_width(match.string, start, _PLAIN_SURNAMES)
    given = match.string[start + width : end]
    is_name = width and len(given) in (1, 2) and all(letter in GIVEN for letter in given)
    if is_name and match.string[start : start + 2] not in WORDS:
        yield _mark(match.string, start, end)
