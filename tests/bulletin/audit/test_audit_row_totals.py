"""Totals of rows: a column 合计 beside the columns of its parts."""

import pytest
from audit_samples import list_findings

TABLE = """| 单位 | 咨询 | 投诉 | 求助 | 合计 | 办结 |
| --- | --- | --- | --- | --- | --- |
| 甲镇 | 20 | 15 | 8 | 43 | 43 |
| 乙镇 | 12 | 30 | 9 | 51 | 50 |
| 丙镇 | 31 | 17 | 25 | 73 | 70 |
| 丁镇 | 8 | 11 | 10 | 29 | 29 |
"""


def test_a_row_adds_up() -> None:
    assert list_findings(TABLE) == []
    assert list_findings(TABLE.replace("| 73 |", "| 37 |")) == [("37", "sum", "error")]
    assert list_findings(TABLE.replace("| 17 | 25 |", "| 71 | 25 |")) == [("73", "sum", "error")]


def test_the_total_may_stand_before_its_parts() -> None:
    rows = [line.split("|") for line in TABLE.splitlines()]
    table = "\n".join("|".join([*row[:2], row[5], *row[2:5], row[7]]) for row in rows)
    assert list_findings(table) == []
    assert list_findings(table.replace("| 73 |", "| 37 |")) == [("37", "sum", "error")]


def test_columns_that_are_no_parts_of_the_total_need_not_add_up() -> None:
    table = TABLE.replace("咨询", "受理").replace("投诉", "办结").replace("求助", "回访")
    assert list_findings(table.replace("43 |", "44 |").replace("51 |", "60 |").replace("29 |", "30 |")) == []


@pytest.mark.parametrize(("year", "expected"), [("1135", []), ("1153", [("1153", "sum", "error")])])
def test_a_year_is_its_halves_also_where_rows_have_measures(year: str, expected: list[tuple[str, str, str]]) -> None:
    table = f"""
| 指标 | 上半年 | 下半年 | 全年 |
|---|---|---|---|
| 受理量(件) | 520 | 640 | 1160 |
| 办结量(件) | 510 | 625 | {year} |
| 办结率 | 98.1% | 97.7% | 97.8% |
| 平均天数 | 5.2 | 4.6 | 4.9 |
| 督办件(件) | 12 | 9 | 21 |
"""
    assert list_findings(table) == expected
