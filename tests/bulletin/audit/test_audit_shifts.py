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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平均用时由上季度的4.2天缩短至3.1天,缩短1.1天,降幅26.2%。", []),
        ("平均用时由上季度的4.2天缩短至3.1天,缩短1.1天,降幅35.5%。", [("35.5%", "rate", "error")]),
        ("平均用时3.1天,比去年(4.2天)快1.1天,提速26.2%。", []),
        ("平均用时3.1天,比去年(4.2天)快1.3天,提速26.2%。", [("1.3天", "sum", "error")]),
        ("积压由81宗降到27宗,减少54宗。", []),
        ("积压由81宗降到27宗,减少64宗。", [("64宗", "sum", "error")]),
        ("“噪声扰民”由640件增至800件,增长25.0%。", []),
        ("“噪声扰民”由640件增至800件,增长20.0%。", [("20.0%", "rate", "error")]),
    ],
)
def test_the_percentage_of_a_shift_is_of_the_figure_before(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城建类由1,512件降至1,436件,减少76件,降幅5.0%。", []),
        ("城建类由1,512件降至1,436件,减少76件,降幅5.3%。", [("5.3%", "rate", "error")]),
        ("城建类从8月的1,436件升至1,512件,增加67件。", [("67件", "sum", "error")]),
        ("城建类由140万件降至131万件,降幅6.4%;环保类由41万件增至50万件,增幅18.0%。", [("18.0%", "rate", "error")]),
        # The earlier ones are no parts.
        ("两类共788件,其中城建类由512件降至436件,环保类由330件升至352件。", []),
    ],
)
def test_the_first_of_a_shift_is_the_earlier_count(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
