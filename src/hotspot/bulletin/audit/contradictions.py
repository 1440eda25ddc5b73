"""Contradictions of figures: growth by as many times, opposites above 100 %, 100 % beside open or late tickets."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.rates import names_units

_TIMES = re.compile(
    r"的\s?(?P<times>[0-9]{1,4}(?:\.[0-9]{1,2})?)\s?倍[^。;0-9]{0,8}(?P<verb>增长|增加|上升|提高)了?\s?"
    r"(?P<more>[0-9]{1,4}(?:\.[0-9]{1,2})?)\s?倍"
)
_OPEN = re.compile(r"未办结|尚未办结|在办|正在办理|办理中|待办结")
_LATE = re.compile(r"超期|逾期|超时|未按期|未按时")
_TIMELY = re.compile(r"(?<!未)(?:按期|按时|及时)")
_CLOSING = re.compile(r"(?<!未)办结率$")


def check_contradictions(document: Document) -> Iterator[Finding]:
    """Yield rates that cannot stand side by side."""
    for sentence in document.sentences:
        yield from _check_times(sentence)
        yield from _check_full(sentence)
    for paragraph in document.paragraphs():
        yield from _check_opposites(paragraph)


def _check_times(sentence: Sentence) -> Iterator[Finding]:
    """Yield a growth by as many times as the count is of the one before (是 … 的 2.5 倍,增长 2.5 倍)."""
    for match in _TIMES.finditer(sentence.text):
        if match["times"] == match["more"]:
            figure = match.group()[match.start("verb") - match.start() :]
            computation = f"是原来的 {match['times']} 倍即增长 {float(match['times']) - 1:g} 倍"
            yield Finding(figure, "rate", "error", sentence.quote_span(match.span()), computation)


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
