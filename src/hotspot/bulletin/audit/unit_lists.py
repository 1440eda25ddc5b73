"""Units in a row: as many as the text says (前三位, 4家单位, 等5家), none of them twice, the ranked in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding, Kind
from hotspot.bulletin.audit.numerals import parse_digits, read_size

_SIZE = r"(?P<size>(?<![0-9.])[0-9]{1,2}|[二两三四五六七八九十]{1,2})"
_TOWNS = "乡镇街道|街?乡镇|镇街|街镇|街道|镇|乡|县市区|区县|县区"
_NOUN = rf"(?:责任|承办|成员|办理|[县市区]直){{0,2}}(?:单位|部门|(?P<town>{_TOWNS}))"
_OFFICES = rf"\s?(?:家\s?(?:{_NOUN})?|个\s?{_NOUN.replace('town', 'towns')})"
# 排名前三位的是A、B、C; 不合格的有4家单位:A、B、C、D.
_RANKED = re.compile(
    rf"(?P<told>(?:前|后|倒数)\s?{_SIZE}\s?[位名家个]?)(?:(?!占|合计|总)[^,。;:()]){{0,14}}?(?:[是为]:?|:)\s?"
)
_TOLD = re.compile(rf"(?P<told>(?<!第){_SIZE}{_OFFICES})(?:[,:]?\s?(?:依次|分别)[是为]:?|,\s?[是为]|:)\s?")
# A、B、C等5家单位; A、B和C 3个乡镇.
_NAMED = re.compile(rf"(?P<open>等)?\s?(?P<told>(?<!第){_SIZE}{_OFFICES})")
_UNIT = re.compile(r"[\u4e00-\u9fff]{1,20}[局镇乡道处委办心司团队院部站所校学联会府行社场厂]")
_TOWN = re.compile(r"[\u4e00-\u9fff]{1,20}(?:镇|乡|街道|街|县|市|区)")
_AND = re.compile("[和及与]")
_OPEN = re.compile(r"等[^等]{0,12}$")
# Whoever is equal to the last is named with it.
_TIED = re.compile("并列|均|同为|同分")
_BRACKET = re.compile(r"\([^()]{0,60}\)")
_VALUE = re.compile(r"\s?[0-9][0-9,.]{0,12}\s?[\u4e00-\u9fff%]{0,2}$")
# The figure of an item: 湘滨镇(100分), 县教育局51件.
_SCORE = re.compile(
    r"(?:\((?:均?为)?|(?<=[\u4e00-\u9fff]))(?P<value>[0-9][0-9,]{0,9}(?:\.[0-9]{1,4})?)\s?(?P<unit>[件宗起个条单张通次票分%])"
)
# What is no name: another figure of the item before.
_NO_NAME = re.compile("共|合计|总计|占|受理|办结|办理|回访|满意|率|[同环]比|[增减升降]|[0-9]")
_CLAUSE = re.compile(r"[,。;:]")
# After a comma a list may go on, but not with what is said of all of it, or of the last.
_OF_ALL = re.compile("[^、,。;]{0,3}(?:合计|共计|共|占|均)|排|后|倒数|较低")
_BEGINNING = re.compile(r"^.*[是为有中对由的]")
# Of several matters, each has its unit: the same one may come again.
_RESPECTIVELY = re.compile("分别|依次")
_FEWEST = 3
# No bulletin names more units in a row than these characters hold.
_LONGEST = 400


@dataclass(frozen=True)
class UnitList:
    """The items of a list as they are written, and what follows it, from the mark that ends it on."""

    items: tuple[str, ...]
    rest: str

    @property
    def names(self) -> tuple[str, ...]:
        """What the items name, without figures."""
        return tuple(_strip_item(_BRACKET.sub("", item)) for item in self.items)

    @property
    def is_open(self) -> bool:
        """Whether it ends with 等."""
        return _OPEN.search(_BRACKET.sub("", self.items[-1])) is not None

    @property
    def is_ended(self) -> bool:
        """Whether no further item may follow."""
        return self.rest[:1] not in (",", ";") or _OF_ALL.match(self.rest[1:]) is not None

    @property
    def names_units(self) -> bool:
        """Whether each item is a unit: then none of them is cut in two."""
        return all(_UNIT.fullmatch(name) for name in self.names)

    @property
    def names_ranked(self) -> bool:
        """Whether each item is a name with a figure."""
        return all(
            name[1:] and not _NO_NAME.search(name) and _SCORE.search(item)
            for name, item in zip(self.names, self.items, strict=True)
        )

    @property
    def most(self) -> int:
        """How many there are if each 和 joins two: it may also be part of a name."""
        return len(self.items) + len(_AND.findall("".join(self.names)))

    @property
    def scores(self) -> tuple[Fraction, ...]:
        """The figures in brackets, () where an item has none of the same unit."""
        found = [_SCORE.search(item) for item in self.items]
        units = {match["unit"] for match in found if match}
        return tuple(parse_digits(match["value"])[0] for match in found if match) if len(units) == 1 else ()


def check_unit_lists(document: Document) -> Iterator[Finding]:
    """Yield lists of more or fewer units than told, with one unit twice, or not in the order of their figures."""
    for sentence in document.sentences:
        for pattern in (_RANKED, _TOLD):
            for match in pattern.finditer(sentence.text):
                yield from _check_told(sentence, match, is_ranking=pattern is _RANKED)
        yield from _check_named(sentence)
        yield from _check_repeated(sentence)


def _check_told(sentence: Sentence, match: re.Match[str], *, is_ranking: bool) -> Iterator[Finding]:
    """Check what follows 前三位的是 or 4家单位: against the number."""
    listed, size = _read_list(sentence.text[match.end() :]), read_size(match["size"])
    if not listed.names_units and not (is_ranking and listed.names_ranked):
        return
    scores = listed.scores if len(listed.scores) == len(listed.items) else ()
    tied = _TIED.search("".join(listed.items)) or (scores and size < len(scores) and scores[size - 1] == scores[size])
    more = size < len(listed.items) and not (is_ranking and tied)
    fewer = size > listed.most > 1 and not listed.is_open and listed.is_ended
    if more or fewer:
        yield _report(sentence, match.span(), match["told"].strip(), "sum", _describe(size, len(listed.items)))
    rising = [first < second for first, second in pairwise(scores) if first != second]
    if is_ranking and len(set(rising)) > 1:
        yield _report(sentence, match.span(), "、".join(listed.names), "rate", "名次与括号内的数字不是同一顺序")


def _check_named(sentence: Sentence) -> Iterator[Finding]:
    """Check what stands before 等5家单位, which may leave some out, or 3个乡镇, which may not."""
    text, last = sentence.text, 0
    for match in _NAMED.finditer(text):
        before = re.split(r"[,。;:()]", text[last : match.start()])[-1].rstrip()
        last = match.end()
        is_town = match["town"] or match["towns"]
        listed = _read_list(before[-_LONGEST:])
        run = _take_tail(listed.items, _TOWN if is_town else _UNIT)
        size = read_size(match["size"])
        more = size < len(run)
        fewer = size > listed.most and not match["open"]
        if len(run) > 1 and (more or fewer):
            yield _report(sentence, match.span(), match["told"].strip(), "sum", _describe(size, len(run)))


def _check_repeated(sentence: Sentence) -> Iterator[Finding]:
    """Yield a unit that stands twice in one list."""
    text = _BRACKET.sub(lambda match: "#" * len(match.group()), sentence.text)
    for clause in _CLAUSE.split(text):
        names = [_strip_item(item.replace("#", "")) for item in clause.split("、")]
        names[0] = _BEGINNING.sub("", names[0])
        units = [name for name in names if _UNIT.fullmatch(name) and len(name) > 2]
        twice = next((name for name in units if units.count(name) > 1), None)
        if twice and len(units) >= _FEWEST and not _RESPECTIVELY.search(clause):
            start = sentence.text.rfind(twice)
            yield _report(sentence, (start, start), twice, "copy", f"“{twice}”在同一串单位中出现两次")


def _read_list(text: str) -> UnitList:
    """Read items up to the end of the clause; what stands in brackets belongs to its item."""
    items: list[str] = []
    start = depth = 0
    for place, char in enumerate(text[:_LONGEST]):
        depth += (char == "(") - (char == ")")
        if depth < 0 or (not depth and char in ",。;" and not text[place + 1 : place + 4].isdigit()):
            return UnitList((*items, text[start:place]), text[place:])
        if not depth and (char == "、" or (char in "和及与" and _ends_unit(text[start:place]))):
            items.append(text[start:place])
            start = place + 1
    # Of a longer one nobody knows how many follow.
    return UnitList((*items, text[start:_LONGEST]), "," if len(text) > _LONGEST else "")


def _strip_item(item: str) -> str:
    """Return an item without its figure and 等."""
    return _OPEN.sub("", _VALUE.sub("", item).strip())


def _ends_unit(item: str) -> bool:
    """Tell whether an item before 和 is whole: 石桥镇和水口镇 are two, 人力资源和社会保障局 is one."""
    return item.endswith(")") or _UNIT.fullmatch(item) is not None


def _take_tail(items: Sequence[str], pattern: re.Pattern[str]) -> list[str]:
    """Return the last items that all end like a unit; before them another list may have stood."""
    run: list[str] = []
    for item in reversed(items):
        if re.search(rf"(?:{pattern.pattern})$", item) is None:
            break
        run.append(item)
    return run


def _describe(size: int, found: int) -> str:
    return f"写明 {size} 个,列出 {found} 个"


def _report(sentence: Sentence, span: tuple[int, int], figure: str, kind: Kind, text: str) -> Finding:
    return Finding(figure, kind, "warn", sentence.quote_span(span, before=24, after=40), text)
