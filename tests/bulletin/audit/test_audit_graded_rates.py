"""Graded rates: what is said to hold 基本满意 holds it."""

import pytest
from audit_samples import list_findings

_GRADES = "回访500件,其中满意440件、基本满意40件、不满意20件,"


@pytest.mark.parametrize(
    "rate", ["满意率(含基本满意)", "综合满意率(包括比较满意、基本满意)", "满意率(满意和基本满意)为"]
)
def test_a_rate_of_both_grades_is_not_that_of_the_first(rate: str) -> None:
    assert list_findings(f"{_GRADES}{rate}96.0%。") == []
    assert list_findings(f"{_GRADES}{rate}88.0%。") == [("88.0%", "rate", "error")]


@pytest.mark.parametrize(
    "text",
    [
        "满意率88.0%(不含基本满意)。",
        "满意率(不含基本满意)88.0%。",
        "满意率88.0%,若含基本满意则为96.0%。",
        "满意率(含基本满意)96.0%,较上月的95.2%提高0.8个百分点。",
    ],
)
def test_the_rate_of_the_first_grade_may_be_told(text: str) -> None:
    assert list_findings(_GRADES + text) == []
