"""Days with counts of their own lie within the period."""

import pytest
from audit_samples import list_findings

_HALF = "1月1日至6月30日,全市共受理诉求18100件。单日最高为{}的984件。"
_WEEK = "本周(9月15日至9月21日)全区共受理工单700件。因{}主管网爆管停水,当日收到相关来电63件。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_HALF.format("6月19日"), []),
        (_HALF.format("7月19日"), [("7月19日", "date", "warn")]),
        (_WEEK.format("9月17日"), []),
        (_WEEK.format("9月27日"), [("9月27日", "date", "warn")]),
        # A day of the work, of what is told as of then, of another year; no period by its days.
        (_WEEK.format("9月17日") + "请于9月26日前报送值班安排。截至9月23日已办结690件。比去年9月25日多3件。", []),
        ("三季度受理900件。6月12日强降雨后相关诉求达286件。", []),
    ],
)
def test_days_with_counts_lie_within_the_period(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
