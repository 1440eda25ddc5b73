"""Dates: one month in title and text, days that there are and lie in the period, periods that run forward."""

import datetime
import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding, Severity

# The month that a paragraph reports on stands at its opening or right before what was received.
_REPORTED = re.compile(
    r"(?:^|[,。:]|\))\s*(?:(?P<year>[0-9]{4})年\s?)?(?P<month>[0-9]{1,2})月(?!\s?[0-9]{1,2}\s?[日号])(?:份)?"
    r"(?=[^。;]{0,30}(?:受理|接听|接到|接收|收到|办理|承办|办结|回访|热线))"
)
_TITLE = re.compile(
    r"(?:(?P<year>[0-9]{4})年\s?)?(?P<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月"
    r"(?!\s?[0-9一二三四五六七八九十]{1,3}\s?[日号])(?:份)?"
)
_TITLE_WORDS = re.compile(r"通报|情况|月报|报告|分析|简报|专报|动态")
_COMPARED = re.compile(r"比|较|去年|上年|上月|同期|截至|累计|[0-9]\s?[-~至到]\s?$|至$|到$")
_RANGE = re.compile(
    r"(?:(?P<year>[0-9]{4})年)?\s?(?P<month>[0-9]{1,2})月\s?(?P<day>[0-9]{1,2})日?\s?(?:[-~至到]|--)+\s?"
    r"(?:(?P<end_year>[0-9]{4})年)?\s?(?:(?P<end_month>[0-9]{1,2})月)?\s?(?P<end_day>[0-9]{1,2})日"
)
_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"十一": 11, "十二": 12}
_EDGES = ",。:;() "
# A year that is not printed may have a 29 February.
_LEAP_YEAR = 2000
# Lines longer than this are text, not a title or a date line; the title is one of the first.
_LINE = 60
_HEAD = 8


def check_dates(document: Document) -> Iterator[Finding]:
    """Yield months that disagree, days that are none, periods that run backwards, a release before its period ends."""
    titled = _find_title(document)
    if titled is not None:
        yield from _check_months(document, *titled)
    for sentence in document.sentences:
        yield from _check_ranges(sentence)


def _find_title(document: Document) -> tuple[tuple[int | None, int], Sentence] | None:
    for sentence in _list_titles(document):
        match = _TITLE.search(sentence.text)
        if match is not None and not re.search(r"[0-9]\s?[-~至]\s?$", sentence.text[: match.start("month")]):
            month = _CHINESE.get(match["month"]) or int(match["month"])
            if 1 <= month <= 12:
                return (int(match["year"]) if match["year"] else None, month), sentence
    return None


def _list_titles(document: Document) -> list[Sentence]:
    """Return what may be the title: the short ones of the first sentences that have a word of titles and no count."""
    short = [sentence for sentence in document.sentences[:_HEAD] if len(sentence.text) <= _LINE]
    return [sentence for sentence in short if _TITLE_WORDS.search(sentence.text) and not sentence.counts]


def _check_months(document: Document, titled: tuple[int | None, int], title: Sentence) -> Iterator[Finding]:
    year, month = titled
    told = _find_told(document, titled)
    for sentence in document.sentences:
        if sentence is title:
            continue
        for match in _REPORTED.finditer(sentence.text):
            clause = sentence.text[max(0, match.start() - 6) : match.start("month")]
            if _COMPARED.search(clause) or re.match(r"\s?(?:[-~至、]|份?(?:相比|以来))", sentence.text[match.end() :]):
                continue
            wrong_year = year is not None and match["year"] is not None and int(match["year"]) != year
            if (int(match["month"]) != month and sentence.paragraph not in told) or wrong_year:
                shown = f"{year}年{month}月" if year else f"{month}月"
                severity: Severity = "error" if match["year"] or year is None else "warn"
                yield _report(sentence, match, severity, f"标题是{shown},这里写作{match.group().strip(',。:) ')}")


def _find_told(document: Document, titled: tuple[int | None, int]) -> set[int]:
    """Return the paragraphs that report on the month of the title: what they tell of another is for comparison."""
    return {
        sentence.paragraph
        for sentence in document.sentences
        for match in _REPORTED.finditer(sentence.text)
        if int(match["month"]) == titled[1] and match["year"] in (None, str(titled[0] or match["year"]))
    }


def _check_ranges(sentence: Sentence) -> Iterator[Finding]:
    for match in _RANGE.finditer(sentence.text):
        start_month, end_month = int(match["month"]), int(match["end_month"] or match["month"])
        turns_year = not match["end_year"] and end_month < start_month
        year = int(match["year"] or _LEAP_YEAR)
        end_year = int(match["end_year"] or (year + turns_year if match["year"] else _LEAP_YEAR))
        try:
            start = datetime.date(year, start_month, int(match["day"]))
            end = datetime.date(end_year, end_month, int(match["end_day"]))
        except ValueError:
            yield _report(sentence, match, "error", "没有这一天")
            continue
        if end < start and not turns_year:
            yield _report(sentence, match, "error", "止日早于起日")


def _report(sentence: Sentence, match: re.Match[str], severity: Severity, text: str) -> Finding:
    figure = sentence.original[match.start() : match.end()].strip(_EDGES)
    return Finding(figure, "date", severity, sentence.original.strip()[:60], text)
