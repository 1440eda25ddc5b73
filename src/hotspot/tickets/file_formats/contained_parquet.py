"""Parquet read in a process of its own: a file of a few kilobytes may unpack to terabytes, and end that process alone.

A dictionary holds a long text once and names it in a million rows, a page of zeros shrinks to nothing; what a file says
of its sizes proves nothing.
"""

import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from hotspot.errors import TicketFileError
from hotspot.tickets.cells import format_cell
from hotspot.tickets.file_formats.contained import limit_process, start_child

# Rows of a batch: as many as a chunk of a table has.
_BATCH_ROWS = 20_000
# Of text in a batch: a sound one has a tenth of that in the longest letters.
_MOST_BYTES = 1 << 28
# Python, pyarrow, a column of a row group as it is packed, and a batch of all columns as they are and as text.
_MOST_MEMORY = 2 << 30
_DAMAGED, _TOO_LARGE = 3, 4


def read_contained_parquet(file: BinaryIO, name: str) -> Iterator[Any]:
    """Yield record batches whose columns all are text; TicketFileError when the file is damaged or unpacks to too much.

    ``file`` is a real one: the other process reads it by its descriptor.
    """
    from pyarrow import ArrowException, ipc

    # A spooled file moves to the disk when it is asked for its descriptor.
    descriptor = file.fileno()
    file.flush()
    os.lseek(descriptor, 0, os.SEEK_SET)
    with start_child(__name__, stdin=descriptor) as child:
        assert child.stdout is not None
        try:
            with ipc.open_stream(child.stdout) as stream:
                yield from stream
        # It ended before, or in the middle of, a batch; why is told below.
        except (ArrowException, OSError):
            pass
        except GeneratorExit:
            child.kill()
            raise
        ended = child.wait()
    if ended == _DAMAGED:
        raise TicketFileError(describe_damage(name))
    if ended:
        raise TicketFileError(f"{name} 展开后太大,或已损坏,读不了。请核对文件,或另存为 csv。")


def describe_damage(name: str) -> str:
    """Say that a file is damaged, and what to do."""
    return f"{name} 不是有效的 parquet 文件,可能没有传完。请重新导出,或另存为 csv。"


def main() -> None:
    """Be the child: a parquet file on standard input, batches of text as an Arrow stream on standard output."""
    limit_process(_MOST_MEMORY)
    try:
        _convert(sys.stdin.buffer, sys.stdout.buffer)
    except MemoryError:
        os._exit(_TOO_LARGE)
    except Exception:
        # pyarrow tells of damage by errors of many kinds.
        os._exit(_DAMAGED)


def _convert(source: BinaryIO, output: BinaryIO) -> None:
    import pyarrow
    from pyarrow.parquet import ParquetFile

    # Threads and read-ahead would multiply what is in memory.
    table = ParquetFile(source, pre_buffer=False)
    names = [str(place) for place in range(len(table.schema_arrow.names))]
    schema = pyarrow.schema([(name, pyarrow.large_string()) for name in names])
    with pyarrow.ipc.new_stream(output, schema) as stream:
        for batch in table.iter_batches(batch_size=_BATCH_ROWS, use_threads=False):
            if not batch.num_rows:
                continue
            if batch.nbytes > _MOST_BYTES:
                raise MemoryError
            columns = [pyarrow.array(_format_column(column), type=pyarrow.large_string()) for column in batch.columns]
            stream.write_batch(pyarrow.record_batch(columns, schema=schema))


def _format_column(column: Any) -> list[str]:
    return [cell if type(cell) is str else format_cell(cell) for cell in column.to_pylist()]
