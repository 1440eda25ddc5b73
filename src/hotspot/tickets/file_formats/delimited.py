"""Csv files: separators , ; | and tab, quoted line breaks, UTF-8, GB18030, UTF-16 and UTF-32, formulas made text."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import pandas as pd

from hotspot.errors import TicketFileError
from hotspot.tickets.columns import count_recognized
from hotspot.tickets.file_formats.encodings import detect_encoding
from hotspot.tickets.file_formats.escaping import restore_cells
from hotspot.tickets.frames import frame_rows
from hotspot.tickets.header_rows import Row, find_header

_SEPARATORS = ",\t;|"
# Stands before a line where files were put one behind the other.
_MARK = "\ufeff"
# The last line of files that DOS programs write.
_DOS_END = "\x1a"
# The line Excel understands as the separator of what follows.
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])\r?\n")
# Rows and characters that settle the separator.
_SAMPLE_ROWS = 10
_SAMPLE_CHARACTERS = 65_536
# Put behind the last line: when it does not come back as a row of its own, a quote was left open.
_END = "\x00end of table\x00"


def stream_delimited(file: BinaryIO, name: str) -> Iterator[pd.DataFrame]:
    """Yield the chunks of a csv file."""
    encoding = detect_encoding(file, name)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        yield from frame_rows(_read_rows(text, name), name)
    finally:
        text.detach()


def _read_rows(text: io.TextIOWrapper, name: str) -> Iterator[Row]:
    head = text.read(_SAMPLE_CHARACTERS)
    text.seek(0)
    named = _SEPARATOR_LINE.match(head)
    if named:
        text.readline()
    separator = named.group(1) if named else _choose_separator(head)
    number = int(named is not None)
    try:
        lines = (line.removeprefix(_MARK) for line in text if line != _DOS_END)
        for cells in csv.reader(chain(lines, [_END]), delimiter=separator):
            number += 1
            if cells == [_END]:
                return
            if cells:
                yield number, restore_cells(cells)
    except csv.Error as error:
        raise _quote_error(name, number + 1, f"有一格超过 {csv.field_size_limit()} 字,多半是") from error
    raise _quote_error(name, number, "")


def _choose_separator(head: str) -> str:
    """Return the separator that gives the header the most known columns, then the most columns; , before others."""

    def rate(separator: str) -> tuple[int, int]:
        header = find_header(_sample_rows(head, separator))
        return (0, 0) if header is None else (count_recognized(header.cells), len(header.cells))

    return max(_SEPARATORS, key=rate)


def _sample_rows(head: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(head, newline=""), delimiter=separator):
            if cells:
                rows.append(cells)
            if len(rows) == _SAMPLE_ROWS:
                break
    except csv.Error:
        # Told with its row number when the rows themselves are read.
        return rows
    return rows


def _quote_error(name: str, number: int, found: str) -> TicketFileError:
    return TicketFileError(
        f"{name} 从第 {number} 行起{found}引号没有配对,后面的内容连成了一格。"
        "请改正这一行的英文引号,或用 Excel 另存为 xlsx。"
    )
