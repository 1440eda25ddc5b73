"""Months: the change from one to the next is what their counts give."""

import pytest
from audit_samples import list_findings

TEXT = "第三季度受理66068件,其中7月21846件、8月23318件、9月20904件,8月环比上升6.74%,9月环比下降10.35%。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, []),
        (TEXT.replace("下降", "上升"), [("10.35%", "rate", "error")]),
        (TEXT.replace("6.74", "6.31"), [("6.31%", "rate", "error")]),
        (
            "1月至4月依次受理1987件、1769件、2194件和2246件,3月、4月环比分别上升24.02%和3.37%。",
            [("3.37%", "rate", "error")],
        ),
        ("1月至4月依次受理1987件、1769件、2194件和2246件,3月、4月环比分别上升24.02%和2.37%。", []),
        # The month before is not told; two counts of one month; a kind of its own; a month of another year.
        (TEXT.replace("8月环比", "7月环比"), []),
        (TEXT.replace("。", ";7月受理15000件。8月环比上升9%。"), []),
        (TEXT.replace("。", ",投诉类3000件,8月环比上升9%。"), []),
        ("2023年7月1000件、8月1100件,8月环比下降5%。", []),
    ],
)
def test_a_month_changes_from_the_one_before(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
