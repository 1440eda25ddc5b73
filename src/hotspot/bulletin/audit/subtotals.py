"""Subtotals: 以上五类合计 …, 三家共 … is the sum of the parts named just before."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding, Severity
from hotspot.bulletin.audit.numerals import read_size
from hotspot.bulletin.audit.part_lists import INCOMPLETE

_TOGETHER = re.compile(
    r"(?:以上|上述|这|[,。;、]|^)\s?(?P<size>[0-9]{1,2}|[一二三四五六七八九十两]{1,3})\s?大?(?:[类项个种家区县镇乡村者]|街道|渠道)"
    r"[^,。;0-9]{0,6}(?:合计|共计|总计|总共|共)[^,。;0-9]{0,4}$"
)
_NUMBER = r"(?<![0-9,])(?:[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8})(?![0-9])"
# A name may begin with digits: 110联动76件.
_ITEM = rf"(?:[0-9]{{2,5}}(?=[\u4e00-\u9fff]))?[^,。;:、()0-9]{{1,14}}{_NUMBER}"
# 日报366期、月报12期,共378期: of any measure, with at most a few words between.
_LISTED = re.compile(
    rf"(?:^|[,。;:、()])(?P<parts>{_ITEM}\s?(?P<unit>[\u4e00-\u9fff]{{1,2}})(?:[、和]{_ITEM}\s?(?P=unit)){{1,11}})"
    rf",(?:分[列居别][^,。;:、()0-9]{{0,8}},)?(?:合计|共计|总计|共)\s?(?P<total>{_NUMBER})\s?(?P=unit)"
)
_WIDTH = 24
# A sum that is farther off is that of other counts than those just named.
_NEARLY = 10


def check_subtotals(document: Document) -> Iterator[Finding]:
    """Yield a count of several parts together that nearly is their sum, and is not."""
    for sentence in document.sentences:
        for listed in _LISTED.finditer(sentence.text):
            yield from _check_listed(sentence, listed)
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
            size = read_size(match["size"])
            parts = named[-size:]
            gap = abs(sum(parts) - count.number)
            if 1 < size == len(parts) and 0 < gap * _NEARLY <= count.number:
                computation = f"{'+'.join(map(str, parts))}={sum(parts)},不是 {count.number}"
                yield sentence.report(count, "sum", "error", computation)


def _check_listed(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    """Yield the total right behind a list that it does not make up."""
    unit = rf"({_NUMBER})\s?{match['unit']}"
    parts = [int(number.replace(",", "")) for number in re.findall(unit, match["parts"])]
    total = int(match["total"].replace(",", ""))
    gap = abs(sum(parts) - total)
    # 主要有 … names some of them only, 共50件(含其他8件) tells what is missing.
    told = sentence.text[max(0, match.start() - _WIDTH) : match.end("parts")]
    if gap and not INCOMPLETE.search(told) and not sentence.text.startswith("(含", match.end()):
        severity: Severity = "error" if gap * _NEARLY <= total else "warn"
        computation = f"{'+'.join(map(str, parts))}={sum(parts)},不是 {total}"
        quote = sentence.quote_span((match.start("parts"), match.end()))
        yield Finding(f"{match['total']}{match['unit']}", "sum", severity, quote, computation)
