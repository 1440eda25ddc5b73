"""Multiples: what the counts give, or the change beside them."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("充电问题4125件,是去年同期(1650件)的2.5倍。", []),
        ("充电问题4125件,是去年同期(1650件)的1.5倍。", [("1.5倍", "rate", "warn")]),
        ("1.充电问题(4125件)。是去年同期(1650件)的3.5倍。", [("3.5倍", "rate", "warn")]),
        ("停水2356件,占55.6%,是上季度942件的2.5倍。受理4237件。", []),
        ("停水2356件,占55.6%,是上季度942件的1.5倍。受理4237件。", [("1.5倍", "rate", "warn")]),
        ("6月最高,为2.65万件;2月最低,为1.86万件,6月是2月的1.42倍。", []),
        ("6月最高,为2.65万件;2月最低,为1.86万件,6月是2月的1.24倍。", [("1.24倍", "rate", "warn")]),
        ("(四)教育类(4975件,环比上升115.37%,同比上升4.45%)\n诉求量为第二季度的2.15倍。", []),
        (
            "(四)教育类(4975件,环比上升115.37%,同比上升4.45%)\n诉求量为第二季度的1.15倍。",
            [("1.15倍", "rate", "warn")],
        ),
        # Of a place told further before.
        ("东市512.6万件、西市337.9万件;其余六市589.1万件。东市一市接近四分之一,为海州(38.2万件)的13.4倍。", []),
        # Of another month, of a part, of what is counted since, of nothing that is told.
        ("12月受理500件,6月受理200件,6月是2月的1.2倍。", []),
        ("受理4975件,同比上升4.45%,其中噪声类是去年同期的3倍。", []),
        ("受理4975件,同比上升4.45%,夜间来电620件,是去年同期的3倍。", []),
        ("充电问题4125件,是去年同期的近3倍,是全市平均的2倍。", []),
    ],
)
def test_a_multiple_is_that_of_the_counts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [("1.33", []), ("1.75", [("1.75倍", "rate", "warn")]), ("1.5", [])],
)
def test_two_rows_of_a_table_are_so_many_times_each_other(times: str, expected: list[tuple[str, str, str]]) -> None:
    table = """
| 镇 | 受理 | 每万人件数 |
|---|---|---|
| 甲镇 | 480 | 60.0 |
| 乙镇 | 360 | 40.0 |
"""
    assert list_findings(f"{table}\n甲镇最多,是乙镇的{times}倍。") == expected
