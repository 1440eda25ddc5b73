"""Rates of the text with their counts, 办结率98.45%(1270/1290): both agree, and with what was told before them."""

import re
from collections.abc import Iterator
from fractions import Fraction

from hotspot.bulletin.audit.document import Sentence
from hotspot.bulletin.audit.families import find_family
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, share_of, show, show_part

# Of these rates the text tells more counts than the numerator, or fewer than the denominator.
_SEVERAL_PARTS = re.compile(r"(?<!不)满意")
_SOME_DUE = re.compile("按期|按时|及时")


def find_fraction(sentence: Sentence, rate: Figure) -> Figure | None:
    """Return the fraction directly behind or before a rate."""
    place = sentence.figures.index(rate)
    for neighbour in sentence.figures[max(0, place - 1) : place + 2]:
        near = neighbour.role == "fraction" and (
            0 <= neighbour.start - rate.end <= 2 or 0 <= rate.start - neighbour.end <= 4
        )
        if near and neighbour.whole:
            return neighbour
    return None


def check_fraction(sentence: Sentence, rate: Figure, fraction: Figure, paragraph: list[Sentence]) -> Iterator[Finding]:
    """Yield a rate that its fraction does not give, and counts of its sentence that are not those of the fraction."""
    whole = fraction.whole or Fraction(1)
    if fraction.value > whole:
        yield sentence.report(fraction, "impossible", "error", f"{show_part(fraction.value)} 大于 {whole}")
    elif rate.percentage.fit(share_of(fraction.value, whole)) < Fit.NEAR:
        exact = show(share_of(fraction.value, whole))
        yield sentence.report(rate, "rate", "error", f"{show_part(fraction.value)}÷{whole}={exact}%,不是 {rate.text}")
    elif (family := find_family(rate.label)) is not None:
        counts = [count for count in sentence.counts if count.start < rate.start and not count.depth]
        parts = [count for count in counts if family.part.search(count.label)]
        if len(parts) == 1 and parts[0].number != fraction.value and not _SEVERAL_PARTS.search(rate.label):
            computation = f"{rate.label}按 {show_part(fraction.value)}/{whole} 计算,不是 {parts[0].text}"
            yield sentence.report(parts[0], "rate", "error", computation)
        if family.strict and not _SOME_DUE.search(rate.label):
            wholes = [count for count in counts if family.whole.search(count.label)]
            yield from _check_whole(sentence, rate, fraction, wholes, paragraph)


def _check_whole(
    sentence: Sentence, rate: Figure, fraction: Figure, wholes: list[Figure], paragraph: list[Sentence]
) -> Iterator[Finding]:
    """Yield the one count that a rate can be of and that is not its denominator."""
    due = [count for count in wholes if "应办" in count.label]
    wholes = due or wholes
    others = {count.number for other in paragraph for count in other.counts}
    if len(wholes) == 1 and wholes[0].number != fraction.whole and (due or fraction.whole not in others):
        computation = f"{rate.label}按 {show_part(fraction.value)}/{fraction.whole} 计算,不是 {wholes[0].text}"
        yield sentence.report(wholes[0], "rate", "error", computation)
