"""Parquet files, read and written one part at a time."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import pandas as pd

from hotspot.errors import EmptyTicketFileError, OutputError, TicketFileError
from hotspot.tickets.cells import format_cell
from hotspot.tickets.frames import CHUNK_ROWS, name_columns
from hotspot.tickets.values import read_texts


def stream_parquet(file: BinaryIO, name: str) -> Iterator[pd.DataFrame]:
    """Yield the chunks of a parquet file; values that are no text look as in ``cells.format_cell``."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    start = 0
    try:
        table = ParquetFile(file)
        headers = pd.Index(name_columns(table.schema_arrow.names), dtype="str")
        for batch in table.iter_batches(batch_size=CHUNK_ROWS):
            if not batch.num_rows:
                continue
            index = pd.RangeIndex(start, start + batch.num_rows)
            columns = [pd.Series(_format_column(column), index=index, dtype="str") for column in batch.columns]
            frame = pd.concat(columns, axis=1)
            frame.columns = headers
            yield frame
            start += len(frame)
    # pyarrow tells of damage in all of these.
    except (ArrowException, OSError, ValueError) as error:
        raise TicketFileError(f"{name} 不是有效的 parquet 文件,可能没有传完。请重新导出,或另存为 csv。") from error
    if not start:
        raise EmptyTicketFileError(f"{name} 里没有工单。")


def _format_column(column: Any) -> Any:
    import pyarrow

    if pyarrow.types.is_string(column.type) or pyarrow.types.is_large_string(column.type):
        return column.fill_null("").to_pylist()
    return [format_cell(value) for value in column.to_pylist()]


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
            raise OutputError(f"写不成 parquet:各块的列类型不一致({error})。请写成 .csv。") from error

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
