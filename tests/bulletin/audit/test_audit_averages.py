"""Averages: a count over the days or months of a period that is named."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本周受理诉求1386件,日均198件。", []),
        ("本周受理诉求1386件,日均189件。", [("189件", "rate", "warn")]),
        ("2024年第三季度受理66068件,月均受理22023件,日均718件。", []),
        ("2024年第三季度受理66068件,月均受理22032件。", [("22032件", "rate", "warn")]),
        ("今年1-6月累计受理14.00万件,月均2.33万件,日均769件。", []),
        ("今年1-6月累计受理14.00万件,月均2.80万件。", [("2.80万件", "rate", "warn")]),
        ("2024年2月受理1392件,日均48件。", []),
        ("本周受理2300件,日均328.6件。", []),
        ("本周受理2300件,日均383.3件。", [("383.3件", "rate", "warn")]),
        # A leap year that the title names.
        ("2024年年度报告\n全年受理326518件,日均892件。", []),
        ("2024年年度报告\n全年受理326518件,日均895件。", [("895件", "rate", "warn")]),
        # Of a count told before, of another subject, of other days, of no period that is named.
        ("全年受理15842件。\n上半年受理7420件,下半年受理8422件。月均1320件。", []),
        ("本周受理诉求1386件,日均接听224件,每个坐席日均24件,工作日日均214件。", []),
        ("受理诉求1386件,日均189件。", []),
    ],
)
def test_an_average_is_that_of_a_period(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三季度受理2400件,前三季度累计受理6300件,月均700件。", []),
        ("第三季度受理2400件,前三季度累计受理6300件,月均770件。", [("770件", "rate", "warn")]),
        ("一季度受理900件,全年受理3720件,月均310件,比2022年(月均290件)增长6.9%。", []),
    ],
)
def test_quarters_together_and_other_years_are_told_apart(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(("average", "expected"), [("310.0件", []), ("300.0件", [("300.0件", "rate", "warn")])])
def test_an_average_is_over_the_days_told_with_it(average: str, expected: list[tuple[str, str, str]]) -> None:
    text = "2025年10月受理9,548件,9月受理9,300件。按31天算,10月日均308.0件;9月按30天算,日均{}。"
    assert list_findings(text.format(average)) == expected
