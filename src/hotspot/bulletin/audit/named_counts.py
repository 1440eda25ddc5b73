"""Named counts: what is told once of a name, where it is named again: 占市级部门承办量的62.5%, 甲区比乙区多142宗."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import Fit, Percentage, change_from, share_of, show

# What is said of a name that counts the same.
_SAID = re.compile(
    r"^(?:其中|全市|我市|我县|我区|派至|派发|转派|涉及|来自)+"
    r"|(?:受理|承办|接听|接收|收到|产生|办理|派发|转办)?(?:诉求|工单|来电|问题|事项|话务|件)?[总数量]{0,2}(?:合计|共计?|有|为|达|的)*$"
)
_KIND = re.compile("类(?:诉求|问题|工单)?$")
_COUNT = r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8}"
_NAME = "[\\u4e00-\\u9fff]{2,10}?"
_UNIT = "件次|人次|[件宗起个条单张通次票]"
# 甲区和乙区诉求量居前,分别为7016宗和6874宗.
_RESPECTIVE = re.compile(
    rf"(?:^|[,。;:])(?P<names>{_NAME}(?:[、和与及]{_NAME}){{1,8}})(?:[^0-9。;、和与及]{{0,16}}|[^0-9。;]{{0,16}},)"
    rf"(?:分别|依次)[为是有]?\s?(?P<counts>(?:{_COUNT})\s?(?:{_UNIT})(?:[、和]\s?(?:{_COUNT})\s?(?:{_UNIT})){{1,8}})"
)
_ENDS = "区县市镇乡街局类"
_BASE = re.compile(r"约?占(?P<base>(?![全总该此本这其])[\u4e00-\u9fff]{2,12}?)的?约?$")
# 29,700张,占市级部门的: of the count right before.
_BEHIND = re.compile(r"\s?,?约?占[^,。;:0-9]{2,13}约?")
# 房产类居第一位,占非咨询类的; 温度不达标占供热类.
_SUBJECT = re.compile(
    r"(?:^|[,。;:])(?P<subject>[\u4e00-\u9fff]{2,10}?)(?:[居位列排仍为是][^,。;:0-9]{0,8},)?约?占[^,。;:0-9]{2,13}约?$"
)
# What is nearer than this has a wrong last digit, not another base.
_DIGITS = 2
_COMPARED = re.compile(
    r"(?:^|[,。;:(])(?P<one>[\u4e00-\u9fff]{2,12}?)(?:环比|[比较])(?P<other>[\u4e00-\u9fff]{2,12}?)"
    r"(?P<way>高出|多出?|增加|增长|上升|少|减少|下降)了?\s?"
    r"(?P<gap>[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8})(?P<decimals>\.[0-9]{1,4})?\s?(?P<unit>件|宗|起|个|条|单|张|通|次|%)(?!百分点|类)"
)
_COMPARED_NEXT = re.compile(
    _COMPARED.pattern.replace(r"(?:^|[,。;:(])(?P<one>[\u4e00-\u9fff]{2,12}?)(?:环比|[比较])", "[,、]比")
)
_FEWER = ("少", "减少", "下降")
# A gap that is farther off is one of something else.
_NEAR_GAP = 4


def name_core(label: str) -> str:
    """Return a name without what is said of it.

    >>> name_core("其中甲区受理诉求"), name_core("市级部门承办量"), name_core("房产类")
    ('甲区', '市级部门', '房产')
    """
    return _KIND.sub("", _SAID.sub("", label.strip()))


def _index_counts(document: Document) -> dict[str, set[int]]:
    """Return the numbers that are told of each name, in sentences and lists."""
    found: dict[str, set[int]] = defaultdict(set)
    for sentence in document.sentences:
        for count in sentence.counts:
            if count.label and not count.depth:
                found[name_core(count.label)].add(count.number)
        for name, number in _read_lists(sentence):
            found[name].add(number)
    return {name: numbers for name, numbers in found.items() if len(name) > 1}


def _read_lists(sentence: Sentence) -> Iterator[tuple[str, int]]:
    for match in _RESPECTIVE.finditer(sentence.text):
        names = re.split("[、和与及]", match["names"])
        numbers = [int(number.replace(",", "")) for number in re.findall(_COUNT, match["counts"])]
        # What follows the last name is no part of it: 乙区诉求量居前.
        end = names[0][-1]
        if end in _ENDS and not names[-1].endswith(end):
            names[-1] = names[-1].partition(end)[0] + end
        if len(names) == len(numbers):
            yield from zip(map(name_core, names), numbers, strict=True)


def check_named_shares(document: Document) -> Iterator[Finding]:
    """Yield shares that the one count of their subject is not of the one count of the base that they name."""
    index = _index_counts(document)
    for sentence in document.sentences:
        for share in sentence.of("share"):
            named = _BASE.search(sentence.text[: share.start])
            if named is None or not share.exact or share.listed:
                continue
            bases, parts = _find_named(named["base"], index), _find_parts(sentence, share, index)
            if len(bases) == len(parts) == 1 and min(parts) < min(bases):
                part, base = min(parts), min(bases)
                exact = share_of(part, base)
                is_far = abs(exact - share.value) > _DIGITS * share.percentage.step
                if is_far and share.percentage.fit(exact) == Fit.NONE:
                    computation = f"{part}÷{base}={show(exact)}%,不是 {share.text}"
                    yield sentence.report(share, "base", "warn", computation)


def _find_named(name: str, index: Mapping[str, set[int]]) -> set[int]:
    """Return the numbers told of a name: 供热 is no 供热类 of which only a part is told."""
    return index.get(name_core(name), set())


def _find_parts(sentence: Sentence, share: Figure, index: Mapping[str, set[int]]) -> set[int]:
    before = [figure for figure in sentence.figures if figure.end <= share.start]
    if before and _BEHIND.fullmatch(sentence.text, before[-1].end, share.start):
        return {before[-1].number} if before[-1].is_exact_count else set()
    match = _SUBJECT.search(sentence.text[: share.start])
    return _find_named(match["subject"], index) if match else set()


def check_compared(document: Document) -> Iterator[Finding]:
    """Yield how far two names are apart that have one count each, where these are not so far apart."""
    index = _index_counts(document)
    for sentence in document.sentences:
        for name, match in _find_compared(sentence.text):
            one, other = (index.get(name_core(called), set()) for called in (name, match["other"]))
            if len(one) == len(other) == 1 and min(other) > 0:
                yield from _check_gap(sentence, match, min(one), min(other))


def _find_compared(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what is compared by name, also in the next clause: 甲镇比乙镇多15个,比丙镇多43个."""
    for match in _COMPARED.finditer(text):
        yield match["one"], match
        if following := _COMPARED_NEXT.match(text, match.end()):
            yield match["one"], following


def _check_gap(sentence: Sentence, match: re.Match[str], one: int, other: int) -> Iterator[Finding]:
    value, decimals = parse_digits(match["gap"] + (match["decimals"] or ""))
    printed = Percentage(-value if match["way"] in _FEWER else value, decimals)
    if match["unit"] == "%":
        exact = change_from(other, one)
        is_given, computation = printed.fit(exact) > Fit.NONE, f"({one}-{other})÷{other}={show(exact)}%"
    else:
        exact = Fraction(one - other)
        is_given, computation = exact == printed.value, f"{one}-{other}={one - other}"
    is_near = abs(abs(exact) - value) * _NEAR_GAP <= 3 * max(abs(exact), value)
    if not is_given and is_near:
        figure = f"{match['gap']}{match['decimals'] or ''}{match['unit']}"
        quote = sentence.quote_span(match.span())
        yield Finding(figure, "rate" if match["unit"] == "%" else "sum", "warn", quote, f"{computation},不是 {figure}")
