"""The rules one by one, on the shortest text in which each matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.bulletin.audit.audit import audit_text
from hotspot.bulletin.audit.finding import AuditReport, Finding


def _findings(text: str) -> list[tuple[str, str, str]]:
    return [(finding.figure, finding.kind, finding.severity) for finding in audit_text(text).findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共受理诉求87件,其中投诉类46件、咨询类23件、建议类4件、求助类9件。", [("87件", "sum", "warn")]),
        ("共受理诉求87件,其中投诉类46件、咨询类23件、求助类9件、其他4件。", [("87件", "sum", "error")]),
        ("受理诉求210件,办结190件,在办30件。", [("210件", "sum", "error")]),
        ("48家承办单位中,A类40家、B类5家、C类2家。", [("48家", "sum", "warn")]),
        ("诉求类型中,咨询类占61.2%,投诉类占20.1%,求助类占9.4%,其他类占12.3%。", [("12.3%", "sum", "error")]),
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
            "共受理诉求900件。投诉类300件,占37.5%;咨询类200件,占25%;求助类100件,占12.5%。",
            [("37.5%", "base", "warn")],
        ),
        ("环境保护类71件,同比增幅36.17%。", [("36.17%", "rate", "error")]),
        ("环境保护类71件,上年同期52件,同比增幅40%。", [("40%", "rate", "error")]),
        ("受理诉求1000件,环比增加100件,增幅10%。", [("10%", "rate", "error")]),
        ("受理1292件;与去年8月的1259件相比,同比增加23件,增幅1.81%。", [("1.81%", "rate", "error")]),
        ("供水类50件,环比减少120%。", [("120%", "impossible", "error")]),
        ("应办87件,已办86件,办结率100%。", [("100%", "rate", "error")]),
        ("应办87件,按期办结率98.5%。", [("98.5%", "k_of_n", "warn")]),
        ("受理群众来信87件,应办87件,满意率85.6%。", [("85.6%", "k_of_n", "error")]),
        ("承办工单1292件,返工数97件,返工率9.22%。", [("9.22%", "base", "warn")]),
        ("办结率97.5%(1270/1290)。", [("97.5%", "rate", "error")]),
        ("重复来电占全部诉求的112%。", [("112%", "impossible", "error")]),
        ("满意率由94.2%上升至95.6%,提高1.9个百分点。", [("1.9个百分点", "rate", "error")]),
        ("回访满意率93.5%,不满意率7.5%。", [("93.5%", "impossible", "error")]),
        ("工单办结率100%,未办结工单6件。", [("100%", "impossible", "error")]),
        ("人社类同比上月增长较大。", [("同比上月", "wording", "warn")]),
        ("诉求总量环比去年同期上升。", [("环比去年", "wording", "warn")]),
        ("2024年8月情况,环比(与2024年6月相比)上升。", [("环比(与2024年6月", "wording", "warn")]),
        ("占比5.8%%,较高。", [("%%", "wording", "note")]),
        ("2024年8月热线运行情况通报\n2024年7月,共受理诉求500件。", [("2024年7月", "date", "error")]),
        ("2024年8月热线运行情况通报\n发布日期:2024-07-10", [("2024-07-10", "date", "error")]),
        ("统计期为8月20日至8月2日。", [("8月20日至8月2日", "date", "error")]),
        ("统计期为2023年11月1日至2023年1月31日。", [("2023年11月1日至2023年1月31日", "date", "error")]),
        ("统计期为2023年11月1日至2月30日。", [("2023年11月1日至2月30日", "date", "error")]),
        ("噪声类0件,环比减幅50%。", [("50%", "rate", "error")]),
        ("投诉、求助分别增加84件、12件,环比分别增长7.5%和9%。投诉1204件。", [("9%", "base", "warn")]),
        ("投诉、求助分别为204件、96件,较上月的170件、90件分别增长20%和16.67%。", [("16.67%", "rate", "error")]),
        ("办结率99.25%,较上季度的98.12%提高1.31个百分点。", [("1.31个百分点", "rate", "error")]),
        ("办结率98.12%,较上月的99.25%提高1.13个百分点。", [("1.13个百分点", "rate", "error")]),
        ("夜间来电620件,是上周的2.5倍,增长2.5倍。", [("增长2.5倍", "rate", "error")]),
        ("物业类312件,交通类204件,以上两类合计526件。", [("526件", "sum", "error")]),
        ("受理总量21.46万件,住房类5.12万件,占28.36%。", [("28.36%", "share", "error")]),
        ("受理总量21.46万件,比2023年的18.92万件增加3.54万件。", [("3.54万件", "sum", "error")]),
        ("受理总量21.46万件,比2023年的18.92万件增长11.84%。", [("11.84%", "rate", "error")]),
        ("承办20.15万件,按期办结19.98万件,按期办结率94.92%。", [("94.92%", "rate", "error")]),
        ("2024年6月情况\n与5月的1120件相比,投诉同比增长。", [("同比", "wording", "warn")]),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Some of the parts only.
        "共受理诉求873件,其中房产监管206件、物业服务171件、保障性住房119件。",
        "共受理诉求873件,主要为投诉300件、咨询200件、求助100件等。",
        "逾期10件,其中区政府4件,税务局、人防办、供水公司、移动公司、联通公司及电信公司各1件。",
        # Cut off, not rounded: 2477 of 3136 is 78.986 %.
        "受理事项3136宗,办结2477宗,在办659宗,办结率78.98%。",
        # Several counts together are the share.
        "受理工单506件。前三位:能源类172件、城建类80件、民政类50件,占工单总量的59.68%。",
        # 满意 + 0.6 × 基本满意, a way to weigh that some offices have.
        "回访670件,满意614件,基本满意34件,满意率94.69%。",
        # The change of a rate, not of a count.
        "办结3456件,解决3112件,解决率90.05%,环比上升2.12%。",
        # The page was filed before the month that it now shows.
        "归档时间:2024-04-01\n2024年8月热线运行情况通报\n2024-09-10 17:15",
        # Named units, not all.
        "民政局、卫健局等9个单位按期办结率100%,回马镇等3个单位逾期回复6件。",
        # Thousands of pieces are vague.
        "受理诉求180.00万件,环比上升17.42%,办结150.25万件,正在办理29.75万件。",
        "同比增长5%,比上月下降3%。",
        # Nothing is left of any count.
        "噪声类0件,环比减幅100.00%。",
        "办结转办工单565件,其中超期工单7件,超期率12.39‰。",
        "投诉、求助分别增加84件、12件,环比分别增长7.5%和14.29%。投诉1204件,求助96件。",
        "接通率98.82%(接通3178个,来电3216个),较上周(99.19%)下降0.37个百分点。",
        "夜间来电620件,是上周夜间的2.5倍,增长1.5倍。",
        "受理总量1.58万件(15842件),其中劳动保障3120件,占19.69%。以上一类合计3120件。",
        "受理总量21.46万件,比2023年的18.92万件增加2.54万件,增长13.42%,其中住房类5.12万件,占23.9%。",
        # The day of the figures is no day of release.
        "2024年8月热线运行情况通报\n截至2024年8月19日",
        "12月共受理诉求500件,11月为450件。",
        # The end lies in the year after.
        "统计期为2023年11月1日至1月31日。",
        "统计期为2023年12月1日至2月29日。",
        "统计期为11月26日至2月29日。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert _findings(text) == []


def test_a_rate_by_truncation_is_doubtful_only_where_the_rest_is_rounded() -> None:
    rate = "民政类37件,同比减幅15%。"
    rounded = "共受理诉求300件,其中投诉类200件,占66.67%;咨询类100件,占33.33%。"
    truncated = "共受理诉求300件,其中投诉类200件,占66.66%;咨询类100件,占33.33%。"
    assert _findings(rounded + rate) == [("15%", "rate", "warn")]
    assert _findings(truncated + rate) == []


def test_a_table_is_checked_by_its_own_columns() -> None:
    table = """
| 类别 | 件数 | 占比 | 上月 | 环比 |
|---|---|---|---|---|
| 城建 | 120 | 60% | 100 | 20% |
| 交通 | 40 | 20% | 32 | 35% |
| 环保 | 30 | 16% | 60 | -50% |
| 教育 | 10 | 5% | 8 | 25% |
| 合计 | 210 | 100% | 200 | 5% |
"""
    assert _findings(table) == [("210", "sum", "error"), ("16%", "share", "error"), ("35%", "rate", "error")]


def test_findings_carry_the_sentence_and_the_computation() -> None:
    (finding,) = audit_text("本月受理诉求200件。其中投诉类120件,占60%,咨询类80件,占45%。").findings
    assert finding.quote.endswith("咨询类80件,占45%")
    assert finding.computation == "80÷200=40.00%,不是 45%"


def test_a_report_counts_and_describes() -> None:
    report = AuditReport(
        (Finding("5%", "share", "note", "占5%", "末位"), Finding("9%", "rate", "error", "9%", "不是")), 7
    )
    assert (len(report.errors), len(report.warnings), len(report.notes)) == (1, 0, 1)
    assert report.describe().splitlines()[0] == "[错误·比率] 9%:不是"
    assert report.describe().endswith("共核对 7 个数字:错误 1 处,存疑 0 处,提示 1 处。")
    assert report.to_records()[0]["kind"] == "share"


@given(st.lists(st.integers(1, 5000), min_size=2, max_size=12), st.integers(0, 2))
def test_true_figures_are_never_named(counts: list[int], decimals: int) -> None:
    total = sum(counts)
    parts = ";".join(
        f"第{'甲乙丙丁戊己庚辛壬癸子丑'[i]}类{n}件,占{100 * n / total:.{decimals}f}%" for i, n in enumerate(counts)
    )
    assert _findings(f"共受理诉求{total}件。其中{parts}。") == []


@given(st.text(alphabet="受理共其中占件%。,;1234567890./()同比环比增长率月年|\n<p>类投诉", max_size=300))
def test_any_text_can_be_audited(text: str) -> None:
    assert audit_text(text) == audit_text(text)


def test_a_list_that_names_as_many_parts_as_it_announces_is_whole() -> None:
    listed = "受理工单90件,涉及3个单位,其中城关镇{}件,住建局30件,公安局20件。"
    assert _findings(listed.format(40)) == []
    assert _findings(listed.format(70)) == [("90件", "sum", "error")]
