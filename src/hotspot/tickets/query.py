"""Tickets from a database: one SELECT, in a read-only transaction, in chunks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pandas as pd

from hotspot.arguments import check_type
from hotspot.errors import DatabaseError, EmptyTicketFileError
from hotspot.tickets.cells import format_cell
from hotspot.tickets.database import check_address, connect, describe_tables, is_unknown_table
from hotspot.tickets.frames import CHUNK_ROWS, build_frame, check_width, name_columns

# Comments, texts and quoted names: what stands in them is no part of the grammar.
_QUIET = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)|'[^']*(?:'|\Z)|\"[^\"]*(?:\"|\Z)|`[^`]*(?:`|\Z)", re.DOTALL)
# What some databases quote by and others do not: where it stands, no ; is trusted to be inside a text.
_DIALECTAL = re.compile(r"[\\$#]|/\*!")
_READS = re.compile(r"\A[\s(]*(?:select|with|values)\b", re.IGNORECASE)
_WRITES = re.compile(r"\b(?:into|for\s+update)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """What one SELECT statement finds in the database at ``url``, a table of tickets like a file.

    DatabaseError unless ``sql`` is one statement that reads, ArgumentTypeError unless both are text.

    >>> Query("DROP TABLE 工单", url="sqlite:///工单.db")
    Traceback (most recent call last):
    hotspot.errors.DatabaseError: 查询只能是一条读取数据的 SELECT 语句,而给出的是“DROP …”。没有执行。
    """

    sql: str
    url: str = field(repr=False)
    name: str = "查询结果"

    def __post_init__(self) -> None:
        """Check statement and address."""
        check_type(self.sql, str, "sql", "请给出一条 SELECT 语句")
        check_address(self.url)
        object.__setattr__(self, "sql", check_select(self.sql))

    def stream(self) -> Iterator[pd.DataFrame]:
        """Yield the rows in chunks, every cell text, or ``""`` for NULL; EmptyTicketFileError when there are none."""
        rows = self._fetch()
        headers = name_columns(["" if header is None else str(header) for header in next(rows)])
        check_width(len(headers), self.name)
        start = 0
        for chunk in rows:
            columns = [list(map(format_value, cells)) for cells in zip(*chunk, strict=True)]
            yield build_frame(headers, columns, start)
            start += len(chunk)
        if not start:
            raise EmptyTicketFileError(f"{self.name}里没有工单。请核对查询的条件。")

    def _fetch(self) -> Iterator[Sequence[Any]]:
        """Yield the headers, then the rows in chunks."""
        try:
            with connect(self.url) as connection:
                # The statement goes to the driver as it is: % and : in it stand for themselves.
                options = connection.execution_options(no_parameters=True, yield_per=CHUNK_ROWS)
                result = options.exec_driver_sql(self.sql)
                yield list(result.keys())
                yield from result.partitions(CHUNK_ROWS)
        except DatabaseError as error:
            if is_unknown_table(str(error)):
                raise DatabaseError(f"{error}{describe_tables(self.url)}") from error
            raise


def check_select(sql: str) -> str:
    """Return a statement without a closing ``;``; DatabaseError when it is not one that only reads."""
    bare = _QUIET.sub(_blank, sql)
    end = bare.rstrip()
    if end.endswith(";"):
        sql, bare = sql[: len(end) - 1], end[:-1]
    if not _READS.match(bare) or _WRITES.search(bare):
        words = bare.split()
        shown = f"{words[0][:20]} …" if words else ""
        raise DatabaseError(f"查询只能是一条读取数据的 SELECT 语句,而给出的是“{shown}”。没有执行。")
    if ";" in (sql if _DIALECTAL.search(sql) else bare):
        raise DatabaseError("查询只能有一条语句,而给出的里面有分号“;”。请只留一条 SELECT。没有执行。")
    return sql.strip()


def _blank(quiet: re.Match[str]) -> str:
    """Return as many characters that say nothing: blanks for a comment, a word for a text or name."""
    return (" " if quiet[0][0] in "-/" else "_") * len(quiet[0])


def format_value(cell: Any) -> str:
    """Return a value of a database as a file would have it (see ``cells.format_cell``)."""
    if isinstance(cell, Decimal):
        # Never 1E+3: long ids are often kept as numbers.
        return format(cell, "f") if cell.is_finite() else ""
    return format_cell(cell)
