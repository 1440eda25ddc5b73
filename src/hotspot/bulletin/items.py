"""Lists as a bulletin writes them: items 1. 2. 3., and the ids of tickets."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from hotspot.bulletin.document import Paragraph

# Above a column of such lists.
ID_HEADER = "工单编号"
# A row of a table is to fit on a page; the workbook lists every ticket.
_MOST_IDS = 60

_Item = TypeVar("_Item")


def number_items(items: Sequence[str], *, start: int = 1) -> list[Paragraph]:
    """Return texts as numbered paragraphs; one that stands alone has no number."""
    if start == len(items) == 1:
        return [Paragraph(items[0])]
    return [Paragraph(text, lead=f"{number}.") for number, text in enumerate(items, start=start)]


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
