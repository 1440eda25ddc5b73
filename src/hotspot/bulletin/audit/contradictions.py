"""Contradictions of figures: wrong points and gaps, opposites above 100 %, 100 % beside open tickets (V10, V15)."""

import re
from collections.abc import Iterator
from itertools import combinations

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, change_from
from hotspot.bulletin.audit.rates import names_units

FROM_TO = re.compile(r"由[^,。;]{0,14}%[^,。;]{0,6}(?:至|到|为)[^,。;]{0,6}%")
# What says of a percentage that it is the one before: 较上季度的, 比上周(.
PRIOR_RATE = re.compile(
    r"\((?:上个?月|上一?周|上期|上个?季度|[去上]年同期|[去上]年)为?\s?$"
    r"|(?:较|比|与)[^,。;%]{0,12}(?:去年|上年|同期|上月|上个月|上周|上期|季度|半年|月|周)[^,。;%]{0,4}$"
)
# 本月办结率98.2%,上月办结率97.1%,提高 …: the same rate, or none named again.
_PRIOR_CLAUSE = re.compile(
    r"[,;]而?(?:上个?月|上一?周|上期|上个?季度|[去上]年同期|[去上]年)(?P<name>[^,。;%0-9]{0,8}?)为?\s?$"
)
PRIOR_WIDTH = 24
_CLAUSE = re.compile(r"[,。;]")
MOVED = re.compile(r"提高|提升|上升|增加|增长|上涨|下降|降低|减少|回落|下滑")
# Of two figures that are both told: 首末位相差4.03个百分点.
_APART = re.compile(r"(?:两者|二者|两项|首末|首尾|高低)[^,。;0-9]{0,4}相差\s?$")
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
        yield from _check_points(sentence)
        yield from _check_points_since(sentence)
        yield from _check_times(sentence)
        yield from _check_full(sentence)
    for paragraph in document.paragraphs():
        yield from _check_gaps(paragraph)
        yield from _check_opposites(paragraph)


def _check_points(sentence: Sentence) -> Iterator[Finding]:
    """Yield a rise in percentage points between two printed rates that is not their difference."""
    match = FROM_TO.search(sentence.text)
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


def _check_points_since(sentence: Sentence) -> Iterator[Finding]:
    """Yield points that are not the printed rate less the printed one before (99.25 %,较上季度的 98.12 %提高 …).

    And a percentage that is that difference: of the rate before it would be another.
    """
    for place, moved in enumerate(sentence.figures):
        is_percentage = moved.role in ("change", "rate_change") and moved.text.endswith("%")
        if place < 2 or not moved.exact or not (is_percentage or moved.role == "points"):
            continue
        before = sentence.figures[place - 1]
        between = sentence.text[before.end : moved.start].lstrip(",")
        opening = sentence.text[max(0, before.start - PRIOR_WIDTH) : before.start]
        if not before.text.endswith("%") or _CLAUSE.search(between):
            continue
        rates = [f for f in sentence.figures[: place - 1] if f.role in ("rate", "share") and f.text.endswith("%")]
        if not rates or not _is_prior(opening, rates[-1]):
            continue
        difference = rates[-1].value - before.value
        value = difference if MOVED.search(between) else abs(difference)
        # 占20.2%,比上年(18.5%)提高1.7个百分点,较上季度(20.4%)回落0.2个百分点: less the one of now.
        others = {rate.value - before.value for rate in rates[:-1]} if MOVED.search(between) else set()
        is_given = any(abs(other - moved.value) <= rates[-1].percentage.step for other in (value, *others))
        computation = f"{before.text}到{rates[-1].text}相差 {float(difference):g} 个百分点"
        relative = moved.percentage.fit(change_from(before.value, rates[-1].value))
        # Cut off, a change may be the difference by chance.
        if is_percentage and is_given and relative < Fit.ROUNDED:
            yield sentence.report(moved, "wording", "warn", f"{computation},不是 {moved.text}")
        elif not is_percentage and not is_given:
            yield sentence.report(moved, "rate", "error", computation)


def _check_gaps(paragraph: list[Sentence]) -> Iterator[Finding]:
    """Yield how far two figures are apart (两者相差 66 件) where no two figures told before are."""
    told: list[Figure] = []
    for sentence in paragraph:
        for figure in sentence.figures:
            opening = sentence.text[max(0, figure.start - PRIOR_WIDTH) : figure.start]
            alike = [other for other in told if _has_measure(other, figure)]
            if not _APART.search(opening):
                told.append(figure)
            elif len(alike) > 1 and not any(_are_apart(pair, figure) for pair in combinations(alike, 2)):
                yield sentence.report(figure, "sum", "warn", f"前面没有两个数字相差 {figure.text}")
            elif len(alike) > 1 and "末" in opening and not _has_end(alike, figure):
                yield sentence.report(figure, "sum", "warn", f"{alike[-1].text}与前面的数字不相差 {figure.text}")


def _has_measure(other: Figure, gap: Figure) -> bool:
    if gap.role == "points":
        return other.text.endswith("%")
    return other.role in ("count", "prior") and gap.role in ("count", "difference") and other.unit == gap.unit


def _has_end(alike: list[Figure], gap: Figure) -> bool:
    """Tell whether the last figure told, or the greatest and the least, are so far apart: 首末相差."""
    ends = (min(alike, key=lambda f: f.value), max(alike, key=lambda f: f.value))
    return any(_are_apart((other, alike[-1]), gap) for other in alike[:-1]) or _are_apart(ends, gap)


def _are_apart(pair: tuple[Figure, Figure], gap: Figure) -> bool:
    first, second = pair
    slack = first.percentage.step if gap.role == "points" else first.slack + second.slack + gap.slack
    return abs(abs(first.value - second.value) - abs(gap.value)) <= slack


def _is_prior(opening: str, rate: Figure) -> bool:
    """Tell whether what stands before a percentage calls it that of an earlier period, of this rate."""
    clause = _PRIOR_CLAUSE.search(opening)
    return PRIOR_RATE.search(opening) is not None or (clause is not None and rate.label.endswith(clause["name"]))


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
