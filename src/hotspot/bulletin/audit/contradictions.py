"""Contradictions between rates: wrong points, opposites above 100 %, 100 % beside open tickets (V10, V15)."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.rates import names_units

_FROM_TO = re.compile(r"由[^,,。;]{0,14}%[^,,。;]{0,6}(?:至|到|为)[^,,。;]{0,6}%")
_OPEN = re.compile(r"未办结|尚未办结|在办|正在办理|办理中|待办结")
_LATE = re.compile(r"超期|逾期|超时|未按期|未按时")
_TIMELY = re.compile(r"按期|按时|及时")


def check_contradictions(document: Document) -> Iterator[Finding]:
    """Yield rates that cannot stand side by side."""
    for sentence in document.sentences:
        yield from _check_points(sentence)
        yield from _check_full(sentence)
    for paragraph in document.paragraphs():
        yield from _check_opposites(paragraph)


def _check_points(sentence: Sentence) -> Iterator[Finding]:
    """Yield a rise in percentage points between two printed rates that is not their difference."""
    match = _FROM_TO.search(sentence.text)
    points = sentence.of("points")
    if match is None or len(points) != 1:
        return
    pair = [f for f in sentence.figures if match.start() <= f.start < match.end() and f.role != "points"]
    if len(pair) != 2:
        return
    difference = abs(pair[1].value - pair[0].value)
    if difference != abs(points[0].value):
        computation = f"{pair[0].text}到{pair[1].text}相差 {float(difference):g} 个百分点"
        yield sentence.report(points[0], "rate", "error", computation)


def _check_full(sentence: Sentence) -> Iterator[Finding]:
    """Yield a rate of 100 % beside a count of what is open or late."""
    for rate in sentence.of("rate"):
        timely = _TIMELY.search(rate.label) is not None
        closing = timely or rate.label.endswith("办结率")
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
