"""Names without a Chinese family name: where those begin and end that are written by their sounds or with a dot."""

import re

from hotspot.tickets.masking.name_followers import AFTER_NAME, may_follow
from hotspot.tickets.masking.surnames import COMPOUND_SURNAMES, SURNAMES, TRANSLITERATED, WORDS

_HAN = r"[\u3400-\u9fff]"
_SOUND = f"[{''.join(sorted(TRANSLITERATED))}]"
_FOREIGN = re.compile(rf"{_HAN}{{1,8}}(?:·{_HAN}{{1,5}}){{1,3}}(?!{_HAN})")
_FOREIGN_BEFORE = re.compile(rf"(?<!{_HAN}){_HAN}{{1,8}}(?:·{_HAN}{{1,5}}){{1,3}}$")
_LONGEST_FOREIGN = 26
# 阿依古丽·买买提反映 …: the sounds end where ordinary words go on.
_DOTTED = re.compile(rf"{_SOUND}{{1,8}}(?:·{_SOUND}{{1,8}}){{0,2}}·(?P<last>{_SOUND}{{2,8}})")
# 扎西顿珠来电, 那仁花女士, from a border on.
_SOUNDED_BEFORE = re.compile(rf"(?<![\u3400-\u9fff·]){_SOUND}{{3,8}}$")
# 乌云其其格; of two characters, 巴图, only behind the colon of a form or 我叫.
_SHORTEST, _LONGEST = 3, 8
# Where no label stands before it (其妻阿依古丽), and where 桑梅朵 would be read out of 格桑梅朵.
_CLEARLY_SOUNDED = 4
# Towns and dogs, written by their sounds as well.
_NO_NAMES = ("克拉玛依", "吉木萨尔", "巴音布鲁克", "格尔木", "阿拉尔", "拉布拉多", "阿拉斯加")
_NO_OPENINGS = ("不", *_NO_NAMES)


def is_transliterated(name: str) -> bool:
    """Tell whether a name is written as those of peoples without Chinese family names are."""
    return len(name) >= _SHORTEST and TRANSLITERATED.issuperset(name)


def find_foreign_end(text: str, start: int, *, is_label: bool) -> int:
    """Return where a name with a dot ends, 0 for none: behind a label 约翰·史密斯 too, as far as a border."""
    if is_label and (whole := _FOREIGN.match(text, start)):
        return whole.end()
    if dotted := _DOTTED.match(text, start):
        first, last = dotted.start("last") + 1, dotted.end()
        return next((end for end in range(last, first, -1) if AFTER_NAME.match(text, end)), last)
    return 0


def find_sounded_end(text: str, start: int, *, is_label: bool, is_certain: bool) -> int:
    """Return where a name like 乌云其其格 ends that starts here, 0 for none; one like 王丹丹 is read elsewhere."""
    if not TRANSLITERATED.issuperset(text[start : start + 2]):
        return 0
    longest = start
    if text.startswith(_NO_OPENINGS, start):
        return 0
    while text[longest : longest + 1] in TRANSLITERATED and longest < min(start + _LONGEST, len(text)):
        longest += 1
    is_chinese = text[start : start + 2] in COMPOUND_SURNAMES or text[start : start + 1] in SURNAMES
    if not is_label and text[start : start + 2] in WORDS:
        return 0
    shortest = _SHORTEST + is_chinese - (is_certain and not is_chinese) if is_label else _CLEARLY_SOUNDED
    ends = range(longest, start + shortest - 1, -1)
    if end := next((end for end in ends if AFTER_NAME.match(text, end)), 0):
        return end
    # 次仁多吉走失, not 都不肯拉进来, 洪格尔嘎查嫁出去的.
    is_clear = longest - start >= _CLEARLY_SOUNDED and not text.startswith("都", start)
    is_clear = is_clear and not text.endswith(("嘎查", "苏木"), start, longest)
    return longest if is_clear and may_follow(text, longest) else 0


def find_foreign_start(text: str, end: int) -> int:
    """Return where a name with a dot, or one clearly written by its sounds, begins that ends here; -1 for none."""
    if foreign := _FOREIGN_BEFORE.search(text, max(0, end - _LONGEST_FOREIGN), end):
        return foreign.start()
    return find_sounded_start(text, end, shortest=_CLEARLY_SOUNDED)


def find_sounded_start(text: str, end: int, *, shortest: int = _SHORTEST) -> int:
    """Return where a name of so many sounds at least begins behind a border and ends here; -1 for none."""
    sounded = _SOUNDED_BEFORE.search(text, max(0, end - _LONGEST), end)
    is_name = sounded and end - sounded.start() >= shortest and sounded.group() not in _NO_NAMES
    return sounded.start() if sounded and is_name else -1
