"""Formulas: the results of a printed one are those of each row."""

import pytest
from audit_samples import list_findings

_TEXT = """考核得分=响应率×20%+办结率×30%+满意率×50%。

| 单位 | 响应率 | 办结率 | 满意率 | 得分 |
|---|---|---|---|---|
| 甲局 | 100.00% | 98.00% | 90.00% | 94.40 |
| 乙局 | 99.00% | 97.00% | 88.00% | {score} |
| 丙局 | 98.00% | 95.00% | 92.00% | 94.10 |
"""


@pytest.mark.parametrize(("score", "expected"), [("92.90", []), ("93.90", [("93.90", "sum", "error")])])
def test_a_score_is_what_its_formula_gives(score: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TEXT.format(score=score)) == expected


def test_a_formula_that_most_rows_do_not_follow_is_another() -> None:
    assert list_findings(_TEXT.format(score="92.90").replace("×20%", "×25%")) == []
