"""Workbooks: xlsx and xls, read by calamine after a look at how much they would unpack to."""

import logging
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import pandas as pd

from hotspot.errors import EmptyTicketFileError, TicketFileError
from hotspot.tickets.cells import format_cell, has_lost_digits
from hotspot.tickets.frames import Row, frame_rows

_LOG = logging.getLogger("hotspot")

# A county's whole year of tickets is some 50 MB of XML; a gigabyte is a mistake or an attack.
_MOST_UNPACKED = 1 << 30
# Cells between the first and the last used one, which calamine keeps in memory at 32 bytes each.
_MOST_CELLS = 30_000_000
_BLOCK = 1 << 22
# A cell that holds something: its reference, in a tag that does not close itself.
_FILLED = re.compile(rb'<(?:[a-z]{1,9}:)?c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]{0,200}(?<!/)>')
_LONGEST_TAG = 256
# The record of an xls sheet that says which rows and columns are used, and what it may say.
_DIMENSIONS = re.compile(rb"\x00\x02\x0e\x00(.{12})\x00\x00", re.DOTALL)
_XLS_ROWS, _XLS_COLUMNS = 65_536, 256
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AGAIN = "请用 Excel 或 WPS 打开,另存为 xlsx 后再用。"


def stream_xlsx(file: BinaryIO, name: str) -> Iterator[pd.DataFrame]:
    """Yield the chunks of the first visible sheet of an xlsx that is not empty; values as ``cells.format_cell``."""
    _check_package(file, name)
    file.seek(0)
    yield from frame_rows(_read_first_sheet(file, name), name)


def stream_xls(file: BinaryIO, name: str) -> Iterator[pd.DataFrame]:
    """Yield the chunks of the first visible sheet of an xls that is not empty (see ``stream_xlsx``)."""
    content = file.read()
    # An xlsx with a password is wrapped into the container of an xls.
    if _ENCRYPTED in content:
        raise TicketFileError(_password_message(name))
    # calamine makes room for what the record says; a damaged one would ask for more memory than there is.
    for match in _DIMENSIONS.finditer(content):
        first_row, end_row, first_column, end_column = struct.unpack("<IIHH", match[1])
        if not (first_row <= end_row <= _XLS_ROWS and first_column <= end_column <= _XLS_COLUMNS):
            raise TicketFileError(f"{name} 已损坏,读不了。{_SAVE_AGAIN}")
    file.seek(0)
    yield from frame_rows(_read_first_sheet(file, name), name)


def _read_first_sheet(file: BinaryIO, name: str) -> Iterator[Row]:
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    try:
        workbook = load_workbook(file)
        sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        shown = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
        for sheet_name in shown:
            cells = workbook.get_sheet_by_name(sheet_name)
            if cells.start is not None:
                if len(shown) > 1:
                    _LOG.warning("%s 有 %d 张工作表,只读入“%s”。", name, len(shown), sheet_name)
                return _format_rows(cells.iter_rows(), name)
    except PasswordError as error:
        raise TicketFileError(_password_message(name)) from error
    except CalamineError as error:
        raise TicketFileError(f"{name} 已损坏或不是工作簿({error})。{_SAVE_AGAIN}") from error
    # calamine is Rust; what it did not foresee in a damaged file arrives as a panic.
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise TicketFileError(f"{name} 已损坏,读不了。{_SAVE_AGAIN}") from error
    raise EmptyTicketFileError(f"{name} 的工作表都是空的。需要一行表头和下面的工单。")


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


def _check_package(file: BinaryIO, name: str) -> None:
    """Refuse what is no workbook, is damaged, or would fill the memory."""
    try:
        with zipfile.ZipFile(file) as package:
            members = package.infolist()
            names = {member.filename for member in members}
            if "xl/workbook.xml" not in names and "xl/workbook.bin" not in names:
                raise TicketFileError(f"{name} 是压缩包或别的文档,不是工作簿。请解压,或给出 xlsx、csv 文件。")
            unpacked = sum(member.file_size for member in members)
            if unpacked > _MOST_UNPACKED:
                raise TicketFileError(
                    f"{name} 展开后有 {unpacked / 2**30:.1f} GB,超过 1 GB,不读。请分成几份,或另存为 csv。"
                )
            for member in members:
                if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                    with package.open(member) as sheet:
                        _check_extent(sheet, name)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        if isinstance(error, TicketFileError):
            raise
        raise TicketFileError(f"{name} 已损坏,可能没有传完。{_SAVE_AGAIN}") from error


def _check_extent(sheet: Any, name: str) -> None:
    columns: set[bytes] = set()
    last_row = 1
    tail = b""
    while block := sheet.read(_BLOCK):
        found = _FILLED.findall(tail + block)
        columns.update(column for column, _ in found)
        # Rows stand in order; the last filled cell of a block is its lowest.
        last_row = max(last_row, int(found[-1][1]) if found else 1)
        tail = block[-_LONGEST_TAG:]
        width = max(map(_column_number, columns), default=1)
        if width * last_row > _MOST_CELLS:
            raise TicketFileError(
                f"{name} 的表格有 {last_row} 行 × {width} 列,太大了,多半有多余的格子。"
                "请删去表格以外的格子,或另存为 csv。"
            )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _password_message(name: str) -> str:
    return f"{name} 设有密码,读不了。请用 Excel 或 WPS 打开,去掉密码后另存为 xlsx。"
