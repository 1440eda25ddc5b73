"""Totals of rows: a column 合计 beside the columns of its parts."""

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
