"""Workbooks: xlsx and xls, read after a look at how much they would unpack to."""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pandas as pd

from hotspot.errors import TicketFileError
from hotspot.tickets.columns import list_headers, name_header
from hotspot.tickets.file_formats.contained import read_contained
from hotspot.tickets.file_formats.formulas import count_uncomputed
from hotspot.tickets.file_formats.packages import list_members, unpack_member
from hotspot.tickets.file_formats.padded_numbers import number_column
from hotspot.tickets.file_formats.sheets import describe_password, read_sheet
from hotspot.tickets.frames import frame_rows
from hotspot.tickets.header_rows import Row

_LOG = logging.getLogger("hotspot")

# Cells between the first and the last used one, which calamine keeps in memory at 32 bytes each.
_MOST_CELLS = 30_000_000
# Any cell of a sheet, and one as spreadsheets write it: its reference first, then a few short attributes.
_ANY_CELL = re.compile(rb"<(?:[^\s<>/:=\"']{1,40}:)?c(?=[\s/>])")
_PLAIN_CELL = re.compile(rb'<(?:[a-z]{1,9}:)?c r="([A-Z]{1,3})([0-9]{1,7})"(?: [a-z]{1,4}="[^"<>]{0,64}"){0,4} ?(/?)>')
# No tag is as long as this.
_LONGEST_TAG = 1 << 16
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def stream_xlsx(file: BinaryIO, name: str) -> Iterator[pd.DataFrame]:
    """Yield the chunks of the sheet of an xlsx that ``sheets.read_sheet`` chooses; values as ``cells.format_cell``."""
    for chunk in frame_rows(read_package_sheet(file, name), name):
        if chunk.index[0] == 0:
            _tell_uncomputed(chunk, file, name)
        yield chunk


def stream_xls(file: BinaryIO, name: str) -> Iterator[pd.DataFrame]:
    """Yield the chunks of a sheet of an xls (see ``stream_xlsx``).

    TicketFileError also when it would take too much memory or time (see ``read_contained``).
    """
    # An xlsx with a password is wrapped into the container of an xls.
    if _ENCRYPTED in file.read():
        raise TicketFileError(describe_password(name))
    yield from frame_rows(read_contained(file, name), name)


def read_package_sheet(file: BinaryIO, name: str, sheet: str | None = None) -> Iterator[Row]:
    """Return the rows of a sheet of an xlsx (see ``sheets.read_sheet``), without filling the memory."""
    # What the look below cannot vouch for is read where it can do no harm.
    read = read_sheet if _is_plain(file, name) else read_contained
    file.seek(0)
    return read(file, name, sheet)


def _tell_uncomputed(chunk: pd.DataFrame, file: BinaryIO, name: str) -> None:
    """Warn when known columns are empty, and formulas without a value may be why."""
    empty = [header for header in chunk.columns if name_header(header) and not chunk[header].str.strip().any()]
    count = count_uncomputed(file, name) if empty else 0
    if count:
        _LOG.warning(
            "%s 有 %d 格公式没有计算结果,读成了空格(空着的列:%s)。请用 Excel 或 WPS 打开,保存一次,再重新运行。",
            name,
            count,
            list_headers(empty),
        )


def _is_plain(file: BinaryIO, name: str) -> bool:
    """Tell whether the sheets are as spreadsheets write them; TicketFileError on what would fill the memory."""
    members = list_members(file, name)
    names = [member.filename for member in members]
    if "xl/workbook.xml" not in names and "xl/workbook.bin" not in names:
        raise TicketFileError(f"{name} 是压缩包或别的文档,不是工作簿。请解压,或给出 xlsx、csv 文件。")
    plain = len(set(names)) == len(names) and "xl/workbook.xml" in names
    for member in members:
        blocks = unpack_member(file, member, name)
        if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
            plain &= _measure_sheet(blocks, name)
        else:
            plain &= all(b"\x00" not in block for block in blocks) or not member.filename.endswith((".xml", ".rels"))
    return plain


def _measure_sheet(blocks: Iterable[bytes], name: str) -> bool:
    """Walk through a sheet; TicketFileError when the cells from first to last are too many to be kept."""
    plain = True
    columns: set[bytes] = set()
    last_row = 1
    rest = b""
    for block in blocks:
        content = rest + block
        # A tag may go on in the next block; what follows a tag that has ended is text.
        end = content.rfind(b"<")
        end = len(content) if end < 0 or b">" in content[end:] else end
        rest = content[end:]
        found = _PLAIN_CELL.findall(content, 0, end)
        # A bare cell closes itself: it keeps a format and holds nothing.
        filled = [(column, row) for column, row, bare in found if not bare]
        plain &= len(found) == sum(1 for _ in _ANY_CELL.finditer(content, 0, end))
        plain &= len(rest) < _LONGEST_TAG and b"\x00" not in content
        columns.update(column for column, _ in filled)
        last_row = max(last_row, max(map(int, {row for _, row in filled}), default=1))
        width = max(map(number_column, columns), default=1)
        if width * last_row > _MOST_CELLS:
            raise TicketFileError(
                f"{name} 的表格有 {last_row} 行 × {width} 列,太大了,多半有多余的格子。"
                "请删去表格以外的格子,或另存为 csv。"
            )
        if not plain:
            break
    return plain and not rest
