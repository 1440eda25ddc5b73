"""Parquet files, read and written one part at a time."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import pandas as pd

from hotspot.errors import EmptyTicketFileError, OutputError, TicketFileError
from hotspot.tickets.file_formats.contained_parquet import describe_damage, read_contained_parquet
from hotspot.tickets.frames import build_frame, check_width, name_columns
from hotspot.tickets.values import read_texts

# Under such a name pandas keeps the numbers of a table's rows, which are no column of it.
_ROW_NUMBERS = re.compile(r"__index_level_\d{1,2}__")


def stream_parquet(file: BinaryIO, name: str) -> Iterator[pd.DataFrame]:
    """Yield the chunks of a parquet file; values that are no text look as in ``cells.format_cell``.

    TicketFileError when it is damaged or unpacks to too much.
    """
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        schema = ParquetFile(file).schema_arrow
    # pyarrow tells of damage in all of these.
    except (ArrowException, OSError, ValueError) as error:
        raise TicketFileError(describe_damage(name)) from error
    check_width(len(schema.names), name)
    own = [place for place, header in enumerate(schema.names) if not _ROW_NUMBERS.fullmatch(header)]
    headers = name_columns([schema.names[place] for place in own])
    start = 0
    for batch in read_contained_parquet(file, name):
        yield build_frame(headers, [batch.column(place).to_pylist() for place in own], start)
        start += batch.num_rows
    if not start:
        raise EmptyTicketFileError(f"{name} 里没有工单。")


class ParquetSheet:
    """One parquet table on an open file, a row group for each chunk."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin the table; its types are those of the first chunk."""
        self._file = file
        self._writer: Any = None

    def append(self, table: pd.DataFrame) -> None:
        """Write the rows of a table; OutputError when a column changes its type."""
        from pyarrow import ArrowException, Table
        from pyarrow.parquet import ParquetWriter

        arrays = [_to_array(table.iloc[:, place]) for place in range(table.shape[1])]
        group = Table.from_arrays(arrays, names=[str(column) for column in table.columns])
        if self._writer is None:
            self._writer = ParquetWriter(self._file, group.schema)
        try:
            self._writer.write_table(group.cast(self._writer.schema))
        except ArrowException as error:
            raise OutputError("写不成 parquet:各块的列类型不一致。请写成 .csv。") from error

    def finish(self) -> None:
        """Complete the file."""
        if self._writer is not None:
            self._writer.close()

    def abandon(self) -> None:
        """Let go of the file, which will be removed: a writer that is collected later would write to it."""
        self.finish()


def _to_array(column: "pd.Series[Any]") -> Any:
    import pyarrow

    is_typed = pd.api.types.is_numeric_dtype(column.dtype) or pd.api.types.is_datetime64_any_dtype(column.dtype)
    if is_typed:
        return pyarrow.Array.from_pandas(column)
    return pyarrow.array(read_texts(column), type=pyarrow.string())
