"""Records and runs: 创新高(此前最高为28102宗) exceeds what it names; 自7月起连续四个月 are as many months."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import read_size

_COUNT = r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8}"
_RECORD = re.compile(
    rf"新(?P<way>高|低)[^。;]{{0,6}}?[,(](?:此前|之前|以往|前期|原)(?:的|单[日月周])?(?:纪录|最[高低])[^。;]{{0,8}}?"
    rf"(?P<old>(?<![0-9,])(?:{_COUNT}))\s?(?:件|宗|起|个|条|单|张|通|次)"
)
_RUN = re.compile(
    r"自(?P<first>1[0-2]|[1-9])月份?(?:起|开始|以来)[^。;0-9]{0,14}?连续(?P<size>[0-9]{1,2}|[二两三四五六七八九十]{1,2})个月"
)
_TITLE_MONTH = re.compile(r"(?:[0-9]{4}年\s?|^|[,。;:])(?P<month>1[0-2]|[1-9])月(?:份|,|受理|[\u4e00-\u9fff])")
_HEAD = 6


def check_records(document: Document) -> Iterator[Finding]:
    """Yield records that the one before exceeds, and runs of more or fewer months than since their first."""
    now = _find_month(document)
    for sentence in document.sentences:
        for match in _RECORD.finditer(sentence.text):
            yield from _check_record(sentence, match)
        for match in _RUN.finditer(sentence.text):
            size = now - int(match["first"]) + 1
            if now and size > 0 and read_size(match["size"]) not in (size, size - 1):
                computation = f"{match['first']}月至{now}月共 {size} 个月,不是 {match['size']} 个月"
                figure = f"连续{match['size']}个月"
                yield Finding(figure, "sum", "warn", sentence.quote_span(match.span()), computation)


def _check_record(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    counts = [count for count in sentence.counts if count.end <= match.start()]
    old = int(match["old"].replace(",", ""))
    if counts and (counts[0].number < old if match["way"] == "高" else counts[0].number > old):
        computation = f"{counts[0].text}没有{'超过' if match['way'] == '高' else '低于'}此前的 {old}"
        yield sentence.report(counts[0], "rate", "error", computation)


def _find_month(document: Document) -> int:
    """Return the month that the bulletin is of: the last that the first of its sentences with any names, or 0."""
    head = ([int(m["month"]) for m in _TITLE_MONTH.finditer(s.text)] for s in document.sentences[:_HEAD])
    return max(next((months for months in head if months), [0]))
