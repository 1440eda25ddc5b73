"""Hotspots of many regions: each as on one machine, none lost, the largest first."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from spark_executors import kill_executor, list_executors, wait_for_tasks
from spark_samples import CITIES, HEADERS, list_rows, make_table, pick_city

import hotspot
from hotspot.categories.model_folder import Model, load_model
from hotspot.errors import (
    ColumnError,
    DuplicateTicketError,
    HotspotError,
    ModelError,
    PeriodError,
    SettingsError,
    TicketFileError,
)
from hotspot.issues.report import HotspotReport
from hotspot.issues.results import tabulate_hotspots
from hotspot.settings import ClassifySettings, PlaceSettings, Settings
from hotspot.spark import RegionalReport, find_hotspots
from hotspot.spark.preparation import Preparation
from hotspot.spark.regions import count_regions, place_regions
from hotspot.spark.ticket_table import open_table
from hotspot.tickets.periods import parse_period

pytestmark = pytest.mark.loopback


@cache
def load_shipped() -> Model:
    return load_model("default")


def find_alone(city: str | None, month: int = 8, previous: HotspotReport | None = None) -> HotspotReport:
    tickets = pick_city(list_rows(month), city)
    return hotspot.find_hotspots(tickets, period=f"2024-{month:02d}", previous=previous, model=load_shipped())


@pytest.fixture(scope="module")
def august(spark: Any) -> RegionalReport:
    return find_hotspots(make_table(spark, list_rows()), period="2024-08")


@pytest.mark.parametrize("city", CITIES)
def test_each_region_is_what_it_is_alone(august: RegionalReport, city: str | None) -> None:
    got, expected = august.collect_report(city), find_alone(city)
    assert expected.hotspots
    assert got.hotspots == expected.hotspots
    assert (got.period, got.days, got.merges, got.repeats, got.ended) == (
        expected.period,
        expected.days,
        expected.merges,
        expected.repeats,
        expected.ended,
    )
    pd.testing.assert_frame_equal(got.tickets, expected.tickets)


def test_the_tables_have_the_columns_of_the_files_and_every_ticket_once(august: RegionalReport) -> None:
    expected = pd.concat([tabulate_hotspots(find_alone(city).hotspots).assign(city=city) for city in CITIES])
    assert august.hotspots.columns == ["city", *expected.columns[:-1]]
    assert august.tickets.columns == ["city", "ticket_id", "issue_id", "theme_id", "hotspot_id"]
    got = august.hotspots.toArrow().to_pandas().sort_values(["rank", "title", "heat"], ignore_index=True)
    wanted = expected.sort_values(["rank", "title", "heat"], ignore_index=True)[got.columns]
    numbers = ["previous_tickets", "change"]
    assert got.drop(columns=["city", *numbers]).astype(object).equals(wanted.drop(columns=["city", *numbers]))
    assert got[numbers].isna().all(axis=None)
    ids = [(row.city, row.ticket_id) for row in august.tickets.collect()]
    assert sorted(ids, key=str) == sorted(((row[0], row[1]) for row in list_rows()), key=str)


def test_themes_are_counted_over_the_regions(august: RegionalReport) -> None:
    themes = {row.theme_id: row for row in august.themes.collect()}
    lifts = themes["电梯故障"]
    assert (lifts.regions, lifts.tickets, lifts.issues, lifts.hotspots) == (2, 8, 2, 2)
    assert lifts.leading_regions == "(空) 4、甲市 4"


def test_an_executor_killed_in_the_middle_takes_nothing_along(spark: Any, august: RegionalReport) -> None:
    def delay(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import time

        for batch in batches:
            time.sleep(0.4)
            yield batch

    table = make_table(spark, list_rows(), partitions=12)
    found = find_hotspots(table.mapInArrow(delay, table.schema), period="2024-08")

    def collect() -> list[str]:
        spark.sparkContext.setJobGroup("killed", "one executor dies")
        return sorted(map(str, found.hotspots.collect()))

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(collect)
        # Some tickets are classified and lie on the executor, ready to be moved to their regions; they die with it.
        wait_for_tasks(spark, "killed", completed=4)
        victim = kill_executor(spark)
        assert not running.done()
        assert running.result(timeout=300) == sorted(map(str, august.hotspots.collect()))
    assert victim not in list_executors(spark)
    assert sorted(map(str, found.tickets.collect())) == sorted(map(str, august.tickets.collect()))


def test_the_next_month_is_compared_with_the_reports_of_the_last(spark: Any, august: RegionalReport) -> None:
    september = make_table(spark, [row for row in list_rows(9) if row[0] == "甲市"])
    found = find_hotspots(september, period="2024-09", previous=august.reports)
    got, expected = found.collect_report("甲市"), find_alone("甲市", 9, find_alone("甲市"))
    assert expected.hotspots[0].status == "持续"
    assert got.hotspots == expected.hotspots
    assert {row.city for row in found.reports.collect()} == {"甲市"}


def test_the_largest_region_comes_first_and_one_not_counted_is_not_lost(spark: Any) -> None:
    preparation = Preparation(open_table(make_table(spark, list_rows()), None), (0,), None, None)
    regions = count_regions(preparation)
    assert [str(region) for region in regions] == ["甲市", "乙市", "(空)"]
    from pyspark.sql import functions as f

    placed = place_regions(preparation.prepare_ids(), regions[:2], preparation)
    rows = placed.groupBy("region0", f.spark_partition_id().alias("place")).count().collect()
    assert {(row.region0, row.place, row["count"]) for row in rows} == {("甲市", 0, 11), ("乙市", 1, 7), (None, 2, 4)}


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai"])
def test_a_moment_is_what_spark_shows_in_any_time_zone(spark: Any, zone: str) -> None:
    spark.conf.set("spark.sql.session.timeZone", zone)
    moments = "timestamp'2024-07-31 23:30:00', timestamp'2024-08-31 23:30:00'"
    table = spark.sql(
        f"select city, `来电时间`, '1' as `工单编号`, '' as `内容` from values ('甲市', array({moments})) t(city, a)"
        " lateral view explode(a) e as `来电时间`"
    )
    preparation = Preparation(open_table(table, None), (0,), parse_period("2024-08"), None)
    assert [str(row.received_at) for row in preparation.prepare_ids().collect()] == ["2024-08-31 23:30:00"]
    spark.conf.unset("spark.sql.session.timeZone")


def test_a_region_that_is_too_large_is_named(spark: Any) -> None:
    with pytest.raises(HotspotError, match=r"1 个地区的工单多于 10 件\(甲市 11 件\).*by=\['city', 'district'\]"):
        find_hotspots(make_table(spark, list_rows()), period="2024-08", most_tickets=10)


def test_ids_that_are_missing_or_double_are_named_before_the_work(spark: Any) -> None:
    rows = list_rows()
    with pytest.raises(DuplicateTicketError, match=r"1 个地区的工单编号有重复\(乙市 8 件\)"):
        find_hotspots(make_table(spark, [*rows, next(row for row in rows if row[0] == "乙市")]))
    with pytest.raises(TicketFileError, match=r"有 1 条工单没有编号\(乙市 8 件\)"):
        find_hotspots(make_table(spark, [*rows, ("乙市", None, *rows[0][2:])]))
    with pytest.raises(ColumnError, match="没有工单编号列"):
        find_hotspots(make_table(spark, rows).drop(HEADERS[1]))


def test_wrong_wishes_are_refused_with_a_word(spark: Any, august: RegionalReport) -> None:
    table = make_table(spark, list_rows())
    with pytest.raises(PeriodError, match="没有工单落在2023年8月"):
        find_hotspots(table, period="2023-08")
    with pytest.raises(ColumnError, match="表中没有“town”列"):
        find_hotspots(table, "town")
    with pytest.raises(ColumnError, match="by 不能是title"):
        find_hotspots(table, "title")
    with pytest.raises(ModelError, match="no-such-model"):
        find_hotspots(table, settings=Settings(classify=ClassifySettings(model="no-such-model")))
    with pytest.raises(ColumnError, match="previous 缺少 record 列"):
        find_hotspots(table, previous=august.hotspots)
    with pytest.raises(HotspotError, match="没有“丙市”的热点"):
        august.collect_report("丙市")


def test_a_region_may_be_named_by_two_columns(spark: Any) -> None:
    table = make_table(spark, list_rows()).toDF("a.b", *HEADERS[1:])
    found = find_hotspots(table, ["a.b", "序号"], period="2024-08", columns={"text": "诉求内容"})
    rows = found.reports.collect()
    assert found.reports.columns[:2] == ["a.b", "序号"]
    assert sum(row.tickets for row in rows) == len(list_rows())
    assert found.collect_report("甲市", 1).tickets["ticket_id"].tolist() == ["080001"]


def test_place_lists_of_the_office_travel_along(spark: Any, tmp_path: Path) -> None:
    names = tmp_path / "estates.txt"
    names.write_text("夜莺角\n", encoding="utf-8")
    settings = Settings(places=PlaceSettings(files=(names,)))
    texts = ["夜莺角停水两天了，做饭都没有水", "住在夜莺角，家里自来水停了没人管", "夜莺角又停水，老人去井里挑水"]
    rows = [("甲市", str(number), None, text, None, None) for number, text in enumerate(texts)]
    got = find_hotspots(make_table(spark, rows, partitions=1), settings=settings).collect_report("甲市")
    alone = hotspot.find_hotspots(pick_city(rows, "甲市"), settings=settings)
    assert alone.hotspots[0].places == ("夜莺角",)
    assert got.hotspots == alone.hotspots
    with pytest.raises(SettingsError, match="找不到地名表"):
        find_hotspots(make_table(spark, rows), settings=Settings(places=PlaceSettings(files=(tmp_path / "no.txt",))))


def test_a_ticket_without_a_category_gets_one_beside_others_that_have(spark: Any) -> None:
    texts = (
        "白雪村养猪场气味难闻",
        "白雪村养猪场粪水臭气味大",
        "三塘镇白雪村养猪场气味难闻开不了窗",
        "白雪村养猪场气味大",
    )
    given = ("农林水利", None, " ", "三农服务")
    predicted = (None, "环境保护", None, None)
    header = ["city", "工单编号", "诉求内容", "诉求类别", "predicted_category"]
    rows = [("甲市", str(number), *cells) for number, cells in enumerate(zip(texts, given, predicted, strict=True))]
    got = find_hotspots(spark.createDataFrame(rows, ", ".join(f"`{name}` string" for name in header)))
    alone = hotspot.find_hotspots(
        pd.DataFrame({"ticket_id": list("0123"), "text": texts, "category": given, "predicted_category": predicted})
    )
    assert [line.category for line in alone.hotspots] == ["环境保护"]
    assert got.collect_report("甲市").hotspots == alone.hotspots


def test_the_whole_table_tells_whose_remainder_a_label_is(spark: Any) -> None:
    texts = ("白雪村养猪场气味难闻", "白雪村养猪场粪水臭气味大", "白雪村养猪场气味难闻开不了窗", "路灯不亮", "停水")
    rows = [("甲市", str(n), text, "其他" if n < 3 else "城市运行") for n, text in enumerate(texts)]
    frame = spark.createDataFrame(rows, "city string, `工单编号` string, `诉求内容` string, `诉求类别` string")
    (line,) = find_hotspots(frame.repartition(5)).collect_report("甲市").hotspots
    assert line.category == "环境保护"
