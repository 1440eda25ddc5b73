"""Months told one after the other: 8月环比上升6.74% is what 7月21846件、8月23318件 give."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, change_from, show

# A month with its year may be one of another year.
_COUNTED = re.compile(r"(?<![0-9年])(?P<month>[0-9]{1,2})月份?(?:共?受理|共|为)?\s?$")
_CHANGED = re.compile(r"(?:^|[,。;、(])\s?(?P<month>[0-9]{1,2})月份?(?:受理量?)?环比[上下增减升降长加少]{0,2}\s?$")
_WIDTH = 16


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
                exact = change_from(Fraction(prior), Fraction(now))
                if change.percentage.fit(exact) == Fit.NONE:
                    computation = f"({now}-{prior})÷{prior}={show(exact)}%,不是 {change.text}"
                    yield sentence.report(change, "rate", "error", computation)


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
    return {month: min(numbers) for month, numbers in found.items() if len(numbers) == 1}
