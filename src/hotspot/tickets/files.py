"""Tables of tickets in: any format, all cells as text, in chunks; or as one table with canonical columns."""

import logging
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
import pandas as pd

from hotspot.arguments import name_type
from hotspot.errors import (
    ArgumentTypeError,
    EmptyTicketFileError,
    TicketFileAccessError,
    TicketFileError,
    TicketFileMissingError,
)
from hotspot.foreign_errors import explain_error
from hotspot.tickets.columns import describe_columns, guess_header, recognize_columns, write_mapping
from hotspot.tickets.file_formats.delimited import stream_delimited
from hotspot.tickets.file_formats.formats import Format, is_misnamed, sniff_format
from hotspot.tickets.file_formats.jsonlines import stream_jsonl
from hotspot.tickets.file_formats.parquet import stream_parquet
from hotspot.tickets.file_formats.workbooks import stream_xls, stream_xlsx
from hotspot.tickets.frames import name_columns
from hotspot.tickets.headers import read_synonyms
from hotspot.tickets.idle_rows import IDLE_ROWS, find_idle_rows
from hotspot.tickets.ids import number_tickets
from hotspot.tickets.privacy import mask_text
from hotspot.tickets.program_table import read_frame, take_known_index
from hotspot.tickets.query import Query
from hotspot.tickets.table import DATE_COLUMNS, advise_frame, convert_moments, name_unread

_LOG = logging.getLogger("hotspot")

# A file (``-`` is standard input), or what a SELECT finds in a database.
Source = str | Path | Query
# Exports keep a spreadsheet from reading an id as a number by ="00350067", by '00350067 or by a tab before it.
_GUARDED = re.compile(r"=\"([^\"]{0,100})\"|'(.{0,100})", re.DOTALL)
_SHOWN = 3
# A larger share of tickets without a text is told: the text may stand in another column.
_MOSTLY = 0.5
_STREAMS: dict[Format, Callable[[BinaryIO, str], Iterator[pd.DataFrame]]] = {
    "csv": stream_delimited,
    "jsonl": stream_jsonl,
    "parquet": stream_parquet,
    "xls": stream_xls,
    "xlsx": stream_xlsx,
}
# What is held of standard input in memory before a temporary file takes over.
_IN_MEMORY = 64 << 20


def stream_table(source: Source) -> Iterator[pd.DataFrame]:
    """Yield the table at ``source`` (``-`` is standard input) in chunks: its own columns, every cell text, or ``""``.

    Rows and columns keep their order; the index counts the rows of the whole table from 0. The format is told by the
    content, the name only warned about. TicketFileError (or one of its kinds) when there is no such table.
    """
    if isinstance(source, Query):
        yield from source.stream()
        return
    name = name_source(source)
    with _open(source) as file:
        found = sniff_format(file, name)
        misnamed = is_misnamed(str(source), found)
        for chunk in _STREAMS[found](file, name):
            if misnamed:
                _LOG.warning("%s 的内容是 %s,按内容读入。", name, found)
                misnamed = False
            yield chunk


def read_tickets(source: Source | pd.DataFrame, *, columns: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return all tickets of a source with canonical columns; their order and other columns stay, as text.

    A source is a file, a query of a database, or a table that a program has already, with the headers of an office.
    Rows of totals (合计 and numbers), notes (备注:…), signatures (制表:…), repeated headers and empty rows
    are no tickets: they are left out, which a warning tells; the index counts the rows of the source, or is the table's
    own.

    ``columns`` maps canonical names to the source's headers where they are not recognised. ``ticket_id`` is text;
    without such a column it is the number of the row from 1, and an empty one becomes ``行`` and that number.
    ``received_at``, ``due_at`` and ``closed_at`` are moments, NaT where they cannot be read: a warning names
    the rows, and the cells stand in ``closed_at_unread`` and the like.
    A ticket without text has ``text == ""``. Another column that already has a canonical name in use gets ``.1`` behind
    it.

    Raises TicketFileError, ColumnError, DuplicateTicketError when two rows have the same ticket_id, ArgumentTypeError
    for what is no source.
    """
    table = read_unnumbered(source, columns=columns)
    tickets = number_tickets(table, f"{name_source(source)} ", rows=table.index)
    if isinstance(source, pd.DataFrame):
        tickets.index = take_known_index(source).index.take(table.index.to_numpy())
    return tickets


def read_unnumbered(source: Source | pd.DataFrame, *, columns: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return the tickets of a source as ``read_tickets`` does, with the numbers that they have and no others.

    The index counts the rows of the source.
    """
    name = name_source(source)
    table = _read_table(source)
    names = recognize_columns(table.columns, columns, source=f" {name} ", table=table)
    table = _leave_out_idle_rows(table, names, name)
    table.columns = pd.Index(_rename(list(table.columns), names), dtype="str")
    _LOG.info("%s:读入 %d 条工单,%s。", name, len(table), describe_columns(names))
    table = convert_moments(table)
    for column in DATE_COLUMNS:
        if name_unread(column) in table:
            _tell_unread(table[name_unread(column)], f"{name} 的“{names[column]}”列")
    for column in ("ticket_id", "caller", "phone"):
        if column in table:
            table[column] = pd.Series([_unguard(cell) for cell in table[column]], index=table.index, dtype="str")
    blank = table["text"].str.strip() == ""
    table.loc[blank, "text"] = ""
    if blank.mean() > _MOSTLY:
        _LOG.warning(
            "%s 的 %d 条工单中有 %d 条没有文字(取自“%s”列)。列不对时,用 %s 指定。",
            name,
            len(blank),
            int(blank.sum()),
            names["text"],
            write_mapping("text"),
        )
    if "ticket_id" not in table:
        others = [column for column in table.columns if column not in read_synonyms()]
        likely = write_mapping("ticket_id", guess_header(others, "ticket_id"))
        _LOG.warning("%s 没有认得的工单编号列,以行次代替。有编号时用 %s 指定。", name, likely)
    return table


def _read_table(source: Source | pd.DataFrame) -> pd.DataFrame:
    if isinstance(source, pd.DataFrame):
        return read_frame(source)
    return pd.concat(list(stream_table(source)))


def _leave_out_idle_rows(table: pd.DataFrame, names: Mapping[str, str], name: str) -> pd.DataFrame:
    idle = find_idle_rows(table, names)
    if not idle.any():
        return table
    if idle.all():
        raise EmptyTicketFileError(f"{name} 只有{IDLE_ROWS},没有工单。")
    rows = "、".join(str(row + 1) for row in np.flatnonzero(idle)[:_SHOWN])
    more = "等" if idle.sum() > _SHOWN else ""
    _LOG.warning("%s 有 %d 行是%s,不是工单,没有计入(表头下第 %s 行%s)。", name, int(idle.sum()), IDLE_ROWS, rows, more)
    return table[~idle]


def name_source(source: Source | pd.DataFrame) -> str:
    """Return what messages call a source; ArgumentTypeError for what is none."""
    if isinstance(source, pd.DataFrame):
        return "工单表"
    if isinstance(source, Query):
        return source.name
    if not isinstance(source, str | Path):
        raise ArgumentTypeError(
            f"工单的来源是 {name_type(source)},应为文件的路径、Query 或 DataFrame。{_advise_source(source)}。"
        )
    return "标准输入" if str(source) == "-" else Path(source).name


def _advise_source(value: object) -> str:
    if hasattr(value, "to_pandas"):
        return advise_frame(value)
    return "已经打开的内容请先读成 DataFrame,如 pd.read_csv(…);几个来源请用 pd.concat 合成一个表"


def _rename(headers: list[str], names: Mapping[str, str]) -> list[str]:
    canonical = {header: name for name, header in names.items()}
    others = [header for header in headers if header not in canonical]
    # Canonical names first, so that an unmapped column of that name is the one to give way.
    free = dict(zip(others, name_columns([*names, *others])[len(names) :], strict=True))
    return [canonical.get(header) or free[header] for header in headers]


def _tell_unread(cells: "pd.Series[str]", place: str) -> None:
    rows = np.flatnonzero(cells != "")
    examples = "、".join(
        f"表头下第 {cells.index[row] + 1} 行“{mask_text(cells.iloc[row][:30])}”" for row in rows[:_SHOWN]
    )
    _LOG.warning("%s有 %d 个时间看不懂,当作没有:%s。应如 2024-08-01 09:05。", place, len(rows), examples)


def _unguard(cell: str) -> str:
    cell = cell.strip()
    match = _GUARDED.fullmatch(cell)
    return cell if match is None else (match[1] or match[2] or "").strip()


@contextmanager
def _open(source: str | Path) -> Iterator[BinaryIO]:
    """Open a source as a file that can be read twice; what only flows (standard input, a pipe) is kept aside first."""
    if str(source) == "-":
        with _keep(sys.stdin.buffer) as kept:
            yield kept
        return
    try:
        opened = open(source, "rb")  # noqa: SIM115
    except FileNotFoundError as error:
        raise TicketFileMissingError(
            f"找不到文件 {source}。请检查路径和文件名;文件名里有空格时,前后要加引号。"
        ) from error
    except IsADirectoryError as error:
        raise TicketFileError(
            f"{source} 是文件夹。请给出其中的一个工单表,如 {Path(source) / '2024-08.csv'}。"
        ) from error
    except PermissionError as error:
        raise TicketFileAccessError(f"没有权限读 {source},或文件正被别的程序打开。") from error
    except (OSError, ValueError) as error:
        raise TicketFileError(f"打不开 {str(source)[:200]!r}:{explain_error(error)}。请检查路径和文件名。") from error
    with opened as file:
        if file.seekable():
            yield file
            return
        with _keep(file) as kept:
            yield kept


@contextmanager
def _keep(flow: BinaryIO) -> Iterator[BinaryIO]:
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as kept:
        shutil.copyfileobj(flow, kept, 1 << 20)
        kept.seek(0)
        yield cast(BinaryIO, kept)
