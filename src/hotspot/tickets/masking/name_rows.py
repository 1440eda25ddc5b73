"""Names in rows: three or more with nothing else, with sums of money or brackets behind each, or counted as people."""

import re
from collections.abc import Iterator

from hotspot.tickets.masking.marks import HIDDEN, PersonalData
from hotspot.tickets.masking.name_ends import mark_name, read_object
from hotspot.tickets.masking.name_evidence import cut_name, weigh_characters
from hotspot.tickets.masking.name_followers import AFTER_NAME, does_something
from hotspot.tickets.masking.name_openings import NO_ENDING, are_han
from hotspot.tickets.masking.name_words import could_be_name, find_row_ends, is_plain_name
from hotspot.tickets.masking.surnames import GIVEN, PLAIN_SURNAMES, SURNAMES, WORDS

_HAN = r"[\u3400-\u9fff]"
_WHOLE = 3
# So much may the words within one of two related names speak against it.
_WEIGHED_DOWN = -2
# 张桂兰、李水生、王春香均未领到, ①陈小明②李小红: whole names in a row, as those who sign or are paid are listed.
_LISTED = re.compile(rf"(?<![\u3400-\u9fff、])[①-⑳]?{_HAN}{{3}}(?:[、①-⑳]{_HAN}{{3}})+")
# 王小明5600元,李小红4800元: as wages are told, in a text that is not folded yet, too.
_PAID = re.compile(rf"(?<![\u3400-\u9fff])(?:{_HAN}{{3}}\s?\d{{3,6}}元?[,，、;；\s]{{0,2}}(?:\d{{1,2}}[.、])?){{2,}}")
# Fewer are as often brands and places (周大福、周大生), unless they are counted as people or numbered.
_FEWEST_LISTED = 3
_COUNTED = re.compile(r"等?[\d两二三四五六七八九十]{1,2}人|等人|夫妇|夫妻|均未")
# 程志、任意四个人, 应天和廉洁等十几个人: so many people, of whom a row of names stands before.
_PEOPLE_COUNTED = re.compile(
    rf"[、和与及]{_HAN}{{2,4}}?(?P<count>等?[\d两二三四五六七八九十几]{{1,3}}(?:个|名|位)?"
    r"(?:人|户|同学|学生|工人|老师|同志|业主|村民|居民|员工)|(?:兄弟|姐妹|兄妹|姐弟|父子|母子|父女|母女|夫妻|婆媳)俩|等人|等[。,，;；])"
)
_ROW_BEFORE = re.compile(rf"(?P<first>{_HAN}{{2,4}})(?P<others>(?:[、和与及]{_HAN}{{2,4}}){{1,9}})$")
_LONGEST_ROW = 50
_PIECE = re.compile(rf"(?<=[、和与及]){_HAN}{{2,4}}(?=[、和与及])|(?<=[、和与及]){_HAN}{{2,4}}")
# 尹志强、柴勇合伙 …: two plain names where a sentence begins.
_PAIRED = re.compile(
    rf"[、和与](?<=[{''.join(sorted(PLAIN_SURNAMES))}]{_HAN}{{2}}.)(?<!{_HAN}{_HAN}{{3}}.)(?={_HAN}{{2}})"
)
# 郭三妹、郭满爱: of one family.
_RELATED = re.compile(rf"[、和与](?<=([{''.join(sorted(SURNAMES))}]){_HAN}{{2}}.)(?=\1{_HAN}{{2}})")
# 金志山(4栋302)、段明月(4栋502): names with what is masked behind each.
_BRACKETED = re.compile(rf"{_HAN}{{2,4}}\({HIDDEN}{{2,20}}\)(?:[、,;和与及]{{1,2}}{_HAN}{{2,4}}\({HIDDEN}{{2,20}}\))+")


def find_rows(text: str) -> Iterator[PersonalData]:
    """Yield the names of a folded text that stand in rows."""
    if "、" in text or "①" in text:
        for match in _LISTED.finditer(text):
            yield from _read_list(match)
    if _has_wages(text):
        for match in _PAID.finditer(text):
            yield from _read_paid(match)
    for match in _PAIRED.finditer(text):
        yield from _read_paired(match)
    for match in _PEOPLE_COUNTED.finditer(text):
        yield from _read_counted(match)
    for match in _RELATED.finditer(text):
        yield from _read_related(match)
    if HIDDEN in text:
        for match in _BRACKETED.finditer(text):
            yield from _read_bracketed(match)


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


def _read_counted(count: re.Match[str]) -> Iterator[PersonalData]:
    """Yield the names of a row that is counted as people here; one of them at least must look like a name."""
    text, end = count.string, count.start("count")
    row = _ROW_BEFORE.search(text, max(0, end - _LONGEST_ROW), end)
    if row is None:
        return
    pieces = _cut_row(row)
    names = [text[start:stop] for start, stop in pieces]
    plain = [name for name in names if is_plain_name(name)]
    if count["count"][-1] in "。,;" and (len(names) < _FEWEST_LISTED or not any(len(name) == _WHOLE for name in plain)):
        return
    if plain and len(names) > 1:
        yield from (mark_name(text, start, stop) for start, stop in pieces)


def _read_paired(match: re.Match[str]) -> Iterator[PersonalData]:
    """Yield the two names of a pair of which something is told: 周大福、周大生 are brands else."""
    ends = find_row_ends(match.string, match.start() - _WHOLE, is_plain=True)
    if ends and _is_told(match.string, ends[-1][1]):
        for start, end in ends:
            yield mark_name(match.string, start, end)


def _is_told(text: str, end: int) -> bool:
    """Tell whether something is told of those who stand here: a word of two characters follows that names have."""
    follower = AFTER_NAME.match(text, end)
    return (follower is not None and len(follower.group()) > 1) or does_something(text, end)


def _read_related(match: re.Match[str]) -> Iterator[PersonalData]:
    """Yield the two whole names with one family name of whom something is told: of usual characters, and no words."""
    start, end = match.start() - _WHOLE, match.end() + _WHOLE
    spans = ((start, match.start()), (match.end(), end))
    if _is_told(match.string, end) and all(_is_related(match.string, *span) for span in spans):
        yield from (mark_name(match.string, *span) for span in spans)


def _is_related(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    is_usual = GIVEN.issuperset(name[1:]) and could_be_name(name) and name[-1] not in NO_ENDING
    if not is_usual or not WORDS.isdisjoint((name[:2], name[1:])) or weigh_characters(name[0], name[1:]) < 1:
        return False
    return cut_name(text, start, end).weight >= _WEIGHED_DOWN


def _cut_row(row: re.Match[str]) -> list[tuple[int, int]]:
    """Return where the pieces of a row stand that could be names, from its end back to the first that could not."""
    pieces: list[tuple[int, int]] = []
    spans = [
        row.span("first"),
        *(piece.span() for piece in _PIECE.finditer(row.string, row.start("others"), row.end())),
    ]
    for start, end in reversed(spans):
        # What stands before the row is not parted from it: 我|程志、任意四个人.
        fitting = [n for n in (end - start, 3, 2) if could_be_name(row.string[end - n : end])]
        length = next((n for n in fitting if is_plain_name(row.string[end - n : end])), fitting[0] if fitting else 0)
        if length:
            pieces.insert(0, (end - length, end))
        if length < end - start:
            break
    return pieces


def _read_bracketed(match: re.Match[str]) -> Iterator[PersonalData]:
    """Yield the names before brackets of what is masked, when all could be names and one looks like one."""
    pieces = list(re.finditer(rf"{_HAN}{{2,4}}(?=\()", match.group()))
    names = [piece.group() for piece in pieces]
    if any(map(is_plain_name, names)) and all(map(could_be_name, names)):
        for piece in pieces:
            yield mark_name(match.string, match.start() + piece.start(), match.start() + piece.end())


def read_pair(text: str, start: int, *, is_aimed: bool) -> Iterator[PersonalData]:
    """Yield the two plain names that stand joined behind a verb: 举报钱平、赵志刚非法捕捞."""
    for first, last in find_row_ends(text, start, is_plain=True, is_whole=not is_aimed):
        yield mark_name(text, first, last)


def might_hold_row(text: str) -> bool:
    """Say cheaply whether a text, folded or not, could hold a row of names with nothing masked in it."""
    if ("、" in text or "①" in text) and _LISTED.search(text):
        return True
    if _has_wages(text) and _PAID.search(text):
        return True
    if _RELATED.search(text):
        return True
    return _PAIRED.search(text) is not None or _PEOPLE_COUNTED.search(text) is not None


def _has_wages(text: str) -> bool:
    return "元" in text or "工资" in text
