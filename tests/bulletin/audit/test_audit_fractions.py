"""Rates of the text with their counts: what was told before them is what stands in the brackets."""

import pytest
from audit_samples import list_findings

from hotspot.bulletin.audit.audit import audit_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应办1292件,返工98件,返工率7.51%(97/1292)。", [("98件", "rate", "error")]),
        ("应办1293件,已办1292件,办结率100.00%(1292/1292)。", [("1293件", "rate", "error")]),
        ("有效回访1145件,不满意78件,回访不满意率6.82%(78/1144)。", [("1145件", "rate", "error")]),
        ("受理1292件,应办1290件,已办1289件,办结率99.92%(1289/1290),返工97件,返工率7.51%(97/1292)。", []),
        # Not all had a deadline, and 满意 is told in two grades.
        ("应办1292件,按期办结率98.00%(1225/1250)。", []),
        ("有效回访1144件,满意868件、基本满意198件、不满意78件,回访满意率93.18%(1066/1144)。", []),
    ],
)
def test_counts_are_those_of_the_fraction(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


def test_a_weighted_count_is_shown_as_it_is_printed() -> None:
    (finding,) = audit_text("有效回访工单1144件,基本满意按0.6折算,回访满意率86.26%(996.8/1144)。").findings
    assert finding.computation == "996.8÷1144=87.13%,不是 86.26%"
