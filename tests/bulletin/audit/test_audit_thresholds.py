"""Thresholds: how many rows lie beyond a figure."""

import pytest
from audit_samples import list_findings

_TABLE = """
| 单位 | 办结得分 | 满意得分 | 综合得分 |
|---|---|---|---|
| 甲局 | 99.0 | 97.0 | 98.0 |
| 乙局 | 97.0 | 94.0 | 95.5 |
| 丙局 | 98.0 | 90.0 | 94.0 |
| 丁局 | 93.0 | 88.0 | 90.5 |

综合得分{}。
"""


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("高于95分的有2家", []),
        ("高于95分的有3家", [("3个", "sum", "warn")]),
        ("在94分以上的有3个单位", []),
        ("在94分以上的有2个单位", [("2个", "sum", "warn")]),
        ("低于91分的单位有1家", []),
        # More than the table has, and of those named before.
        ("高于95分的有9家", []),
    ],
)
def test_a_threshold_is_counted_in_its_table(told: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TABLE.format(told)) == expected
