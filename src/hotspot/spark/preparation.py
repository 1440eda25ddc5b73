"""From an office's columns to tickets of one period with canonical columns, on the executors, before anything is moved.

What is moved to the machine of a region is no more than its hotspots are found from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from hotspot.categories.model_taxonomy import name_labels
from hotspot.errors import ColumnError
from hotspot.spark.classification import predict_categories
from hotspot.spark.model_parcel import ModelParcel, load_parcel
from hotspot.spark.ticket_table import TicketTable, name_places, read_cells
from hotspot.tickets.columns import write_mapping
from hotspot.tickets.dates import parse_dates
from hotspot.tickets.periods import Period
from hotspot.tickets.table import DATE_COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructField

PREDICTED = "predicted_category"
# Labels beyond the most frequent say little of a scheme.
_MOST_LABELS = 1000
_COUNTED = ("ticket_id", "received_at")


@dataclass(frozen=True)
class Preparation:
    """Which tickets are taken from a table, and what of them.

    ``regions``: positions of the columns that name a ticket's region. ``parcel``: the model that gives categories to
    tickets without one.
    """

    table: TicketTable
    regions: tuple[int, ...]
    period: Period | None
    parcel: ModelParcel

    @property
    def keys(self) -> list[str]:
        """Names of the region columns in prepared tables: ``region0``, ``region1`` …, of the table's own types."""
        return [f"region{number}" for number in range(len(self.regions))]

    @property
    def key_fields(self) -> "list[StructField]":
        """The region columns' fields in prepared tables."""
        from pyspark.sql.types import StructField

        own = [self.table.frame.schema.fields[place] for place in self.regions]
        return [StructField(key, field.dataType) for key, field in zip(self.keys, own, strict=True)]

    def prepare_tickets(self) -> "DataFrame":
        """Return region columns and canonical columns of the tickets in the period, with a category."""
        places = dict(self.table.places)
        if PREDICTED in self.table.headers:
            places[PREDICTED] = self.table.find(PREDICTED)
        return self._prepare(places, self.parcel)

    def prepare_ids(self) -> "DataFrame":
        """Return region columns, ids and times alone: cheap where the table is stored by columns."""
        return self._prepare({name: self.table.places[name] for name in _COUNTED if name in self.table.places}, None)

    def _prepare(self, places: dict[str, int], parcel: ModelParcel | None) -> "DataFrame":
        from pyspark.sql import functions as f
        from pyspark.sql.types import StringType, StructField, StructType, TimestampNTZType

        names = [*places, *([PREDICTED] if parcel and PREDICTED not in places else [])]
        types = [TimestampNTZType() if name in DATE_COLUMNS else StringType() for name in names]
        schema = StructType([*self.key_fields, *map(StructField, names, types)])
        old, new = name_places([*self.regions, *places.values()]), [*self.keys, *places]
        chosen = self.table.frame.select(*[f.col(own).alias(name) for own, name in zip(old, new, strict=True)])
        task = _Task(len(self.regions), tuple(places), self.period, parcel, self._count_labels() if parcel else {})
        return chosen.mapInArrow(partial(_prepare_batches, task), schema)

    def _count_labels(self) -> dict[str, int]:
        """Return how often the most frequent labels stand in the column of categories, by which 其他 is understood."""
        from pyspark.sql import functions as f

        if "category" not in self.table.places:
            return {}
        (name,) = name_places([self.table.places["category"]])
        counted = self.table.frame.groupBy(f.trim(f.col(name).cast("string")).alias("label")).count()
        rows = counted.orderBy(f.desc("count"), "label").limit(_MOST_LABELS).collect()
        return {row["label"]: row["count"] for row in rows if row["label"]}


def check_columns(table: TicketTable, period: Period | None) -> None:
    """Raise ColumnError when a table lacks what hotspots of many regions cannot be found without."""
    if "ticket_id" not in table.places:
        raise ColumnError(
            f"表中没有工单编号列。集群上的行没有次序,不能以行次代替编号。用 {write_mapping('ticket_id')} 指定。"
        )
    if period is not None and "received_at" not in table.places:
        raise ColumnError(f"表中没有来电时间列,无法按统计期取工单。用 {write_mapping('received_at')} 指定。")


@dataclass(frozen=True)
class _Task:
    """What a worker needs; ``names``: of the columns after the region columns, ``labels``: see ``_count_labels``."""

    regions: int
    names: Sequence[str]
    period: Period | None
    parcel: ModelParcel | None
    labels: Mapping[str, int]


def _prepare_batches(task: _Task, batches: Iterator["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
    import pyarrow as pa

    for batch in batches:
        inside = batch
        if task.period is not None:
            received = read_cells(batch.column(task.regions + task.names.index("received_at")))
            inside = batch.filter(pa.array(task.period.contains(parse_dates(received))))
        columns = dict(zip(task.names, inside.columns[task.regions :], strict=True))
        for name in ("category", PREDICTED):
            if task.parcel is not None and name in columns:
                counts = task.labels if name == "category" else {}
                columns[name] = _name_categories(columns[name], task.parcel, counts)
        arrays = [_convert(name, column) for name, column in columns.items()]
        names = list(inside.schema.names)
        if task.parcel is not None:
            predicted = _fill_categories(columns, task.parcel)
            if PREDICTED in names:
                arrays[task.names.index(PREDICTED)] = predicted
            else:
                arrays.append(predicted)
                names.append(PREDICTED)
        yield pa.RecordBatch.from_arrays([*inside.columns[: task.regions], *arrays], names=names)


def _name_categories(column: "pa.Array", parcel: ModelParcel, counts: Mapping[str, int]) -> "pa.Array":
    import pyarrow as pa

    labels = [cell.strip() for cell in read_cells(column)]
    return pa.array(name_labels(labels, load_parcel(parcel).manifest, counts), type=pa.string())


def _fill_categories(columns: Mapping[str, "pa.Array"], parcel: ModelParcel) -> "pa.Array":
    """Return the predicted category of each ticket: the given one, else a model's where there is no official one."""
    import pyarrow as pa

    nothing = [""] * len(columns["text"])
    given, official = (read_cells(columns[name]) if name in columns else nothing for name in (PREDICTED, "category"))
    lacking = np.array(
        [not own.strip() and not guess.strip() for own, guess in zip(official, given, strict=True)], dtype=bool
    )
    categories = np.array(given, dtype=object)
    if lacking.any():
        mask = pa.array(lacking)
        wanted = {name: column.filter(mask) for name, column in columns.items()}
        categories[lacking] = predict_categories(wanted, parcel)
    return pa.array(categories, type=pa.string())


def _convert(name: str, column: "pa.Array") -> "pa.Array":
    import pyarrow as pa

    cells = read_cells(column)
    if name in DATE_COLUMNS:
        return pa.Array.from_pandas(parse_dates(cells), type=pa.timestamp("us"))
    if name in ("ticket_id", "caller", "phone"):
        cells = [cell.strip() for cell in cells]
    elif name == "text":
        cells = ["" if cell.isspace() else cell for cell in cells]
    return pa.array(cells, type=pa.string())
