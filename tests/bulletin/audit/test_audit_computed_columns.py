"""Columns that are one over another, and changes from row to row."""

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


_HEAD = "| 年份 | 受理(万件) | 同比 | 满意率 |\n|---|---|---|---|\n"
_YEARS = f"{_HEAD}| 2019 | 3.10 | — | 90.1% |\n| 2020 | 3.72 | +20.0% | 91.0% |\n"
_LATER = "| 2022 | 4.60 | +12.2% | 93.5% |\n| 2023 | 5.06 | +10.0% | 94.0% |\n"


@pytest.mark.parametrize(("change", "expected"), [("+10.2%", []), ("+9.3%", [("+9.3%", "rate", "error")])])
def test_a_change_is_from_the_year_before(change: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(f"{_YEARS}| 2021 | 4.10 | {change} | 92.4% |\n{_LATER}") == expected


@pytest.mark.parametrize(("change", "expected"), [("+11.1%", []), ("-11.1%", [("-11.1%", "rate", "error")])])
def test_a_change_is_from_the_month_before(change: str, expected: list[tuple[str, str, str]]) -> None:
    rows = (
        "| 月份 | 件数 | 环比 |\n|---|---|---|\n| 10月 | 900 | — |\n| 11月 | 990 | +10.0% |\n| 12月 | 1080 | +9.1% |\n"
    )
    text = f"{rows}| 1月 | 1200 | {change} |\n| 2月 | 1140 | -5.0% |\n"
    assert list_findings(text) == expected


def test_changes_from_other_counts_are_left_alone() -> None:
    rows = "| 月份 | 件数 | 同比 |\n|---|---|---|\n| 1月 | 900 | +12.5% |\n| 2月 | 990 | +10.0% |\n"
    assert list_findings(f"{rows}| 3月 | 1080 | +8.0% |\n| 4月 | 1200 | +20.0% |\n") == []
