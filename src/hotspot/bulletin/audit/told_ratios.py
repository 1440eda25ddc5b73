"""Ratios told in words: 接近八成, 占三分之一, 下降近三成, 每千件有40件 are what the figures before them give."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence, is_whole
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_chinese, parse_digits
from hotspot.bulletin.audit.printed import share_of, show
from hotspot.bulletin.audit.share_items import find_numbers, is_divided

_HOW = r"(?P<how>接近|将近|近|大?约|超过?|逾|达到?|不到|不足)?\s?"
_TENTH = r"(?P<tenths>[一二两三四五六七八九])成(?P<half>[半一二三四五六七八九])?(?P<more>[多余强弱]|以上|左右)?"
_PART = rf"(?:{_TENTH}|(?P<under>[二三四五])分之(?P<over>[一二三四])|(?P<middle>一半|半数))(?=[,。;)]|$)"
# 占78.9%,接近八成; but 占78.9%,近三成来自城区 is of another matter.
_REPEATED = re.compile(rf"(?P<printed>[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)\s?%,\s?(?:占比?)?{_HOW}{_PART}")
_SHARE = re.compile(rf"占(?P<base>[^,。;:()0-9]{{0,10}}?)\s?{_HOW}{_PART}")
# What stands between a count and its share: 共, 合计, 约, 三项合计, 比重.
_NO_SUBJECT = re.compile(
    "共|合|总|[各两三四五六七八九十][类项家个者]|[居排位列][^,;]*[位首前]|^\\s*在|比|均|约|[多少增降升减]"
)
# 占接通量的四分之一: of what was 接通.
_NO_NAME = re.compile("总?[量数]?的?(?:比[例重])?$|^(?:比|全部|总)")
_CHANGE = re.compile(rf"(?:增长|增加|上升|下降|减少|[增降减升]幅为?)了?\s?{_HOW}{_PART}")
# 十项诉求中来自城区的16140件,占六成: of the sum of these, told or not.
_OF_SOME = re.compile("[一二两三四五六七八九十0-9]{1,2}[类项家个][^,。;:()]{0,6}中")
_BELOW, _ABOVE, _NEAR = re.compile("近|不[到足]"), re.compile("超|逾|[多余]|以上"), re.compile("近")
# So many percentage points a bare tenth or fraction may be off; who is 近 is not half a tenth off.
_TENTH_OFF, _PART_OFF, _DIGIT_OFF = 5, 3, 2
_PER = re.compile(
    r"每(?P<per>[百千万])\s?(?:件次|件|次|个|宗|条|通|单)[^,。;:0-9]{0,10}?(?:有|约|为)\s?"
    r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3})?)\s?(?:件次|件|次|个|宗|条|通|单)(?:是|被|为)?(?P<what>[\u4e00-\u9fff]{2,4})"
)
_SIZES = {"百": 100, "千": 1000, "万": 10_000}


def check_tenths(document: Document) -> Iterator[Finding]:
    """Yield tenths and fractions that are not what they repeat, or not what the counts before them give."""
    for paragraph in document.paragraphs():
        told: list[Figure] = []
        for sentence in paragraph:
            for match in _REPEATED.finditer(sentence.text):
                if not _agrees(match, Fraction(match["printed"])):
                    figure = match.group().rpartition(",")[2].strip()
                    yield _report(sentence, match, figure, f"{match['printed']}%不是{figure}")
            told += [figure for figure in sentence.of("count", "prior") if figure.is_told]
            for match in _SHARE.finditer(sentence.text):
                yield from _check_share(sentence, match, told, document)
            for match in _CHANGE.finditer(sentence.text):
                yield from _check_change(sentence, match)


def _agrees(match: re.Match[str], exact: Fraction) -> bool:
    """Tell whether a percentage may be called so."""
    off = _PART_OFF
    if match["tenths"]:
        half = match["half"] or "零"
        value = 10 * (parse_chinese(match["tenths"]) or Fraction(0)) + (5 if half == "半" else parse_chinese(half) or 0)
        if half not in "半零":
            # 九成八 is as exact as 98 %, whatever stands before it.
            return abs(exact - value) <= _DIGIT_OFF
        off = _PART_OFF if match["half"] else _TENTH_OFF
    elif match["under"]:
        value = 100 * (parse_chinese(match["over"]) or Fraction(0)) / (parse_chinese(match["under"]) or 1)
    else:
        value = Fraction(50)
    how = f"{match['how'] or ''}{match['more'] or ''}"
    low, high = (-10, 0) if _BELOW.search(how) else (0, 10) if _ABOVE.search(how) else (-off, off)
    return (-_TENTH_OFF if _NEAR.search(how) else low) <= exact - value <= high


def _check_share(
    sentence: Sentence, match: re.Match[str], told: Sequence[Figure], document: Document
) -> Iterator[Finding]:
    before = [figure for figure in sentence.figures if figure.end <= match.start()]
    count = before[-1] if before else None
    if count is None or count not in told or count.role != "count" or count.unit != "件" or count.value <= 0:
        return
    if is_divided(sentence, count) or _has_subject(sentence.text[count.end : match.start()]):
        return
    bases = {figure.value for figure in told if figure is not count and figure.unit == "件"} | set(document.wholes)
    name = _NO_NAME.sub("", match["base"])
    bases |= set(document.find_named(name)) if name else set()
    bases |= set(map(Fraction, find_numbers(sentence.text[: count.start])))
    together = "".join(other.text for other in document.sentences if other.paragraph == sentence.paragraph)
    if _OF_SOME.search(together):
        bases |= {other.value for _, other in document.counts}
    exacts = [share_of(count.value, base) for base in sorted(bases) if base > count.value]
    has_whole = any(is_whole(other) and other.value > count.value for _, other in document.counts)
    if exacts and has_whole and not any(_agrees(match, exact) for exact in exacts):
        computation = f"{count.text}÷{show(Fraction(max(bases)), 0)}={show(exacts[-1])}%"
        yield _report(sentence, match, match.group(), f"{computation},不是{match.group()}")


def _has_subject(between: str) -> bool:
    """Tell whether the words between a count and a share name what has the share: 夜间来电500件,噪声占四成."""
    clauses = re.split("[,;]", between)
    return any(len(clause.strip()) > 1 and not _NO_SUBJECT.search(clause) for clause in clauses[1:])


def _check_change(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    """Check a change behind the count before and the difference (较305件减少87件,下降近三成)."""
    before = [figure for figure in sentence.figures if figure.end <= match.start()][-2:]
    if [figure.role for figure in before] != ["prior", "difference"] or not all(f.exact for f in before):
        return
    prior, difference = before
    if prior.value > 0 and not _agrees(match, exact := share_of(abs(difference.value), prior.value)):
        computation = f"{abs(difference.number)}÷{prior.number}={show(exact)}%,不是{match.group()}"
        yield _report(sentence, match, match.group(), computation)


def _report(sentence: Sentence, match: re.Match[str], figure: str, computation: str) -> Finding:
    before = 0 if match.group()[0].isdigit() else 16
    return Finding(figure, "share", "warn", sentence.quote_span(match.span(), before=before), computation)


def check_per_many(document: Document) -> Iterator[Finding]:
    """Yield how many of so many are of a kind, where that kind was counted and is another part of every whole."""
    for paragraph in document.paragraphs():
        told: list[Figure] = []
        for sentence in paragraph:
            for match in _PER.finditer(sentence.text):
                own = [count for count in sentence.counts if count.end <= match.start()]
                yield from _check_match(sentence, match, [*told, *own])
            told += sentence.counts


def _check_match(sentence: Sentence, match: re.Match[str], told: Sequence[Figure]) -> Iterator[Finding]:
    number, decimals = parse_digits(match["number"])
    parts = [count for count in told if count.label.endswith(match["what"])]
    pairs = [(part, whole) for part in parts for whole in told if whole.number > part.number]
    exacts = [Fraction(_SIZES[match["per"]] * part.number, whole.number) for part, whole in pairs]
    if exacts and not any(abs(exact - number) < Fraction(1, 10**decimals) for exact in exacts):
        exact = min(exacts, key=lambda exact: abs(exact - number))
        computation = f"按前面的件数是 {show(exact)},不是 {match['number']}"
        yield Finding(match["number"] + "件", "rate", "warn", sentence.quote_span(match.span()), computation)
