"""What the text says of a column of a table as a whole."""

import pytest
from audit_samples import list_findings

_SCORES = """
| 单位 | 办结得分 | 满意得分 | 综合得分 |
|---|---|---|---|
| 甲局 | 99.0 | 97.0 | 98.0 |
| 乙局 | 97.0 | 94.0 | 95.5 |
| 丙局 | 98.0 | 90.0 | 94.0 |
| 丁局 | 93.0 | 88.0 | 90.5 |

综合得分{}。
"""
_DISTRICTS = """
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
    ("told", "expected"),
    [
        ("高于95分的有2家", []),
        ("高于95分的有3家", [("3个", "sum", "warn")]),
        ("在94分以上的有3个单位", []),
        ("在94分以上的有2个单位", [("2个", "sum", "warn")]),
        ("低于91分的单位有1家", []),
        # More than the table has, and of those named before.
        ("高于95分的有9家", []),
    ],
)
def test_a_threshold_is_counted_in_its_table(told: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_SCORES.format(told)) == expected


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
    assert list_findings(_DISTRICTS.format(text)) == expected
