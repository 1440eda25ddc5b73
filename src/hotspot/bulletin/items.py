"""Lists as a bulletin writes them: items 1. 2. 3., and the ids of tickets."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from hotspot.bulletin.document import Paragraph

# Above a column of such lists.
ID_HEADER = "工单编号"
# A row of a table is to fit on a page; the workbook lists every ticket.
_MOST_IDS = 60

# 1. 一、 (1) 2) ①; not the beginning of 3.15, 3、4月 and 一、二季度.
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_OWN_NUMBER = re.compile(
    rf"^\s*(?:[(（]{_NUMERAL}[)）][、.．]?|{_NUMERAL}(?:[)）]|[、.．](?![\d一二三四五六七八九十]))|[①-⑳])\s*(?=\S)"
)

_Item = TypeVar("_Item")


def number_items(items: Sequence[str], *, start: int = 1) -> list[Paragraph]:
    """Return texts as numbered paragraphs; one that stands alone has no number.

    A number that the office wrote gives way to it.

    >>> [item.text for item in number_items(["一、按时办结。", "2.联系当事人。", "3、4月的工单要复核。"])]
    ['按时办结。', '联系当事人。', '3、4月的工单要复核。']
    """
    texts = [_OWN_NUMBER.sub("", text) for text in items]
    if start == len(texts) == 1:
        return [Paragraph(texts[0])]
    return [Paragraph(text, lead=f"{number}.") for number, text in enumerate(texts, start=start)]


def take_first(ordered: Iterable[_Item], key: Callable[[_Item], object], most: int) -> list[_Item]:
    """Return the first ``most`` and whoever equals the last of them, up to twice as many; of equal ones all or none.

    >>> take_first([5, 3, 3, 3, 2], int, 2), take_first([5, 3, 3, 3, 3], int, 2)
    ([5, 3, 3, 3], [5])
    """
    taken: list[_Item] = []
    for _, group in groupby(ordered, key):
        equal = list(group)
        if len(taken) >= most or len(taken) + len(equal) > 2 * most:
            break
        taken += equal
    return taken


def list_ids(ids: Sequence[str]) -> str:
    """Return the ids of tickets apart by blanks, of very many the first and how many there are.

    >>> list_ids(["350067", "353081"])
    '350067 353081'
    """
    shown = " ".join(ids[:_MOST_IDS])
    return shown if len(ids) <= _MOST_IDS else f"{shown} 等{len(ids)}件"
