"""Shifts: the two figures beside a difference have it."""

import pytest
from audit_samples import list_findings

_RATES = "响应率99.8%、解决率91.6%、满意率93.8%,同比分别提高0.2个、{}个和1.3个百分点(2023年分别为99.6%、89.9%、92.5%)。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平均等待时长由14.6秒缩短至11.2秒,缩短3.4秒。", []),
        ("平均等待时长由14.6秒缩短至11.2秒,缩短4.4秒。", [("4.4秒", "sum", "error")]),
        ("平均办理时长由上季度的4.9天压缩到4.2天,提高0.7天。", [("0.7天", "sum", "error")]),
        ("综合得分93.4分,较上年的92.0分提高1.4分。", []),
        # The last digit may come of figures that were not rounded.
        ("综合得分93.4分,较上年的92.0分提高1.5分。", []),
        ("综合得分93.7分,较上年的92.0分提高1.4分。", [("1.4分", "sum", "error")]),
        ("满意率94.50%,同比提高1.38个百分点(去年同期为93.12%)。", []),
        ("满意率94.50%,同比提高1.38个百分点(去年同期为91.32%)。", [("1.38个百分点", "rate", "error")]),
        ("满意率94.50%,同比下降1.38个百分点(去年同期为93.12%)。", [("1.38个百分点", "rate", "error")]),
        (_RATES.format("1.7"), []),
        (_RATES.format("1.9"), [("1.9个百分点", "rate", "error")]),
    ],
)
def test_a_difference_is_that_of_the_figures_beside_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
