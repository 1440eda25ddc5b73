"""Rates behind the names of units: those that the row of the unit has under the same measure, or a doubt."""

import pytest
from audit_samples import list_findings

_TABLE = """

| 承办单位 | 承办件数 | 按期办结率 | 返工率 | 满意率 |
| --- | --- | --- | --- | --- |
| 县城管局 | 20 | 100.00%(20/20) | 5.00%(1/20) | 90.00%(9/10) |
| 县人社局 | 10 | 100.00%(10/10) | 10.00%(1/10) | 80.00%(8/10) |
| 县教育局 | 16 | 93.75%(15/16) | 12.50%(2/16) | 75.00%(6/8) |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("回访满意率较低的是:县人社局(80.00%)、县教育局(57.00%)。", ["57.00%"]),
        ("按期办结率较高的是:县城管局、县教育局(均为100.00%)。", ["100.00%"]),
        ("按期办结率较高的是:县城管局(100%);较低的是:县教育局(39.75%)。", ["39.75%"]),
        ("被退回重办的工单3件,较多的是县城管局1件(返工率5.00%)、县教育局2件(返工率15.20%)。", ["15.20%"]),
        ("回访满意率为82.14%。按期办结率较低的是县教育局(39.75%)。", ["39.75%"]),
    ],
)
def test_a_rate_that_the_table_does_not_give_is_doubted(text: str, expected: list[str]) -> None:
    assert list_findings(text + _TABLE) == [(figure, "rate", "warn") for figure in expected]


def test_a_table_of_counties_is_one_of_units() -> None:
    text = "按满意率排名,前2位为黎山县(96.79%)、沙泉县(95.98%)。\n\n"
    table = "| 排名 | 县(区) | 满意率 |\n| --- | --- | --- |\n| 1 | 黎山县 | 96.79% |\n| 2 | 沙泉县 | 95.88% |\n"
    assert list_findings(text + table) == [("95.98%", "rate", "warn")]


@pytest.mark.parametrize(
    "text",
    [
        "按期办结率较高的是:县城管局、县人社局(均为100%);较低的是:县教育局(93.8%)。",
        "被退回重办的工单3件,较多的是县教育局2件(返工率12.50%)、县城管局1件(返工率5.00%)。",
        "上月按期办结率较低的是:县教育局(88.00%)。",
        "不满意率较高的是:县教育局(25.00%)。",
        "办结率、按期办结率较低的是:县教育局(90.00%)。",
        "按期办结率较低的是:市教育局(90.00%)。",
        "回访满意率为82.14%。按期办结率较低的是县教育局(93.75%)。",
        "办结率、按期办结率较低的是县教育局(90.00%)。",
        "按期办结率为97.83%。承办工单较多的是县城管局(43.48%)、县教育局(34.78%)。",
        "按期办结率为97.83%。增长较快的是县教育局(34.78%)。",
    ],
)
def test_what_the_table_gives_or_does_not_tell_is_not_doubted(text: str) -> None:
    assert list_findings(text + _TABLE) == []
