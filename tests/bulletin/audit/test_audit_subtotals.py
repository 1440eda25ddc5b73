"""Subtotals: 以上两类合计 is the sum of those just named."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共受理3900件。甲区1240件、乙区1105件,两区合计2435件。", [("2435件", "sum", "error")]),
        ("物业类312件,交通类204件,以上两类合计526件。", [("526件", "sum", "error")]),
        ("物业类312件,交通类204件,市场类98件,以上两类合计614件。", [("614件", "sum", "warn")]),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
