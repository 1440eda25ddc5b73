"""Tenths: 接近八成 behind the percentage that it repeats."""

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
        ("投诉类占31.2%,三成多。咨询类占61.2%,近三成为重复来电;办结率92%,八成立案。", []),
    ],
)
def test_tenths_are_those_of_the_percentage(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [finding for finding in list_findings(text) if "成" in finding[0]] == expected
