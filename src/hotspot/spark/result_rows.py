"""A region's report as rows of one table: each row holds a ticket, a hotspot, or the record of the whole.

Hotspots are found once and read three times; one table can be kept between, three could not.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from hotspot.issues.columns import PROGRAM_COLUMNS, CellType
from hotspot.issues.report import TICKET_COLUMNS, HotspotReport
from hotspot.issues.results import tabulate_hotspots
from hotspot.spark.region_record import write_record

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql.types import StructField

# Each is a struct that is null in the rows of the others.
TICKET, HOTSPOT, REPORT = PARTS = ("ticket", "hotspot", "report")
# Rows handed to Spark at a time.
_ROWS = 10_000


def list_columns() -> dict[str, dict[str, CellType]]:
    """Return the columns of each part, and what they hold."""
    return {
        TICKET: dict.fromkeys(TICKET_COLUMNS, "text"),
        HOTSPOT: {column.name: column.cell_type for column in PROGRAM_COLUMNS},
        REPORT: {"period": "text", "days": "whole", "tickets": "whole", "hotspots": "whole", "record": "text"},
    }


def list_fields() -> "list[StructField]":
    """Return the fields of the parts as Spark knows them."""
    from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType

    types = {"text": StringType(), "whole": LongType(), "real": DoubleType()}
    return [
        StructField(part, StructType([StructField(name, types[cell_type]) for name, cell_type in columns.items()]))
        for part, columns in list_columns().items()
    ]


def make_rows(report: HotspotReport, region: "pa.RecordBatch") -> "Iterator[pa.RecordBatch]":
    """Yield the rows of a report; ``region`` has one row, the region columns' values."""
    summary = pd.DataFrame(
        {
            "period": [report.period],
            "days": [report.days],
            "tickets": [len(report.tickets)],
            "hotspots": [len(report.hotspots)],
            "record": [write_record(report)],
        }
    )
    tables = {TICKET: report.tickets, HOTSPOT: tabulate_hotspots(report.hotspots), REPORT: summary}
    for part, table in tables.items():
        for start in range(0, len(table), _ROWS):
            yield _make_batch(part, table.iloc[start : start + _ROWS], region)


def _make_batch(part: str, table: pd.DataFrame, region: "pa.RecordBatch") -> "pa.RecordBatch":
    import pyarrow as pa

    rows = len(table)
    keys = [pa.repeat(column[0], rows) for column in region.columns]
    parts = []
    for name, columns in list_columns().items():
        struct = pa.struct([pa.field(column, _arrow_type(cell_type)) for column, cell_type in columns.items()])
        if name == part:
            arrays = [_make_array(table[field.name].tolist(), field.type) for field in struct]
            parts.append(pa.StructArray.from_arrays(arrays, fields=list(struct)))
        else:
            parts.append(pa.nulls(rows, struct))
    return pa.RecordBatch.from_arrays([*keys, *parts], names=[*region.schema.names, *PARTS])


def _make_array(cells: list[object], arrow_type: "pa.DataType") -> "pa.Array":
    import pyarrow as pa

    if pa.types.is_string(arrow_type):
        return pa.array(cells, type=arrow_type)
    # A number that is not known is an empty cell in csv.
    return pa.array([None if cell == "" else cell for cell in cells], type=arrow_type)


def _arrow_type(cell_type: CellType) -> "pa.DataType":
    import pyarrow as pa

    return {"text": pa.string(), "whole": pa.int64(), "real": pa.float64()}[cell_type]
