"""Workbooks out: every text as text, never as a formula, a link or a number."""

import datetime
import logging
import re
import tempfile
from typing import Any, BinaryIO

import pandas as pd

from hotspot.errors import OutputError
from hotspot.foreign_errors import explain_error
from hotspot.tickets.values import read_values

_LOG = logging.getLogger("hotspot")

_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
# Of a cell, counted by Excel in UTF-16 units.
_MOST_CHARACTERS = 32_767
# Not allowed in XML; a workbook with them does not open.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# The same tickets give the same bytes, whatever the day.
_CREATED = datetime.datetime(2024, 1, 1)
_WIDTH = 16
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class WorkbookSheet:
    """One sheet of a new workbook on an open file, written row by row."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin the workbook; nothing reaches ``file`` before ``finish``."""
        from xlsxwriter import Workbook

        # XlsxWriter removes its files of rows only when all went well, and they hold what the tickets say.
        try:
            self._temporary = tempfile.TemporaryDirectory(prefix="hotspot-", ignore_cleanup_errors=True)
            self._book = Workbook(file, {**_OPTIONS, "tmpdir": self._temporary.name})
            self._sheet = self._book.add_worksheet("工单")
        except OSError as error:
            raise _temporary_error(error) from error
        self._book.set_properties({"created": _CREATED})
        self._sheet.freeze_panes(1, 0)
        # Ids are text on purpose: no green corners.
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_MOST_ROWS}"})
        self._row = 0
        self._shortened = 0

    def append(self, table: pd.DataFrame) -> None:
        """Write the rows of a table, its header before the first; OutputError when they are too many for a sheet."""
        if self._row == 0:
            self._write_header([str(column) for column in table.columns])
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
                "有 %d 格超过 %d 字,xlsx 放不下,已截断。要完整的内容请写成 .csv。", self._shortened, _MOST_CHARACTERS
            )
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

    def _write_header(self, headers: list[str]) -> None:
        if len(headers) > _MOST_COLUMNS:
            raise OutputError(f"结果有 {len(headers)} 列,xlsx 最多 {_MOST_COLUMNS} 列。请用 -o 写成 .csv。")
        self._sheet.set_column(0, max(len(headers) - 1, 0), _WIDTH)
        bold = self._book.add_format({"bold": True})
        for place, header in enumerate(headers):
            self._sheet.write_string(0, place, self._fit(header), bold)
        self._row = 1

    def _write_row(self, cells: tuple[Any, ...]) -> None:
        for place, cell in enumerate(cells):
            if type(cell) is str:
                if cell:
                    self._sheet.write_string(self._row, place, self._fit(cell))
            elif type(cell) is bool:
                self._sheet.write_boolean(self._row, place, cell)
            elif cell is not None:
                self._sheet.write_number(self._row, place, cell)
        self._row += 1

    def _fit(self, text: str) -> str:
        """Return the text as a cell can hold it: Excel's own line ends, no illegal characters, not too long."""
        text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        text = _ILLEGAL.sub("", text)
        if len(text) * 2 <= _MOST_CHARACTERS:
            return text
        units = text.encode("utf-16-le")
        if len(units) // 2 <= _MOST_CHARACTERS:
            return text
        self._shortened += 1
        return units[: _MOST_CHARACTERS * 2].decode("utf-16-le", "ignore")


def _temporary_error(error: OSError) -> OutputError:
    return OutputError(f"写不了临时文件:{explain_error(error)}。请检查磁盘空间。")
