"""Weighted means are those of the table that has the rates and the counts."""

import pytest
from audit_samples import list_findings

_TABLE = """
| 县(区) | 回访量(件) | 满意率(%) |
|---|---|---|
| 东区 | 3000 | 94.6 |
| 西县 | 1000 | 91.8 |
| 全市 | 4000 | 93.9 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_TABLE}按回访量加权的平均满意率为93.9%,简单平均为93.2%。", []),
        (f"{_TABLE}按回访量加权的平均满意率为93.2%。", [("93.2%", "rate", "warn")]),
        # By a count that the table lacks, of another rate.
        (f"{_TABLE}按受理量加权的平均满意率为93.2%,按回访量加权的解决率为90.1%。", []),
    ],
)
def test_a_weighted_mean_is_that_of_the_table(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
