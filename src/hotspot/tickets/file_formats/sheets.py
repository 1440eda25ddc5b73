"""The rows of one sheet of a workbook as text, read by calamine."""

import logging
from collections.abc import Iterator
from typing import Any, BinaryIO

from hotspot.errors import EmptyTicketFileError, TicketFileError
from hotspot.tickets.cells import format_cell, has_lost_digits
from hotspot.tickets.columns import name_header
from hotspot.tickets.file_formats.merged_cells import Range, fill_merged
from hotspot.tickets.file_formats.packages import SAVE_AGAIN
from hotspot.tickets.file_formats.padded_numbers import Padding, find_padding
from hotspot.tickets.header_rows import HEADER_WITHIN, Row, find_header

_LOG = logging.getLogger("hotspot")

# How likely a sheet with a column of texts holds the tickets, and the known columns that make one without it likely:
# a summary by units has 承办单位 and 满意度.
_SURE = 2
_SEVERAL = 3


def read_sheet(file: BinaryIO, name: str, sheet: str | None = None) -> Iterator[Row]:
    """Return the numbered rows of a sheet, by default the first visible one that looks like a table of tickets; where
    none does, the first that is not empty.

    Values look as in ``cells.format_cell``. TicketFileError when the file is damaged, has a password, or has no such
    sheet. Nothing guards the memory here: see ``workbooks``.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        workbook = load_workbook(file)
        chosen = _choose_sheet(workbook, name) if sheet is None else _find_sheet(workbook, sheet, name)
        padding = find_padding(file, name, chosen.name)
        rows = _pad_numbers(chosen.iter_rows(), padding, chosen.start[1] if chosen.start is not None else 0)
        return fill_merged(_format_rows(rows, name), _list_merged(chosen), name)
    except PasswordError as error:
        raise TicketFileError(describe_password(name)) from error
    except CalamineError as error:
        raise TicketFileError(f"{name} 已损坏或不是工作簿。{SAVE_AGAIN}") from error
    # calamine is Rust; what it did not foresee in a damaged file arrives as a panic.
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise TicketFileError(f"{name} 已损坏,读不了。{SAVE_AGAIN}") from error


def describe_password(name: str) -> str:
    """Say that a workbook has a password, and what to do."""
    return f"{name} 设有密码,读不了。请用 Excel 或 WPS 打开,去掉密码后另存为 xlsx。"


def _choose_sheet(workbook: Any, name: str) -> Any:
    """Return the sheet that most likely holds the tickets, of equally likely ones the first."""
    titles = _list_sheets(workbook)
    best, most = None, -1
    for title in titles:
        cells = workbook.get_sheet_by_name(title)
        if cells.start is not None and (likelihood := _rate_sheet(cells)) > most:
            best, most = cells, likelihood
        if most == _SURE:
            break
    if best is None:
        raise EmptyTicketFileError(f"{name} 的工作表都是空的。需要一行表头和下面的工单。")
    if len(titles) > 1:
        _LOG.warning(
            "%s 有 %d 张工作表,只读入“%s”。要用另一张,请在 Excel 或 WPS 中把它单独存成一个文件。",
            name,
            len(titles),
            best.name,
        )
    return best


def _rate_sheet(cells: Any) -> int:
    """Tell how likely a sheet holds tickets: it has a column of texts, several other known columns, or neither."""
    rows = cells.to_python(nrows=HEADER_WITHIN)
    header = find_header([[format_cell(value) for value in values] for values in rows])
    names = {name_header(cell) for cell in header.cells} if header is not None else set()
    return _SURE if "text" in names else int(len(names - {None}) >= _SEVERAL)


def _list_sheets(workbook: Any) -> list[str]:
    """Return the visible work sheets."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _find_sheet(workbook: Any, sheet: str, name: str) -> Any:
    if sheet not in workbook.sheet_names:
        raise TicketFileError(f"{name} 中没有“{sheet}”表。")
    return workbook.get_sheet_by_name(sheet)


def _list_merged(cells: Any) -> list[Range]:
    """Return the merged cells of a sheet; calamine leaves out the empty columns before the first."""
    left = cells.start[1] if cells.start is not None else 0
    ranges = cells.merged_cell_ranges or ()
    return [((top, first - left), (bottom, last - left)) for (top, first), (bottom, last) in ranges]


def _pad_numbers(rows: Iterator[list[Any]], padding: Padding, left: int) -> Iterator[list[Any]]:
    """Yield rows with whole numbers as text where their format shows noughts in front; ``left``: the first column."""
    if not padding:
        yield from rows
        return
    for number, values in enumerate(rows, start=1):
        for column, value in enumerate(values):
            if type(value) is float and value.is_integer() and not has_lost_digits(value):
                values[column] = format_cell(value).zfill(padding.get((number, left + column), 0))
        yield values


def _format_rows(rows: Iterator[list[Any]], name: str) -> Iterator[Row]:
    lost = 0
    example = 0
    for number, values in enumerate(rows, start=1):
        cells = [value if type(value) is str else format_cell(value) for value in values]
        if any(type(value) is float and has_lost_digits(value) for value in values):
            lost += 1
            example = example or number
        yield number, cells
    if lost:
        _LOG.warning(
            "%s 第 %d 行等 %d 行有超过 15 位的号码存成了数字,第 15 位以后已经丢失。请在导出时把该列设为“文本”。",
            name,
            example,
            lost,
        )
