"""Tenths, fractions, and so many of a thousand."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前五类合计占78.9%,接近八成。", []),
        ("前五类合计占78.9%,接近七成。", [("接近七成", "share", "warn")]),
        ("前两类合计占76.0%,超过七成;投诉类占51.2%,约五成。", []),
        ("前两类合计占69.8%,超七成。", [("超七成", "share", "warn")]),
        ("投诉类占31.2%,占四成。", [("占四成", "share", "warn")]),
        ("前两类合计占33.7%,近四成。", [("近四成", "share", "warn")]),
        ("受理1864件。电话1211件,占六成半;网络466件,占四分之一;求助621件,占三分之一。", []),
        ("受理1864件。电话1211件,占五成半。", [("占五成半", "share", "warn")]),
        ("投诉类占31.2%,三成多。咨询类占61.2%,近三成为重复来电;办结率92%,八成立案。", []),
    ],
)
def test_tenths_are_those_of_the_percentage(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [finding for finding in list_findings(text) if "成" in finding[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理1864件。求助621件,占四分之一。", [("占四分之一", "share", "warn")]),
        ("受理1864件。网络900件,约占一半;停水500件,其中东镇200件,占该类的四成。", []),
        ("受理3200件。剔除不属实的,2,944个已有实效,其中24小时内完成2061件,占已有实效的七成。", []),
        ("超期218件,较上季度的305件减少87件,下降近三成。", []),
        ("超期218件,较上季度的305件减少87件,下降近四成。", [("下降近四成", "share", "warn")]),
        ("投诉1200件,占一成;咨询6000件,占一半。", []),
        # Nothing is told of which it could be a share or a change.
        ("求助621件,占四分之一;减少87件,下降近四成;占比超三成的有5家单位。", []),
    ],
)
def test_tenths_and_fractions_without_a_percentage_are_those_of_the_counts(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("tenths", "expected"),
    [
        ("八成九", []),
        ("近九成", []),
        ("八成八弱", []),
        ("九成八", [("占全市的九成八", "share", "warn")]),
        ("八成一强", [("占全市的八成一强", "share", "warn")]),
    ],
)
def test_two_digits_in_tenths_are_as_exact_as_percent(tenths: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(f"全市受理2,000件,五区合计1,768件,占全市的{tenths}。") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("回访20000件,满意19400件;不满意600件,每千件回访中有30件不满意。", []),
        ("回访20000件,满意19400件;不满意600件,每千件回访中有3件不满意。", [("3件", "rate", "warn")]),
        ("回访20000件,满意19400件,每千件回访中有3件超期。", []),
    ],
)
def test_a_number_of_a_thousand_is_given(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
