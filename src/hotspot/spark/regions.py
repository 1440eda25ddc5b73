"""The regions of a table: how many tickets each has, and a partition for each, the largest first.

The time of a job is at least that of its largest region, so that one must not be started last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hotspot.errors import DuplicateTicketError, HotspotError, PeriodError, TicketFileError
from hotspot.spark.preparation import Preparation
from hotspot.spark.regional_report import UNNAMED

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_SHOWN = 5


@dataclass(frozen=True)
class Region:
    """``names``: its values in the region columns; ``unnamed``: tickets without an id; ``repeated``: ids beyond one."""

    names: tuple[Any, ...]
    tickets: int
    unnamed: int
    repeated: int

    def __str__(self) -> str:
        """Return its name for people."""
        return "·".join(UNNAMED if name is None else str(name) for name in self.names)


def count_regions(preparation: Preparation) -> tuple[Region, ...]:
    """Count the tickets of each region in one pass over the table, the largest region first."""
    from pyspark.sql import functions as f

    ids = f.col("ticket_id")
    counts = [f.count("*"), f.count_if(ids == ""), f.count("*") - f.count_distinct(ids)]
    rows = preparation.prepare_ids().groupBy(*preparation.keys).agg(*counts).collect()
    width = len(preparation.keys)
    regions = [Region(tuple(row[:width]), *row[width:]) for row in rows]
    return tuple(sorted(regions, key=lambda region: (-region.tickets, str(region))))


def check_regions(regions: Sequence[Region], preparation: Preparation, most_tickets: int) -> None:
    """Raise PeriodError, TicketFileError or HotspotError for what would fail on the executors much later."""
    if not regions and preparation.period is not None:
        raise PeriodError(f"没有工单落在{preparation.period.label}。请核对 period 和来电时间列。")
    if unnamed := [region for region in regions if region.unnamed]:
        count = sum(region.unnamed for region in unnamed)
        raise TicketFileError(f"有 {count} 条工单没有编号({_list(unnamed)})。请先补上,或滤去这些行。")
    if repeated := [region for region in regions if region.repeated]:
        raise DuplicateTicketError(
            f"{len(repeated)} 个地区的工单编号有重复({_list(repeated)})。请先去重:df.dropDuplicates([编号列])。"
        )
    if large := [region for region in regions if region.tickets > most_tickets]:
        raise HotspotError(
            f"{len(large)} 个地区的工单多于 {most_tickets} 件({_list(large)}),一个执行器可能放不下。"
            "请在 by 中再加一列分细(如 by=['city', 'district']),或确认内存足够后调大 most_tickets。"
        )


def place_regions(tickets: "DataFrame", regions: Sequence[Region], preparation: Preparation) -> "DataFrame":
    """Return the rows with each region in a partition of its own, the largest in the first.

    Rows of a region that was not counted (the table has grown since) share the last partition; none is lost.
    """
    from pyspark.sql import functions as f
    from pyspark.sql.types import IntegerType, StructField, StructType

    known = [StructField(f"known_{field.name}", field.dataType) for field in preparation.key_fields]
    rows = [(*region.names, slot) for slot, region in enumerate(regions)]
    schema = StructType([*known, StructField("slot", IntegerType())])
    slots = f.broadcast(tickets.sparkSession.createDataFrame(rows, schema))
    # Null-safe: tickets of no region are a region as well.
    same = [tickets[key].eqNullSafe(slots[f"known_{key}"]) for key in preparation.keys]
    placed = tickets.join(slots, on=same, how="left").select(*tickets.columns, "slot")
    last = len(regions)
    return placed.repartitionById(last + 1, f.coalesce("slot", f.lit(last))).drop("slot")


def _list(regions: Sequence[Region]) -> str:
    shown = "、".join(f"{region} {region.tickets} 件" for region in regions[:_SHOWN])
    return f"{shown} 等" if len(regions) > _SHOWN else shown
