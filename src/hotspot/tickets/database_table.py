"""Tables out into a database: all rows in one transaction, or none."""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from types import MappingProxyType, TracebackType
from typing import IO, TYPE_CHECKING, Any, Literal, Self, get_args

import pandas as pd

from hotspot.arguments import check_type
from hotspot.errors import DatabaseError, OutputError
from hotspot.foreign_errors import explain_error
from hotspot.surrogates import replace_halves
from hotspot.tickets.database import check_address, connect, is_new_file
from hotspot.tickets.frames import name_columns
from hotspot.tickets.table import take_index
from hotspot.tickets.values import read_texts, read_values

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

IfExists = Literal["fail", "append", "renew", "replace"]
_INSERTED_AT_ONCE = 5_000
# As much as every database can compare and index.
_LONGEST_PART = 255


@dataclass(frozen=True)
class DatabaseTable:
    """A table (``name`` or ``schema.name``) of the database at ``url``, and what is done with one that is there:
    refused, added to, added to in the place of the rows of the same part (a period), or emptied first. No table is ever
    dropped; an empty cell is NULL.
    """

    name: str
    url: str = field(repr=False)
    if_exists: IfExists = "fail"

    def __post_init__(self) -> None:
        """OutputError when the name can be none, or ``if_exists`` is no choice; ArgumentTypeError for other types."""
        check_type(self.name, str, "name", "请写成 表名 或 模式名.表名")
        check_address(self.url)
        if self.if_exists not in get_args(IfExists):
            raise OutputError(f"if_exists 是“{str(self.if_exists)[:30]}”,只能是 {'、'.join(get_args(IfExists))}。")
        parts = self.name.split(".")
        if len(parts) > 2 or not all(part.strip() and part.isprintable() for part in parts):
            raise OutputError(f"“{self.name[:60]}”不能作表名。应写成 表名 或 模式名.表名。")

    def with_suffix(self, suffix: str) -> "DatabaseTable":
        """Return the table of a longer name."""
        return replace(self, name=f"{self.name}{suffix}")

    def check(self) -> None:
        """Look before long work whether the database is there and the table may be written (see ``write_tables``)."""
        if is_new_file(self.url):
            return
        with _open(self.url) as connection:
            _find_table(connection, self)

    def open(self) -> "DatabaseWriter":
        """Return a writer for chunks; OutputError for ``renew``: chunks are no part of a table."""
        if self.if_exists == "renew":
            raise OutputError('if_exists="renew" 换的是一个统计期的行,这里没有统计期。请用 append 或 replace。')
        return DatabaseWriter(self)


class DatabaseWriter:
    """Writes a table as ``TableWriter`` does, in chunks; nothing is in the database before the block has ended well.

    Until then rows are kept aside in a temporary file: the database is held for seconds, not for the minutes in which
    the rows are made, and they may be made from a table of the same SQLite file.
    """

    def __init__(self, target: DatabaseTable) -> None:
        """Nothing happens before the block begins."""
        self._target = target
        self._types: dict[str, str] = {}
        self._rows: IO[str] | None = None

    def __enter__(self) -> Self:
        """Look at the database first; OutputError or DatabaseError when it cannot be written."""
        self._target.check()
        with _explain_full():
            self._rows = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace", newline="\n")
        return self

    def append(self, table: pd.DataFrame) -> None:
        """Write the rows of a table below those before; OutputError when its columns are others than before."""
        if self._rows is None:
            raise OutputError("DatabaseWriter 还没有打开。请在 with table.open() as writer: 中使用。")
        table = take_index(table)
        self._types = self._types or _choose_types(table)
        if list(self._types) != _name_columns(table):
            raise OutputError(f"各块的列不一致:先有 {'、'.join(self._types)}。")
        lines = (f"{json.dumps(row, ensure_ascii=False)}\n" for row in _list_rows(table, self._types))
        with _explain_full():
            self._rows.writelines(lines)

    def __exit__(
        self, error_type: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write everything in one transaction, or nothing after an error."""
        rows, self._rows = self._rows, None
        if rows is None:
            return
        try:
            if error is None:
                with _explain_full():
                    rows.seek(0)
                self._store(rows)
        finally:
            # What could not be flushed to a full disk is of no use any more.
            with suppress(OSError):
                rows.close()

    def _store(self, rows: IO[str]) -> None:
        with _open(self._target.url) as connection:
            table = _prepare_table(connection, self._target, self._types)
            _insert(connection, table, map(json.loads, rows))
            connection.commit()


def write_tables(
    tables: Mapping[DatabaseTable, pd.DataFrame], *, part: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Write whole tables of one database in one transaction.

    ``part``: values that all these rows have in some columns; of a table to ``renew`` the rows that have them give way.
    OutputError when they are of no or several databases, or one is there already (and is to ``fail``), lacks a column,
    or is to be renewed without a part that its rows have; DatabaseError when the database refuses.
    """
    if len({target.url for target in tables}) != 1:
        raise OutputError("要写的表应在同一个数据库里,一起写进或都不写。请给出一个库的表,别的库另写。")
    tables = {target: take_index(frame) for target, frame in tables.items()}
    for target, frame in tables.items():
        if target.if_exists == "renew":
            _check_part(part, frame)
    with _open(next(iter(tables)).url) as connection:
        types = {target: _choose_types(frame) for target, frame in tables.items()}
        # Tables first: some databases end a transaction with each CREATE TABLE.
        made = {target: _prepare_table(connection, target, types[target], part) for target in tables}
        for target, frame in tables.items():
            _insert(connection, made[target], _list_rows(frame, types[target]))
        connection.commit()


def _check_part(part: Mapping[str, str], frame: pd.DataFrame) -> None:
    if not part:
        raise OutputError('if_exists="renew" 要知道换下哪些行。请用 part={"period": "2024-08"} 给出。')
    lacking = [name for name in part if name not in frame]
    if lacking:
        raise OutputError(f"要写的表没有 part 中的列 {'、'.join(lacking)}。请先加上,各行都是要换下的值。")


@contextmanager
def _explain_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"写不了临时文件:{explain_error(error)}。请检查磁盘空间。") from error


@contextmanager
def _open(url: str) -> Iterator["Connection"]:
    try:
        with connect(url, writes=True) as connection:
            yield connection
    except DatabaseError as error:
        raise DatabaseError(f"结果没有写进数据库,原有的数据没有改动。{error}") from error


def _find_table(connection: "Connection", target: DatabaseTable) -> list[str] | None:
    """Return the columns of the table, None when it is not there; OutputError when that must not be."""
    from sqlalchemy import inspect

    schema, name = _split_name(target)
    found = inspect(connection)
    if schema is not None and not found.has_schema(schema):
        raise OutputError(f"数据库里没有模式 {schema}(有:{'、'.join(found.get_schema_names()[:30])})。请换一个表名。")
    if not found.has_table(name, schema=schema):
        return None
    if target.if_exists == "fail":
        raise OutputError(
            f"数据库里已有表 {target.name},没有改动它。"
            '请换一个表名,或用 if_exists="append"(接在后面)、if_exists="replace"(清空后写);'
            '热点的表还可用 if_exists="renew"(换下同一统计期的行)。'
        )
    return [str(column["name"]) for column in found.get_columns(name, schema=schema)]


def _prepare_table(
    connection: "Connection",
    target: DatabaseTable,
    types: Mapping[str, str],
    part: Mapping[str, str] = MappingProxyType({}),
) -> "Table":
    """Return a table that has the columns, new, or emptied or rid of a part where that is wanted."""
    import sqlalchemy

    known = _find_table(connection, target)
    missing = [name for name in types if known is not None and name not in known]
    if missing:
        raise OutputError(
            f"表 {target.name} 没有列 {'、'.join(missing[:10])}(有:{'、'.join((known or [])[:30])})。请换一个表名。"
        )
    schema, name = _split_name(target)
    # Columns go by their place: a header may hold anything, the name of a parameter may not. Long texts cannot be
    # compared in Oracle and DM, what names a part is.
    columns = [
        sqlalchemy.Column(
            header,
            sqlalchemy.Unicode(_LONGEST_PART) if header in part else getattr(sqlalchemy, type_name)(),
            key=f"c{place}",
        )
        for place, (header, type_name) in enumerate(types.items())
    ]
    table = sqlalchemy.Table(name, sqlalchemy.MetaData(), *columns, schema=schema)
    if known is None:
        table.create(connection, checkfirst=False)
    elif target.if_exists == "replace":
        connection.execute(table.delete())
    elif target.if_exists == "renew":
        places = {header: place for place, header in enumerate(types)}
        same = [table.c[f"c{places[header]}"] == value for header, value in part.items()]
        connection.execute(table.delete().where(*same))
    return table


def _insert(connection: "Connection", table: "Table", rows: Iterator[Sequence[Any]]) -> None:
    keys = [str(column.key) for column in table.columns]
    while some := [dict(zip(keys, row, strict=True)) for row in islice(rows, _INSERTED_AT_ONCE)]:
        connection.execute(table.insert(), some)


def _split_name(target: DatabaseTable) -> tuple[str | None, str]:
    schema, dot, name = target.name.rpartition(".")
    return (schema if dot else None), name


def _choose_types(table: pd.DataFrame) -> dict[str, str]:
    """Return the name of SQLAlchemy's type for each column."""
    return {name: _choose_type(table.iloc[:, place]) for place, name in enumerate(_name_columns(table))}


def _name_columns(table: pd.DataFrame) -> list[str]:
    return name_columns([str(column) for column in table.columns])


def _choose_type(column: "pd.Series[Any]") -> str:
    if pd.api.types.is_bool_dtype(column.dtype):
        return "Boolean"
    if pd.api.types.is_integer_dtype(column.dtype):
        return "BigInteger"
    # SQL Server's other texts hold the characters of one code page only.
    return "Double" if pd.api.types.is_float_dtype(column.dtype) else "UnicodeText"


def _list_rows(table: pd.DataFrame, types: Mapping[str, str]) -> Iterator[Sequence[Any]]:
    columns = [
        # No database keeps a NUL or half a character in a text.
        [replace_halves(cell).replace("\x00", "") or None for cell in read_texts(table.iloc[:, place])]
        if type_name == "UnicodeText"
        else read_values(table.iloc[:, place])
        for place, type_name in enumerate(types.values())
    ]
    return zip(*columns, strict=True)
