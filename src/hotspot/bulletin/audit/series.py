"""Series: counts told period by period (1月至6月依次受理 …, 周一至周日分别 …), and what is said of them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import Fit, change_from, show

_WEEKDAYS = "一二三四五六日"
_VALUE = r"(?<![0-9.])[0-9]{1,3}(?:,[0-9]{3})+|(?<![0-9.])[0-9]{1,9}(?:\.[0-9]{1,4})?"
_NUMBER = rf"(?:{_VALUE})\s?万?\s?(?:件|起|宗|个|次|条|单|通)?(?![0-9.%年月日时])"
_JOINED = r"\s?(?:、|,|和|与|及|以及)\s?"
_RESPECTIVELY = r"(?:受理量?|诉求量?|工单量?)?(?:分别|依次)[^0-9,。;:]{0,8}"
# By its kind: how a period is written, the first and the last of a span, and how many make up a whole.
_KINDS = (
    (r"(?:[0-9]{1,2})月份?", r"(?<![0-9年])([0-9]{1,2})月?份?", (12, 6, 3)),
    (r"(?:周|星期)[一二三四五六日]", r"(?:周|星期)([一二三四五六日])", (7,)),
    (r"第?[一二三四]季度", r"第?([一二三四])(?:季度)?", (4,)),
)
_MONTHS, _QUARTERS = 0, 2
# Counts of what was done, or of another year, are not those of what was received.
_OTHER = re.compile("办结|回访|[转派交]办|派|答复|满意|去年|上年|同期")
# A whole that is farther off is that of other periods.
_NEARLY = Fraction(1, 10)
_FEWEST = 3
# A month with its year may be one of another year.
_COUNT_OF_MONTH = re.compile(r"(?<![0-9年])(?P<month>[0-9]{1,2})月份?(?:共?受理|共|为)?\s?$")
_CHANGED = re.compile(
    r"(?:^|[,。;、(])\s?(?P<month>[0-9]{1,2})月份?(?:受理量?)?(?:环比|[较比]上月)[上下增减升降长加少]{0,2}\s?$"
)
_WIDTH = 16


@dataclass(frozen=True)
class Series:
    """Counts by their periods (months 1–12, days 1–7, quarters 1–4), and by how much each may differ from its print."""

    sentence: Sentence
    kind: int
    values: dict[int, Fraction]
    slack: Fraction
    span: tuple[int, int]

    @property
    def is_whole(self) -> bool:
        """Whether it covers a year, half-year, quarter or week."""
        size = len(self.values)
        return size in _KINDS[self.kind][2] and (min(self.values) - 1) % size == 0


def check_series(document: Document) -> Iterator[Finding]:
    """Yield totals, greatest and least periods, and gaps between two of them that a series does not give."""
    wholes = _find_wholes(document)
    for paragraph in document.paragraphs():
        for series in _read_series(paragraph):
            yield from _check_sum(series, wholes)


def _read_series(paragraph: Sequence[Sentence]) -> Iterator[Series]:
    """Yield the series of a paragraph."""
    for sentence in paragraph:
        text = sentence.text
        for kind, (name, edge, _) in enumerate(_KINDS):
            span = rf"{edge}\s?(?:[-~至到]|--)+\s?{edge}{_RESPECTIVELY}(?P<values>{_NUMBER}(?:{_JOINED}{_NUMBER})+)"
            for match in re.finditer(span, sentence.text):
                span_of = range(_place(match[1]), _place(match[2]) + 1)
                yield from _make(sentence, kind, match, span_of, re.findall(_NUMBER, match["values"]))
            if kind == _QUARTERS:
                for match in re.finditer(rf"四个季度{_RESPECTIVELY}(?P<values>{_NUMBER}(?:{_JOINED}{_NUMBER})+)", text):
                    yield from _make(sentence, kind, match, range(1, 5), re.findall(_NUMBER, match["values"]))
            listed = rf"(?<![0-9年])(?P<names>{name}(?:[、和]{name})+){_RESPECTIVELY}"
            for match in re.finditer(rf"{listed}(?P<values>{_NUMBER}(?:{_JOINED}{_NUMBER})+)", text):
                periods = [_place(period) for period in re.split("[、和]", match["names"])]
                if periods == list(range(periods[0], periods[0] + len(periods))):
                    yield from _make(sentence, kind, match, periods, re.findall(_NUMBER, match["values"]))
            item = rf"{name}(?:共?受理|共|为)?\s?{_NUMBER}"
            for match in re.finditer(rf"(?<![0-9年]){item}(?:{_JOINED}{item})+", sentence.text):
                items = re.findall(rf"({name})(?:共?受理|共|为)?\s?({_NUMBER})", match.group())
                periods = [_place(period) for period, _ in items]
                if periods == list(range(periods[0], periods[0] + len(periods))):
                    yield from _make(sentence, kind, match, periods, [number for _, number in items])


def _make(
    sentence: Sentence, kind: int, match: re.Match[str], periods: Sequence[int], numbers: Sequence[str]
) -> Iterator[Series]:
    read = [_read(number.strip("件起宗个次条单通 ")) for number in numbers]
    if len(read) == len(periods) >= _FEWEST and len({bool(slack) for _, slack in read}) == 1:
        values = dict(zip(periods, (value for value, _ in read), strict=True))
        yield Series(sentence, kind, values, max(slack for _, slack in read), match.span())


def _read(number: str, scale: str | None = None) -> tuple[Fraction, Fraction]:
    """Return a count and by how much it may differ from its print."""
    value, decimals = parse_digits(number.rstrip("万 "))
    is_scaled = scale or number.endswith("万")
    return (value * 10_000, Fraction(10_000, 10**decimals)) if is_scaled else (value, Fraction(0))


def _place(period: str) -> int:
    """Return which month, day or quarter a period is."""
    digits = re.search("[0-9]+", period)
    return int(digits.group()) if digits else _WEEKDAYS.index(period.strip("第周星期季度")) + 1


def _find_wholes(document: Document) -> list[tuple[Fraction, Fraction]]:
    figures = [figure for sentence in document.sentences for figure in sentence.of("count") if figure.unit == "件"]
    return [(figure.value, figure.slack) for figure in figures if figure.is_told]


def _check_sum(series: Series, wholes: Sequence[tuple[Fraction, Fraction]]) -> Iterator[Finding]:
    """Yield a series of all periods that comes near a count of the bulletin and makes up none."""
    if not series.is_whole or _OTHER.search(series.sentence.text, 0, series.span[1]):
        return
    found = sum(series.values.values(), Fraction(0))
    slack = series.slack * len(series.values)
    near = min((whole for whole, _ in wholes), key=lambda whole: abs(whole - found), default=Fraction(0))
    is_given = any(abs(whole - found) <= slack + more for whole, more in wholes)
    if not is_given and abs(near - found) <= _NEARLY * found:
        quote = series.sentence.quote_span(series.span)
        shown = "+".join(str(value) for value in series.values.values())
        yield Finding(f"{quote[:16]}…", "sum", "warn", quote, f"{shown}={found},与 {near} 不符")


def check_months(document: Document) -> Iterator[Finding]:
    """Yield changes of a month that its count and the one of the month before, of the same paragraph, do not give."""
    for paragraph in document.paragraphs():
        counts = _read_counts(paragraph)
        for sentence in paragraph if len(counts) > 1 else ():
            for change in sentence.of("change"):
                month = _find_month(sentence, change)
                if not change.exact or month not in counts or not counts.get(month - 1):
                    continue
                now, prior = counts[month], counts[month - 1]
                exact = change_from(prior, now)
                if change.percentage.fit(exact) == Fit.NONE:
                    computation = f"({now}-{prior})÷{prior}={show(exact)}%,不是 {change.text}"
                    yield sentence.report(change, "rate", "error", computation)


def _find_month(sentence: Sentence, change: Figure) -> int:
    """Return the month of a change, 0 behind the count of a kind: its change is that of the kind."""
    before = [count for count in sentence.counts if count.end <= change.start]
    place = sentence.figures.index(change)
    moved = sentence.figures[place - 1] if place else change
    # 3月环比增加542个,上升15.1%.
    is_behind = moved.role == "difference" and sentence.text[moved.end : change.start].startswith(",")
    match = _search_before(_CHANGED, sentence, moved if is_behind else change)
    return int(match["month"]) if match and (not before or _search_before(_COUNT_OF_MONTH, sentence, before[-1])) else 0


def _search_before(pattern: re.Pattern[str], sentence: Sentence, figure: Figure) -> re.Match[str] | None:
    return pattern.search(sentence.text[max(0, figure.start - _WIDTH) : figure.start])


def _read_counts(paragraph: Sequence[Sentence]) -> dict[int, int]:
    """Return the counts of the months that have one only."""
    found: dict[int, set[int]] = defaultdict(set)
    for sentence in paragraph:
        for count in sentence.counts:
            if match := _search_before(_COUNT_OF_MONTH, sentence, count):
                found[int(match["month"])].add(count.number)
    for series in _read_series(paragraph):
        for month, value in series.values.items() if series.kind == _MONTHS and not series.slack else ():
            found[month].add(int(value))
    return {month: min(numbers) for month, numbers in found.items() if len(numbers) == 1}
