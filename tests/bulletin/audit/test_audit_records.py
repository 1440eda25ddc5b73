"""Records exceed the one before, and runs are as many months as since their first."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11月受理28,460宗,创今年以来单月新高(此前最高为7月的28,102宗)。", []),
        ("11月受理27,460宗,创今年以来单月新高(此前最高为7月的28,102宗)。", [("27,460宗", "rate", "error")]),
        ("2月受理1,460件,创三年来新低,此前最低为1,402件。", [("1,460件", "rate", "error")]),
        ("10月受理902件。自7月起,该类诉求已连续四个月上升。", []),
        # The first of them may be what the next rises from.
        ("10月受理902件。自7月起,该类诉求连续3个月上升。", []),
        ("10月受理902件。自7月起,该类诉求已连续五个月上升。", [("连续五个月", "sum", "warn")]),
        ("自7月起,该类诉求已连续五个月上升。", []),
    ],
)
def test_records_and_runs(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
