"""Shares: each is its count over a base that is printed, and a slip says where it comes from."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共受理诉求200件,其中投诉类120件,占60%;咨询类80件,占45%。", [("45%", "share", "error")]),
        (
            "共受理诉求300件,其中投诉类180件,占60%;咨询类90件,占30%;求助类30件,占30%。",
            [("30%", "copy", "error")],
        ),
        (
            "共受理诉求900件。按类别分:城建类500件,占55.56%;医疗类147件,占5.22%;其他353件,占39.22%。",
            [("900件", "sum", "error"), ("147件", "digit", "error")],
        ),
        (
            "共受理诉求200件,其中投诉类120件,占60%,同比增长12%;咨询类80件,占12%,同比增长12%。",
            [("12%", "copy", "error")],
        ),
        ("共受理诉求1292件,其中投诉类75件,占5.81%;咨询类1217件,占94.20%。", [("5.81%", "share", "note")]),
        (
            "投诉类300件,占37.5%;咨询类200件,占25%;求助类100件,占12.5%;建议类70件,占12.5%。",
            [("37.5%", "base", "warn"), ("12.5%", "copy", "warn")],
        ),
        (
            "共受理诉求900件。投诉类300件,占37.5%;咨询类200件,占25%;求助类100件,占12.5%。",
            [("37.5%", "base", "warn")],
        ),
        (
            "全年受理1000件。各季度分别受理200件、260件、300件、240件,三季度最多,占全年的24%。",
            [("24%", "base", "warn")],
        ),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Several counts together are the share.
        "受理工单506件。前三位:能源类172件、城建类80件、民政类50件,占工单总量的59.68%。",
        # Of a heading's count, not of the part behind it.
        "共受理诉求900件。1.拖欠工资(410件)。主要涉及工地,占该类的56.86%,其中北区124件、南区110件。",
        "共受理诉求300件。一是停水(35件)。占受理总量的11.67%。二是噪声(30件)。占受理总量的10.00%。",
        # Of what was received another number may be told, and no base named.
        "总受理量1.58万件(15842件)。上半年受理7420件,下半年受理8422件。重复来电1217件,占总受理量的7.68%。",
        "共受理诉求900件,转办工单700件。物业类300件,占42.86%。",
        # Of a count that an earlier sentence of the paragraph tells.
        "受理诉求9000件。\n噪声500件,占5.6%。集中在5月至9月,共300件,占该类的60.0%。\n停车400件,占4.4%。\n退费180件,占2.0%。",
        "受理诉求9000件。\n噪声500件,占5.6%。涉及3个行业,其中餐饮300件,占60.0%。\n停车400件,占4.4%。\n退费180件,占2.0%。",
        # Of the greatest of a list.
        "全年受理1000件。各季度分别受理200件、260件、300件、240件,三季度最多,占全年的30%。",
        # A rate of the period before.
        "共受理诉求9000件。满意率93.25%(回访2074件,满意1934件),比第二季度(92.71%)上升0.54个百分点。",
        # The list is all there is.
        "投诉、咨询、求助分别为60件、30件、10件,占60%、30%、10%。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Behind 率 and 幅 brackets hold no share of the count before them.
        ("受理诉求8400件,增幅低于全市增幅(5.7%,全市受理63000件)。", []),
        ("9个镇中,高于全县满意率(93.7%)的3个,持平的1个。", []),
        ("受理诉求8400件,其中投诉2100件(占25%),咨询6300件(占57%)。", [("57%", "share", "error")]),
        ("各项占比之和为99.9%,受理诉求8400件。", []),
        # What a sentence takes parts of may be no tickets.
        ("受理诉求8400件。全县320个行政村中,零投诉的村80个,占25.0%。", []),
        ("受理诉求8400件。全县320个行政村中,零投诉的村80个,占29.0%。", [("29.0%", "base", "warn")]),
        # And a share may name a count that stands further off.
        ("呼入5000通,其中进入人工4000通,占80.0%;接通3600通,占进入人工量的90.0%。", []),
        ("呼入5000通,其中进入人工4000通,占80.0%;接通3600通,占进入人工量的93.0%。", [("93.0%", "base", "warn")]),
    ],
)
def test_a_share_is_that_of_what_it_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [("20%", []), ("26%", [("26%", "share", "error")])],
)
def test_a_share_is_that_of_the_count_it_names(share: str, expected: list[tuple[str, str, str]]) -> None:
    text = f"共受理诉求1000件,其中咨询500件、投诉200件、求助300件,咨询占50%,投诉占{share}。"
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A part of a part that is told a sentence before.
        ("受理12846件。室温不达标6914件,占53.8%。其中低于14度的1642件,低温约占此项的23.7%。", []),
        # The count before is the base, not the part.
        ("九月受理68305件。1至9月累计598210件,本月占累计的11.42%。", []),
        ("受理3000件。转办1656件中,三分之二(66.3%)由教育局办理。", []),
        # A base in 万, behind the share.
        ("企业诉求9216件,占热线总量的3.6%(总量25.6万件)。", []),
        ("企业诉求9216件,占热线总量的5.6%(总量25.6万件)。", [("5.6%", "base", "warn")]),
        # Most of a list are of the valid ones, though it adds up to all.
        (
            "收到1000件。有效800件。城管类240件,占30.0%;房管类160件,占20.0%;交管类200件,占25.0%;人社类80件,占10.0%;"
            "水务类40件,占5.0%;市场类80件,占8.0%。无效200件,占收到的20.0%。",
            [("8.0%", "share", "error")],
        ),
    ],
)
def test_a_share_may_be_of_a_base_told_elsewhere(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
