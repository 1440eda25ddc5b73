"""Cells of a sheet that are merged downwards: every row that they cover has what they say."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from hotspot.tickets.columns import name_header
from hotspot.tickets.header_rows import HEADER_WITHIN, Row, find_header

_LOG = logging.getLogger("hotspot")

# Two corners, row and column counted from 0.
Range = tuple[tuple[int, int], tuple[int, int]]

# Merged over several rows these make one ticket of them: repeated, it would come several times.
_OWN = frozenset({"ticket_id", "title", "text"})


def fill_merged(rows: Iterator[Row], ranges: Sequence[Range], name: str) -> Iterator[Row]:
    """Yield the numbered rows of a sheet with cells merged downwards below its header filled.

    ``ranges``: the merged cells, columns counted as those of ``rows``. A ticket's number, title and text are never
    repeated.
    """
    top = list(islice(rows, HEADER_WITHIN))
    header = find_header([cells for _, cells in top])
    rows = chain(top, rows)
    if header is None:
        yield from rows
        return
    columns = {place for place, label in enumerate(header.cells) if name_header(label) not in _OWN}
    starts: dict[int, list[tuple[int, int]]] = {}
    for (first, column), (last, right) in ranges:
        if header.last < first < last and column == right and column in columns:
            starts.setdefault(first, []).append((column, last))
    if starts:
        merged = sorted({column for cells in starts.values() for column, _ in cells})
        labels = "”、“".join("".join(header.cells[column].split()) for column in merged)
        _LOG.warning("%s 的“%s”列有竖着合并的格,合并的各行都按同样的内容读入。", name, labels)
    yield from _fill(rows, starts)


def _fill(rows: Iterator[Row], starts: Mapping[int, Sequence[tuple[int, int]]]) -> Iterator[Row]:
    """``starts``: by row, the columns where merged cells begin and the rows where they end."""
    reaching: dict[int, tuple[int, str]] = {}
    for number, cells in rows:
        row = number - 1
        reaching = {column: (last, text) for column, (last, text) in reaching.items() if row <= last}
        for column, (_, text) in reaching.items():
            cells[column] = text
        reaching.update({column: (last, cells[column]) for column, last in starts.get(row, ())})
        yield number, cells
