"""What `find_hotspots` of a cluster returns: tables of all regions, and the report of any one of them."""

from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

from hotspot.errors import HotspotError
from hotspot.issues.report import HotspotReport
from hotspot.spark.region_record import read_record

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

# What people read where a table names no region.
UNNAMED = "(空)"
# Regions named beside a theme.
_MOST_LEADING = 5


@dataclass(frozen=True, eq=False)
class RegionalReport:
    """Hotspots of many regions; the tables are computed once, when the first of them is asked for, and then kept.

    ``by``: the region columns, which stand first in every table. ``hotspots`` and ``tickets`` have the columns of
    hotspots.csv and tickets.csv; a number that is not known is null. ``themes``: one row a kind of problem over all
    regions: theme_id, regions, tickets, issues, hotspots, leading_regions (most tickets first). ``reports``: one row a
    region: period, days, tickets, hotspots, record; it is what the next period takes as ``previous``.
    """

    by: tuple[str, ...]
    hotspots: "DataFrame"
    tickets: "DataFrame"
    themes: "DataFrame"
    reports: "DataFrame"
    found: "DataFrame"

    def collect_report(self, *region: object) -> HotspotReport:
        """Return one region's report as on one machine, tickets in order of their ids; HotspotError without it.

        ``region``: its value in each column of ``by``.
        """
        records = self.reports.where(self._is(region)).select("record").take(1)
        if not records:
            name = "·".join(map(str, region))
            raise HotspotError(f"没有“{name}”的热点。应给出 {'、'.join(self.by)} 的值,且那里本期有工单。")
        tickets = self.tickets.where(self._is(region)).drop(*self.by).orderBy("ticket_id").toArrow()
        return read_record(records[0].record, tickets.to_pandas().astype(object))

    def unpersist(self) -> None:
        """Let go of what is kept on the executors; asking again computes it again."""
        self.found.unpersist()

    def _is(self, region: tuple[object, ...]) -> "Column":
        from pyspark.sql import functions as f

        if len(region) != len(self.by):
            raise HotspotError(f"给了 {len(region)} 个值,应给 {len(self.by)} 个:{'、'.join(self.by)}。")
        same = [f.col(quote(name)).eqNullSafe(f.lit(value)) for name, value in zip(self.by, region, strict=True)]
        return reduce(and_, same)


def quote(name: str) -> str:
    """Return a column's name so that Spark takes it whole, dots and all."""
    return f"`{name.replace('`', '``')}`"


def count_themes(tickets: "DataFrame", by: tuple[str, ...]) -> "DataFrame":
    """Return the themes of all regions from their tickets, the one with most tickets first."""
    from pyspark.sql import functions as f

    region = f.concat_ws("·", *[f.coalesce(f.col(quote(name)).cast("string"), f.lit(UNNAMED)) for name in by])
    inside = tickets.where(f.col("theme_id") != "")
    each = inside.groupBy("theme_id", region.alias("region")).agg(
        f.count("*").alias("tickets"), _count_named("issue_id"), _count_named("hotspot_id")
    )
    # Structs are ordered by their first field: most tickets first, then by name.
    ranked = f.array_sort(f.collect_list(f.struct((-f.col("tickets")).alias("order"), "region", "tickets")))
    leading = f.transform(
        f.slice(ranked, 1, _MOST_LEADING), lambda place: f.concat_ws(" ", place["region"], place["tickets"])
    )
    return (
        each.groupBy("theme_id")
        .agg(
            f.count("*").alias("regions"),
            f.sum("tickets").alias("tickets"),
            f.sum("issue_id").alias("issues"),
            f.sum("hotspot_id").alias("hotspots"),
            f.concat_ws("、", leading).alias("leading_regions"),
        )
        .orderBy(f.desc("tickets"), "theme_id")
    )


def _count_named(column: str) -> "Column":
    from pyspark.sql import functions as f

    return f.count_distinct(f.when(f.col(column) != "", f.col(column))).alias(column)
