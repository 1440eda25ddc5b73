"""Shifts: from 14.6秒 to 11.2秒 is 3.4秒; points before the rates of then are the differences of the rates."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding, Kind
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import Percentage, show

_N = r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8})(?![0-9])(?:\.[0-9]{1,4})?"
_UP = "提高|提升|上升|增加|增长|延长|上涨"
_DOWN = "下降|降低|减少|缩短|压缩|压减|回落|下滑"
_WAY = rf"{_UP}|{_DOWN}|[快慢多少短长升降增减]"
_FALLING = re.compile(f"(?:{_DOWN}|[快少短降减])$")
_COUNTED = "件|宗|起|条|单|户|个|家|人|次"
_UNIT = "秒|分钟|小时|个?工作日|天|分"
_PAST = (
    r"(?:去年|上一?年|上个?月|上一?周|上期|上个?季度|第?[一二三四]季度|[上下]半年|[0-9]{4}年|[0-9]{1,2}月)份?(?:同期)?"
)
_GAP = rf",?(?P<way>{_WAY})了?\s?(?P<gap>{_N})\s?(?P=unit)"
_PERCENT = rf",?(?:[降减增升跌涨]幅为?|提速|[增减]长?率为?|{_UP}|{_DOWN})了?\s?(?P<percent>{_N})\s?%"
_SHIFTS = (
    re.compile(
        rf"[由从](?:[0-9]{{1,4}}[年月])?[^0-9,。;]{{0,10}}(?P<then>{_N})\s?(?P<unit>{_UNIT}|万?(?:{_COUNTED}))[^0-9,。;]{{0,6}}[至到为]\s?(?P<now>{_N})\s?(?P=unit)"
        rf"(?:{_GAP})?(?:{_PERCENT})?"
    ),
    re.compile(
        rf"(?P<now>{_N})\s?(?P<unit>{_UNIT}),?[较比]{_PAST}[^0-9,。;]{{0,5}}(?P<then>{_N})\s?(?P=unit)\)?"
        rf"{_GAP}(?:{_PERCENT})?"
    ),
)
_RATES = rf"{_N}\s?%(?:\s?[、和及]\s?{_N}\s?%)*"
_POINTS = rf"{_N}\s?个?(?:百分点)?(?:\s?[、和及]\s?{_N}\s?个?(?:百分点)?)*"
# 同比提高1.38个百分点(去年同期为93.12%), 分别提高0.2个、1.7个和1.3个百分点(2023年分别为99.6%、89.9%、92.5%).
_BRACKETED = re.compile(
    rf"(?P<way>{_UP}|{_DOWN})了?\s?(?P<points>{_POINTS})(?<=百分点)\({_PAST}(?:同期|同月)?[^()0-9,;%]{{0,6}}(?P<then>{_RATES})\)"
)


def check_shifts(document: Document) -> Iterator[Finding]:
    """Yield differences that the two figures beside them do not have, by more than their last digit."""
    for sentence in document.sentences:
        for pattern in _SHIFTS:
            for match in pattern.finditer(sentence.text):
                yield from _check_gap(sentence, match)
                yield from _check_percent(sentence, match)
        for match in _BRACKETED.finditer(sentence.text):
            yield from _check_points(sentence, match)


def _check_gap(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    if match["gap"] is None:
        return
    numbers = [parse_digits(match[name]) for name in ("now", "then", "gap")]
    now, then, gap = (value for value, _ in numbers)
    step = Fraction(1, 10 ** min(decimals for _, decimals in numbers))
    moved = then - now if _FALLING.match(match["way"]) else now - then
    if abs(moved - gap) > (step if step < 1 else 0):
        figure = f"{match['gap']}{match['unit']}"
        computation = f"{match['then']}到{match['now']}相差 {float(now - then):g} {match['unit']}"
        yield _report(sentence, match, figure, "sum", computation)


def _check_percent(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    """Yield the percentage of a shift that the figure before does not give; but for counts both are rounded."""
    if match["percent"] is None:
        return
    percentage = Percentage(*parse_digits(match["percent"]))
    (now, decimals), (then, _) = (parse_digits(match[name]) for name in ("now", "then"))
    slack = Fraction(0) if re.fullmatch(_COUNTED, match["unit"]) else Fraction(1, 2 * 10**decimals)
    if then <= slack:
        return
    moved = abs(now - then)
    low, high = 100 * (moved - 2 * slack) / (then + slack), 100 * (moved + 2 * slack) / (then - slack)
    if not low - percentage.step < percentage.value < high + percentage.step:
        computation = f"{float(moved):g}÷{match['then']}={show(100 * moved / then)}%,不是 {match['percent']}%"
        yield _report(sentence, match, f"{match['percent']}%", "rate", computation)


def _check_points(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    """Yield the points that are not the rates of now, told before them, less those of then in the brackets."""
    points, then = _read(match["points"]), _read(match["then"])
    now = [f for f in sentence.figures if f.text.endswith("%") and f.end <= match.start()][-len(then) :]
    if not len(points) == len(then) == len(now):
        return
    for (moved, decimals), (before, _), rate in zip(points, then, now, strict=True):
        difference = before - rate.value if match["way"] in _DOWN else rate.value - before
        if abs(difference - moved) > Fraction(1, 10**decimals):
            computation = f"{float(before):g}%到{rate.text}相差 {float(rate.value - before):g} 个百分点"
            yield _report(sentence, match, f"{float(moved):g}个百分点", "rate", computation)


def _read(text: str) -> Sequence[tuple[Fraction, int]]:
    return [parse_digits(number) for number in re.findall(_N, text)]


def _report(sentence: Sentence, match: re.Match[str], figure: str, kind: Kind, computation: str) -> Finding:
    return Finding(figure, kind, "error", sentence.quote_span(match.span(), before=12), computation)
