"""Jsonl files: one ticket a line, any keys."""

import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

import pandas as pd

from hotspot.errors import EmptyTicketFileError, TicketFileError
from hotspot.surrogates import replace_halves
from hotspot.tickets.cells import format_cell
from hotspot.tickets.file_formats.encodings import detect_encoding
from hotspot.tickets.frames import CHUNK_ROWS, build_frame, check_missing, check_width


def stream_jsonl(file: BinaryIO, name: str) -> Iterator[pd.DataFrame]:
    """Yield the chunks of a jsonl file; its columns are the keys of all lines, in the order they first appear."""
    encoding = detect_encoding(file, name)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="\n")
    try:
        # A first walk finds the keys: a chunk must not lack a column that appears in a later one.
        keys: dict[str, None] = {}
        rows = filled = 0
        for record in _read_records(text, name):
            keys.update(dict.fromkeys(record))
            rows, filled = rows + 1, filled + len(record)
            check_width(len(keys), name)
            check_missing(rows * len(keys) - filled, len(keys), name)
        if not keys:
            raise EmptyTicketFileError(f'{name} 里没有工单。每行应是一条,如 {{"text": "…"}}。')
        text.seek(0)
        records = _read_records(text, name)
        start = 0
        while chunk := list(islice(records, CHUNK_ROWS)):
            columns = [[replace_halves(format_cell(record.get(key))) for record in chunk] for key in keys]
            yield build_frame([replace_halves(key) for key in keys], columns, start)
            start += len(chunk)
    finally:
        text.detach()


def _read_records(text: io.TextIOWrapper, name: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text, start=1):
        if not line.strip():
            continue
        try:
            # Numbers stay as they are written: 1.0 is no 1, and long ids lose nothing.
            record = json.loads(line, parse_int=str, parse_float=str)
        except (json.JSONDecodeError, RecursionError) as error:
            raise TicketFileError(
                f'{name} 第 {number} 行不是有效的 JSON。每行应是一条工单,如 {{"text": "…"}}。'
            ) from error
        if not isinstance(record, dict):
            raise TicketFileError(f'{name} 第 {number} 行不是一条工单。每行应是 {{"列名": "值"}} 的形式。')
        yield record
