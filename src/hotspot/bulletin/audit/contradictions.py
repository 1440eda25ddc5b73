"""Contradictions of figures: growth by as many times, opposites above 100 %, 100 % beside open or late tickets."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import show
from hotspot.bulletin.audit.rates import names_units

_GROWN = re.compile(r"(?:增长|增加|上升|提高)了?\s?(?P<more>[0-9]{1,4}(?:\.[0-9]{1,2})?)\s?倍")
_AND_SO = re.compile(r"\s?[,(]?(?:上升|增长|增加|下降|减少|降低|[增升涨降减跌]幅?)[了为]?\s?")
_OPEN = re.compile(r"未办结|尚未办结|在办|正在办理|办理中|待办结")
_LATE = re.compile(r"超期|逾期|超时|未按期|未按时")
_TIMELY = re.compile(r"(?<!未)(?:按期|按时|及时)")
_CLOSING = re.compile(r"(?<!未)办结率$")


def check_contradictions(document: Document) -> Iterator[Finding]:
    """Yield rates that cannot stand side by side."""
    for sentence in document.sentences:
        yield from _check_grown(sentence)
        yield from _check_ways(sentence)
        yield from _check_full(sentence)
    for paragraph in document.paragraphs():
        yield from _check_opposites(paragraph)


def _check_grown(sentence: Sentence) -> Iterator[Finding]:
    """Yield a growth by as many times as one count is of the one before it: 由87件增至352件,增长4.0倍."""
    for match in _GROWN.finditer(sentence.text):
        before = [f for f in sentence.figures if f.end <= match.start() and f.role in ("from", "prior", "count")][-2:]
        roles = [figure.role for figure in before]
        if roles not in (["from", "count"], ["count", "prior"]) or not all(f.exact and f.unit == "件" for f in before):
            continue
        then, now = before if roles[0] == "from" else before[::-1]
        more, decimals = parse_digits(match["more"])
        ratio, step = now.value / max(then.value, Fraction(1)), Fraction(1, 10**decimals)
        if abs(ratio - more) < step and abs(ratio - 1 - more) >= step:
            computation = f"{now.text}是{then.text}的 {show(ratio, decimals)} 倍,即增长 {show(ratio - 1, decimals)} 倍"
            yield Finding(match.group(), "rate", "error", sentence.quote_span(match.span(), before=24), computation)


def _check_ways(sentence: Sentence) -> Iterator[Finding]:
    """Yield a change that goes the other way than the difference right before it: 多55件,降4.5%."""
    for difference, change in pairwise(sentence.figures):
        between = sentence.text[difference.end : change.start]
        follows = (difference.role, change.role) == ("difference", "change") and _AND_SO.fullmatch(between)
        if follows and difference.value * change.value < 0 and change.signed and difference.unit == "件":
            computation = f"前面是{'增加' if difference.value > 0 else '减少'}{difference.text},方向相反"
            yield sentence.report(change, "rate", "warn", computation)


def _check_full(sentence: Sentence) -> Iterator[Finding]:
    """Yield a rate of 100 % beside a count of what is open or late."""
    for rate in sentence.of("rate"):
        timely = _TIMELY.search(rate.label) is not None
        closing = timely or _CLOSING.search(rate.label) is not None
        if rate.value != 100 or not closing or names_units(sentence, rate) or re.search("直接|在线", rate.label):
            continue
        pattern = _LATE if timely else _OPEN
        for count in sentence.counts:
            if count.number and pattern.search(count.label):
                computation = f"{rate.label} 100%,同一句又有“{count.label}{count.text}”"
                yield sentence.report(rate, "impossible", "error", computation)


def _check_opposites(paragraph: list[Sentence]) -> Iterator[Finding]:
    """Yield 满意率 and 不满意率 of one paragraph that together exceed 100 %."""
    good, bad = (list(_rates_named(paragraph, pattern)) for pattern in (r"(?<!不)满意率", "不满意率"))
    if len(good) == len(bad) == 1:
        sentence, rate = good[0]
        opposite = bad[0][1]
        total = rate.value + opposite.value
        if total > 100 + rate.percentage.step + opposite.percentage.step:
            computation = f"与不满意率 {opposite.text} 之和为 {float(total):g}%,超过 100%"
            yield sentence.report(rate, "impossible", "error", computation)


def _rates_named(paragraph: list[Sentence], pattern: str) -> Iterator[tuple[Sentence, Figure]]:
    for sentence in paragraph:
        for rate in sentence.of("rate"):
            if re.search(pattern, rate.label):
                yield sentence, rate
