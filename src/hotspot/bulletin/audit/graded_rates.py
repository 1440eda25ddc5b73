"""Graded rates: a 满意率 that is said to hold 基本满意 is that of both grades over what was asked."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, share_of, show

# 满意率(含基本满意), 含基本满意的满意率, 满意和基本满意率.
_BOTH = re.compile(
    r"(?:满意[率度]\((?:包?含|包括|计入|加)?[^()不]{0,4}(?:基本|比?较)满意[^()不]{0,8}\)|(?:包?含|包括|计入)(?:基本|比?较)满意[^,。;:()不0-9]{0,6}?满意[率度])"
    r"[为达到是约]{0,2}\s?$"
)
_SOME = re.compile("(?:基本|比?较)满意$")
_FULL = re.compile("(?<![不本较])满意$")


def check_graded_rates(document: Document) -> Iterator[Finding]:
    """Yield rates of both grades that are those of the first grade alone."""
    for paragraph in document.paragraphs():
        for sentence in paragraph:
            for rate in sentence.of("rate", "other"):
                if rate.exact and _BOTH.search(sentence.text[: rate.start]):
                    yield from _check_rate(sentence, rate, [count for other in paragraph for count in other.counts])


def _check_rate(sentence: Sentence, rate: Figure, counts: list[Figure]) -> Iterator[Finding]:
    full = {count.number for count in counts if _FULL.search(count.label)}
    some = {count.number for count in counts if _SOME.search(count.label)}
    if len(full) != 1 or len(some) != 1:
        return
    one, both = min(full), min(full) + min(some)
    wholes = sorted({count.number for count in counts if count.number >= both})
    if any(rate.percentage.fit(share_of(both, whole)) > Fit.NONE for whole in wholes):
        return
    for whole in wholes:
        if rate.percentage.fit(share_of(one, whole)) >= Fit.TRUNCATED:
            computation = f"({one}+{min(some)})÷{whole}={show(share_of(both, whole))}%,{rate.text}没有计入基本满意"
            yield sentence.report(rate, "rate", "error", computation)
            return
