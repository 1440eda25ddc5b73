"""Percentage points and gaps: what two printed figures differ by, and percent and points taken for each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import Fit, change_from

_FROM_TO = re.compile(r"由[^,。;]{0,14}%[^,。;]{0,6}(?:至|到|为)[^,。;]{0,6}%")
# What says of a percentage that it is the one before: 较上季度的, 比上周(.
_PRIOR_RATE = re.compile(
    r"\((?:上个?月|上一?周|上期|上个?季度|[去上]年同期|[去上]年)为?\s?$"
    r"|(?:较|比|与)[^,。;%]{0,12}(?:去年|上年|同期|上月|上个月|上周|上期|季度|半年|月|周)[^,。;%]{0,4}$"
)
# 本月办结率98.2%,上月办结率97.1%,提高 …: the same rate, or none named again.
_PRIOR_CLAUSE = re.compile(
    r"[,;]而?(?:上个?月|上一?周|上期|上个?季度|[去上]年同期|[去上]年)(?P<name>[^,。;%0-9]{0,8}?)为?\s?$"
)
_PRIOR_WIDTH = 24
_CLAUSE = re.compile(r"[,。;]")
_MOVED = re.compile(r"提高|提升|上升|增加|增长|上涨|下降|降低|减少|回落|下滑")
_PERCENT_APART = re.compile(r"相差(?:了|约)?\s?(?P<gap>[0-9]{1,2}(?:\.[0-9]{1,2})?)\s?%")
# What stands between a rate and the percent that it has moved by.
_MOVED_BY = re.compile(rf",?(?:{_MOVED.pattern}|[升降增减跌涨]幅?)了?为?\s?")
# 由 of 由一季度的14.2%降至11.7% stands so far before its rate.
_FROM_WIDTH = 16


def check_points(document: Document) -> Iterator[Finding]:
    """Yield points and gaps that no two figures give."""
    for sentence in document.sentences:
        yield from _check_from_to(sentence)
        yield from _check_since(sentence)


def check_percents(document: Document) -> Iterator[Finding]:
    """Yield percent that are points, and points that are percent."""
    for paragraph in document.paragraphs():
        told: list[Figure] = []
        for sentence in paragraph:
            yield from _check_count(sentence)
            yield from _check_percent_apart(sentence)
            yield from _check_moved(sentence, told)
            told += [figure for figure in sentence.of("rate", "share") if figure.text.endswith("%")]


def _check_from_to(sentence: Sentence) -> Iterator[Finding]:
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


def _check_since(sentence: Sentence) -> Iterator[Finding]:
    """Yield points that are not the printed rate less the printed one before (99.25 %,较上季度的 98.12 %提高 …).

    And a percentage that is that difference: of the rate before it would be another.
    """
    for place, moved in enumerate(sentence.figures):
        is_percentage = moved.role in ("change", "rate_change") and moved.text.endswith("%")
        if place < 2 or not moved.exact or not (is_percentage or moved.role == "points"):
            continue
        before = sentence.figures[place - 1]
        between = sentence.text[before.end : moved.start].lstrip(",")
        opening = sentence.text[max(0, before.start - _PRIOR_WIDTH) : before.start]
        if not before.text.endswith("%") or _CLAUSE.search(between):
            continue
        rates = [f for f in sentence.figures[: place - 1] if f.role in ("rate", "share") and f.text.endswith("%")]
        if not rates or not _is_prior(opening, rates[-1]):
            continue
        difference = rates[-1].value - before.value
        value = difference if _MOVED.search(between) else abs(difference)
        # 占20.2%,比上年(18.5%)提高1.7个百分点,较上季度(20.4%)回落0.2个百分点: less the one of now.
        others = {rate.value - before.value for rate in rates[:-1]} if _MOVED.search(between) else set()
        is_given = any(abs(other - moved.value) <= rates[-1].percentage.step for other in (value, *others))
        computation = f"{before.text}到{rates[-1].text}相差 {float(difference):g} 个百分点"
        relative = moved.percentage.fit(change_from(before.value, rates[-1].value))
        # Cut off, a change may be the difference by chance.
        if is_percentage and is_given and relative < Fit.ROUNDED:
            yield sentence.report(moved, "wording", "warn", f"{computation},不是 {moved.text}")
        elif not is_percentage and not is_given:
            yield sentence.report(moved, "rate", "error", computation)


def _is_prior(opening: str, rate: Figure) -> bool:
    """Tell whether what stands before a percentage calls it that of an earlier period, of this rate."""
    clause = _PRIOR_CLAUSE.search(opening)
    return _PRIOR_RATE.search(opening) is not None or (clause is not None and rate.label.endswith(clause["name"]))


def _check_count(sentence: Sentence) -> Iterator[Finding]:
    """Yield points where a count has changed by so many percent (3702件,较上月的3526件上升5.0个百分点)."""
    for prior, moved in pairwise(sentence.figures):
        if (prior.role, moved.role) != ("prior", "points") or not (prior.exact and prior.value):
            continue
        counts = [count for count in sentence.counts if count.end <= prior.start]
        exacts = [change_from(prior.value, count.value) for count in counts[-1:]]
        if any(moved.percentage.fit(exact) >= Fit.TRUNCATED for exact in exacts):
            yield sentence.report(moved, "wording", "warn", "件数的变化是百分比,不是百分点")


def _check_percent_apart(sentence: Sentence) -> Iterator[Finding]:
    """Yield how far two rates are apart in percent: 最高99.0%,最低97.0%,相差2.0%."""
    for match in _PERCENT_APART.finditer(sentence.text):
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
        if _PRIOR_RATE.search(sentence.text[max(0, last.start - _PRIOR_WIDTH) : last.start]) and not place:
            pairs = [(last, now) for now in told]
        else:
            before = rates[place - 1 : place]
            start = max(0, before[0].start - _FROM_WIDTH) if before else last.start
            pairs = [(one, last) for one in before if _FROM_TO.search(sentence.text, start, last.end)]
        if one := next((pair for pair in pairs if _differ_in_points(*pair, moved)), None):
            yield sentence.report(moved, "wording", "warn", f"{one[0].text}到{one[1].text}相差的是百分点")


def _differ_in_points(before: Figure, now: Figure, moved: Figure) -> bool:
    """Tell whether a percentage is how far two rates are apart, and not the change from one to the other."""
    is_gap = abs(now.value - before.value) == abs(moved.value)
    return is_gap and bool(before.value) and not moved.percentage.fit(change_from(before.value, now.value))
