"""Tables: each column is held to the formula that most of its rows follow."""

import pytest
from audit_samples import list_findings

from hotspot import audit_text


def test_a_table_is_checked_by_its_own_columns() -> None:
    table = """
| 类别 | 件数 | 占比 | 上月 | 环比 |
|---|---|---|---|---|
| 城建 | 120 | 60% | 100 | 20% |
| 交通 | 40 | 20% | 32 | 35% |
| 环保 | 30 | 16% | 60 | -50% |
| 教育 | 10 | 5% | 8 | 25% |
| 合计 | 210 | 100% | 200 | 5% |
"""
    assert list_findings(table) == [("210", "sum", "error"), ("16%", "share", "error"), ("35%", "rate", "error")]


def test_a_row_of_the_whole_area_is_a_total_unless_the_rows_are_a_choice() -> None:
    table = "| 县区 | 回访量 |\n|---|---|\n| 东县 | 310 |\n| 西区 | 290 |\n| 全市 | {} |\n"
    assert list_findings(table.format(600)) == []
    assert list_findings(table.format(900)) == []
    assert list_findings(table.format(609)) == [("609", "sum", "error")]


def test_rows_that_are_not_told_may_be_the_rest_of_a_total() -> None:
    table = """
| 类别 | 件数 | 上月 |
|---|---|---|
| 城建 | 120 | {} |
| 交通 | 40 | 32 |
| 环保 | 30 | 60 |
| 合计 | 190 | {} |
"""
    assert list_findings(table.format("—", 200)) == []
    assert list_findings(table.format("—", 91)) == [("91", "sum", "error")]
    assert list_findings(table.format("100", 200)) == [("200", "sum", "error")]


def test_a_rate_of_the_rest_is_shown_as_it_is_worked_out() -> None:
    table = """
| 单位 | 承办件数 | 超期件数 | 按期办结率 |
|---|---|---|---|
| 县住建局 | 100 | 4 | 96% |
| 县城管局 | 50 | 1 | 98% |
| 县教育局 | 20 | 3 | 58% |
"""
    findings = audit_text(table).findings
    assert [finding.computation for finding in findings] == ["(20-3)÷20=85.00%,不是 58%"]


@pytest.mark.parametrize(
    ("counts", "shares", "expected"),
    [
        ((120, 60, 20), ("60%", "60%", "10%"), [("60%", "copy", "error")]),
        ((120, 60, 20), ("60%", "130%", "10%"), [("130%", "impossible", "error")]),
        ((120, 60, 20), ("11%", "12%", "13%"), [("11%", "base", "warn")]),
        ((120, 60, 200), ("60%", "30%", "10%"), [("200", "sum", "error"), ("200", "digit", "error")]),
    ],
)
def test_a_wrong_share_says_where_it_may_come_from(
    counts: tuple[int, ...], shares: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    rows = zip(("城建", "交通", "环保", "合计"), (*counts, 200), (*shares, "100%"), strict=True)
    table = "| 类别 | 件数 | 占比 |\n|---|---|---|\n" + "".join(f"| {' | '.join(map(str, row))} |\n" for row in rows)
    assert list_findings(table) == expected


@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("增减", ("20", "28", "-40"), []),
        ("增减", ("20", "28", "-31"), [("-31", "sum", "error")]),
        ("环比", ("20%", "87.5%", "-166.67%"), [("-166.67%", "impossible", "error")]),
    ],
)
def test_changes_of_a_table_are_those_of_its_counts(
    column: str, cells: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    rows = zip(("城建", "交通", "环保"), (120, 60, 20), (100, 32, 60), cells, strict=True)
    header = f"| 类别 | 件数 | 上月 | {column} |\n|---|---|---|---|\n"
    table = header + "".join(f"| {' | '.join(map(str, row))} |\n" for row in rows)
    assert list_findings(table) == expected


def test_a_change_without_the_count_before_comes_from_some_whole_count() -> None:
    table = "| 类别 | 件数 | 环比 |\n|---|---|---|\n| 城建 | 120 | 20% |\n| 交通 | 60 | 50% |\n| 环保 | 3 | 47% |\n"
    assert list_findings(table) == [("47%", "rate", "error")]


PAST = """|类别|本周|占比|上周|上周占比|
|---|---|---|---|---|
|甲|50|50.0%|30|37.5%|
|乙|30|30.0%|20|25.0%|
|丙|20|20.0%|30|{share}|
|合计|100|100%|80|100%|
"""


@pytest.mark.parametrize(("share", "expected"), [("37.5%", []), ("35.7%", [("35.7%", "share", "error")])])
def test_shares_of_a_time_before_are_of_its_counts(share: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(PAST.format(share=share)) == expected


NAMED = """|内容|次数|提及率|
|---|---|---|
|乱停|54|54.0%|
|飞线|36|36.0%|
|逆行|24|{rate}|
|提及合计|114|114.0%|
"""


def test_rates_of_which_a_ticket_has_several_add_up_to_more_than_all() -> None:
    assert list_findings(NAMED.format(rate="24.0%")) == []
    assert ("114.0%", "impossible", "error") in list_findings(NAMED.format(rate="26.0%"))


@pytest.mark.parametrize(
    ("name", "expected"), [("完成率", []), ("计划完成率", []), ("办结率", [("115.0%", "impossible", "error")])]
)
def test_only_a_plan_is_exceeded(name: str, expected: list[tuple[str, str, str]]) -> None:
    rows = "电梯 | 80 | 92 | 115.0%\n路灯 | 300 | 291 | 97.0%\n公厕 | 24 | 24 | 100.0%"
    assert list_findings(f"事项 | 应做数 | 完成数 | {name}\n--|--|--|--\n{rows}") == expected


@pytest.mark.parametrize(("share", "expected"), [("30.0%", []), ("33.0%", [("33.0%", "share", "error")])])
def test_shares_may_be_of_any_column_of_counts_to_their_left(share: str, expected: list[tuple[str, str, str]]) -> None:
    rows = (
        f"甲镇 | 420 | 388 | 42.0%\n乙镇 | 300 | 352 | {share}\n丙镇 | 280 | 310 | 28.0%\n合计 | 1000 | 1050 | 100.0%"
    )
    assert list_findings(f"镇街 | 9月 | 8月 | 9月占比\n--|--|--|--\n{rows}") == expected


@pytest.mark.parametrize(("moved", "expected"), [("-16", []), ("+16", [("+16", "sum", "error")])])
def test_a_difference_of_a_table_is_between_two_columns(moved: str, expected: list[tuple[str, str, str]]) -> None:
    rows = f"咨询 | 514 | 487 | +27\n求助 | 308 | 340 | -32\n投诉 | 246 | 220 | +26\n建议 | 86 | 102 | {moved}"
    assert list_findings(f"类型 | 10月 | 9月 | 增减\n--|--|--|--\n{rows}") == expected
