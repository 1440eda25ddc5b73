"""Comparisons of two names: 甲区比乙区多142宗, 二季度比一季度上升19.4% are what their counts give."""

import re
from collections.abc import Iterator
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.named_counts import index_counts, name_core
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import Fit, Percentage, change_from, show

_COMPARED = re.compile(
    r"(?:^|[,。;:(])(?P<one>[\u4e00-\u9fff]{2,12}?)(?:环比|[比较])(?P<other>[\u4e00-\u9fff]{2,12}?)"
    r"(?P<way>高出|多出?|增加|增长|上升|少|减少|下降)了?\s?"
    r"(?P<gap>[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8})(?P<decimals>\.[0-9]{1,4})?\s?(?P<unit>件|宗|起|个|条|单|张|通|次|%)(?!百分点|类)"
)
_FEWER = ("少", "减少", "下降")
# A gap that is farther off is one of something else.
_NEARLY = 4


def check_compared(document: Document) -> Iterator[Finding]:
    """Yield how far two names are apart that have one count each, where these are not so far apart."""
    index = index_counts(document)
    for sentence in document.sentences:
        for match in _COMPARED.finditer(sentence.text):
            one, other = (index.get(name_core(match[name]), set()) for name in ("one", "other"))
            if len(one) == len(other) == 1 and min(other) > 0:
                yield from _check_gap(sentence, match, min(one), min(other))


def _check_gap(sentence: Sentence, match: re.Match[str], one: int, other: int) -> Iterator[Finding]:
    value, decimals = parse_digits(match["gap"] + (match["decimals"] or ""))
    printed = Percentage(-value if match["way"] in _FEWER else value, decimals)
    if match["unit"] == "%":
        exact = change_from(other, one)
        is_given, computation = printed.fit(exact) > Fit.NONE, f"({one}-{other})÷{other}={show(exact)}%"
    else:
        exact = Fraction(one - other)
        is_given, computation = exact == printed.value, f"{one}-{other}={one - other}"
    is_near = abs(abs(exact) - value) * _NEARLY <= 3 * max(abs(exact), value)
    if not is_given and is_near:
        figure = f"{match['gap']}{match['decimals'] or ''}{match['unit']}"
        quote = sentence.quote_span(match.span())
        yield Finding(figure, "rate" if match["unit"] == "%" else "sum", "warn", quote, f"{computation},不是 {figure}")
