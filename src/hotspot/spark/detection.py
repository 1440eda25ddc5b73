"""Hotspots of many regions at once: each region on one executor, then the kinds of problem over all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hotspot.categories.manifest import read_manifest
from hotspot.categories.model_names import find_model_folder
from hotspot.categories.model_taxonomy import require_categories
from hotspot.errors import ColumnError, TicketFileError
from hotspot.issues import hotspots as one_region
from hotspot.settings import Settings, take_settings
from hotspot.spark.model_parcel import pack_model
from hotspot.spark.preparation import Preparation, check_columns
from hotspot.spark.region_record import read_record
from hotspot.spark.regional_report import RegionalReport, count_themes, quote
from hotspot.spark.regions import check_regions, count_regions, place_regions
from hotspot.spark.result_rows import HOTSPOT, REPORT, TICKET, list_columns, list_fields, make_rows
from hotspot.spark.ticket_table import concat_batches, open_table
from hotspot.text.place_lists import read_names
from hotspot.tickets.periods import Period, read_period

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

# So many tickets of one region fit the memory of an executor as docs/scale.md sizes it.
MOST_TICKETS = 100_000
_RECORD = "record"


def find_hotspots(
    df: "DataFrame",
    by: str | Sequence[str] = "city",
    *,
    period: Period | str | None = None,
    previous: "DataFrame | None" = None,
    model: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    most_tickets: int = MOST_TICKETS,
) -> RegionalReport:
    """Find the hotspots of every region of a Spark table; each is what ``hotspot.find_hotspots`` finds in it alone.

    ``by``: the column or columns that name a region. ``previous``: the ``reports`` of the period before. ``model``
    (None: that of the settings) gives the category of a ticket that has neither an official one, where that is one of
    the model's, nor a predicted one. ``columns`` maps canonical names to headers that are not recognised, as those of
    the settings do. The regions, and the labels of a column of categories, are counted at once; the tables are
    computed when they are asked for.

    Raises ColumnError, PeriodError when no ticket falls into the period, DuplicateTicketError, and HotspotError when a
    region has more than ``most_tickets`` or PySpark is missing.
    """
    settings = take_settings(settings).with_values("columns", **(columns or {}))
    table = open_table(df, settings.columns)
    names = (by,) if isinstance(by, str) else tuple(by)
    _check_names(names)
    chosen = None if period is None else read_period(period, settings.periods.week_start)
    check_columns(table, chosen)
    folder = find_model_folder(settings.classify.model if model is None else model)
    require_categories(read_manifest(folder), folder.name, "找热点")
    parcel = pack_model(folder)
    preparation = Preparation(table, tuple(map(table.find, names)), chosen, parcel)
    regions = count_regions(preparation)
    check_regions(regions, preparation, most_tickets)
    tickets = _add_records(preparation.prepare_tickets(), previous, preparation, names)
    placed = place_regions(tickets, regions, preparation)
    return _read_parts(_find(placed, preparation, settings), names, preparation)


def _check_names(names: Sequence[str]) -> None:
    taken = {column for columns in list_columns().values() for column in columns} & set(names)
    if taken or not names or len(set(names)) < len(names):
        wrong = "、".join(sorted(taken)) or "、".join(names) or "空的"
        raise ColumnError(f"by 不能是{wrong}:应是一列或几列不同的地区列,且不与结果的列同名。请先改列名。")


def _add_records(
    tickets: "DataFrame", previous: "DataFrame | None", preparation: Preparation, names: Sequence[str]
) -> "DataFrame":
    """Put each region's record of the period before among its tickets, as a row that has nothing else."""
    from pyspark.sql import functions as f

    if previous is None:
        return tickets.withColumn(_RECORD, f.lit(None).cast("string"))
    missing = [name for name in (*names, _RECORD) if name not in previous.columns]
    if missing:
        raise ColumnError(f"previous 缺少 {'、'.join(missing)} 列。应是上一期 find_hotspots 得到的 reports 表。")
    keys = zip(names, preparation.key_fields, strict=True)
    own = [f.col(quote(name)).cast(field.dataType).alias(field.name) for name, field in keys]
    return tickets.unionByName(previous.select(*own, _RECORD), allowMissingColumns=True)


def _find(placed: "DataFrame", preparation: Preparation, settings: Settings) -> "DataFrame":
    """Return the rows of all reports, kept once they are found; SettingsError when a place list cannot be read."""
    from pyspark import StorageLevel
    from pyspark.sql.types import StructType

    for path in settings.places.files:
        read_names(path)
        placed.sparkSession.sparkContext.addFile(str(path))
    task = _Task(tuple(preparation.keys), preparation.period, settings)
    schema = StructType([*preparation.key_fields, *list_fields()])
    return placed.mapInArrow(partial(_find_in_partition, task), schema).persist(StorageLevel.MEMORY_AND_DISK)


def _read_parts(found: "DataFrame", names: tuple[str, ...], preparation: Preparation) -> RegionalReport:
    from pyspark.sql import functions as f

    keys = [f.col(key).alias(name) for key, name in zip(preparation.keys, names, strict=True)]
    hotspots, tickets, reports = (
        found.where(f.col(part).isNotNull()).select(*keys, f"{part}.*") for part in (HOTSPOT, TICKET, REPORT)
    )
    return RegionalReport(names, hotspots, tickets, count_themes(tickets, names), reports, found)


@dataclass(frozen=True)
class _Task:
    """What a worker needs to find hotspots."""

    keys: tuple[str, ...]
    period: Period | None
    settings: Settings


def _find_in_partition(task: _Task, batches: Iterator["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
    """Yield the reports of the regions in a partition, nearly always one."""
    table = concat_batches(batches)
    if table is None:
        return
    settings = _localize(task.settings)
    rows: dict[tuple[object, ...], list[int]] = {}
    for row, key in enumerate(zip(*(table[key].to_pylist() for key in task.keys), strict=True)):
        rows.setdefault(key, []).append(row)
    for positions in rows.values():
        region = table.take(positions) if len(rows) > 1 else table
        # A row of the period before has a record and no ticket.
        is_ticket = region[_RECORD].is_null()
        tickets, records = region.filter(is_ticket), region[_RECORD].drop_null().to_pylist()
        if len(records) > 1:
            raise TicketFileError(
                "previous 中同一地区有几行。应只含上一期的 reports,如 reports.where(\"period = '2024-07'\")。"
            )
        if not tickets.num_rows:
            continue
        report = one_region.find_hotspots(
            tickets.drop_columns([*task.keys, _RECORD]).to_pandas(),
            period=task.period,
            previous=read_record(records[0]) if records else None,
            settings=settings,
        )
        yield from make_rows(report, region.select(task.keys).slice(0, 1).to_batches()[0])


def _localize(settings: Settings) -> Settings:
    """Return the settings with the place lists where Spark has put them on this machine."""
    from pyspark import SparkFiles

    files = tuple(Path(SparkFiles.get(path.name)) for path in settings.places.files)
    return settings.model_copy(update={"places": settings.places.model_copy(update={"files": files})})
