"""What is known of a family name that stands in a text: what rules out that a name begins there, where it may end."""

import re
from dataclasses import dataclass

from hotspot.tickets.masking.name_cues import ACTS, ORGANISATIONS, TITLES
from hotspot.tickets.masking.name_evidence import cut_name
from hotspot.tickets.masking.name_followers import AFTER_NAME, does_something, ends_anywhere, may_follow
from hotspot.tickets.masking.surnames import GIVEN, NAMELY, WORDLIKE_SURNAMES, WORDS

_HAN = r"[\u3400-\u9fff]"
ORGANISATION = re.compile("|".join(sorted(ORGANISATIONS)))
PLACE_ENDING = frozenset("村镇乡县市区路街桥湾组府园苑城庄店厂局院校馆湖河塘岭坝垸洲郡")
# 市民:盛世阳|光城, 住户:金色阳|光小区, not 业主:王小明|城东….
_ESTATE_GOES_ON = re.compile(rf"{_HAN}?(?:小区|社区|[城苑园府湾庭郡](?![东南西北内外里市区管前]))")
# 女方父母, 田老汉: a side, a family name alone.
NO_GIVEN = frozenset(("父母", "老汉", "老太", "老头", "家人", "家属", "亲属", "家长", "子女", "建议", "要求", "申请"))
# 业主方|正在: the side of somebody, and what it does.
_PARTY = re.compile("方正[在式好值]")
# 李爹, 王伯伯, 刘妹子: how neighbours are called.
KIN_ENDINGS = frozenset("爹嗲伯叔姑爷奶姨婆妈爸哥姐弟妹嫂婶娘孩宝大老小公子女")
# Many names end with them.
_ENDS_NAMES = frozenset("强明文英")
SELDOM_LAST = frozenset("地中大子里家天高来方上下")
# 武汉市|市长|江大桥, 县|县长|沙路: what a town's title and a family name may be cut from.
_LONG_PLACES = frozenset(("长江", "长沙", "长安", "长宁", "长乐"))
# 来电人梅林镇吴厝村…, 梅林镇反映: a town, unless what follows a name follows 来电人.
TOWN_ENDING = frozenset("镇乡县")


@dataclass(frozen=True)
class Opening:
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

    @property
    def is_word(self) -> bool:
        """Whether the first two characters are an ordinary word."""
        return self.text[self.start : self.start + 2] in WORDS

    def rules_out(self, end: int) -> bool:
        """Tell whether what stands up to here is no name, nor the beginning of one."""
        given = self.text[self.given_from : end]
        if (
            end > len(self.text)
            or not are_han(given)
            or given in TITLES
            or given in ACTS
            or given in NO_GIVEN
            or given[0] == "氏"
        ):
            return True
        if ORGANISATION.search(self.text, self.start, end + 1) or _ESTATE_GOES_ON.match(self.text, end):
            return True
        # 业主方|正在, 安安静|静
        is_doubled = given[0] == self.text[self.start] and given[-1] == self.text[end : end + 1]
        if is_doubled or _PARTY.match(self.text, self.start):
            return True
        is_place = given[-1] in PLACE_ENDING
        is_cut = self.is_loose or self.text[self.start - 1 : self.start + 1] in _LONG_PLACES
        return (is_cut and is_place) or (self.text[end : end + 1].isdigit() and (self.is_wordlike or is_place))

    def may_end(self, end: int, *, is_longer: bool) -> bool:
        """Tell whether a name may end here; ``is_longer``: one that is a character shorter may end as well."""
        given = self.text[self.given_from : end]
        if not GIVEN.issuperset(given):
            # Behind the colon of a form rare characters count too, as long as the name stands alone.
            is_alone = self.is_form and stands_alone(self.text, end)
            return is_alone and given[-1] not in PLACE_ENDING and self.text[self.start : end] not in WORDS
        if not self.is_wordlike:
            is_followed = (ends_anywhere if is_longer else may_follow)(self.text, end)
            is_told = given in NAMELY or self.given_from - self.start > 1
            is_followed = is_followed or (len(given) == 1 and is_told and not self._may_have_third(end))
            is_whole = len(given) == 2 and not is_longer and not self.is_loose and given[-1] not in TOWN_ENDING
            return (is_followed or is_whole) and self.text[end : end + 1] not in PLACE_ENDING
        # 孩子高中进不了
        if self.is_word and not cut_name(self.text, self.start, end).pieces:
            return False
        is_followed = ends_anywhere(self.text, end) or (not self.is_word and does_something(self.text, end))
        # 司机方志国, not 村民高兴地: both given characters, and nothing that could go on after them.
        # Alone behind the colon of a form also 于洋.
        is_word = self.text[self.start : end] in WORDS
        is_alone = self.text[self.start - 1] in ":|】" and not is_word and stands_alone(self.text, end)
        return ((len(given) == 2 and is_followed) or is_alone) and given[-1] not in SELDOM_LAST

    def _may_have_third(self, end: int) -> bool:
        """Tell whether the next character may end the name: 晏芬|配系夫妻; not 石磊|租下."""
        return self.text[end : end + 1] in GIVEN or ends_anywhere(self.text, end + 1)


def open_name(text: str, start: int, width: int, *, is_form: bool) -> Opening:
    """Return the opening of a family name of so many characters."""
    is_wordlike = text[start : start + 2] in WORDS or (width == 1 and text[start] in WORDLIKE_SURNAMES)
    is_loose = not is_form and text.endswith(("是", "的"), 0, start)
    return Opening(text, start, start + width, is_form, is_wordlike, is_loose)


def are_han(letters: str) -> bool:
    """Tell whether all are Han characters."""
    return not letters or (min(letters) >= "\u3400" and max(letters) <= "\u9fff")


def stands_alone(text: str, end: int) -> bool:
    """Tell whether no Han character follows."""
    return end == len(text) or not "\u3400" <= text[end] <= "\u9fff"


def may_go_on(text: str, end: int) -> bool:
    """Tell whether what follows a name of one given character may be a second one: 陈志|强占道, not 左辉|代为来电."""
    follower = AFTER_NAME.match(text, end)
    letter = follower.group() if follower else text[end : end + 1]
    return letter in GIVEN and (letter in _ENDS_NAMES or not does_something(text, end))
