"""Months told one after the other: 8月环比上升6.74% is what 7月21846件、8月23318件 give."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, change_from, show
from hotspot.bulletin.audit.series import MONTHS, read_series

# A month with its year may be one of another year.
_COUNTED = re.compile(r"(?<![0-9年])(?P<month>[0-9]{1,2})月份?(?:共?受理|共|为)?\s?$")
_CHANGED = re.compile(r"(?:^|[,。;、(])\s?(?P<month>[0-9]{1,2})月份?(?:受理量?)?环比[上下增减升降长加少]{0,2}\s?$")
# 5月、6月环比分别上升2.87%和1.97%.
_LISTED = re.compile(r"(?P<months>[0-9]{1,2}月份?(?:[、和][0-9]{1,2}月份?)+)环比分别")
_WIDTH = 16


def check_months(document: Document) -> Iterator[Finding]:
    """Yield changes of a month that its count and the one of the month before, of the same paragraph, do not give."""
    for paragraph in document.paragraphs():
        counts = _read_counts(paragraph)
        for sentence in paragraph if len(counts) > 1 else ():
            listed = dict(_read_listed(sentence))
            for change in sentence.of("change"):
                month = listed.get(change.start) or _find_month(sentence, change)
                if not change.exact or month not in counts or not counts.get(month - 1):
                    continue
                now, prior = counts[month], counts[month - 1]
                exact = change_from(prior, now)
                if change.percentage.fit(exact) == Fit.NONE:
                    computation = f"({now}-{prior})÷{prior}={show(exact)}%,不是 {change.text}"
                    yield sentence.report(change, "rate", "error", computation)


def _read_listed(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where the changes stand that are told of several months at once, with the month of each."""
    for match in _LISTED.finditer(sentence.text):
        months = re.findall("[0-9]+", match["months"])
        changes = [change for change in sentence.of("change") if change.start >= match.end()][: len(months)]
        yield from zip((change.start for change in changes), map(int, months), strict=False)


def _find_month(sentence: Sentence, change: Figure) -> int:
    """Return the month of a change, 0 behind the count of a kind: its change is that of the kind."""
    before = [count for count in sentence.counts if count.end <= change.start]
    match = _search(_CHANGED, sentence, change)
    return int(match["month"]) if match and (not before or _search(_COUNTED, sentence, before[-1])) else 0


def _search(pattern: re.Pattern[str], sentence: Sentence, figure: Figure) -> re.Match[str] | None:
    return pattern.search(sentence.text[max(0, figure.start - _WIDTH) : figure.start])


def _read_counts(paragraph: Sequence[Sentence]) -> dict[int, int]:
    """Return the counts of the months that have one only."""
    found: dict[int, set[int]] = defaultdict(set)
    for sentence in paragraph:
        for count in sentence.counts:
            if match := _search(_COUNTED, sentence, count):
                found[int(match["month"])].add(count.number)
    for series in read_series(paragraph):
        for month, value in series.values.items() if series.kind == MONTHS and not series.slack else ():
            found[month].add(int(value))
    return {month: min(numbers) for month, numbers in found.items() if len(numbers) == 1}
