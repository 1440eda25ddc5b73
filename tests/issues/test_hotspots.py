"""From a table to hotspots: order does not matter, nothing is lost, months link, clerks' changes hold."""

import json
import random
from pathlib import Path

import pandas as pd
import pytest
from hotspot_samples import DARK, LIFT, OTHER, make_month

from hotspot.errors import ArgumentError, ColumnError, DuplicateTicketError, PeriodError
from hotspot.issues.edits import Edit, read_edits
from hotspot.issues.heat import Heat
from hotspot.issues.hotspots import find_hotspots
from hotspot.issues.report import HotspotReport
from hotspot.issues.results import read_report, write_report
from hotspot.settings import Settings


@pytest.fixture(scope="module")
def august() -> pd.DataFrame:
    return make_month("08", LIFT + DARK + OTHER)


@pytest.fixture(scope="module")
def report(august: pd.DataFrame) -> HotspotReport:
    return find_hotspots(august, period="2024-08")


def test_issues_become_lines_with_their_tickets(report: HotspotReport) -> None:
    assert [hotspot.tickets for hotspot in report.hotspots[:2]] == [4, 3]
    lift = report.hotspots[0]
    assert lift.ticket_ids == ("080000", "080001", "080002", "080003")
    assert lift.category == "住房与城乡建设"
    assert lift.title.endswith("问题")
    assert 6 <= len(lift.title) <= 14
    assert "丽景花园" in lift.sentence
    assert lift.heat.total == pytest.approx(sum(vars(lift.heat).values()))


def test_of_the_hottest_lines_alone_the_other_tickets_are_in_none(report: HotspotReport) -> None:
    first = report.take(1)
    assert [hotspot.hotspot_id for hotspot in first.hotspots] == [report.hotspots[0].hotspot_id]
    assert first.tickets["hotspot_id"].tolist() == [report.hotspots[0].hotspot_id] * 4 + [""] * 7
    assert first.tickets["issue_id"].tolist() == report.tickets["issue_id"].tolist()
    assert report.take(None) is report
    assert report.take(99).hotspots == report.hotspots
    for nothing in (0, -1):
        with pytest.raises(ArgumentError, match=r"most 是 .*,应为至少 1"):
            report.take(nothing)


def test_categories_are_predicted_from_masked_texts_where_a_table_has_none(august: pd.DataFrame) -> None:
    seen: list[str] = []

    def name_all(masked: pd.DataFrame) -> pd.DataFrame:
        seen.extend(masked["text"])
        return masked.assign(predicted_category="交通运输")

    bare = august.drop(columns="category").assign(text=[f"{text}，电话13800000000" for text in august["text"]])
    assert {hotspot.category for hotspot in find_hotspots(bare, classify=name_all).hotspots} == {"交通运输"}
    assert all("〔电话〕" in text for text in seen)
    seen.clear()
    find_hotspots(august, classify=name_all)
    assert seen == []


def test_every_ticket_is_listed_once_in_the_order_of_the_table(report: HotspotReport, august: pd.DataFrame) -> None:
    assert report.tickets["ticket_id"].tolist() == august["ticket_id"].tolist()
    inside = report.tickets[report.tickets["issue_id"] != ""]
    assert inside.groupby("issue_id").size().tolist() == [4, 3]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_rows_changes_nothing(report: HotspotReport, august: pd.DataFrame, seed: int) -> None:
    rows = list(range(len(august)))
    random.Random(seed).shuffle(rows)
    other = find_hotspots(august.iloc[rows].reset_index(drop=True), period="2024-08")
    assert other.hotspots == report.hotspots
    assert other.merges == report.merges
    pd.testing.assert_frame_equal(
        other.tickets.sort_values("ticket_id", ignore_index=True),
        report.tickets.sort_values("ticket_id", ignore_index=True),
    )


def test_the_input_is_not_changed(august: pd.DataFrame) -> None:
    before = august.copy(deep=True)
    find_hotspots(august)
    pd.testing.assert_frame_equal(august, before)


def test_the_next_month_continues_names_and_ends(report: HotspotReport) -> None:
    september = make_month("09", [LIFT[1], LIFT[2], LIFT[0], LIFT[3] + "，第二个月了", LIFT[3], *OTHER])
    after = find_hotspots(september, period="2024-09", previous=report)
    lift = after.hotspots[0]
    assert lift.hotspot_id == report.hotspots[0].hotspot_id
    assert (lift.previous_tickets, lift.status) == (4, "上升")
    assert lift.change == pytest.approx(100 * (5 / (4 * 30 / 31) - 1), abs=0.1)
    assert [(h.hotspot_id, h.status, h.change) for h in after.ended] == [
        (report.hotspots[1].hotspot_id, "消退", -100.0)
    ]


def test_a_first_month_has_no_status_and_a_new_line_is_called_new(report: HotspotReport) -> None:
    assert {hotspot.status for hotspot in report.hotspots} == {None}
    after = find_hotspots(make_month("09", DARK), period="2024-09", previous=find_hotspots(make_month("08", LIFT)))
    assert after.hotspots[0].status == "新增"


def test_a_clerks_changes_hold_on_every_run(august: pd.DataFrame, tmp_path: Path) -> None:
    edits = [
        Edit("H080004", "", "改名", "澄园路路灯问题"),
        Edit("H080004", "", "置顶", ""),
        Edit("H080000", "", "拆分", "080003"),
    ]
    first = find_hotspots(august, edits=edits)
    assert (first.hotspots[0].hotspot_id, first.hotspots[0].title) == ("H080004", "澄园路路灯问题")
    sizes = {hotspot.hotspot_id: hotspot.tickets for hotspot in first.hotspots}
    assert (sizes["H080000"], sizes["H080003"]) == (3, 1)
    write_report(first, tmp_path, edits=edits)
    again = find_hotspots(august, edits=read_edits(tmp_path / "hotspots.xlsx"))
    assert [h.title for h in again.hotspots] == [h.title for h in first.hotspots]
    assert {h.hotspot_id: h.tickets for h in again.hotspots} == sizes


def test_what_a_clerk_splits_off_is_named_after_its_own_tickets() -> None:
    flood = [
        "翡翠城地下车库进水被淹,物业不抽水",
        "翡翠城小区地下车库积水,泡了二十多台车",
        "翡翠城小区地下车库积水没人管",
    ]
    parcels = ["翡翠城快递全部扔在驿站不送上门", "翡翠城驿站把快递弄丢了没有人赔", "翡翠城快递驿站取件要收保管费"]
    tickets = pd.DataFrame({"ticket_id": list("123456"), "text": flood + parcels, "category": "公共服务"})
    merge, split = Edit("H4", "", "合并", "H1"), Edit("H1", "", "拆分", "4、5、6")
    assert [h.theme for h in find_hotspots(tickets, edits=[merge]).hotspots] == ["小区积水与排水"]
    parts = find_hotspots(tickets, edits=[merge, split]).hotspots
    assert {h.hotspot_id: h.theme for h in parts} == {"H1": "小区积水与排水", "H4": "快递邮政服务"}


@pytest.mark.parametrize(("merged", "target"), [("H080000", "H080004"), ("H080004", "H080000")])
def test_scattered_tickets_that_a_clerk_merges_with_an_issue_are_heard_and_are_no_issue(
    merged: str, target: str
) -> None:
    parcels = [
        "快递网点派送积压，半个月收不到包裹",
        "网购的快递送到镇上就不管，不送进村",
        "快递员不打电话，直接放驿站不送货上门",
        "顺通快递延误十天还没派送",
        "农村快递派送不到村，要自己去镇上取",
        "快递未送货上门，老人搬不动",
    ]
    month = make_month("08", LIFT + parcels)
    assert [hotspot.is_scattered for hotspot in find_hotspots(month).hotspots] == [False, True]
    (line,) = find_hotspots(month, edits=[Edit(merged, "", "合并", target)]).hotspots
    assert (line.hotspot_id, line.tickets, line.theme, line.is_scattered) == (target, 9, "电梯故障", False)
    assert [issue.ticket_ids for issue in line.issues] == [("080000", "080001", "080002", "080003")]
    assert (line.heat.callers, line.heat.scattered) == (9, 0)


def test_one_callers_letters_are_one_voice_and_are_listed(august: pd.DataFrame) -> None:
    table = august.assign(caller=["来电人甲"] * len(august))
    report = find_hotspots(table)
    assert report.hotspots[0].callers == 1
    assert report.hotspots[0].repeat_calls == 3
    assert [len(call.ticket_ids) for call in report.repeats] == [4, 3]
    assert all("来电人甲" not in call.caller for call in report.repeats)


def test_tickets_without_a_time_are_of_no_period_and_are_compared_with_none(
    report: HotspotReport, august: pd.DataFrame, tmp_path: Path
) -> None:
    undated = find_hotspots(august.assign(received_at=pd.NaT))
    assert (undated.period, undated.days) == ("", 0)
    assert [hotspot.ticket_ids for hotspot in undated.hotspots] == [h.ticket_ids for h in report.hotspots]
    write_report(undated, tmp_path)
    with pytest.raises(PeriodError, match="热点没有统计期"):
        find_hotspots(make_month("09", LIFT), previous=read_report(tmp_path))
    with pytest.raises(PeriodError, match=r"没有来电时间.*不能与上一期的热点比较"):
        find_hotspots(august.drop(columns="received_at"), previous=report)


@pytest.mark.parametrize(
    "texts",
    [
        [], ["路灯不亮"], ["路灯不亮", "停水"], [""] * 5, ["路灯不亮"] * 30, ["停水" * 25_000], ["😀😀😀", "🚰"] * 3,
        ["The street lamp is broken"] * 4, ["路燈不亮已經三天，請儘快維修"] * 3, ["?", "。", "1", "a"],
    ],
    ids=["none", "one", "two", "empty", "same", "long", "emoji", "english", "traditional", "marks"],
)  # fmt: skip
def test_small_and_odd_inputs_work(texts: list[str], tmp_path: Path) -> None:
    report = find_hotspots(pd.DataFrame({"text": texts}, dtype=object))
    assert len(report.tickets) == len(texts)
    write_report(report, tmp_path)
    assert all(6 <= len(h.title) <= 14 and h.title.endswith("问题") for h in report.hotspots)


def test_no_personal_data_leave(tmp_path: Path) -> None:
    secrets = ["13800001234", "１３８ ０００１ ２３４５", "000000190001010009", "欧阳小明"]
    texts = [
        f"{text}，我叫欧阳小明，电话{secrets[number % 2]}，身份证号000000190001010009"
        for number, text in enumerate(LIFT * 2)
    ]
    write_report(find_hotspots(pd.DataFrame({"text": texts, "caller": "13800001234"})), tmp_path)
    everything = (tmp_path / "hotspots.json").read_text(encoding="utf-8") + (tmp_path / "hotspots.csv").read_text(
        "utf-8-sig"
    )
    assert not [secret for secret in (*secrets, "13800012345", "小明") if secret in everything]
    assert json.loads((tmp_path / "hotspots.json").read_text(encoding="utf-8"))["hotspots"]


def test_wrong_calls_are_told(august: pd.DataFrame) -> None:
    with pytest.raises(ColumnError, match="text"):
        find_hotspots(pd.DataFrame({"内容": ["路灯不亮"]}))
    with pytest.raises(PeriodError, match="没有工单落在2023年1月"):
        find_hotspots(august, period="2023-01")
    with pytest.raises(PeriodError, match="没有能看懂的来电时间。请把时间写成"):
        find_hotspots(august.assign(received_at=pd.NaT), period="2024-08")
    with pytest.raises(ColumnError, match="received_at"):
        find_hotspots(august.drop(columns="received_at"), period="2024-08")


def test_a_name_that_many_share_is_not_one_caller(august: pd.DataFrame) -> None:
    numbers = [f"1380001{number:04d}" for number in range(len(august))]
    found = find_hotspots(august.assign(caller="王先生", phone=numbers))
    assert [hotspot.callers for hotspot in found.hotspots[:2]] == [4, 3]
    assert find_hotspots(august.assign(caller="李明", phone=numbers[0])).hotspots[0].callers == 1


@pytest.mark.parametrize(("column", "cell"), [("rework", "是"), ("rework", "2次"), ("satisfaction", "不太满意")])
def test_tickets_handled_badly_heat_their_line(august: pd.DataFrame, column: str, cell: str) -> None:
    heats = [find_hotspots(august.assign(**{column: value})).hotspots[0].heat for value in ("", cell)]
    assert heats[0].unsettled == 0 < heats[1].unsettled


def test_min_tickets_is_a_setting(august: pd.DataFrame) -> None:
    found = find_hotspots(august, settings=Settings().with_values("issues", min_tickets=4))
    assert [hotspot.tickets for hotspot in found.hotspots if hotspot.issues] == [4]


@pytest.mark.parametrize("how", ["category", "string[pyarrow]", "object"])
def test_the_types_of_columns_change_nothing(report: HotspotReport, august: pd.DataFrame, how: str) -> None:
    texts = august.columns.drop("received_at")
    typed = august.astype(dict.fromkeys(texts, how))
    for moments in (
        typed["received_at"].dt.strftime("%Y年%m月%d日 %H:%M:%S"),
        typed["received_at"].dt.tz_localize("Asia/Shanghai").dt.tz_convert("UTC"),
    ):
        found = find_hotspots(typed.assign(received_at=moments), period="2024-08")
        assert [(h.hotspot_id, h.title, h.first_at, h.heat) for h in found.hotspots] == [
            (h.hotspot_id, h.title, h.first_at, h.heat) for h in report.hotspots
        ]


def test_what_is_missing_in_a_categorical_column_is_empty(august: pd.DataFrame) -> None:
    units = pd.Categorical(["城管局", *[None] * (len(august) - 1)])
    found = find_hotspots(august.assign(unit=units, title=float("nan")))
    assert {unit for hotspot in found.hotspots for unit in hotspot.units} <= {"城管局"}


def test_the_units_of_a_hotspot_are_those_that_lead(august: pd.DataFrame) -> None:
    cells = ["县水务局\n三塘镇", "主办:县水务局 协办:三塘镇", "三塘镇(协办)、县水务局(主办)"]
    units = [cells[row % len(cells)] for row in range(len(august))]
    found = find_hotspots(august.assign(unit=units))
    assert {hotspot.units for hotspot in found.hotspots} == {("县水务局",)}


def test_rows_without_an_id_are_numbered_in_the_whole_table(august: pd.DataFrame) -> None:
    earlier = make_month("07", OTHER)
    table = pd.concat([earlier, august], ignore_index=True).drop(columns="ticket_id")
    found = find_hotspots(table, period="2024-08")
    assert found.hotspots[0].ticket_ids == tuple(str(len(earlier) + number) for number in range(1, 5))


def test_an_id_that_stands_for_two_tickets_is_refused(august: pd.DataFrame) -> None:
    with pytest.raises(DuplicateTicketError, match="表头下第 1、2、3 等 11 行"):
        find_hotspots(august.assign(ticket_id="A1"))


def test_what_came_back_or_left_callers_unhappy_is_unsettled_in_the_offices_own_words(august: pd.DataFrame) -> None:
    rework = ["是", "2次", "否", "0", *[""] * (len(august) - 4)]
    satisfaction = ["", "", "不太满意", "基本满意", *[""] * (len(august) - 4)]
    found = find_hotspots(august.assign(rework=rework, satisfaction=satisfaction))
    weight = Settings().hotspots.weights.unsettled
    assert found.hotspots[0].ticket_ids == tuple(august["ticket_id"][:4])
    assert found.hotspots[0].heat.unsettled == pytest.approx(3 * weight)


def test_heat_goes_before_the_number_of_callers(august: pd.DataFrame) -> None:
    came_back = august.assign(rework=["是" if text in DARK else "否" for text in august["text"]])
    hotter = Settings(hotspots={"weights": {"unsettled": 5.0}})  # type: ignore[arg-type]
    first, second = find_hotspots(came_back, settings=hotter).hotspots[:2]
    assert (first.callers, second.callers) == (3, 4)
    assert first.heat.total > second.heat.total


def test_of_lines_equally_hot_the_one_with_more_callers_goes_first(august: pd.DataFrame) -> None:
    cold = Settings(hotspots={"weights": dict.fromkeys(Heat.names(), 0.0)})  # type: ignore[arg-type]
    later = make_month("08", DARK + LIFT + OTHER)
    assert [hotspot.callers for hotspot in find_hotspots(later, settings=cold).hotspots[:2]] == [4, 3]


def test_a_new_line_does_not_take_the_id_of_one_that_goes_on() -> None:
    """Where an office numbers each month's tickets from 1."""
    water = ["三塘镇白雪村停水两天了", "白雪村家家停水两天，水龙头不出水"]
    report = None
    for month, texts in (("07", LIFT), ("08", DARK + LIFT), ("09", water * 3 + DARK + LIFT)):
        table = make_month(month, texts)
        report = find_hotspots(table.assign(ticket_id=[str(n + 1) for n in range(len(table))]), previous=report)
    assert report is not None
    assert {hotspot.hotspot_id: hotspot.tickets for hotspot in report.hotspots} == {"H1": 4, "H1-2": 3, "H1-3": 6}


def test_a_ticket_among_thanks_is_no_merge_by_itself(august: pd.DataFrame) -> None:
    kinds = ["表扬" if text in DARK[1:] else "投诉" for text in august["text"]]
    report = find_hotspots(august.assign(kind=kinds), period="2024-08")
    assert report.merges
    assert min(len(merge.ticket_ids) for merge in report.merges) > 1


def test_who_only_greets_is_in_no_line(august: pd.DataFrame) -> None:
    greetings = pd.DataFrame(
        {"ticket_id": [f"G{n}" for n in range(9)], "text": ["你好", "在吗", "有人吗"] * 3, "received_at": "2024-08-05"}
    )
    found = find_hotspots(pd.concat([august, greetings], ignore_index=True)).tickets.set_index("ticket_id")
    assert not found.loc[greetings["ticket_id"], "hotspot_id"].any()


def test_who_only_thanks_is_in_no_line(august: pd.DataFrame) -> None:
    kinds = ["表扬" if number == 1 else "投诉" for number in range(len(august))]
    report = find_hotspots(august.assign(kind=kinds), period="2024-08")
    assert report.tickets["hotspot_id"].iloc[:4].astype(bool).tolist() == [True, False, True, True]


@pytest.mark.parametrize("month", ["07", "08"])
def test_a_period_that_is_measured_is_compared_with_no_later_one_and_not_with_itself(
    month: str, report: HotspotReport
) -> None:
    with pytest.raises(PeriodError, match=r"2024年8月的热点,不早于本期2024年.*请指定本期的统计期.*更早一期"):
        find_hotspots(make_month(month, LIFT), previous=report)


def test_thanks_are_no_line_where_the_table_does_not_tell_the_kind_of_ticket() -> None:
    thanks = [
        "表扬消防救援大队,涉水把我们一家四口接出来。",
        "表扬消防救援大队,洪水那晚涉水把我父母接出来。",
        "感谢消防救援大队的队员,涉水把我奶奶接出来。",
    ]
    found = find_hotspots(pd.DataFrame({"text": [*LIFT, *thanks], "category": "社情民意"}))
    assert [len(hotspot.ticket_ids) for hotspot in found.hotspots] == [len(LIFT)]


def test_the_lifts_of_two_estates_told_in_the_same_words_are_two_issues() -> None:
    calls = (
        "{}3栋电梯坏了半个月没人修，老人上下楼困难",
        "{}电梯停了十几天，物业说等配件，老人下不了楼",
        "{}2栋的电梯又坏了，推婴儿车上不去，要求尽快修好",
    )
    texts = [call.format(estate) for estate in ("云湖花园", "丽景花园") for call in calls]
    report = find_hotspots(pd.DataFrame({"ticket_id": [f"{n}" for n in range(6)], "text": texts}))
    (line,) = report.hotspots
    assert sorted(issue.ticket_ids for issue in line.issues) == [("0", "1", "2"), ("3", "4", "5")]
    assert "云湖花园和丽景花园" in line.sentence


def test_a_matter_of_another_category_is_not_joined_by_a_faint_kind_of_problem() -> None:
    power = "公共服务"
    calls = (
        ("碧海豪庭台风后停电", "市民来电反映,碧海豪庭小区晚台风登陆后停电,天气闷热,请求供电部门尽快抢修。", power),
        ("咨询恢复供电时间", "来电人称其住碧海豪庭,台风过后全小区黑灯,物业说是地下配电房进水,何时能送电。", power),
        ("台风后哄抬价格", "碧海路士多店台风停电期间桶装水从10元涨到35元,蜡烛5元一支。", "市场管理"),
        ("催办碧海豪庭供电", "市民再次来电催办碧海豪庭停电事宜,称供电局答复已派单但未见施工人员。", power),
    )
    report = find_hotspots(pd.DataFrame(calls, columns=["title", "text", "category"]))
    assert report.tickets["issue_id"].tolist() == ["I1", "I1", "", "I1"]
