"""Changes: some whole count before, or the printed one, gives each."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("环境保护类71件,同比增幅36.17%。", [("36.17%", "rate", "error")]),
        ("环境保护类71件,上年同期52件,同比增幅40%。", [("40%", "rate", "error")]),
        ("受理诉求1000件,环比增加100件,增幅10%。", [("10%", "rate", "error")]),
        # 52 less than 71 that much, but those are of others.
        (
            "受理1386件。供水71件,较上周减少19件,下降26.76%。建议52件、电梯71件。",
            [("26.76%", "rate", "error")],
        ),
        (
            "受理1292件;与去年8月的1259件相比,同比增加23件,增幅1.81%。",
            [("1.81%", "rate", "error"), ("23件", "sum", "error")],
        ),
        ("供水类50件,环比减少120%。", [("120%", "impossible", "error")]),
        ("噪声类0件,环比减幅50%。", [("50%", "rate", "error")]),
        ("投诉、求助分别为204件、96件,较上月的170件、90件分别增长20%和16.67%。", [("16.67%", "rate", "error")]),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # The change of a rate, not of a count.
        "办结3456件,解决3112件,解决率90.05%,环比上升2.12%。",
        # Nothing is left of any count.
        "噪声类0件,环比减幅100.00%。",
        "投诉、求助分别增加84件、12件,环比分别增长7.5%和14.29%。投诉1204件,求助96件。",
        # The counts stand in a table only.
        "升幅最大的是供水,增加72件,增幅57.1%。\n| 类别 | 本周 | 上周 |\n|---|---|---|\n| 供水 | 198 | 126 |",
        # Behind its parts the total again.
        "受理1000件,其中投诉类300件,占30%;咨询类700件,占70%。环比增长5.26%(上月950件)。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []


def test_a_rate_by_truncation_is_doubtful_only_where_the_rest_is_rounded() -> None:
    rate = "民政类37件,同比减幅15%。"
    rounded = "共受理诉求300件,其中投诉类200件,占66.67%;咨询类100件,占33.33%。"
    truncated = "共受理诉求300件,其中投诉类200件,占66.66%;咨询类100件,占33.33%。"
    assert list_findings(rounded + rate) == [("15%", "rate", "warn")]
    assert list_findings(truncated + rate) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前两周三类共1210件,本期减少55件,下降4.5%。", []),
        ("前两周三类共1210件,本期减少55件,下降5.4%。", [("5.4%", "base", "warn")]),
        ("上一双周三类共1210件,本期减少55件,下降4.5%。", []),
    ],
)
def test_what_falls_now_is_counted_before(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
