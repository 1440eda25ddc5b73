"""Days that have counts of their own, 单日最高为6月19日的9842件, lie within the period of the bulletin."""

import datetime
import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding

_DAY = re.compile(r"(?<![0-9年])(?P<month>[0-9]{1,2})月\s?(?P<day>[0-9]{1,2})日(?!\s?(?:[-~至到]|--|[0-9]))")
_RANGE = re.compile(
    r"(?<![0-9])(?P<month>[0-9]{1,2})月\s?(?P<day>[0-9]{1,2})日?\s?(?:[-~至到]|--)+\s?"
    r"(?:(?P<end_month>[0-9]{1,2})月\s?)?(?P<end_day>[0-9]{1,2})日"
)
# What says that a range is that of the bulletin, right before it, or behind: 本周(9月15日至9月21日)全区共受理.
_PERIOD_BEFORE = re.compile(r"(?:本周|本月|季度|半年|统计期?|^)\s?[(:为]?\s?$")
_PERIOD_AFTER = re.compile(r"\)?[^。;]{0,16}(?:共|受理|接听|收到|运行)")
_COUNTED = re.compile(
    r"[^,。;]{0,16}?[0-9]{1,7}\s?[件起个](?!月|百分)|[^。;]{0,24}?当[日天][^,。;]{0,12}[0-9]{1,7}\s?[件起]"
)
_OTHER_TIME = re.compile("截[至止]|自|从|去年|上年|同期|上[周月季期]|较|比|[至到~-]\\s?$|预计|将")
_WIDTH = 12
_TITLE = 8
# No year is printed with these days: this one has a 29 February.
_YEAR = 2000


def check_day_counts(document: Document) -> Iterator[Finding]:
    """Yield days with counts outside the period that title or opening give by its first and last day."""
    period = _find_period(document)
    if period is None:
        return
    start, end = period
    for sentence in document.sentences:
        for match in _DAY.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - _WIDTH) : match.start()]
            day = _make_day(match["month"], match["day"])
            if day is None or start <= day <= end or _OTHER_TIME.search(before):
                continue
            if _COUNTED.match(sentence.text, match.end()):
                quote = sentence.quote_span(match.span(), before=_WIDTH, after=_WIDTH)
                computation = f"不在统计期{start.month}月{start.day}日至{end.month}月{end.day}日之内"
                yield Finding(match.group(), "date", "warn", quote, computation)


def _find_period(document: Document) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day of a period that does not turn the year."""
    for sentence in document.sentences[:_TITLE]:
        for match in _RANGE.finditer(sentence.text):
            is_named = _PERIOD_BEFORE.search(sentence.text[: match.start()])
            start = _make_day(match["month"], match["day"])
            end = _make_day(match["end_month"] or match["month"], match["end_day"])
            if is_named and _PERIOD_AFTER.match(sentence.text, match.end()) and start and end:
                return (start, end) if start < end else None
    return None


def _make_day(month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(_YEAR, int(month), int(day))
    except ValueError:
        return None
