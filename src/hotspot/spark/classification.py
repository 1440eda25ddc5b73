"""Categories of a Spark table: the columns that ``hotspot classify`` adds, on as many machines as there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from hotspot.categories.model_folder import Model
from hotspot.categories.model_names import find_model_folder
from hotspot.categories.prediction import predict_tickets
from hotspot.settings import Settings, take_settings
from hotspot.spark.model_parcel import ModelParcel, load_parcel, pack_model
from hotspot.spark.ticket_table import open_table, read_cells

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType

# What is modelled of a ticket.
_MODELLED = ("title", "text")


def classify(
    df: "DataFrame",
    model: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    *,
    settings: Settings | None = None,
) -> "DataFrame":
    """Return the table with the predicted columns added, as ``hotspot.classify`` adds them; nothing is computed yet.

    Every column of ``df`` is kept as it is, except that earlier predicted columns give way. Headers are recognised as
    those of files are; ``columns`` maps canonical names to headers that are not, as those of the settings do.
    ``model`` is ``default``, ``current``, a name or a folder on the machine that submits (None: that of the settings,
    which may also say below which confidence a ticket needs review); its bytes travel with the job. The executors need
    this package in the same version.

    Raises ColumnError without a text column, ModelError, or HotspotError when PySpark is missing.
    """
    settings = take_settings(settings).with_values("columns", **(columns or {}))
    table = open_table(df, settings.columns)
    # Only now: without PySpark the line above says what to install.
    from pyspark.sql.types import StructField, StructType

    parcel = pack_model(find_model_folder(settings.classify.model if model is None else model))
    added = _predict({"text": []}, load_parcel(parcel)).dtypes
    kept = [place for place, header in enumerate(table.headers) if header.casefold() not in added]
    fields = [df.schema.fields[place] for place in kept]
    fields += [StructField(str(name), _sql_type(dtype)) for name, dtype in added.items()]
    modelled = {name: table.places[name] for name in _MODELLED if name in table.places}
    task = _Task(parcel, modelled, tuple(kept), settings.classify.review_below)
    return table.frame.mapInArrow(partial(_classify_batches, task), StructType(fields))


def predict_categories(columns: Mapping[str, "pa.Array"], parcel: ModelParcel) -> list[str]:
    """Return the predicted category of each ticket on a worker; ``columns``: title (perhaps) and text."""
    cells = {name: read_cells(columns[name]) for name in _MODELLED if name in columns}
    return _predict(cells, load_parcel(parcel))["predicted_category"].tolist()


@dataclass(frozen=True)
class _Task:
    """What a worker needs: the model, where title and text stand, which columns are kept, what needs review."""

    parcel: ModelParcel
    modelled: Mapping[str, int]
    kept: Sequence[int]
    review_below: float | None


def _classify_batches(task: _Task, batches: Iterator["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
    import pyarrow as pa

    model = load_parcel(task.parcel).with_review_below(task.review_below)
    for batch in batches:
        predicted = _predict({name: read_cells(batch.column(place)) for name, place in task.modelled.items()}, model)
        arrays = [batch.column(place) for place in task.kept]
        arrays += [pa.array(predicted[name], type=_arrow_type(dtype)) for name, dtype in predicted.dtypes.items()]
        names = [batch.schema.names[place] for place in task.kept]
        yield pa.RecordBatch.from_arrays(arrays, names=[*names, *predicted.columns])


def _predict(cells: Mapping[str, Sequence[str]], model: Model) -> pd.DataFrame:
    return predict_tickets(pd.DataFrame(cells, dtype="str"), model).to_frame()


def _sql_type(dtype: Any) -> "DataType":
    from pyspark.sql.types import BooleanType, DoubleType, StringType

    return {"b": BooleanType, "f": DoubleType}.get(dtype.kind, StringType)()


def _arrow_type(dtype: Any) -> "pa.DataType":
    import pyarrow as pa

    return {"b": pa.bool_(), "f": pa.float64()}.get(dtype.kind, pa.string())
