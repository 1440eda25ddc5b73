"""Changes of counts that a table has too go the way of its row."""

import pytest
from audit_samples import list_findings

_TABLE = """
| 类型 | 10月 | 9月 | 去年10月 |
|---|---|---|---|
| 求助 | 3,108 | 3,340 | 2,914 |
| 投诉 | 2,467 | 2,205 | 2,310 |

{}。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("求助类3,108件,环比下降6.95%;投诉类2,467件,环比增长11.88%", []),
        ("求助类3,108件,环比增长6.95%", [("6.95%", "rate", "error")]),
        ("投诉2,467件,环比下降11.88%", [("11.88%", "rate", "error")]),
        ("求助类3,108件,同比增长6.66%", []),
        # Of another count than that of the row.
        ("求助类中停水640件,环比增长6.67%", []),
    ],
)
def test_a_change_goes_the_way_of_its_row(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TABLE.format(text)) == expected
