"""Where a name begins and ends beside a word, a number or a border that gives it away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hotspot.tickets.marks import PersonalData
from hotspot.tickets.name_cues import ACTS, FOLLOWERS, NO_NAMES, ORGANISATIONS, TITLES
from hotspot.tickets.surnames import (
    COMPOUND_SURNAMES,
    GIVEN,
    PLAIN_SURNAMES,
    SURNAMES,
    TRANSLITERATED,
    WORDLIKE_SURNAMES,
    WORDS,
)

_HAN = r"[\u3400-\u9fff]"
# 联系人/电话：, 联系人（电话）： ask for both.
_LINK = re.compile(
    r"(?:[/、及和与(](?:联系|手机)?(?:电话|手机|方式|号码)(?:号码)?\)?(?=[:|]))?"
    r"(?:的?(?:姓名|名字|名)?(?:名叫|是|叫|为|系)|[\s:;：|]|[(\[【“\"]){0,3}(?=[\u3400-\u9fffA-Z])"
)
_FORM_SIGNS = frozenset(':|[【“"(')
_FOREIGN = re.compile(rf"{_HAN}{{1,5}}(?:·{_HAN}{{1,5}}){{1,3}}(?!{_HAN})")
_FOREIGN_BEFORE_TITLE = re.compile(rf"(?<!{_HAN}){_HAN}{{1,5}}(?:·{_HAN}{{1,5}}){{1,3}}$")
_LONGEST_FOREIGN = 24
# Written without a dot: 乌云其其格; of two characters, 巴图, only behind the colon of a form or 我叫.
_SHORTEST_TRANSLITERATED, _LONGEST_TRANSLITERATED = 3, 8
_LATIN = re.compile(r"[A-Z][A-Za-z]{1,14}(?: [A-Z][A-Za-z]{1,14}){1,2}")
_SPACED = re.compile(rf"{_HAN}(?: {{1,2}}{_HAN}){{1,3}}(?!{_HAN})")
AFTER_NAME = re.compile(
    rf"$|[^\u3400-\u9fffA-Za-z·]|{'|'.join(sorted(FOLLOWERS, key=lambda word: (-len(word), word)))}"
)
_ORGANISATION = re.compile("|".join(sorted(ORGANISATIONS)))
# A sign of a shop: 叫“国色”的养生馆, not 叫“王强”的店老板.
_SIGN = re.compile(rf"[”\"]的{_HAN}{{0,4}}?(?:馆|店|公司|会所|中心|机构|俱乐部|超市)(?!{_HAN}{{0,2}}[主长员人板理])")
_JOINING = frozenset("、,和与及/ ")
_SELDOM_LAST = frozenset("地中大子里家天高来方上下")
_PLACE_ENDING = frozenset("村镇乡县市区路街桥湾组府园苑城庄店厂局院校馆湖河塘岭坝垸洲郡")
# 武汉市|市长|江大桥, 县|县长|沙路: what a town's title and a family name may be cut from.
_LONG_PLACES = frozenset(("长江", "长沙", "长安", "长宁", "长乐"))
# 来电人梅林镇吴厝村…, 梅林镇反映: a town, unless what follows a name follows 来电人.
TOWN_ENDING = frozenset("镇乡县")


def mark_name(text: str, start: int, end: int) -> PersonalData:
    """Return a name as it is masked: the family name, and 某; of a foreign one, or one without family name, 某某."""
    name = text[start:end]
    if name.isascii() or "·" in name or not measure_surname(name, 0, SURNAMES):
        return PersonalData(start, end, "name", "某某")
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES else name[0]
    return PersonalData(start, end, "name", surname + "某")


def read_after(text: str, cue_end: int, *, is_label: bool) -> Iterator[PersonalData]:
    """Yield the names that stand behind a cue that ends here; a label (联系人) has more of them than a role (村民)."""
    link = _LINK.match(text, cue_end)
    if link is None:
        return
    start = link.end()
    is_form = not _FORM_SIGNS.isdisjoint(link.group())
    if (is_form or is_label) and (whole := _read_whole(text, start, is_form=is_form, is_spaced=bool(link.group()))):
        yield mark_name(text, start, whole)
        return
    is_certain = is_form or text.startswith("叫", cue_end - 1)
    if is_label and (end := _find_transliterated_end(text, start, is_certain=is_certain)):
        yield mark_name(text, start, end)
        return
    # 投诉人：王小明、李小红: the first as its label allows, the others as names beside a name.
    while end := _find_end(text, start, is_form=is_form, is_label=is_label):
        if not is_label and _SIGN.match(text, end):
            return
        yield mark_name(text, start, end)
        if text[end : end + 1] not in _JOINING:
            return
        start, is_form, is_label = end + 1, False, False


def read_backwards(text: str, end: int) -> Iterator[PersonalData]:
    """Yield the name that ends here: 王小明 before 先生, never 王 alone."""
    if foreign := _FOREIGN_BEFORE_TITLE.search(text, max(0, end - _LONGEST_FOREIGN), end):
        yield mark_name(text, foreign.start(), end)
        return
    for length in (4, 3, 2):
        start = end - length
        width = measure_surname(text, start, PLAIN_SURNAMES) if start >= 0 else 0
        given = text[start + width : end]
        if not width or length - width not in (1, 2) or not all(letter in GIVEN for letter in given):
            continue
        if text[start : start + 2] in WORDS or given in TITLES or _ORGANISATION.search(text, start, end + 1):
            continue
        # No name is 周和 in 每周和爸爸, nor 区刘 in 小区刘先生.
        is_followed = given == "和" or given in PLAIN_SURNAMES
        if length == 2 and is_followed and start > 0 and are_han(text[start - 1]):
            continue
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


def are_han(letters: str) -> bool:
    """Tell whether all are Han characters."""
    return all("\u3400" <= letter <= "\u9fff" for letter in letters)


def measure_surname(text: str, start: int, surnames: frozenset[str]) -> int:
    """Return how many characters the family name has that stands here, 0 for none of these."""
    if text[start : start + 2] in COMPOUND_SURNAMES:
        return 2
    return int(text[start : start + 1] in surnames)


def is_transliterated(name: str) -> bool:
    """Tell whether a name is written as those of peoples without Chinese family names are."""
    return len(name) >= _SHORTEST_TRANSLITERATED and TRANSLITERATED.issuperset(name)


def _find_transliterated_end(text: str, start: int, *, is_certain: bool) -> int:
    """Return where a name like 乌云其其格 ends that starts here, 0 for none; one like 王丹丹 is read elsewhere."""
    longest = start
    if text.startswith("不", start):
        return 0
    while text[longest : longest + 1] in TRANSLITERATED and longest < min(start + _LONGEST_TRANSLITERATED, len(text)):
        longest += 1
    is_chinese = measure_surname(text, start, SURNAMES) > 0
    shortest = _SHORTEST_TRANSLITERATED + is_chinese - (is_certain and not is_chinese)
    ends = (end for end in range(longest, start + shortest - 1, -1) if AFTER_NAME.match(text, end))
    return next(ends, 0)


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
    """Return where the name that starts here ends, 0 when none does."""
    width = measure_surname(text, start, SURNAMES if is_form or is_label else PLAIN_SURNAMES)
    if not width or text[start : start + 2] in NO_NAMES:
        return 0
    if is_form and _is_double(text, start) and _stands_alone(text, start + 4):
        return start + 4
    opening = _open(text, start, width, is_form=is_form)
    shorter = 0
    for end in (opening.given_from + 1, opening.given_from + 2):
        if opening.rules_out(end):
            break
        if not opening.may_end(end, is_longer=shorter > 0):
            continue
        follower = AFTER_NAME.match(text, end)
        if end > opening.given_from + 1 or follower is None or follower.group() not in GIVEN:
            return end
        # 陈志强 or 陈志, who 强…: the longer name, when it ends as well as the shorter.
        shorter = end
    return shorter


@dataclass(frozen=True)
class _Opening:
    """A family name that stands at ``start``, and what is known before the given name is read.

    ``is_form``: it stands behind the colon of a form; ``is_wordlike``: it begins words as well; ``is_loose``: what
    stands before it tells more often what something is than who somebody is (我是梅溪…, 小区的…).
    """

    text: str
    start: int
    given_from: int
    is_form: bool
    is_wordlike: bool
    is_loose: bool

    def rules_out(self, end: int) -> bool:
        """Tell whether what stands up to here is no name, nor the beginning of one."""
        given = self.text[self.given_from : end]
        if end > len(self.text) or not are_han(given) or given in TITLES or given in ACTS:
            return True
        if _ORGANISATION.search(self.text, self.start, end + 1):
            return True
        is_place = given[-1] in _PLACE_ENDING
        is_cut = self.is_loose or self.text[self.start - 1 : self.start + 1] in _LONG_PLACES
        return (is_cut and is_place) or (self.text[end : end + 1].isdigit() and (self.is_wordlike or is_place))

    def may_end(self, end: int, *, is_longer: bool) -> bool:
        """Tell whether a name may end here; ``is_longer``: one that is a character shorter may end as well."""
        given = self.text[self.given_from : end]
        if not GIVEN.issuperset(given):
            # Behind the colon of a form rare characters count too, as long as the name stands alone.
            return self.is_form and _stands_alone(self.text, end) and given[-1] not in _PLACE_ENDING
        is_followed = AFTER_NAME.match(self.text, end) is not None
        if not self.is_wordlike:
            is_whole = len(given) == 2 and not is_longer and not self.is_loose and given[-1] not in TOWN_ENDING
            return (is_followed or is_whole) and self.text[end : end + 1] not in _PLACE_ENDING
        # 司机方志国, not 村民高兴地: both given characters, and nothing that could go on after them.
        # Alone behind the colon of a form also 于洋.
        is_word = self.text[self.start : end] in WORDS
        is_alone = self.text[self.start - 1] in ":|" and not is_word and _stands_alone(self.text, end)
        return ((len(given) == 2 and is_followed) or is_alone) and given[-1] not in _SELDOM_LAST


def _open(text: str, start: int, width: int, *, is_form: bool) -> _Opening:
    is_wordlike = text[start : start + 2] in WORDS or (width == 1 and text[start] in WORDLIKE_SURNAMES)
    is_loose = not is_form and text.endswith(("是", "的"), 0, start)
    return _Opening(text, start, start + width, is_form, is_wordlike, is_loose)


def _is_double(text: str, start: int) -> bool:
    """Tell whether a name of both parents' family names, 张杨子涵, stands here."""
    given = text[start + 2 : start + 4]
    has_two = PLAIN_SURNAMES.issuperset(text[start : start + 2]) and text[start : start + 2] not in WORDS
    return has_two and len(given) == 2 and GIVEN.issuperset(given) and given[-1] not in _PLACE_ENDING


def _stands_alone(text: str, end: int) -> bool:
    return end == len(text) or not "\u3400" <= text[end] <= "\u9fff"
