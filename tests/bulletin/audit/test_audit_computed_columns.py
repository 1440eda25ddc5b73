"""Columns that are one over another, or a printed formula of others."""

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
_TEXT = """考核得分=响应率×20%+办结率×30%+满意率×50%。

| 单位 | 响应率 | 办结率 | 满意率 | 得分 |
|---|---|---|---|---|
| 甲局 | 100.00% | 98.00% | 90.00% | 94.40 |
| 乙局 | 99.00% | 97.00% | 88.00% | {score} |
| 丙局 | 98.00% | 95.00% | 92.00% | 94.10 |
"""


@pytest.mark.parametrize(("figure", "expected"), [("70.0", []), ("77.0", [("77.0", "rate", "error")])])
def test_a_figure_per_head_is_that_of_its_row(figure: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TABLE.format(figure=figure)) == expected


@pytest.mark.parametrize(("score", "expected"), [("92.90", []), ("93.90", [("93.90", "sum", "error")])])
def test_a_score_is_what_its_formula_gives(score: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TEXT.format(score=score)) == expected


def test_a_formula_that_most_rows_do_not_follow_is_another() -> None:
    assert list_findings(_TEXT.format(score="92.90").replace("×20%", "×25%")) == []
