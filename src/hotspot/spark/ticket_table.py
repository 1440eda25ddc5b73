"""A Spark table of tickets: which of its columns is which, picked by position so that any names will do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotspot.arguments import name_type
from hotspot.errors import ColumnError, HotspotError
from hotspot.tickets.cells import format_cell
from hotspot.tickets.columns import recognize_columns

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


@dataclass(frozen=True, eq=False)
class TicketTable:
    """A table whose columns are renamed ``c0``, ``c1`` … (their own names may be double or hold dots).

    ``headers``: their own names; ``places``: position of each canonical column that was recognised.
    """

    frame: "DataFrame"
    headers: tuple[str, ...]
    places: Mapping[str, int]

    def find(self, header: str) -> int:
        """Return the position of a column by its own name; ColumnError when there is none."""
        for place, name in enumerate(self.headers):
            if name == header:
                return place
        raise ColumnError(f"表中没有“{header}”列(有:{'、'.join(self.headers[:30])})。by 应是表中的列名,如 city。")


def open_table(frame: "DataFrame", columns: Mapping[str, str] | None) -> TicketTable:
    """Recognise the columns of a Spark table as those of a file are; ``columns`` maps canonical names to its headers.

    HotspotError when PySpark is missing or too old or ``frame`` is no Spark table, ColumnError without a text column.
    """
    _check_frame(frame)
    headers = tuple(frame.columns)
    names = recognize_columns(headers, columns, source=" Spark 表")
    places = {name: headers.index(header) for name, header in names.items()}
    return TicketTable(frame.toDF(*name_places(range(len(headers)))), headers, places)


def name_places(places: Iterable[int]) -> list[str]:
    """Return the names that the columns at these positions have in ``TicketTable.frame``."""
    return [f"c{place}" for place in places]


def read_cells(column: "pa.Array") -> list[str]:
    """Return the cells of a column as text, as if they had come from a file; nothing is ``""``.

    A moment is the wall clock that Spark shows, whatever ``spark.sql.session.timeZone`` is.
    """
    import pyarrow.compute as pc
    import pyarrow.types as types

    if types.is_string(column.type) or types.is_large_string(column.type):
        cells: list[str] = column.fill_null("").to_pylist()
        return cells
    if types.is_timestamp(column.type) and column.type.tz:
        column = pc.local_timestamp(column)
    return [format_cell(value) for value in column.to_pylist()]


def concat_batches(batches: "Iterator[pa.RecordBatch]") -> "pa.Table | None":
    """Return the rows of a partition as one table, None when there are none."""
    import pyarrow as pa

    filled = [batch for batch in batches if batch.num_rows]
    return pa.Table.from_batches(filled).combine_chunks() if filled else None


def _check_frame(frame: object) -> None:
    try:
        from pyspark.sql import DataFrame
    except ImportError as error:
        raise HotspotError("没有安装 PySpark。请运行 pip install 'hotspot[spark]'") from error
    if not hasattr(DataFrame, "repartitionById"):
        raise HotspotError(
            "PySpark 太旧,需要 4.1 或更新。请运行 pip install 'hotspot[spark]',集群也要是 Spark 4.1 以上。"
        )
    if not isinstance(frame, DataFrame):
        raise HotspotError(
            f"要的是 Spark 的 DataFrame,给的是 {name_type(frame)}。"
            "用 spark.read.parquet(…) 或 spark.table(…) 读入;单机的表用 hotspot.classify 和 hotspot.find_hotspots。"
        )
