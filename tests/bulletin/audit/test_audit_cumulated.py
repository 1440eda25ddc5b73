"""Cumulated columns: the row before and what the month adds."""

import pytest
from audit_samples import list_findings

_TABLE = """
| 月份 | 当月 | 1月至当月累计 |
|---|---|---|
| 4月 | 480 | 1,920 |
| 5月 | 512 | 2,432 |
| 6月 | 498 | 2,930 |
| 7月 | 605 | {} |
| 8月 | 640 | 4,175 |
| 9月 | 588 | 4,763 |
"""


@pytest.mark.parametrize(("july", "expected"), [("3,535", []), ("3,355", [("3,355", "sum", "error")])])
def test_a_cumulated_count_is_the_one_before_and_its_month(july: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TABLE.format(july)) == expected
