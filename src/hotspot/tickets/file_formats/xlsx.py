"""New workbooks: every text as text, never as a formula, a link or a number, and the same bytes for the same cells."""

import datetime
import re
from typing import Any, BinaryIO

from hotspot.tickets.cells import EXACT_DIGITS

# Of a cell, counted by Excel in UTF-16 units.
MOST_CHARACTERS = 32_767
_FIRST_YEAR = 1900
# Not allowed in XML; a workbook with them does not open.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# The same tickets give the same bytes, whatever the day.
_CREATED = datetime.datetime(2024, 1, 1)
_TEXT_STAYS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def open_workbook(file: BinaryIO, *, title: str = "", folder: str | None = None) -> Any:
    """Begin a workbook of XlsxWriter; it reaches ``file`` when it is closed.

    Its rows are kept in memory, or in temporary files in ``folder``, to be written one below the other.
    """
    from xlsxwriter import Workbook

    place = {"in_memory": True} if folder is None else {"constant_memory": True, "tmpdir": folder}
    book = Workbook(file, {**_TEXT_STAYS_TEXT, **place})
    book.set_properties({"created": _CREATED, **({"title": _clean(title)[:255]} if title else {})})
    return book


def write_cell(
    sheet: Any, row: int, column: int, cell: str | float | datetime.datetime | None, style: Any = None
) -> bool:
    """Write a text, a number, a boolean, a moment, or of an empty cell the style; tell whether a text had to be cut.

    A whole number of more digits than a spreadsheet keeps is a text, and so is a moment before its first day.
    """
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell, str):
        text = _clean(cell)
        fitting = _cut(text)
        sheet.write_string(row, column, fitting, style)
        return len(fitting) < len(text)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, style)
    elif isinstance(cell, datetime.datetime):
        if cell.year < _FIRST_YEAR:
            sheet.write_string(row, column, f"{cell:%Y-%m-%d %H:%M}", style)
        else:
            sheet.write_datetime(row, column, cell, style)
    elif isinstance(cell, int) and abs(cell) >= 10**EXACT_DIGITS:
        sheet.write_string(row, column, str(cell), style)
    else:
        sheet.write_number(row, column, cell, style)
    return False


def count_units(text: str) -> int:
    """Return how long a text is for a cell (see ``MOST_CHARACTERS``).

    >>> count_units("工单😀")
    4
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _clean(text: str) -> str:
    """Return a text with Excel's own line ends and without illegal characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return _ILLEGAL.sub("", text)


def _cut(text: str) -> str:
    if len(text) * 2 <= MOST_CHARACTERS:
        return text
    return text.encode("utf-16-le")[: MOST_CHARACTERS * 2].decode("utf-16-le", "ignore")
