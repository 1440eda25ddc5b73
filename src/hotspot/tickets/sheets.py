"""The rows of one sheet of a workbook as text, read by calamine."""

import logging
from collections.abc import Iterator
from typing import Any, BinaryIO

from hotspot.errors import EmptyTicketFileError, TicketFileError
from hotspot.tickets.cells import format_cell, has_lost_digits

_LOG = logging.getLogger("hotspot")

SAVE_AGAIN = "请用 Excel 或 WPS 打开,另存为 xlsx 后再用。"


def read_sheet(file: BinaryIO, name: str, sheet: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Return the numbered rows of a sheet, by default the first visible one that is not empty.

    Values look as in ``cells.format_cell``. TicketFileError when the file is damaged, has a password, or has no such
    sheet. Nothing guards the memory here: see ``workbooks``.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        workbook = load_workbook(file)
        candidates = _list_sheets(workbook) if sheet is None else _find_sheet(workbook, sheet, name)
        for candidate in candidates:
            cells = workbook.get_sheet_by_name(candidate)
            if cells.start is not None or sheet is not None:
                if len(candidates) > 1:
                    _LOG.warning(
                        "%s 有 %d 张工作表,只读入“%s”。要用另一张,请在 Excel 或 WPS 中把它移到最前面再保存。",
                        name,
                        len(candidates),
                        candidate,
                    )
                return _format_rows(cells.iter_rows(), name)
    except PasswordError as error:
        raise TicketFileError(describe_password(name)) from error
    except CalamineError as error:
        raise TicketFileError(f"{name} 已损坏或不是工作簿。{SAVE_AGAIN}") from error
    # calamine is Rust; what it did not foresee in a damaged file arrives as a panic.
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise TicketFileError(f"{name} 已损坏,读不了。{SAVE_AGAIN}") from error
    raise EmptyTicketFileError(f"{name} 的工作表都是空的。需要一行表头和下面的工单。")


def describe_password(name: str) -> str:
    """Say that a workbook has a password, and what to do."""
    return f"{name} 设有密码,读不了。请用 Excel 或 WPS 打开,去掉密码后另存为 xlsx。"


def _list_sheets(workbook: Any) -> list[str]:
    """Return the visible work sheets."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _find_sheet(workbook: Any, sheet: str, name: str) -> list[str]:
    if sheet not in workbook.sheet_names:
        raise TicketFileError(f"{name} 中没有“{sheet}”表。")
    return [sheet]


def _format_rows(rows: Iterator[list[Any]], name: str) -> Iterator[tuple[int, list[str]]]:
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
