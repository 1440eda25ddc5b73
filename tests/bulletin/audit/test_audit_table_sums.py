"""Totals of rows and groups, and cumulated columns, add up."""

import pytest
from audit_samples import list_findings

TABLE = """| 单位 | 咨询 | 投诉 | 求助 | 合计 | 办结 |
| --- | --- | --- | --- | --- | --- |
| 甲镇 | 20 | 15 | 8 | 43 | 43 |
| 乙镇 | 12 | 30 | 9 | 51 | 50 |
| 丙镇 | 31 | 17 | 25 | 73 | 70 |
| 丁镇 | 8 | 11 | 10 | 29 | 29 |
"""
_MONTHS = """
| 月份 | 当月 | 1月至当月累计 |
|---|---|---|
| 4月 | 480 | 1,920 |
| 5月 | 512 | 2,432 |
| 6月 | 498 | 2,930 |
| 7月 | 605 | {} |
| 8月 | 640 | 4,175 |
| 9月 | 588 | 4,763 |
"""
_GROUPS = """
| 大类 | 小类 | 1-3月 | 4-6月 | 上半年 | 占本类 | 二季度比一季度 |
|---|---|---|---|---|---|---|
| 住房 | 物业 | 200 | 250 | 450 | 60.0% | +25.0% |
| | 租赁 | 140 | 160 | 300 | {share} | +14.3% |
| | 小计 | 340 | {subtotal} | 750 | 100.0% | +20.6% |
| 交通 | 停车 | 100 | 80 | 180 | 72.0% | {change} |
| | 公交 | 30 | 40 | 70 | 28.0% | +33.3% |
| | 小计 | 130 | 120 | 250 | 100.0% | -7.7% |
| 总计 | 总计 | 470 | {total} | {whole} | — | +12.8% |
"""
_RIGHT = {"share": "40.0%", "subtotal": "410", "change": "-20.0%", "total": "530", "whole": "1000"}


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


@pytest.mark.parametrize(("july", "expected"), [("3,535", []), ("3,355", [("3,355", "sum", "error")])])
def test_a_cumulated_count_is_the_one_before_and_its_month(july: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_MONTHS.format(july)) == expected


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        ({}, []),
        ({"subtotal": "401"}, [("401", "sum", "error")]),
        ({"total": "503"}, [("503", "sum", "error")]),
        ({"share": "42.0%"}, [("42.0%", "share", "error")]),
        ({"change": "+20.0%"}, [("+20.0%", "rate", "error")]),
    ],
)
def test_a_group_is_made_up_by_its_rows(slip: dict[str, str], expected: list[tuple[str, str, str]]) -> None:
    found = list_findings(_GROUPS.format_map(_RIGHT | slip))
    assert [finding for finding in found if finding in expected] == expected
    assert {figure for figure, _, _ in found} <= {*slip.values(), "+20.6%", "+12.8%", "750", "1000"}
    assert bool(found) == bool(expected)
