"""Units in a row: as many as told, none twice, the ranked in order; names with 和 and lists in lists are let be."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("综合得分排名前三位的是湘滨镇(100分)、南湖洲镇(98.3分)、洋沙湖镇(97.9分)、三塘镇(97.5分)。", "前三位"),
        ("综合得分排名前五位的是:交通局(99.6分)、电信公司(99.1分)、卫健局(98.3分)。", "前五位"),
        ("诉求量排名前五位的类别是:物业1,702件、交通1,511件、市场988件,五类合计4,201件。", "前五位"),
        ("按期办结率较低的有东湖区、平水县、临江市等2个县市区。", "2个县市区"),
        ("按期办结率较低的有和平街道、青山镇、东山街道等2个镇街。", "2个镇街"),
        ("未按期办结的有3个乡镇,分别是东岭乡、白沙镇、石桥镇和水口镇。", "3个乡镇"),
        ("被通报的4家单位:人社局、民政局、公交公司。", "4家单位"),
        ("住建局、城管局、教育局、公安局等3家单位满意率较高。", "3家单位"),
        ("住建局、城管局和教育局两家单位未按期办结。", "两家单位"),
        ("水务局、教育局3家单位未按期办结。", "3家单位"),
        ("停水集中在白沙镇、河口镇和云岭乡4个乡镇。", "4个乡镇"),
    ],
)
def test_a_list_of_more_or_fewer_units_than_told_is_doubted(text: str, figure: str) -> None:
    assert list_findings(text) == [(figure, "sum", "warn")]


@pytest.mark.parametrize(
    "text",
    [
        "满意率排名前三位的是东塘镇(100%)、西塘镇(100%)、石桥镇(100%)、白沙镇(100%)。",
        "前3位的镇是东塘镇、西塘镇、石桥镇、白沙镇(并列第三)。",
        "按期办结率排名前三位的乡镇为东塘镇、西塘镇,县直单位为住建局、城管局、教育局。",
        "排名后三位的是:人力资源和社会保障局(82.1分)、卫生健康委(83.5分)和石门县(84分)。",
        "人力资源和社会保障局、住房和城乡建设局、卫生健康局3家单位满意率较高。",
        "人力资源和社会保障局、住房和城乡建设局2家单位未按期办结。",
        "住建局、城管局等5家单位满意率较高。",
        "全区12个街道、30家区直单位中,办结率100%的有和平街道、东山街道等11个街道和住建局等28家单位。",
        "全市东湖区、平水县等9个县市区参加考核。",
        "督促住建局、三塘镇、静河镇等2个乡镇整改。",
        "妇幼保健院、惠民超市、自来水厂3家单位整改完毕。",
        "抽查2家单位:住建局受理10件、办结9件、满意率90%;城管局受理20件、办结19件、满意率95%。",
        "全县15个乡镇、42家县直单位中,办结率100%的有东塘镇、西塘镇等13个乡镇和住建局等40家单位。",
        "从类别看,排名前五的类别如下:规划类信件共143件;交通类信件共98件。",
    ],
)
def test_ties_choices_and_names_with_and_are_not_doubted(text: str) -> None:
    assert list_findings(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("湘滨镇、交警大队、湘滨镇、教育局等单位满意率较高。", "湘滨镇"),
        ("办结率较高的是交通局(99.6%)、交警大队(99.3%)、电信公司(99.1%)、交警大队(98.7%)。", "交警大队"),
    ],
)
def test_a_unit_that_stands_twice_in_a_list_is_doubted(text: str, name: str) -> None:
    assert list_findings(text) == [(name, "copy", "warn")]


def test_a_unit_may_have_several_of_the_matters_told() -> None:
    assert list_findings("3件疑难工单分别由住建局、城管局、住建局牵头办理。") == []


def test_ranked_units_stand_in_the_order_of_their_figures() -> None:
    ranked = "得分排名前三位的是湘滨镇(100分)、南湖洲镇({}分)、洋沙湖镇(97.9分)。"
    assert list_findings(ranked.format("98.3")) == []
    assert list_findings(ranked.format("97.3")) == [("湘滨镇、南湖洲镇、洋沙湖镇", "rate", "warn")]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("公安局(11,880张)、人社局(9,504张)和住建局(8,316张)", []),
        ("人社局(9,504张)、公安局(11,880张)和住建局(8,316张)", [("人社局、公安局、住建局", "rate", "warn")]),
    ],
)
def test_ranked_units_stand_in_the_order_of_any_measure(units: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(f"承办量最大的前三家为{units}。") == expected
