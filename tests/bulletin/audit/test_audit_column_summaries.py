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
_RATES = """
| 县(区) | 回访量(件) | 满意率(%) |
|---|---|---|
| 东区 | 3000 | 94.6 |
| 西县 | 1000 | 91.8 |
| 全市 | 4000 | 93.9 |
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
_ABOVE = """
| 镇街 | 回访数 | 满意数 | 满意率(%) |
|---|---|---|---|
| 东镇 | 100 | 96 | 96.00 |
| 西镇 | 100 | 92 | 92.00 |
| 南镇 | 100 | 97 | 97.00 |
| 全县 | 300 | 285 | 95.00 |
满意率排名靠前的较多。其中,高于全县平均水平的有{}个。
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
        (f"{_RATES}按回访量加权的平均满意率为93.9%,简单平均为93.2%。", []),
        (f"{_RATES}按回访量加权的平均满意率为93.2%。", [("93.2%", "rate", "warn")]),
        # By a count that the table lacks, of another rate.
        (f"{_RATES}按受理量加权的平均满意率为93.2%,按回访量加权的解决率为90.1%。", []),
    ],
)
def test_a_weighted_mean_is_that_of_the_table(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


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


def test_how_many_lie_above_the_rate_of_all_is_what_the_table_shows() -> None:
    assert list_findings(_ABOVE.format(2)) == []
    assert list_findings(_ABOVE.format(3)) == [("3个", "sum", "warn")]
