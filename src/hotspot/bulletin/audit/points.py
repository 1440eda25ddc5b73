"""Percent and percentage points taken for each other: rates differ by points, counts change by percent."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from hotspot.bulletin.audit.contradictions import FROM_TO, MOVED, PRIOR_RATE, PRIOR_WIDTH
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import Fit, change_from

_APART = re.compile(r"相差(?:了|约)?\s?(?P<gap>[0-9]{1,2}(?:\.[0-9]{1,2})?)\s?%")
# What stands between a rate and the percent that it has moved by.
_MOVED_BY = re.compile(rf",?(?:{MOVED.pattern}|[升降增减跌涨]幅?)了?为?\s?")
# 由 of 由一季度的14.2%降至11.7% stands so far before its rate.
_FROM_WIDTH = 16


def check_points(document: Document) -> Iterator[Finding]:
    """Yield percent that are points, and points that are percent."""
    for paragraph in document.paragraphs():
        told: list[Figure] = []
        for sentence in paragraph:
            yield from _check_counts(sentence)
            yield from _check_apart(sentence)
            yield from _check_moved(sentence, told)
            told += [figure for figure in sentence.of("rate", "share") if figure.text.endswith("%")]


def _check_counts(sentence: Sentence) -> Iterator[Finding]:
    """Yield points where a count has changed by so many percent (3702件,较上月的3526件上升5.0个百分点)."""
    for prior, moved in pairwise(sentence.figures):
        if (prior.role, moved.role) != ("prior", "points") or not (prior.exact and prior.value):
            continue
        counts = [count for count in sentence.counts if count.end <= prior.start]
        exacts = [change_from(prior.value, count.value) for count in counts[-1:]]
        if any(moved.percentage.fit(exact) >= Fit.TRUNCATED for exact in exacts):
            yield sentence.report(moved, "wording", "warn", "件数的变化是百分比,不是百分点")


def _check_apart(sentence: Sentence) -> Iterator[Finding]:
    """Yield how far two rates are apart in percent: 最高99.0%,最低97.0%,相差2.0%."""
    for match in _APART.finditer(sentence.text):
        rates = [f for f in sentence.figures if f.end <= match.start() and f.text.endswith("%")]
        gap = parse_digits(match["gap"])[0]
        if any(abs(one.value - other.value) == gap for one, other in combinations(rates, 2)):
            text = f"{match['gap']}%"
            yield Finding(text, "wording", "warn", sentence.quote_span(match.span(), before=24), "两率相差的是百分点")


def _check_moved(sentence: Sentence, told: Sequence[Figure]) -> Iterator[Finding]:
    """Yield percent by which two rates differ in points: 由14.2%降至11.7%,降幅2.5%; 31.6%. … 比去年的28.9%提高2.7%."""
    rates = [figure for figure in sentence.figures if figure.text.endswith("%")]
    for place, (last, moved) in enumerate(pairwise(rates)):
        if not (_MOVED_BY.fullmatch(sentence.text[last.end : moved.start]) and moved.exact and moved.value):
            continue
        if PRIOR_RATE.search(sentence.text[max(0, last.start - PRIOR_WIDTH) : last.start]) and not place:
            pairs = [(last, now) for now in told]
        else:
            before = rates[place - 1 : place]
            start = max(0, before[0].start - _FROM_WIDTH) if before else last.start
            pairs = [(one, last) for one in before if FROM_TO.search(sentence.text, start, last.end)]
        if one := next((pair for pair in pairs if _differ_in_points(*pair, moved)), None):
            yield sentence.report(moved, "wording", "warn", f"{one[0].text}到{one[1].text}相差的是百分点")


def _differ_in_points(before: Figure, now: Figure, moved: Figure) -> bool:
    """Tell whether a percentage is how far two rates are apart, and not the change from one to the other."""
    is_gap = abs(now.value - before.value) == abs(moved.value)
    return is_gap and bool(before.value) and not moved.percentage.fit(change_from(before.value, now.value))
