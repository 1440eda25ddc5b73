"""Annexes: the text says what the table of the same title or those of all units give."""

import pytest
from audit_samples import list_findings

_RETURNED = """
三、存在问题
被退回重办的工单{total}件,涉及{units}家单位,较多的是县住建局{first}件。

被退回重办的工单

| 承办单位 | 件数 | 工单编号 |
|---|---|---|
| 县住建局 | {row} | 350001 350002 350003 |
| 三塘镇 | 2 | 350004 350005 |
| 未填写单位 | 1 | 350006 |
"""


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"total": 7}, [("7件", "sum", "error")]),
        ({"total": 5}, [("5件", "sum", "error")]),
        ({"units": 3}, [("3家", "sum", "error")]),
        ({"first": 4}, [("4件", "sum", "error")]),
        ({"row": 4}, [("6件", "sum", "error"), ("3件", "sum", "error")]),
    ],
)
def test_the_text_agrees_with_the_table_of_the_same_title(
    changed: dict[str, int], expected: list[tuple[str, str, str]]
) -> None:
    assert list_findings(_RETURNED.format(**{"total": 6, "units": 2, "first": 3, "row": 3} | changed)) == expected


_BULLETIN = """2024年8月,{units}家承办单位共承办工单{total}件,{rest}剔除{aside}件,应办{due}件,办结率100.00%。

| 承办单位 | 承办件数 | 剔除件数 | 办结率 |
| --- | --- | --- | --- |
| 区城管局 | 20 | 2 | 100.00%(18/18) |
| 区人社局 | 10 | 0 | 100.00%(10/10) |
| 区教育局 | 16 | 1 | 100.00%(15/15) |
"""
_RIGHT = {"units": 3, "total": 46, "rest": "", "aside": 3, "due": 43}


def test_sums_of_the_tables_pass() -> None:
    assert list_findings(_BULLETIN.format(**_RIGHT)) == []
    # Some tickets that are set aside name no unit.
    assert list_findings(_BULLETIN.format(**_RIGHT | {"rest": "另有4件未填写承办单位;", "aside": 5, "due": 45})) == []


@pytest.mark.parametrize(
    ("changed", "figure"),
    [({"units": 4}, "4家"), ({"total": 47}, "47件"), ({"aside": 4}, "4件"), ({"aside": 2}, "2件")],
)
def test_other_sums_are_wrong(changed: dict[str, int], figure: str) -> None:
    assert (figure, "sum", "error") in list_findings(_BULLETIN.format(**_RIGHT | changed))
