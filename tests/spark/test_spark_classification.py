"""Classified on a cluster as on one machine: same columns, same values, whatever the source."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest
from spark_samples import HEADERS, LIFT, OTHER, list_rows, make_table

import hotspot
from hotspot.categories.batch import classify_file
from hotspot.errors import ColumnError, HotspotError
from hotspot.settings import ClassifySettings, Settings
from hotspot.spark import classify

MODEL_FORMAT_1 = Path(__file__).parents[1] / "categories" / "model-format-1"


def read_sorted(frame: Any, *keys: str) -> pd.DataFrame:
    table: pd.DataFrame = frame.toArrow().to_pandas()
    return table.sort_values(list(keys), ignore_index=True, na_position="last")


@pytest.mark.loopback
def test_a_cluster_classifies_as_one_machine_does(spark: Any) -> None:
    rows = list_rows()
    table = make_table(spark, rows)
    found = classify(table)
    assert found.schema.fields[: len(HEADERS)] == table.schema.fields
    one = pd.DataFrame({"text": [row[3] or "" for row in rows], "id": [row[1] for row in rows]})
    one["city"] = pd.Series([row[0] for row in rows], dtype=object)
    expected = hotspot.classify(one).sort_values(["id", "city"], ignore_index=True, na_position="last")
    got = read_sorted(found, "工单编号", "city")
    predicted = list(expected.columns[3:])
    assert list(got.columns) == [*HEADERS, *predicted]
    assert got[predicted].astype(object).equals(expected[predicted].astype(object))
    kept = read_sorted(table, "工单编号", "city")
    pd.testing.assert_frame_equal(got[list(HEADERS)], kept)


@pytest.mark.loopback
def test_a_parquet_file_and_a_table_give_what_the_command_gives(spark: Any, tmp_path: Path) -> None:
    source, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    texts = [*LIFT, *OTHER]
    ids = [f"{number:08d}" for number in range(len(texts))]
    pyarrow.parquet.write_table(pa.table({"工单编号": ids, "诉求内容": texts}), source)
    classify_file(source, output)
    expected = pd.read_parquet(output)
    from_file = spark.read.parquet(str(source))
    from_file.write.saveAsTable("tickets")
    for table in (from_file, spark.table("tickets")):
        got = read_sorted(classify(table), "工单编号")
        assert list(got.columns) == list(expected.columns)
        assert got.astype(object).equals(expected.astype(object))


@pytest.mark.loopback
def test_any_names_and_types_of_columns_stay_and_earlier_predictions_give_way(spark: Any) -> None:
    schema = (
        "a long, b decimal(10,2), c array<int>, d map<string,int>, e binary, f timestamp, g date, h string, i string"
    )
    values = "1L, 1.20BD, array(1, 2), map('a', 1), X'00', timestamp'2024-08-01 09:05:00', date'2024-08-01'"
    table = spark.sql(f"select {values}, '{LIFT[0]}' as h, 'old' as i").to(_parse(schema))
    named = table.toDF("a.b", "a.b", "列 `3`", "d", "e", "f", "g", "内容", "Confidence")
    found = classify(named)
    row = found.collect()[0]
    assert found.columns[:9] == ["a.b", "a.b", "列 `3`", "d", "e", "f", "g", "内容", "predicted_category"]
    assert [field.dataType for field in found.schema.fields[:8]] == [f.dataType for f in table.schema.fields[:8]]
    assert tuple(row)[:8] == tuple(table.collect()[0])[:8]
    assert row["predicted_category"] == "住房与城乡建设"


def _parse(schema: str) -> Any:
    from pyspark.sql.types import StructType

    return StructType.fromDDL(schema)


@pytest.mark.loopback
def test_another_model_travels_with_the_job(spark: Any) -> None:
    texts = ["路灯杆歪了", "水质发黄", "包工头拖欠工钱", ""]
    table = spark.createDataFrame([(text,) for text in texts], "`情况说明` string")
    got = read_sorted(classify(table, MODEL_FORMAT_1, {"text": "情况说明"}), "情况说明")
    expected = hotspot.classify(pd.DataFrame({"text": sorted(texts)}), MODEL_FORMAT_1)
    assert got["predicted_category"].tolist() == expected["predicted_category"].tolist()
    assert list(got.columns) == ["情况说明", *expected.columns[1:]]
    wanted = ClassifySettings(model=str(MODEL_FORMAT_1), review_below=0.0)
    settings = Settings(classify=wanted, columns={"text": "情况说明"})
    from_settings = read_sorted(classify(table, settings=settings), "情况说明")
    assert from_settings["predicted_category"].tolist() == got["predicted_category"].tolist()
    assert from_settings["needs_review"].tolist() == [True, False, False, False]


@pytest.mark.loopback
def test_a_table_without_text_is_refused_before_anything_runs(spark: Any) -> None:
    table = spark.createDataFrame([("1", "x")], "`工单编号` string, `情况说明` string")
    with pytest.raises(ColumnError, match=r'Spark 表中没有诉求内容列.*columns=\{"text": "情况说明"'):
        classify(table)


def test_a_table_of_pandas_is_told_where_to_go() -> None:
    pytest.importorskip("pyspark")
    with pytest.raises(HotspotError, match=r"要的是 Spark 的 DataFrame,给的是 DataFrame.*hotspot\.classify"):
        classify(pd.DataFrame({"text": ["路灯不亮"]}))


def test_without_pyspark_all_else_works_and_the_error_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pyspark'] = None\n"
        "import hotspot, hotspot.cli.main, hotspot.spark\n"
        "try: hotspot.spark.classify(None)\n"
        "except hotspot.HotspotError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "没有安装 PySpark。请运行 pip install 'hotspot[spark]'"
