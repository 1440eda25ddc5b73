"""Tables out: csv, xlsx, jsonl or parquet, chunk by chunk, whole or not at all."""

import codecs
import csv
import io
import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

import pandas as pd

from hotspot.arguments import check_path
from hotspot.errors import OutputError
from hotspot.tickets.atomic import replace_file
from hotspot.tickets.file_formats.escaping import escape_formulas
from hotspot.tickets.file_formats.formats import choose_output_format
from hotspot.tickets.frames import CHUNK_ROWS, name_columns
from hotspot.tickets.table import take_index
from hotspot.tickets.values import read_texts, read_values

# What users call them → what Python does; gb18030 contains gbk and gb2312 and has a character for everything.
_ENCODINGS = {
    "utf-8-sig": "utf-8-sig", "utf-8": "utf-8", "utf8": "utf-8",
    "gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030",
}  # fmt: skip


class _Sheet(Protocol):
    """One open table in some format."""

    def append(self, table: pd.DataFrame) -> None: ...
    def finish(self) -> None: ...
    def abandon(self) -> None: ...


class TableWriter:
    """Writes a table to ``output`` (a file, or ``-`` for csv on standard output) as it comes in chunks.

    The file appears when the block ends well and not at all otherwise. Csv is written with \\r\\n as Excel does, in
    ``encoding`` (utf-8-sig, utf-8 or gb18030), and cells that a spreadsheet would run are given an apostrophe, which
    reading takes off; on standard output, which programs read, there is neither that nor the mark of utf-8-sig. Xlsx
    keeps every text as text. All chunks have the same columns.
    """

    def __init__(self, output: str | Path, encoding: str = "utf-8-sig") -> None:
        """OutputError when the name asks for an unknown format, or the encoding is unknown or of no use to it."""
        check_path(output, "output")
        self._output = str(output)
        self._format = choose_output_format(self._output)
        self._encoding = choose_encoding(encoding)
        if self._format != "csv" and not self._encoding.startswith("utf-8"):
            raise OutputError(f"编码 {encoding} 只用于 csv,而要写的是 {self._format}。请不指定编码,或写成 .csv。")
        self._stack = ExitStack()
        self._sheet: _Sheet | None = None
        self._columns: list[str] | None = None

    def __enter__(self) -> Self:
        """Begin the file; OutputError when its place cannot be written."""
        file = sys.stdout.buffer if self._output == "-" else self._stack.enter_context(replace_file(self._output))
        try:
            self._sheet = self._open_sheet(file)
        except BaseException:
            self._stack.__exit__(*sys.exc_info())
            raise
        return self

    def append(self, table: pd.DataFrame) -> None:
        """Write the rows of a table below those before; OutputError when its columns are others than before.

        An index with a canonical name (``ticket_id``) is written as a column, another index is not.
        """
        if self._sheet is None:
            raise OutputError("TableWriter 还没有打开。请在 with TableWriter(…) as writer: 中使用。")
        table = take_index(table)
        columns = [str(column) for column in table.columns]
        if self._columns is None:
            self._columns = columns
        if columns != self._columns:
            raise OutputError(f"各块的列不一致:先有 {'、'.join(self._columns)},后来是 {'、'.join(columns)}。")
        # In slices: a table of a million rows is not to be in memory twice. One of no rows still has its header.
        for start in range(0, max(len(table), 1), CHUNK_ROWS):
            self._sheet.append(table.iloc[start : start + CHUNK_ROWS])

    def __exit__(
        self, error_type: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Complete the file, or remove it after an error."""
        sheet, self._sheet = self._sheet, None
        if sheet is None:
            return
        # The file below is closed and moved into place, or removed, after the sheet on it.
        with self._stack:
            if error is None:
                sheet.finish()
                return
            sheet.abandon()
            raise error

    def _open_sheet(self, file: BinaryIO) -> _Sheet:
        if self._format == "csv":
            return _CsvSheet(file, self._encoding, opens_in_spreadsheet=self._output != "-")
        if self._format == "jsonl":
            return _JsonSheet(file)
        if self._format == "parquet":
            from hotspot.tickets.file_formats.parquet import ParquetSheet

            return ParquetSheet(file)
        from hotspot.tickets.file_formats.spreadsheet import WorkbookSheet

        return WorkbookSheet(file)


def write_tickets(table: pd.DataFrame, output: str | Path, *, encoding: str = "utf-8-sig") -> None:
    """Write a whole table, of tickets or of what was found of them; it appears whole or not at all.

    The ending of ``output`` chooses csv, xlsx, jsonl or parquet; ``-`` is csv on standard output. ``encoding`` is that
    of csv: utf-8-sig, utf-8 or gb18030. What becomes of cells is told at ``TableWriter``. OutputError when ending or
    encoding is unknown or the place cannot be written, ArgumentTypeError for what is no table or no path.
    """
    with TableWriter(output, encoding) as writer:
        writer.append(table)


class _CsvSheet:
    def __init__(self, file: BinaryIO, encoding: str, *, opens_in_spreadsheet: bool) -> None:
        self._file = file
        self._encoding = encoding.removesuffix("-sig")
        self._mark = codecs.BOM_UTF8 if encoding == "utf-8-sig" and opens_in_spreadsheet else b""
        self._escape: Callable[[list[str]], list[str]] = escape_formulas if opens_in_spreadsheet else list
        self._is_new = True

    def append(self, table: pd.DataFrame) -> None:
        lines = io.StringIO(newline="")
        writer = csv.writer(lines, lineterminator="\r\n")
        if self._is_new:
            writer.writerow(self._escape([str(column) for column in table.columns]))
        columns = [self._escape(read_texts(table.iloc[:, place])) for place in range(table.shape[1])]
        writer.writerows(zip(*columns, strict=True))
        # Halves of surrogate pairs fit no encoding; a question mark stands for them.
        content = lines.getvalue().encode(self._encoding, "replace")
        try:
            self._file.write(self._mark + content if self._is_new else content)
            self._file.flush()
        except BrokenPipeError as error:
            raise OutputError("标准输出已被接收的程序关闭,结果没有写完。") from error
        self._is_new = False

    def finish(self) -> None:
        pass

    def abandon(self) -> None:
        pass


class _JsonSheet:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def append(self, table: pd.DataFrame) -> None:
        names = name_columns([str(column) for column in table.columns])
        columns = [read_values(table.iloc[:, place]) for place in range(table.shape[1])]
        lines = [
            json.dumps(dict(zip(names, cells, strict=True)), ensure_ascii=False, allow_nan=False)
            for cells in zip(*columns, strict=True)
        ]
        self._file.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))

    def finish(self) -> None:
        pass

    def abandon(self) -> None:
        pass


def choose_encoding(encoding: str) -> str:
    """Return the name that Python knows an encoding of csv by; OutputError on one that is not written here."""
    chosen = _ENCODINGS.get(encoding.lower().replace("_", "-"))
    if chosen is None:
        raise OutputError(f"不认识编码 {encoding}。csv 可用 utf-8-sig(默认,Excel 能直接打开)、utf-8 或 gb18030。")
    return chosen
