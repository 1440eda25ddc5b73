"""Subtotals: 以上五类合计 …, 三家共 … is the sum of the parts named just before."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_chinese

_TOGETHER = re.compile(
    r"(?:以上|上述|这|[,。;、]|^)\s?(?P<size>[0-9]{1,2}|[一二三四五六七八九十两]{1,3})\s?大?[类项个种家]"
    r"[^,。;0-9]{0,6}(?:合计|共计|总计|总共|共)[^,。;0-9]{0,4}$"
)
_WIDTH = 24
# A sum that is farther off is that of other counts than those just named.
_NEARLY = 10


def check_subtotals(document: Document) -> Iterator[Finding]:
    """Yield a count of several parts together that nearly is their sum, and is not."""
    named: list[int] = []
    section = 0
    for sentence in document.sentences:
        if sentence.section != section:
            named, section = [], sentence.section
        for count in sentence.counts:
            match = _TOGETHER.search(sentence.text[max(0, count.start - _WIDTH) : count.start])
            if match is None:
                named.append(count.number)
                continue
            size = int(match["size"]) if match["size"].isdigit() else int(parse_chinese(match["size"]) or 0)
            parts = named[-size:]
            gap = abs(sum(parts) - count.number)
            if 1 < size == len(parts) and 0 < gap * _NEARLY <= count.number:
                computation = f"{'+'.join(map(str, parts))}={sum(parts)},不是 {count.number}"
                yield sentence.report(count, "sum", "error", computation)
