"""So many of a hundred or thousand: 每千件回访中有40件不满意 is what the counts before it give."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import show

_PER = re.compile(
    r"每(?P<per>[百千万])\s?(?:件次|件|次|个|宗|条|通|单)[^,。;:0-9]{0,10}?(?:有|约|为)\s?"
    r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3})?)\s?(?:件次|件|次|个|宗|条|通|单)(?:是|被|为)?(?P<what>[\u4e00-\u9fff]{2,4})"
)
_SIZES = {"百": 100, "千": 1000, "万": 10_000}


def check_per_many(document: Document) -> Iterator[Finding]:
    """Yield how many of so many are of a kind, where that kind was counted and is another part of every whole."""
    for paragraph in document.paragraphs():
        told: list[Figure] = []
        for sentence in paragraph:
            for match in _PER.finditer(sentence.text):
                own = [count for count in sentence.counts if count.end <= match.start()]
                yield from _check_match(sentence, match, [*told, *own])
            told += sentence.counts


def _check_match(sentence: Sentence, match: re.Match[str], told: Sequence[Figure]) -> Iterator[Finding]:
    number, decimals = parse_digits(match["number"])
    parts = [count for count in told if count.label.endswith(match["what"])]
    pairs = [(part, whole) for part in parts for whole in told if whole.number > part.number]
    exacts = [Fraction(_SIZES[match["per"]] * part.number, whole.number) for part, whole in pairs]
    if exacts and not any(abs(exact - number) < Fraction(1, 10**decimals) for exact in exacts):
        exact = min(exacts, key=lambda exact: abs(exact - number))
        computation = f"按前面的件数是 {show(exact)},不是 {match['number']}"
        yield Finding(match["number"] + "件", "rate", "warn", sentence.quote_span(match.span()), computation)
