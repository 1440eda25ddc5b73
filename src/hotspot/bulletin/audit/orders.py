"""Orders: names told in an order stand in that of the figures behind each of them."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits

_VALUE = r"[0-9]{1,3}(?:,[0-9]{3}){1,2}(?:\.[0-9]{1,3})?|[0-9]{1,9}(?:\.[0-9]{1,3})?"
_ITEM = (
    rf"(?P<name>[^,。;:、()0-9]{{2,16}})\(?(?P<value>{_VALUE})\s?(?P<unit>万?[件宗起个条张次单通例]|%|分)?"
    r"(?:\([^()]{0,20}\)|\)|(?=[、和,。;]|分列|$))"
)
_PLAIN_ITEM = _ITEM.replace("?P<name>", "").replace("?P<value>", "?:").replace("?P<unit>", "?:")
_TOLD = r"由[高多大]到[低少小]|从[高多大]到[低少小]|(?P<rising>[由从][低少小]到[高多大])"
_CUE = r"最?集中|最[多高大]|居前(?!\s?[0-9二三四五六七八九十])|其后|其次|突出|高发|较多"
_SORTED = re.compile(
    rf"(?:(?P<told>{_TOLD})[^,。;:()、0-9]{{0,8}}?|(?:{_CUE})[^。;:()、0-9]{{0,20}}依次)[是为有]?:?\s?"
    rf"(?P<items>{_PLAIN_ITEM}(?:\s?[、和]\s?{_PLAIN_ITEM}){{2,19}})"
)
# 街道前八:甲1204、乙1137 …; 乙58.2万件、丙52.7万件 … 分列第二至第五位.
_NTH = r"(?:[0-9]{1,2}|[二三四五六七八九十]{1,3})"
_TOP = re.compile(
    rf"(?:前{_NTH}[位名类个家]?[^,。;:()、0-9]{{0,8}}[:为是]\s?(?P<items>{_PLAIN_ITEM}(?:\s?[、和]\s?{_PLAIN_ITEM}){{2,19}})"
    rf"|(?P<ranked>{_PLAIN_ITEM}(?:\s?[、和]\s?{_PLAIN_ITEM}){{3,19}})分列第{_NTH}[至到]第?{_NTH}位)"
)
# 甲区(96.2%)、乙区(95.3%)、丙县(94.1%)依次排列.
_ARRANGED = re.compile(
    rf"(?P<items>{_PLAIN_ITEM}(?:\s?[、和]\s?{_PLAIN_ITEM}){{2,19}})[^,。;:()、0-9]{{0,6}}"
    r"(?:依次排列|依次(?:递减|下降)|(?:由高到低|从高到低|降序)排[列序])"
)
_READ_ITEM = re.compile(_ITEM)
_REST = re.compile("^和?(?:其他|其它|其余|余下)")
# A list that only 依次 calls sorted may be in an order of its own; of so many items one stray is a slip.
_FEWEST = 4


def check_sorted_lists(document: Document) -> Iterator[Finding]:
    """Yield the two neighbours that stand the wrong way round where all others of a list are in order."""
    for sentence in document.sentences:
        for match in _SORTED.finditer(sentence.text):
            yield from _check_list(
                sentence, match, match["items"], is_told=bool(match["told"]), rises=bool(match["rising"])
            )
        for match in _ARRANGED.finditer(sentence.text):
            yield from _check_list(sentence, match, match["items"], is_told=True, rises=False)
        for match in _TOP.finditer(sentence.text):
            yield from _check_list(
                sentence, match, match["items"] or match["ranked"], is_told=bool(match["items"]), rises=False
            )


def _check_list(
    sentence: Sentence, match: re.Match[str], listed: str, *, is_told: bool, rises: bool
) -> Iterator[Finding]:
    items = [item for item in _READ_ITEM.finditer(listed) if not _REST.match(item["name"])]
    values = [-_read_scaled(item) if rises else _read_scaled(item) for item in items]
    units = {(item["unit"] or "").lstrip("万") for item in items}
    if len(units) == 1 and (is_told or len(items) >= _FEWEST) and _has_stray(values):
        place = next(place for place, (first, second) in enumerate(pairwise(values)) if first < second)
        yield _report(sentence, match, [item["name"].strip(" 和") for item in items[place : place + 2]])


def _read_scaled(item: re.Match[str]) -> Fraction:
    scale = 10_000 if (item["unit"] or "").startswith("万") else 1
    return parse_digits(item["value"])[0] * scale


def _has_stray(values: Sequence[Fraction]) -> bool:
    """Tell whether figures fall but for one of them."""
    return not _falls(values) and any(_falls([*values[:place], *values[place + 1 :]]) for place in range(len(values)))


def _falls(values: Sequence[Fraction]) -> bool:
    return all(first >= second for first, second in pairwise(values))


def _report(sentence: Sentence, match: re.Match[str], names: Sequence[str]) -> Finding:
    quote = sentence.quote_span(match.span())
    return Finding("、".join(names), "rate", "warn", quote, "先后与所列数字不是同一顺序")
