"""Differences: the count of now less the one before, of the same sentence or told just before it."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理823件,比上月的790件增加35件。", [("35件", "sum", "error")]),
        (
            "受理1392件;与7月的1456件相比,环比减少164件;与去年8月的1269件相比,同比增加123件。",
            [("164件", "sum", "error")],
        ),
        ("受理900件,同比上升9%;较2024年下半年的850件增加55件。", [("55件", "sum", "error")]),
        ("受理900件;较一季度的850件增加50件。", []),
        # Behind 其中 stand parts, which have not risen by so much.
        ("供水问题(964件)。比去年同期的380件增加584件,其中5、6两月728件。", []),
        ("供水问题(964件)。比去年同期的380件增加548件,其中5、6两月728件。", [("548件", "sum", "error")]),
        # Another subject, and a list.
        ("受理1392件;结案数与7月的1456件相比,减少164件。", []),
        ("投诉、求助分别为204件、96件,较上月的170件、90件分别增加34件、6件。", []),
        ("受理1292件;与7月的1456件相比,环比减少164件;与去年8月的1269件相比,同比增加23件。", []),
    ],
)
def test_a_difference_is_that_of_the_printed_counts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
