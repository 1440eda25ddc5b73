"""Parts add up to their whole, and shares of all are 100 %."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共受理诉求87件,其中投诉类46件、咨询类23件、建议类4件、求助类9件。", [("87件", "sum", "warn")]),
        ("共受理诉求87件,其中投诉类46件、咨询类23件、求助类9件、其他4件。", [("87件", "sum", "error")]),
        ("受理诉求210件,办结190件,在办30件。", [("210件", "sum", "error")]),
        ("应办结538件,按时办结533件,按时办结率99.07%;逾期办结6件。", [("6件", "sum", "warn")]),
        ("48家承办单位中,A类40家、B类5家、C类2家。", [("48家", "sum", "warn")]),
        # Three of the four happen to make up 48.
        ("48家承办单位中,A类40家、B类5家、C类3家、D类1家。", [("48家", "sum", "error")]),
        ("诉求类型中,咨询类占61.2%,投诉类占20.1%,求助类占9.4%,其他类占12.3%。", [("12.3%", "sum", "error")]),
        ("来源构成:电话72.4%,网站15.3%,微信9.8%,其他渠道3.4%。", [("3.4%", "sum", "error")]),
        ("办理时长分布:1天以内占41.2%,5天以内占46.3%,15天以内占11.9%,更长占1.6%。", [("1.6%", "sum", "error")]),
        (
            "夏季三个月受理1.82万件,其中电话5983件、网络6815件、其他6402件。",
            [("1.82万件", "sum", "error")],
        ),
        ("受理1.86万件,其中电话1.21万件、网络0.64万件、其他0.18万件。", [("1.86万件", "sum", "error")]),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Some of the parts only.
        "共受理诉求873件,其中房产监管206件、物业服务171件、保障性住房119件。",
        "共受理诉求873件,主要为投诉300件、咨询200件、求助100件等。",
        "来源构成:电话72.4%,网站15.3%,微信8.9%,其他渠道3.4%。",
        "应办结538件,按时办结533件,按时办结率99.07%;逾期办结5件。",
        "办理时长分布:1天内占35.2%,3天内占78.6%,7天内占95.1%。",
        # Of a total in 万, and in 万 themselves.
        "三季度受理1.86万件(18642件)。夏季三个月受理1.92万件,其中6月5983件、7月6815件、8月6402件。",
        "受理1.86万件,其中电话1.21万件、网络0.46万件、其他0.18万件。",
        # What was solved and what was satisfied are two ways to cut the same call-backs.
        "回访400件,其中已解决360件,解决率90%;评价满意380件,满意率95%;评价不满意20件,不满意率5%。",
        # Parts of two counts; parts without a count of them.
        "全县15个乡镇、42家县直单位中,办结率100%的有东镇、西镇等13个乡镇和住建局等40家单位。",
        "共受理诉求40件。\n超期的涉及3个乡镇:东塘镇2件、西塘镇1件、石桥镇1件。",
        "逾期10件,其中区政府4件,税务局、人防办、供水公司、移动公司、联通公司及电信公司各1件。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []


def test_a_list_that_names_as_many_parts_as_it_announces_is_whole() -> None:
    listed = "受理工单90件,涉及3个单位,其中城关镇{}件,住建局30件,公安局20件。"
    assert list_findings(listed.format(40)) == []
    assert list_findings(listed.format(70)) == [("90件", "sum", "error")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A list may end in the sentence that goes on with its shares, and a total be 约 so many 万.
        (
            "全年受理约82.5万件;每天约0.23万件。\n从渠道看,电话61.2万件,网络21.3万件。从性质看,咨询类过半,为44.1万件;"
            "求助类20.9万件;投诉类12.4万件;建议类5.1万件,四类占比分别为53.5%、25.3%、15.0%、6.2%。",
            [],
        ),
        # Steps of one call are no parts of all calls.
        ("呼入9000通,其中进入人工7000通,占77.8%。人工电话中,接通6500通;10秒内接通6000通;未接通500通,回拨480通。", []),
        # Done within a day is only a part of what was done.
        ("转办1500件,其余900件直接答复。转办件按时长分:24小时以内办结630件,1至3天办结870件。", []),
        ("应办结1500件。已办结1400件,未办结90件。", [("90件", "sum", "warn")]),
    ],
)
def test_other_cuts_of_the_same_tickets_are_not_added(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(("last", "expected"), [("623宗", []), ("450宗", [("2,318宗", "sum", "error")])])
def test_as_many_kinds_as_told_are_all(last: str, expected: list[tuple[str, str, str]]) -> None:
    parts = f"按细项分为办证难、延期交楼、质量问题三项,分别为1,024宗、671宗和{last}"
    assert list_findings(f"房地产类2,318宗,{parts}。劳动保障类2,006宗,居第二。") == expected
