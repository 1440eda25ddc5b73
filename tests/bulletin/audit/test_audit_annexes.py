"""Annexes: the text says what the table of the same title gives, and a row lists as many ids as it counts."""

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
        ({"row": 4}, [("6件", "sum", "error"), ("3件", "sum", "error"), ("4", "sum", "error")]),
    ],
)
def test_the_text_agrees_with_the_table_of_the_same_title(
    changed: dict[str, int], expected: list[tuple[str, str, str]]
) -> None:
    assert list_findings(_RETURNED.format(**{"total": 6, "units": 2, "first": 3, "row": 3} | changed)) == expected
