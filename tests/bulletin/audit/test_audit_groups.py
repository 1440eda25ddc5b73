"""Groups of a table: each 小计 is the sum of its rows, and shares may be of it."""

import pytest
from audit_samples import list_findings

_TABLE = """
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
    found = list_findings(_TABLE.format_map(_RIGHT | slip))
    assert [finding for finding in found if finding in expected] == expected
    assert {figure for figure, _, _ in found} <= {*slip.values(), "+20.6%", "+12.8%", "750", "1000"}
    assert bool(found) == bool(expected)
