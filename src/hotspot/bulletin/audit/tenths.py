"""Tenths: 接近八成 says of the percentage before it what that is."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_chinese

# 占78.9%,接近八成; but 占78.9%,近三成来自城区 is of another matter.
_TENTHS = re.compile(
    r"(?P<printed>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s?%,\s?(?:占比?)?(?P<how>接近|将近|近|约|超过?|逾|达到?|不到|不足)?"
    r"\s?(?P<tenths>[一二三四五六七八九])成(?P<more>[多余]|以上|左右)?(?=[,。;)]|$)"
)
_BELOW, _ABOVE = re.compile("近|不[到足]"), re.compile("超|逾|[多余]|以上")


def check_tenths(document: Document) -> Iterator[Finding]:
    """Yield tenths on the wrong side of the percentage that they repeat, or farther from it than one of them."""
    for sentence in document.sentences:
        for match in _TENTHS.finditer(sentence.text):
            over = float(match["printed"]) - 10 * float(parse_chinese(match["tenths"]) or 0)
            how = f"{match['how'] or ''}{match['more'] or ''}"
            low, high = (-10, 0) if _BELOW.search(how) else (0, 10) if _ABOVE.search(how) else (-5, 5)
            if not low <= over <= high:
                figure = match.group().rpartition(",")[2].strip()
                quote = sentence.original[match.start() : match.end()].strip()
                yield Finding(figure, "share", "warn", quote, f"{match['printed']}%不是{figure}")
