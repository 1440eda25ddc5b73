"""Where a name begins and ends beside a word, a number or a border that gives it away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hotspot.tickets.marks import HIDDEN, PersonalData
from hotspot.tickets.name_cues import ACTS, AFTER_NAME, NO_NAMES, ORGANISATIONS, TITLES
from hotspot.tickets.sounded_names import find_foreign_end, find_foreign_start, find_sounded_end, find_sounded_start
from hotspot.tickets.surnames import (
    BORDERED_SURNAMES,
    COMPOUND_SURNAMES,
    GIVEN,
    PLAIN_SURNAMES,
    SURNAMES,
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
_LATIN = re.compile(r"[A-Z][A-Za-z]{1,14}(?: [A-Z][A-Za-z]{1,14}){1,2}")
_SPACED = re.compile(rf"{_HAN}(?: {{1,2}}{_HAN}){{1,3}}(?!{_HAN})")
_ORGANISATION = re.compile("|".join(sorted(ORGANISATIONS)))
_PLACE_ENDING = frozenset("村镇乡县市区路街桥湾组府园苑城庄店厂局院校馆湖河塘岭坝垸洲郡")
# 村民王小荫反映 …
_FIRM_BORDER = re.compile(r"$|[^\u3400-\u9fffA-Za-z·]|反映|来电|致电|投诉|称|说")
_NUMBER_BEHIND = re.compile(rf"[ (,:]{{0,2}}{HIDDEN}")
# 市民:盛世阳|光城, 住户:金色阳|光小区, not 业主:王小明|城东….
_ESTATE_GOES_ON = re.compile(rf"{_HAN}?(?:小区|社区|[城苑园府湾庭郡](?![东南西北内外里市区管前]))")
_NO_ENDING = _PLACE_ENDING | frozenset("吗呢吧了的着过得地们子楼栋室")
_MONUMENT = re.compile(r"(?:主席|同志|先生|老师|书记)?(?:[铜雕塑画石]像|像[前下章]|故居|纪念|诞辰)")
# 那仁花女士, but not 比亚迪董事长.
_AFTER_SOUNDED = ("先生", "女士", "小姐", "同志", "老师", "同学", *sorted(ACTS))
# A sign of a shop: 叫“国色”的养生馆, not 叫“王强”的店老板.
_SIGN = re.compile(rf"[”\"]的{_HAN}{{0,4}}?(?:馆|店|公司|会所|中心|机构|俱乐部|超市)(?!{_HAN}{{0,2}}[主长员人板理])")
_JOINING = frozenset("、,和与及/ ")
_SELDOM_LAST = frozenset("地中大子里家天高来方上下")
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


def read_after(text: str, cue_end: int, *, is_label: bool, is_spoken: bool = False) -> Iterator[PersonalData]:
    """Yield the names that stand behind a cue that ends here; a label (联系人) has more of them than a role (村民).

    ``is_spoken``: its colon is a speaker's, not a form's.
    """
    link = _LINK.match(text, cue_end)
    if link is None:
        return
    start = link.end()
    is_form = not is_spoken and not _FORM_SIGNS.isdisjoint(link.group())
    if (is_form or is_label) and (whole := _read_whole(text, start, is_spaced=bool(link.group()))):
        yield mark_name(text, start, whole)
        return
    is_certain = is_form or text.startswith("叫", cue_end - 1)
    if end := find_foreign_end(text, start, is_label=is_label or is_form) or find_sounded_end(
        text, start, is_label=is_label, is_certain=is_certain
    ):
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
        if text[start : start + 2] in WORDS or given in TITLES or _ORGANISATION.search(text, start, end + 1):
            continue
        # No name is 周和 in 每周和爸爸, nor 区刘 in 小区刘先生.
        is_followed = given == "和" or given in PLAIN_SURNAMES
        if length == 2 and is_followed and start > 0 and are_han(text[start - 1]):
            continue
        yield mark_name(text, start, end)
        return
    before = text[max(0, end - 5) : max(0, end - 3)]
    if _is_bordered(text[max(0, end - 3) : end]) and (not are_han(before[-1:]) or not before or before == "敬的"):
        yield mark_name(text, end - 3, end)
        return
    if text.startswith(_AFTER_SOUNDED, end) and (sounded := find_sounded_start(text, end)) >= 0:
        yield mark_name(text, sounded, end)


def read_object(text: str, start: int) -> Iterator[PersonalData]:
    """Yield the name that starts here in running text with nothing but a verb before it: plain, and of full length."""
    width = measure_surname(text, start, PLAIN_SURNAMES)
    for length in (2, 1)[: width or 0]:
        end = start + width + length
        given = text[start + width : end]
        if len(given) < length or not GIVEN.issuperset(given) or given[-1] in _SELDOM_LAST | _PLACE_ENDING:
            continue
        is_word = not WORDS.isdisjoint((text[start : start + 2], given)) or given in TITLES
        if not is_word and AFTER_NAME.match(text, end) and not _ORGANISATION.search(text, start, end + 1):
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
    if not width and _is_whole(text, start):
        return start + 3
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
        if _ORGANISATION.search(self.text, self.start, end + 1) or _ESTATE_GOES_ON.match(self.text, end):
            return True
        is_place = given[-1] in _PLACE_ENDING
        is_cut = self.is_loose or self.text[self.start - 1 : self.start + 1] in _LONG_PLACES
        return (is_cut and is_place) or (self.text[end : end + 1].isdigit() and (self.is_wordlike or is_place))

    def may_end(self, end: int, *, is_longer: bool) -> bool:
        """Tell whether a name may end here; ``is_longer``: one that is a character shorter may end as well."""
        given = self.text[self.given_from : end]
        if not GIVEN.issuperset(given):
            # Behind the colon of a form rare characters count too, as long as the name stands alone; elsewhere one.
            if self.is_form and _stands_alone(self.text, end):
                return given[-1] not in _PLACE_ENDING and self.text[self.start : end] not in WORDS
            is_loose = self.is_loose and self.text[self.start - 1] == "的"
            return not self.is_wordlike and not is_loose and self._is_half_usual(end)
        is_followed = AFTER_NAME.match(self.text, end) is not None
        if not self.is_wordlike:
            is_whole = len(given) == 2 and not is_longer and not self.is_loose and given[-1] not in TOWN_ENDING
            return (is_followed or is_whole) and self.text[end : end + 1] not in _PLACE_ENDING
        # 司机方志国, not 村民高兴地: both given characters, and nothing that could go on after them.
        # Alone behind the colon of a form also 于洋.
        is_word = self.text[self.start : end] in WORDS
        is_alone = self.text[self.start - 1] in ":|" and not is_word and _stands_alone(self.text, end)
        return ((len(given) == 2 and is_followed) or is_alone) and given[-1] not in _SELDOM_LAST

    def _is_half_usual(self, end: int) -> bool:
        """Tell whether two given characters, one usual, end at a border or an act of speech; any two do at a number."""
        given = self.text[self.given_from : end]
        if len(given) < 2 or given[-1] in _NO_ENDING or self.text[self.start : end] in TITLES:
            return False
        is_usual = not GIVEN.isdisjoint(given) and _FIRM_BORDER.match(self.text, end) is not None
        return is_usual or _NUMBER_BEHIND.match(self.text, end) is not None


def _open(text: str, start: int, width: int, *, is_form: bool) -> _Opening:
    is_wordlike = text[start : start + 2] in WORDS or (width == 1 and text[start] in WORDLIKE_SURNAMES)
    is_loose = not is_form and text.endswith(("是", "的"), 0, start)
    return _Opening(text, start, start + width, is_form, is_wordlike, is_loose)


def _is_whole(text: str, start: int) -> bool:
    """Tell whether a name like 于小丽 stands here up to a border or an act of speech."""
    name = text[start : start + 3]
    return _is_bordered(name) and name[-1] not in _NO_ENDING and _FIRM_BORDER.match(text, start + 3) is not None


def _is_bordered(name: str) -> bool:
    """Tell whether a family name that is a word stands with two usual characters, which are no word themselves."""
    given = name[1:]
    is_word = given in WORDS or given in TITLES or given in ACTS or given[-1:] in _SELDOM_LAST
    return len(name) == 3 and name[0] in BORDERED_SURNAMES and GIVEN.issuperset(given) and not is_word


def _is_double(text: str, start: int) -> bool:
    """Tell whether a name of both parents' family names, 张杨子涵, stands here."""
    given = text[start + 2 : start + 4]
    has_two = PLAIN_SURNAMES.issuperset(text[start : start + 2]) and text[start : start + 2] not in WORDS
    return has_two and len(given) == 2 and GIVEN.issuperset(given) and given[-1] not in _PLACE_ENDING


def _stands_alone(text: str, end: int) -> bool:
    return end == len(text) or not "\u3400" <= text[end] <= "\u9fff"
