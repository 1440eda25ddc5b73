"""Multiples: 是去年同期(1650件)的2.5倍 is what the counts give, or the change printed beside it."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import show

_MULTIPLE = re.compile(
    r"(?P<subject>[^,。;:()]{0,16}?)(?:是|为|相当于)(?P<base>[^,。;:()0-9]{1,12}?|[^,。;:()]{1,12}?)"
    r"(?:\((?P<told>[^()]{1,20})\)|(?P<bare>(?<![0-9])[0-9][0-9,.]{0,9}万?件))?的\s?"
    r"(?P<times>[0-9]{1,4}(?:\.[0-9]{1,3})?)\s?倍"
)
_VAGUE = re.compile("[约近超逾]|将近|多倍")
_YEAR = re.compile("去年|上年|同期")
_LAST = re.compile("上月|上个?月|上周|上期|季度")
_NO_SUBJECT = re.compile("[诉受办来][求理电件]|总?数?量|件数|[共均]")
# So far behind its name the count of a subject stands.
_REACH, _WIDTH = 12, 24


# The least and the greatest that a ratio may be.
Ranges = list[tuple[Fraction, Fraction]]


def check_multiples(document: Document) -> Iterator[Finding]:
    """Yield multiples that neither the counts of what is compared give nor the change printed of it."""
    earlier: list[Sentence] = []
    for sentence in document.sentences:
        for match in _MULTIPLE.finditer(sentence.text):
            if not _VAGUE.search(match["base"]):
                tabled = _find_tabled(sentence, match, document)
                yield from _check_multiple(sentence, match, earlier[-3:], tabled)
        earlier.append(sentence)


def _check_multiple(
    sentence: Sentence, match: re.Match[str], earlier: Sequence[Sentence], tabled: Ranges
) -> Iterator[Finding]:
    times, decimals = parse_digits(match["times"])
    exacts = _find_counted(sentence, match, earlier) or _find_changed(sentence, match, earlier) or tabled
    step = Fraction(1, 10**decimals)
    if exacts and not any(low - step < times < high + step for low, high in exacts):
        low, high = exacts[0]
        computation = f"按文中的数字是 {show((low + high) / 2)} 倍"
        yield Finding(f"{match['times']}倍", "rate", "warn", sentence.quote_span(match.span()), computation)


def _find_counted(sentence: Sentence, match: re.Match[str], earlier: Sequence[Sentence]) -> Ranges:
    """Return the ratios of the counts before, as ranges, to the one in the brackets; or of the two that are named."""
    usable = [figure for figure in sentence.figures if figure.is_told]
    name = "told" if match["told"] else "bare"
    if match[name]:
        start, end = match.span(name)
        bases = [f for f in usable if start <= f.start < end and f.role in ("count", "prior")]
        own = [f for f in usable if f.end <= match.start("base") and f.role == "count"]
        subjects = own or [count for other in earlier for count in other.of("count") if count.is_told]
        return [_divide(subject, base) for base in bases[:1] for subject in subjects]
    subject, base = (_find_named((*earlier, sentence), match[name]) for name in ("subject", "base"))
    return [_divide(subject, base)] if subject and base else []


def _find_tabled(sentence: Sentence, match: re.Match[str], document: Document) -> Ranges:
    """Return the ratios of two rows of a table by each of its columns: the base, and the row named last before it."""
    found: Ranges = []
    before = sentence.text[: match.start("base")]
    for grid in document.grids:
        rows = {grid.names[row]: row for row in grid.body if len(grid.names[row]) > 1}
        named = [name for name in rows if name in before and name != match["base"]]
        if match["base"] in rows and named:
            one, other = rows[max(named, key=before.rfind)], rows[match["base"]]
            cells = [(column.cells.get(one), column.cells.get(other)) for column in grid.columns]
            ratios = [over.value / under.value for over, under in cells if over and under and under.value > 0]
            found += [(ratio, ratio) for ratio in ratios]
    return found


def _find_named(sentences: Sequence[Sentence], name: str) -> Figure | None:
    """Return the count that stands last directly behind a name, None where it is not told."""
    # 2月 is not in 12月.
    behind = re.compile(rf"(?<![0-9]){re.escape(name)}[^0-9;。]{{0,{_REACH}}}$")
    counts = [(sentence, count) for sentence in sentences for count in sentence.of("count") if len(name) > 1]
    named = [
        count
        for sentence, count in counts
        if count.is_told and behind.search(sentence.text[: count.start][-2 * _WIDTH :])
    ]
    return named[-1] if named else None


def _divide(subject: Figure, base: Figure) -> tuple[Fraction, Fraction]:
    high = base.value - base.slack
    low = base.value + base.slack
    return (subject.value - subject.slack) / low, (subject.value + subject.slack) / (high if high > 0 else low)


def _find_changed(sentence: Sentence, match: re.Match[str], earlier: Sequence[Sentence]) -> Ranges:
    """Return one and the change from the period that is named, where nothing else is counted since it was told."""
    basis = "同比" if _YEAR.search(match["base"]) else "环比" if _LAST.search(match["base"]) else ""
    if not basis or _NO_SUBJECT.sub("", match["subject"]):
        return []
    figures = [figure for figure in sentence.figures if figure.end <= match.start()]
    figures = figures or [figure for other in earlier[-1:] for figure in other.figures]
    since = list(takewhile(lambda figure: figure.role not in ("count", "rate"), reversed(figures)))
    changes = [figure for figure in since if figure.role == "change" and figure.basis == basis]
    if len(changes) != 1 or not changes[0].exact or not changes[0].signed:
        return []
    low, high = changes[0].percentage.bounds
    return [(1 + low / 100, 1 + high / 100)]
