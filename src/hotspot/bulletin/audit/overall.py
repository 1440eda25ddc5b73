"""The change of a total: a mean of the changes of its parts, so neither above nor below all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from hotspot.bulletin.audit.change_items import read_item
from hotspot.bulletin.audit.document import Document, Sentence, is_whole
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import show

# A fall of 100 % allows any count before.
_UNLIMITED = Fraction(10**9)
# Fewer parts than this may make up a total by chance.
_FEWEST = 3


@dataclass(frozen=True)
class Pair:
    """A count with its change."""

    sentence: Sentence
    count: Figure
    change: Figure

    @property
    def priors(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest count before that the change allows."""
        low, high = self.change.percentage.bounds
        least = Fraction(100 * self.count.number) / (100 + high)
        return least, Fraction(100 * self.count.number) / (100 + low) if low > -100 else _UNLIMITED


def check_overall_change(document: Document) -> Iterator[Finding]:
    """Yield a total's change that lies outside the changes of all its parts, or that their sum does not give."""
    for basis in ("同比", "环比"):
        pairs = list(_find_pairs(document, basis))
        for place, total in enumerate(pairs):
            parts = _take_parts(pairs[place + 1 :], total.count.number)
            if is_whole(total.count) and parts:
                yield from _check_total(total, parts)


def _find_pairs(document: Document, basis: str) -> Iterator[Pair]:
    for sentence in document.sentences:
        for change in sentence.of("change"):
            if change.basis == basis and change.signed and change.value > -100:
                item = read_item(sentence, change, document)
                if item is not None and item.certain and item.subjects:
                    yield Pair(sentence, item.subjects[0], change)


def _take_parts(pairs: list[Pair], total: int) -> list[Pair]:
    """Return the pairs from the first on whose counts make up the total; none when they do not, or are too few."""
    parts: list[Pair] = []
    for pair in pairs:
        parts.append(pair)
        found = sum(part.count.number for part in parts)
        if found >= total:
            return parts if found == total and len(parts) >= _FEWEST else []
    return []


def _check_total(total: Pair, parts: list[Pair]) -> Iterator[Finding]:
    lows, highs = zip(*(part.change.percentage.bounds for part in parts), strict=True)
    low, high = total.change.percentage.bounds
    if high < min(lows) or low > max(highs):
        computation = f"各分项变化在 {show(min(lows))}% 与 {show(max(highs))}% 之间,总数的变化不能在此之外"
        yield total.sentence.report(total.change, "impossible", "error", computation)
        return
    least, most = (sum(bounds, Fraction(0)) for bounds in zip(*(part.priors for part in parts), strict=True))
    first, last = total.priors
    if last < least or first > most:
        computation = (
            f"由各分项推得上期合计 {floor(least)}–{ceil(most)} 件,由总数的变化推得 {floor(first)}–{ceil(last)} 件"
        )
        yield total.sentence.report(total.change, "rate", "warn", computation)
