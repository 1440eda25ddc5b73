"""From rows of text to tables: where the header is, what its columns are called, and rows of one length."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import pandas as pd

from hotspot.errors import EmptyTicketFileError, TicketFileError
from hotspot.tickets.columns import list_headers
from hotspot.tickets.header_rows import HEADER_WITHIN, Header, Row, find_header

_LOG = logging.getLogger("hotspot")

# Rows of a chunk: large enough for fast work, small enough that a million rows stay far below a gigabyte.
CHUNK_ROWS = 20_000
# As many columns as a sheet of Excel has.
MOST_COLUMNS = 16_384
# Cells that are not in the file but only in the table, where its rows are shorter than its header.
_MOST_MISSING = 50_000_000


def frame_rows(rows: Iterable[Row], name: str) -> Iterator[pd.DataFrame]:
    """Yield tables of text from numbered rows of a sheet or csv file; the header is found among the first ten rows (see
    ``header_rows``).

    Short rows are filled up; a row with more filled cells than the header is a TicketFileError. Rows without content
    stay in the middle of a table and go at its end. EmptyTicketFileError when nothing stands below a header.
    """
    remaining = iter(rows)
    top = [row for row in islice(remaining, HEADER_WITHIN) if row[1]]
    header = find_header([cells for _, cells in top])
    if header is None:
        following = next((row for row in remaining if _has_content(row[1])), None)
        if following is None:
            raise EmptyTicketFileError(f"{name} 是空的。需要一行表头和下面的工单。")
        top, header = [following], Header(tuple(following[1]), 0, 0)
    _tell_header(header, [number for number, _ in top], name)
    body = _drop_trailing(chain(top[header.last + 1 :], remaining), name)
    first = list(islice(body, CHUNK_ROWS))
    if not first:
        raise EmptyTicketFileError(f"{name} 只有表头,没有工单。")
    headers = name_columns(_cut_header(header.cells, first))
    check_width(len(headers), name)
    chunk = first
    start = missing = 0
    while chunk:
        missing += sum(max(len(headers) - len(cells), 0) for _, cells in chunk)
        check_missing(missing, len(headers), name)
        columns = list(zip(*_fit_rows(chunk, len(headers), name), strict=True))
        yield build_frame(headers, columns, start)
        start += len(chunk)
        chunk = list(islice(body, CHUNK_ROWS))


def build_frame(headers: Sequence[str], columns: Sequence[Sequence[str]], start: int = 0) -> pd.DataFrame:
    """Return a table of text by its columns; its rows are counted from ``start``."""
    frame = pd.DataFrame(dict(enumerate(columns)), dtype="str")
    frame.columns = pd.Index(list(headers), dtype="str")
    frame.index += start
    return frame


def check_width(columns: int, name: str) -> None:
    """Refuse a table of more columns than a spreadsheet can have (TicketFileError)."""
    if columns > MOST_COLUMNS:
        raise TicketFileError(
            f"{name} 有 {columns} 列,最多能读 {MOST_COLUMNS} 列。这多半不是工单表,请核对文件,或删去多余的列。"
        )


def check_missing(missing: int, columns: int, name: str) -> None:
    """Refuse a table mostly of cells that its file does not have (TicketFileError): they would fill the memory."""
    if missing > _MOST_MISSING:
        raise TicketFileError(f"{name} 有 {columns} 列,而各行大多只有其中几格,读不下。请删去多余的列,或分成几份。")


def name_columns(cells: Sequence[str]) -> list[str]:
    """Return a distinct name for each column: a repeated one becomes ``内容.1``, an empty one ``未命名列3``."""
    names: list[str] = []
    taken = set(cells)
    used: set[str] = set()
    # How often each name came: counting on from there, thousands of equal headers stay quick.
    counts: dict[str, int] = {}
    for number, cell in enumerate(cells, start=1):
        base = cell if cell.strip() else f"未命名列{number}"
        name, count = base, counts.get(base, 0)
        while name in used or (count and name in taken):
            count += 1
            name = f"{base}.{count}"
        counts[base] = count
        used.add(name)
        names.append(name)
    return names


def _tell_header(header: Header, numbers: Sequence[int], name: str) -> None:
    first, last = numbers[header.first], numbers[header.last]
    if header.first:
        _LOG.info("%s 的表头在第 %d 行,上面的标题没有读入。", name, first)
    if first < last:
        _LOG.warning("%s 的表头有两行(第 %d、%d 行),合成一行读入:%s。", name, first, last, list_headers(header.cells))


def _cut_header(header: Sequence[str], body: Sequence[Row]) -> list[str]:
    """Drop the columns at the right that have neither a header nor content in the first chunk."""
    width = max(_content_width(cells[: len(header)]) for cells in (header, *(cells for _, cells in body)))
    return list(header[:width])


def _fit_rows(rows: Iterable[Row], width: int, name: str) -> Iterator[list[str]]:
    """Yield rows of as many cells as the header has."""
    for number, cells in rows:
        if len(cells) > width and (found := _content_width(cells)) > width:
            raise TicketFileError(
                f"{name} 第 {number} 行有 {found} 格,而表头只有 {width} 列。"
                "多半是内容里的分隔符没有加引号;请改正这一行,或用 Excel 另存为 xlsx。"
            )
        yield cells[:width] + [""] * (width - len(cells))


def _drop_trailing(rows: Iterable[Row], name: str) -> Iterator[Row]:
    """Pass rows on, empty ones only when a filled one follows."""
    waiting: list[Row] = []
    for row in rows:
        if not _has_content(row[1]):
            # Only the number is kept: a sheet may end in a million empty rows of many cells.
            waiting.append((row[0], []))
            continue
        if waiting:
            yield from waiting
            waiting = []
        yield row
    if waiting:
        _LOG.warning("%s 末尾有 %d 行空行,没有读入。", name, len(waiting))


def _has_content(cells: Sequence[str]) -> bool:
    return any(cell and not cell.isspace() for cell in cells)


def _content_width(cells: Sequence[str]) -> int:
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width
