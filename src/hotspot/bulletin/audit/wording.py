"""Wording: 同比 that means the month before, 环比 that means a year ago, stray marks."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding, Severity

_BEFORE = r"上月|上个月|上周|上一周|上期|上一期|上季度|上个季度|昨日|昨天|前一日|前一天|前一周|上旬"
_YEAR = r"去年|上年|上一年|前年"
_NOT_YEAR = "同比是与上年同期比,这里比的是上一期,应为环比"
_NOT_LAST = "环比是与上一期比,这里比的是上年,应为同比"
_SLIPS = (
    (re.compile(rf"同比\s?(?:较|比|于|与|和|跟)?\s?(?:{_BEFORE})"), _NOT_YEAR),
    (re.compile(rf"(?:{_BEFORE})(?:份)?\s?(?:相比)?\s?同比"), _NOT_YEAR),
    (re.compile(rf"环比\s?(?:较|比|于|与|和|跟)?\s?(?:{_YEAR})"), _NOT_LAST),
    (re.compile(rf"(?:{_YEAR})(?:同期|同月|[0-9]{{1,2}}月)?(?:份)?\s?(?:相比)?\s?环比"), _NOT_LAST),
)
_BASE = r"(?:与|较|比)\s?(?P<year>[0-9]{4})年\s?(?P<month>[0-9]{1,2})月"
_NAMED = (
    re.compile(rf"(?P<word>同比|环比)\s?[(为]?\s?{_BASE}(?!\s?[0-9]{{1,2}}日)"),
    # 与2024年7月的1456件相比,环比减少 ….
    re.compile(rf"{_BASE}份?(?:的?\s?[0-9,]{{1,11}}\s?件)?\s?(?:相比)?\s?,?\s?(?P<word>同比|环比)"),
)
# 与 5 月的 1120 件相比,投诉同比 …: a month of this year is no base of 同比.
_OWN_YEAR = re.compile(
    r"(?<!年)(?<!年 )(?:与|较|比)\s?(?P<month>[0-9]{1,2})月份?(?!\s?[0-9])[^。;]{0,30}?(?P<word>同比)"
)
_STRAY = re.compile(r"%\s?%|`\s?%|%\s?`|。\s?。(?!。)|,\s?,|、\s?、|;\s?;|,。|、。|件件|%\s?个?百分点|占占|个个百分点")
# A date at the end of a line says when the bulletin was released.
_MONTH = re.compile(r"([0-9]{4})年\s?([0-9]{1,2})月(?!\s?[0-9]{1,2}日\s*$)")


def check_wording(document: Document) -> Iterator[Finding]:
    """Yield comparisons called by the wrong name, and stray marks."""
    period = _find_period(document)
    for sentence in document.sentences:
        for pattern, advice in _SLIPS:
            for match in pattern.finditer(sentence.text):
                yield _report(sentence, match, "warn", advice)
        for match in _STRAY.finditer(sentence.text):
            yield _report(sentence, match, "note", "多余或误用的符号")
        if period is not None:
            yield from _check_named(sentence, period)


def _find_period(document: Document) -> tuple[int, int] | None:
    """Return year and month of the bulletin: the first that its title or its text names."""
    for sentence in document.sentences:
        match = _MONTH.search(sentence.text)
        if match is not None and not re.search(r"归档|发布|更新", sentence.text):
            return int(match[1]), int(match[2])
    return None


def _check_named(sentence: Sentence, period: tuple[int, int]) -> Iterator[Finding]:
    for match in _OWN_YEAR.finditer(sentence.text):
        other = re.search(r"环比|去年|上年|同期", match.group())
        if int(match["month"]) == _month_before(*period)[1] and not other:
            yield Finding("同比", "wording", "warn", sentence.quote_span(match.span(), after=12), _NOT_YEAR)
    for match in (match for pattern in _NAMED for match in pattern.finditer(sentence.text)):
        named = int(match["year"]), int(match["month"])
        expected = (period[0] - 1, period[1]) if match["word"] == "同比" else _month_before(*period)
        if named != expected:
            shown = f"{expected[0]}年{expected[1]}月"
            yield _report(sentence, match, "warn", f"{period[0]}年{period[1]}月的{match['word']}应与{shown}相比")


def _month_before(year: int, month: int) -> tuple[int, int]:
    return (year - 1, 12) if month == 1 else (year, month - 1)


def _report(sentence: Sentence, match: re.Match[str], severity: Severity, text: str) -> Finding:
    quote = sentence.quote_span(match.span(), before=24, after=16)
    return Finding(sentence.original[match.start() : match.end()], "wording", severity, quote, text)
