"""Subtotals: 以上两类合计 is the sum of those just named."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共受理3900件。甲区1240件、乙区1105件,两区合计2435件。", [("2435件", "sum", "error")]),
        ("物业类312件,交通类204件,以上两类合计526件。", [("526件", "sum", "error")]),
        ("编发日报366期、月报12期、专报47期,共425期;东镇54件、西镇22件,分列前两位,合计76件。", []),
        ("编发日报366期、月报12期、专报47期,共413期。", [("413期", "sum", "error")]),
        ("东镇54件、西镇22件,分列前两位,合计67件。", [("67件", "sum", "warn")]),
        # Some of them only.
        ("主要有日报366期、月报12期,共413期。开展宣传3场、培训5场,共12场(含讲座4场)。", []),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("热线电话1,061条、门户网站87条、110联动76条,合计1,224条。", []),
        ("热线电话1,061条、门户网站87条、110联动76条,合计1,234条。", [("1234条", "sum", "error")]),
    ],
)
def test_names_and_numbers_may_be_of_any_digits(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(figure.replace(",", ""), *rest) for figure, *rest in list_findings(text)] == expected


def test_a_total_that_ends_a_list_is_no_part_of_it() -> None:
    text = "接听群众电话5000个。群众反映的三类问题是:物业1418件、供水1160件、噪声1000件,三类合计3587件。"
    assert list_findings(text) == [("3587件", "sum", "error")]
