"""Tables out as workbooks, row by row."""

import logging
import tempfile
from collections.abc import Sequence
from typing import Any, BinaryIO

import pandas as pd

from hotspot.errors import OutputError
from hotspot.foreign_errors import explain_error
from hotspot.tickets.file_formats.xlsx import MOST_CHARACTERS, open_workbook, write_cell
from hotspot.tickets.frames import MOST_COLUMNS
from hotspot.tickets.values import read_texts, read_values

_LOG = logging.getLogger("hotspot")

_MOST_ROWS = 1_048_576
# Widths of columns, counted in digits; of those wider than the widest the cells are wrapped.
_NARROWEST, _WIDEST = 8, 48
# Rows that tell how wide a column is, and room for the arrow of its filter.
_SAMPLED = 200
_ARROW = 3
_FIRST_WIDE = "\u2e80"


class WorkbookSheet:
    """One sheet of a new workbook on an open file, written row by row."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin the workbook; nothing reaches ``file`` before ``finish``."""
        # XlsxWriter removes its files of rows only when all went well, and they hold what the tickets say.
        try:
            self._temporary = tempfile.TemporaryDirectory(prefix="hotspot-", ignore_cleanup_errors=True)
            self._book = open_workbook(file, folder=self._temporary.name)
            self._sheet = self._book.add_worksheet("工单")
        except OSError as error:
            raise _temporary_error(error) from error
        self._sheet.freeze_panes(1, 0)
        # Ids are text on purpose: no green corners.
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_MOST_ROWS}"})
        self._row = self._columns = 0
        self._shortened = 0

    def append(self, table: pd.DataFrame) -> None:
        """Write the rows of a table, its header before the first; OutputError when they are too many for a sheet."""
        if self._row == 0:
            self._write_header([str(column) for column in table.columns])
            self._arrange_columns(table.head(_SAMPLED))
        if self._row + len(table) > _MOST_ROWS:
            raise OutputError(f"结果超过 {_MOST_ROWS} 行,xlsx 放不下。请用 -o 写成 .csv。")
        columns = [read_values(table.iloc[:, place]) for place in range(table.shape[1])]
        try:
            for cells in zip(*columns, strict=True):
                self._write_row(cells)
        except OSError as error:
            raise _temporary_error(error) from error

    def finish(self) -> None:
        """Complete the workbook; OutputError when it cannot be written."""
        from xlsxwriter.exceptions import XlsxWriterException

        if self._shortened:
            _LOG.warning(
                "有 %d 格超过 %d 字,xlsx 放不下,已截断。要完整的内容请写成 .csv。", self._shortened, MOST_CHARACTERS
            )
        if self._columns:
            self._sheet.autofilter(0, 0, self._row - 1, self._columns - 1)
        try:
            self._book.close()
        except XlsxWriterException as error:
            cause = error.args[0] if error.args else error
            raise cause if isinstance(cause, OutputError) else OutputError(f"xlsx 没有写成:{cause}。") from error
        finally:
            self._temporary.cleanup()

    def abandon(self) -> None:
        """Leave the workbook unfinished."""
        self._book.fileclosed = True
        self._temporary.cleanup()

    def _arrange_columns(self, sample: pd.DataFrame) -> None:
        plain = self._book.add_format({"valign": "top"})
        wrapped = self._book.add_format({"valign": "top", "text_wrap": True})
        for place, header in enumerate(sample.columns):
            cells = read_texts(sample.iloc[:, place])
            width = max([_measure(str(header)) + _ARROW, *map(_measure, cells)])
            layout = plain if width <= _WIDEST else wrapped
            self._sheet.set_column(place, place, min(max(width + 1, _NARROWEST), _WIDEST), layout)

    def _write_header(self, headers: list[str]) -> None:
        if len(headers) > MOST_COLUMNS:
            raise OutputError(f"结果有 {len(headers)} 列,xlsx 最多 {MOST_COLUMNS} 列。请用 -o 写成 .csv。")
        self._write_row(headers, self._book.add_format({"bold": True}))
        self._columns = len(headers)

    def _write_row(self, cells: Sequence[Any], style: Any = None) -> None:
        for place, cell in enumerate(cells):
            self._shortened += write_cell(self._sheet, self._row, place, cell, style)
        self._row += 1


def _temporary_error(error: OSError) -> OutputError:
    return OutputError(f"写不了临时文件:{explain_error(error)}。请检查磁盘空间。")


def _measure(text: str) -> int:
    """Return how wide a cell is: that of its longest line, a Chinese character counted as two digits."""
    return max((sum(1 + (character >= _FIRST_WIDE) for character in line) for line in text.split("\n")), default=0)
