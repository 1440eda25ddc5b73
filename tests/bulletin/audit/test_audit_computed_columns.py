"""Columns that are one over another."""

import pytest
from audit_samples import list_findings

_TABLE = """
| 镇 | 受理 | 常住人口(万人) | 每万人件数 |
|---|---|---|---|
| 甲镇 | 480 | 8.0 | 60.0 |
| 乙镇 | 315 | 4.5 | {figure} |
| 丙镇 | 252 | 6.3 | 40.0 |
| 丁镇 | 130 | 5.2 | 25.0 |
| 合计 | 1177 | 24.0 | 49.0 |
"""


@pytest.mark.parametrize(("figure", "expected"), [("70.0", []), ("77.0", [("77.0", "rate", "error")])])
def test_a_figure_per_head_is_that_of_its_row(figure: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TABLE.format(figure=figure)) == expected
