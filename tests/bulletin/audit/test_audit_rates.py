"""Rates: numerator over denominator, whole counts behind them, none above 100 %."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应办87件,已办86件,办结率100%。", [("100%", "rate", "error")]),
        ("应办87件,按期办结率98.5%。", [("98.5%", "k_of_n", "warn")]),
        ("受理群众来信87件,应办87件,满意率85.6%。", [("85.6%", "k_of_n", "error")]),
        ("回访1118件,响应1093件,响应率99.76%。", [("99.76%", "base", "warn")]),
        ("承办工单1292件,返工数97件,返工率9.22%。", [("9.22%", "base", "warn")]),
        ("办结率97.5%(1270/1290)。", [("97.5%", "rate", "error")]),
        ("满意率93.52%(回访2648件,满意2469件)。", [("93.52%", "rate", "error")]),
        ("按期办结1266件,按期办结率97.22%(应办1292件)。", [("97.22%", "rate", "error")]),
        ("承办1292件,按期办结率97.99%(按期办结1262件)。", [("97.99%", "rate", "error")]),
        ("满意率93.25%(回访1144件)。", [("93.25%", "k_of_n", "warn")]),
        ("重复来电占全部诉求的112%。", [("112%", "impossible", "error")]),
        ("五部分占比之和为112%。", [("112%", "impossible", "error")]),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Rounded shares, and what people count by.
        "五类占比分别为30.3%、25.3%、20.2%、15.2%、9.1%,因四舍五入占比之和为100.1%。",
        "收到3200件。电动车2144件,占67%,共享单车1216件,占38%,两个比例相加105%。",
        # Of a count without a word of the whole.
        "欠薪线索1947条,重复312条,合并后为1635条。已办结1586条,办结率97.0%。",
        # Cut off, not rounded: 2477 of 3136 is 78.986 %.
        "受理事项3136宗,办结2477宗,在办659宗,办结率78.98%。",
        # 满意 + 0.6 × 基本满意, a way to weigh that some offices have.
        "回访670件,满意614件,基本满意34件,满意率94.69%。",
        "办结转办工单565件,其中超期工单7件,超期率12.39‰。",
        "回访1732件,满意1546件,满意率89.26%;不满意186件,不满意率10.74%。",
        "抽样回访488件,非常满意189件、满意268件、不满意31件,综合满意率93.65%。",
        # Counts in the brackets behind the rate: two ways to ask, grades, what is left.
        "回访满意率93.25%(电话回访1000件,短信回访144件)。",
        "满意率93.18%(电话回访1000件、短信144件)。",
        "满意率94.1%(其中电话回访满意率95.2%,短信回访500件)。",
        "满意率93.18%(回访1144件,其中非常满意600件、满意466件)。",
        "回访1144件,满意率93.18%(不满意78件)。",
        # The rates of units, not of all.
        "退回重办的工单97件,较多的是县教育局15件(返工率7.21%)、交警大队7件(返工率12.50%)。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年走访990户,完成年度任务的110%。", []),
        ("截至11月底,完成率最高的是加装电梯(112.5%),农贸市场改造最低(88.0%),还差3件。", []),
        ("培训计划完成率120%,资金到位率102%,整改进度101%。", []),
        ("按期完成率达104%。", [("104%", "impossible", "error")]),
        ("计划完成率120%,办结率104%。", [("104%", "impossible", "error")]),
    ],
)
def test_only_a_plan_is_exceeded(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(("rate", "expected"), [("98.0%", []), ("95.0%", [("95.0%", "base", "warn")])])
def test_a_rate_may_be_of_a_number_of_any_measure(rate: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(f"其余250个转部门限时办理,按时办结245个,按时办结率{rate}。") == expected


_GRADES = "回访500件,其中满意440件、基本满意40件、不满意20件,"


@pytest.mark.parametrize(
    "rate", ["满意率(含基本满意)", "综合满意率(包括比较满意、基本满意)", "满意率(满意和基本满意)为"]
)
def test_a_rate_of_both_grades_is_not_that_of_the_first(rate: str) -> None:
    assert list_findings(f"{_GRADES}{rate}96.0%。") == []
    assert list_findings(f"{_GRADES}{rate}88.0%。") == [("88.0%", "rate", "error")]


@pytest.mark.parametrize(
    "text",
    [
        "满意率88.0%(不含基本满意)。",
        "满意率(不含基本满意)88.0%。",
        "满意率88.0%,若含基本满意则为96.0%。",
        "满意率(含基本满意)96.0%,较上月的95.2%提高0.8个百分点。",
    ],
)
def test_the_rate_of_the_first_grade_may_be_told(text: str) -> None:
    assert list_findings(_GRADES + text) == []
