"""Sums over the rows of one kind."""

import pytest
from audit_samples import list_findings

_TABLE = """
| 县区 | 承办(件) | 办结(件) |
|---|---|---|
| 五水县 | 741 | 731 |
| 怀东县 | 982 | 961 |
| 龙湖区 | 812 | 789 |
| 蚌北区 | 1,036 | 1,002 |
| 会山区 | 694 | 652 |

{}。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两县合计承办1,723件,三区合计承办2,542件", []),
        ("两县合计承办1,723件,三区合计承办2,524件", [("2,524件", "sum", "warn")]),
        ("三区共办结2,434件", [("2,434件", "sum", "warn")]),
        # Two of the three, and another measure.
        ("两区合计承办1,848件", []),
        ("三区合计督办65件", []),
    ],
)
def test_districts_make_up_their_sum(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TABLE.format(text)) == expected
