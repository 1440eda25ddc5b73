"""No finding where another ordinary reading fits; the slip beside the right form is still told."""

import pytest
from audit_samples import list_findings

from hotspot.bulletin.audit.audit import audit_text

_TITLE = "某县热线2024年9月通报。\n9月,热线受理诉求2000件,其中求助类1200件,占60.0%;投诉类800件,占40.0%。\n"
_ROWS = "| 甲镇 | 200 | 198 | 99.0% |\n| 乙镇 | 150 | 144 | 96.0% |\n| 丙局 | 100 | 98 | 98.0% |\n"
_TABLE = f"\n| 单位 | 应办 | 办结 | 办结率 |\n|---|---|---|---|\n{_ROWS}"


def find(text: str) -> list[str]:
    return [figure for figure, _, _ in list_findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        # Each share has the count behind it, of a part that words name.
        "投诉类里,物业占50.0%(400件),停车占30.0%(240件),噪声占20.0%(160件)。",
        "投诉800件当中,物业占50.0%(400件),停车占30.0%(240件),噪声占20.0%(160件)。",
        # What follows a count is taken of it.
        "未接通来电322通中,振铃十秒内放弃的占六成多。",
        "夜间来电500件,噪声占四成。",
        "未接通来电322件,主要原因是排队放弃,占六成以上。",
        "有效诉求1800件,咨询占有效诉求的50.0%,求助占30.0%。",
        # Of a base that is named and not told.
        "逾期30件,占应办结的2.0%,较上月的45件减少15件。",
        "诉求量最大的三个乡镇为东镇320件、西镇210件、北乡150件,合占乡镇总量的45.3%。",
        # The head of a list has a share of its own.
        "涉企诉求160件,占8.0%,其中咨询96件(占60.0%)、投诉64件(占40.0%)。",
        # Of questionnaires.
        "收回有效问卷1480份。很满意740人次(50.0%)、满意592人次(40.0%)、一般148人次(10.0%)。",
        # Brackets repeat a change that words have told.
        "停水比前周(367起)增五成(50.1%),停电比前周(640起)降一成(10.0%)。",
    ],
)
def test_a_share_is_of_what_its_sentence_means(text: str) -> None:
    assert list_findings(_TITLE + text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("投诉类800件,物业占50.0%(400件),停车占30.0%(240件),噪声占27.0%(160件)。", "27.0%"),
        ("有效诉求1800件,占受理总量的80.0%。", "80.0%"),
        ("涉企诉求160件,占9.4%,其中咨询96件(占60.0%)、投诉64件(占40.0%)。", "9.4%"),
    ],
)
def test_a_wrong_share_is_told_beside_them(text: str, figure: str) -> None:
    assert figure in find(_TITLE + text)


@pytest.mark.parametrize(
    "text",
    [
        "应办结1500件,按期办结1450件,逾期办结20件,尚未办结30件。",
        "应办结1500件,已办结1470件,其中提前办结300件;正在办理30件。",
        "派出1000件,880件已办结,120件办理中。注意:办结率低是因为周五派出的90件时限未到。",
        "应办结1500件,按期办结1470件,按期办结率98.0%(另有12件延期审批)。",
        "不满意48件,不满意率3.2%。",
        "其中10件重复、18件无效,有效1972件,有效率98.6%。",
        "较去年长假(7天,420件)日均减少5件,降8.3%。",
        "环比增加100件,增5.3%;剔除台风因素(120件)后,实际减少20件,降1.1%。",
        "8月(31天)受理1900件,日均61.3件;9月(30天)受理2000件,日均66.7件。",
        "9月(30天)受理2000件;8月(31天)受理1900件。",
        "受理2000件。7月700件,8月600件,9月700件。比二季度1900件多100件,比上年三季度2200件少200件。",
        "长假前一周受理480件,比前周(450件)多30件,增6.7%。",
        "电话1600件,网站200件,邮箱80件,市级派发120件。",
    ],
)
def test_counts_and_periods_are_read_as_they_are_meant(text: str) -> None:
    assert list_findings(_TITLE + text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("应办结1500件,按期办结1450件,逾期办结20件。", "1500件"),
        ("应办结1500件,按期办结1400件,按期办结率98.0%(另有12件延期审批)。", "98.0%"),
        ("受理2000件。比二季度1900件多200件。", "200件"),
    ],
)
def test_wrong_counts_are_told_beside_them(text: str, figure: str) -> None:
    assert figure in find(_TITLE + text)


def test_what_another_level_sends_is_a_channel() -> None:
    opening = "某县热线2024年9月通报。\n9月,热线受理诉求2000件。\n电话1600件,网站200件,邮箱80件,"
    assert find(opening + "市级派发120件。") == []
    assert find(opening + "市级派发140件。") == ["2000件"]


def test_another_month_alone_is_told() -> None:
    assert find("某县热线2024年9月通报。\n8月,热线受理诉求2000件。") == ["8月"]


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("办结率最高的是甲镇,最低的是乙镇,两者相差3.0个百分点。", True),
        ("本月办结率97.8%,上月96.9%。甲镇与丙局两者相差1.0个百分点。", True),
        ("本月办结率97.8%,上月96.9%。甲镇与丙局两者相差3.6个百分点。", False),
    ],
)
def test_a_gap_may_be_that_of_two_rows(text: str, is_right: bool) -> None:
    assert (not audit_text(f"{_TABLE}\n{text}").findings) == is_right


@pytest.mark.parametrize(
    ("right", "wrong", "figure"),
    [
        # Days that the words before an average tell, and months of its own sentence.
        ("工作日五天共3500件,日均700件;双休日两天共500件,日均250件。", "工作日五天共3500件,日均583.3件。", "583.3件"),
        ("节假日8天受理480件,日均60件。", "节假日8天受理480件,日均68.6件。", "68.6件"),
        (
            "年度任务已过半。1—11月累计22000件,月均2000件。",
            "年度任务已过半。1—11月累计22000件,月均1833.3件。",
            "1833.3件",
        ),
        # The period of a change in brackets behind it.
        ("受理2000件,环比上升5.3%(8月1900件)。", "受理2000件,环比上升5.3%(8月2112件)。", "5.3%"),
        # Months named one by one.
        (
            "7月、8月、9月分别为500件、400件、460件;9月环比增加60件,上升15.0%。",
            "7月、8月、9月分别为500件、400件、460件;9月环比增加60件,上升13.0%。",
            "13.0%",
        ),
        # A second name that the first is compared with.
        (
            "东镇410件,西镇380件,南镇330件。西镇比南镇多50件,比东镇少30件。",
            "东镇410件,西镇380件,南镇330件。西镇比南镇多50件,比东镇多30件。",
            "30件",
        ),
        (
            "按满意率,甲区(96.2%)、乙区(95.0%)、丙区(94.6%)依次排列。",
            "按满意率,甲区(96.2%)、乙区(94.6%)、丙区(95.0%)依次排列。",
            "乙区、丙区",
        ),
        ("事项共400项,已销号350项,未销号50项。", "事项共400项,已销号350项,未销号60项。", "60项"),
        ("供暖由8月的80件增至320件,增长3.0倍。", "供暖由8月的80件增至320件,增长4.0倍。", "增长4.0倍"),
        ("受理320件,较8月的80件增长3.0倍,是8月的4.0倍。", "受理320件,较8月的80件增长4.0倍。", "增长4.0倍"),
        # Parts of a kind that words name.
        (
            "受理2000件,其中投诉类800件。求助类中,停水300件、停电200件、其余350件。投诉类中,物业500件、停车200件,余下100件。",
            "受理2000件,其中投诉类800件。\n投诉类中,物业500件、停车200件,余下120件。",
            "120件",
        ),
        # Days with their sum behind.
        ("工作日(21天)日均75件,共1575件。", "工作日(21天)共1575件,日均70件。", "70件"),
        (
            "应办结1500件,实际办结1480件,未办结20件;其中按期办结1470件。",
            "应办结1500件,实际办结1480件,未办结30件。",
            "1500件",
        ),
        (
            "受理2000件。已解决1200件,基本解决150件,未解决100件。投诉800件,物业400件,占投诉类(800件)的50.0%,占总量的20.0%。",
            "受理1350件,已解决1200件,未解决140件。",
            "1350件",
        ),
        # The mean of so many units.
        (
            "其余九个市(地)共113.5万件次,平均每个市(地)12.6万件次。",
            "其余九个市(地)共113.5万件次,平均每个市(地)11.4万件次。",
            "11.4万件次",
        ),
        ("12个乡镇共600件,平均每个乡镇50件。", "12个乡镇共600件,平均每个约60件。", "60件"),
        (
            "环比增加100件,增5.3%(8月1900件),共2000件;剔除台风因素后,实际减少20件,降1.1%。",
            "共2000件,环比增加100件,增6.3%。",
            "6.3%",
        ),
        ("来电900件,比上周多45件,升5.3%。", "来电900件,比上周多45件,降5.3%。", "5.3%"),
        (
            "受理2000件,比上月的2200件少200件。前三类合计1000件,占50.0%。",
            "受理2000件,比上月的2200件少200件。前三类合计1000件,占45.5%。",
            "45.5%",
        ),
    ],
)
def test_a_slip_is_told_and_the_right_form_is_not(right: str, wrong: str, figure: str) -> None:
    title = "某县热线2024年9月通报。\n"
    assert list_findings(title + right) == []
    assert figure in find(title + wrong)


@pytest.mark.parametrize(("share", "expected"), [("22.0%", []), ("32.9%", ["32.9%"])])
def test_a_kind_may_be_counted_in_a_table(share: str, expected: list[str]) -> None:
    rows = "| 类型 | 件数 |\n|---|---|\n| 安全 | 400 |\n| 城建 | 700 |\n| 其他 | 900 |\n| 合计 | 2000 |\n"
    assert find(f"受理2000件。\n{rows}\n安全类中溺水隐患88件,占该类{share}。") == expected
