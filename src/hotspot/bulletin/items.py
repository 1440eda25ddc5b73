"""Lists as a bulletin writes them: items 1. 2. 3., and the ids of tickets."""

from collections.abc import Sequence

from hotspot.bulletin.document import Paragraph

# Above a column of such lists.
ID_HEADER = "工单编号"
# A row of a table is to fit on a page; the workbook lists every ticket.
_MOST_IDS = 60


def number_items(items: Sequence[str], *, start: int = 1) -> list[Paragraph]:
    """Return texts as numbered paragraphs."""
    return [Paragraph(text, lead=f"{number}.") for number, text in enumerate(items, start=start)]


def list_ids(ids: Sequence[str]) -> str:
    """Return the ids of tickets apart by blanks, of very many the first and how many there are.

    >>> list_ids(["350067", "353081"])
    '350067 353081'
    """
    shown = " ".join(ids[:_MOST_IDS])
    return shown if len(ids) <= _MOST_IDS else f"{shown} 等{len(ids)}件"
