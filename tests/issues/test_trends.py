"""Which line of a month continues which of the month before."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from hotspot.errors import PeriodError
from hotspot.issues.edits import Edit
from hotspot.issues.grouping import object_keys
from hotspot.issues.hotspots import find_hotspots
from hotspot.issues.links import Link
from hotspot.issues.report import HotspotReport
from hotspot.issues.results import read_report, write_report

LIFT = (
    "丽景花园5栋电梯停了二十多天，老人上下楼十分困难",
    "丽景花园五栋电梯坏了三周没人修，住17楼的老人下不来",
    "丽景花园5栋的电梯又停了，孕妇每天爬楼",
)
LIFT_LATER = (
    "丽景花园5栋电梯还是没有修好，老人下不了楼",
    "丽景花园5栋电梯停运两个月，住17楼的老人困在家里",
    "丽景花园的电梯坏了没人修，天天爬楼",
)
DARK = (
    "澄园路整条街的路灯黑了一个星期，晚上看不清路",
    "澄园路路灯不亮好几天了，孩子放学走夜路害怕",
    "澄园路从加油站到邮局一盏路灯都不亮",
)
DARK_ELSEWHERE = (
    "建设路路灯坏了半个月，收摊的人摸黑推车",
    "建设路的路灯一直不亮，已经有人摔伤",
    "晚上建设路没有路灯，灯杆倒了两根",
)
# Lamps of five places, told in five ways.
LAMPS = (
    "青桥镇石岭村进村道路的路灯全部不亮",
    "文星街道柳荫巷路灯坏了一个多月",
    "云湖公园北门晚上没有一盏路灯亮",
    "樟树镇集镇主街路灯时亮时不亮",
    "鹤龙湖镇湖滨小学门口路灯瞎了",
)
LAMPS_LATER = (
    "白沙镇渡口村路灯不亮，晚上黑漆漆的",
    "新泉镇老街上的路灯坏了没人修",
    "岭北镇邮局门前路灯不亮两个星期了",
    "静河镇金龙村三组路灯不亮",
    "洋沙湖大道西段路灯熄灭",
)
# What a prolific writer says of two matters, in the same words.
PARKS = tuple(f"请加快{name}公园建设力度，刻不容缓，望领导高度重视尽快落实" for name in ("青山", "石岭", "云湖"))
AIR = tuple(f"请加快{name}大气污染防治力度，刻不容缓，望领导高度重视尽快落实" for name in ("青山", "石岭", "云湖"))
SINGLE = ("咨询养老保险缴费标准", "水渠淤塞，晚稻灌不上水", "超市买到过期牛奶要求退款")


def report_month(
    month: int,
    *matters: tuple[str, ...],
    previous: HotspotReport | None = None,
    edits: Sequence[Edit] = (),
    filed: Sequence[str] = (),
    column: str = "town",
) -> HotspotReport:
    """Return the hotspots of a month; ``filed``: the town, or district, of its first tickets, none of the others."""
    texts = [text for matter in (*matters, SINGLE) for text in matter]
    table = pd.DataFrame(
        {
            "ticket_id": [f"{month}{number:03d}" for number in range(len(texts))],
            "received_at": pd.to_datetime([f"2024-{month:02d}-{number + 1:02d}" for number in range(len(texts))]),
            "text": texts,
            column: [*filed, *[""] * (len(texts) - len(filed))],
        }
    )
    return find_hotspots(table, period=f"2024-{month:02d}", previous=previous, edits=edits)


def name_estate(name: str) -> tuple[str, ...]:
    """Return the tickets about the lift as those of another estate."""
    return tuple(text.replace("丽景花园", name) for text in LIFT)


def find_continued(report: HotspotReport, word: str) -> str:
    """Return the id of the line whose title or sentence holds a word."""
    return next(h.hotspot_id for h in report.hotspots if word in h.title + h.sentence)


def test_the_same_matter_in_other_words_keeps_its_id() -> None:
    july = report_month(7, LIFT)
    august = report_month(8, LIFT_LATER, previous=july)
    assert find_continued(august, "电梯") == find_continued(july, "电梯")
    assert august.ended == ()


def test_what_reads_alike_but_is_another_kind_of_problem_is_new() -> None:
    july = report_month(7, AIR)
    august = report_month(8, PARKS, previous=july)
    assert august.hotspots, "the parks are a line"
    assert [hotspot.hotspot_id for hotspot in august.ended] == [hotspot.hotspot_id for hotspot in july.hotspots]
    assert {hotspot.status for hotspot in august.hotspots} == {"新增"}


def test_each_line_continues_one_hotspot_and_each_hotspot_one_line() -> None:
    july = report_month(7, LIFT, AIR)
    august = report_month(8, LIFT_LATER, AIR, previous=july)
    ids = [hotspot.hotspot_id for hotspot in august.hotspots]
    assert len(ids) == len(set(ids))
    assert set(ids) == {hotspot.hotspot_id for hotspot in july.hotspots}


def test_a_month_is_not_compared_with_itself_or_a_later_one() -> None:
    august = report_month(8, LIFT)
    for month in (7, 8):
        with pytest.raises(
            PeriodError, match=f"2024年8月的热点,不早于本期2024年{month}月。请给出2024年{month - 1}月的"
        ):
            report_month(month, LIFT, previous=august)


def test_a_month_that_is_compared_with_an_older_one_is_told(caplog: pytest.LogCaptureFixture) -> None:
    report_month(8, LIFT_LATER, previous=report_month(6, LIFT))
    assert "要比较的是2024年6月的热点,不是上一期2024年7月的" in caplog.text
    caplog.clear()
    by_days = replace(report_month(7, LIFT), period="2024-07-01..2024-07-06")
    report_month(8, LIFT_LATER, previous=by_days)
    assert not caplog.text


@pytest.mark.parametrize(("tickets", "status"), [(79, "回落"), (80, "持续"), (120, "持续"), (121, "上升")])
def test_a_change_within_a_fifth_is_steady(tickets: int, status: str) -> None:
    assert Link("H1", 100, 100.0).status(tickets) == status


def test_only_tickets_beyond_what_was_expected_are_growth() -> None:
    link = Link("H1", 10, 10.0)
    assert (link.growth(13), link.growth(8), Link("", 0).growth(4), Link().growth(4)) == (3.0, 0.0, 4.0, 0.0)


def test_lines_joined_without_a_month_before_have_none() -> None:
    assert Link().join(Link()).previous_tickets is None
    assert Link("H1", 3, 3.0).join(Link("", 2, 2.0)) == Link("H1", 5, 5.0)
    assert Link("H1", 3, 3.0).join(Link()).previous_tickets == 3


def test_periods_of_different_length_are_compared_by_the_day() -> None:
    july = report_month(7, LIFT)
    table = pd.DataFrame(
        {"text": LIFT_LATER, "received_at": pd.to_datetime(["2024-08-02", "2024-08-05", "2024-08-09"])}
    )
    (lift,) = find_hotspots(table, period="2024-08-01..2024-08-10", previous=july).hotspots
    # Three tickets in 31 days are not quite one in ten.
    assert (lift.previous_tickets, lift.change, lift.status) == (3, 210.0, "上升")


def test_a_hotspot_of_two_matters_is_continued_by_one_line_and_each_line_has_the_tickets_of_its_own() -> None:
    merged = [Edit("H7003", "", "合并", "H7000")]
    july = report_month(7, LIFT, DARK, edits=merged)
    assert [hotspot.tickets for hotspot in july.hotspots] == [6]
    august = report_month(8, LIFT_LATER, (*DARK, f"{DARK[0]}，请修"), previous=july)
    before = {hotspot.theme: (hotspot.previous_tickets, hotspot.status) for hotspot in august.hotspots}
    assert before == {"电梯故障": (3, "持续"), "路灯不亮": (3, "上升")}
    assert sum(hotspot.hotspot_id == "H7000" for hotspot in august.hotspots) == 1


def test_the_smaller_of_two_matters_that_a_clerk_merged_goes_on_as_well() -> None:
    dark = tuple(f"{text}{end}" for text in DARK for end in ("", "，请修", "，没人管"))
    july = report_month(7, LIFT, dark, edits=[Edit("H7000", "", "合并", "H7003")])
    assert [hotspot.tickets for hotspot in july.hotspots] == [12]
    august = report_month(8, LIFT_LATER, dark, previous=july)
    before = {hotspot.theme: (hotspot.previous_tickets, hotspot.status) for hotspot in august.hotspots}
    assert before == {"电梯故障": (3, "持续"), "路灯不亮": (9, "持续")}
    assert find_continued(august, "路灯") == "H7003"


def test_a_hotspot_of_two_matters_is_continued_by_the_line_of_most_of_its_texts() -> None:
    more = f"{DARK[0]}，请修"
    july = report_month(7, LIFT, (*DARK, more), edits=[Edit("H7003", "", "合并", "H7000")])
    assert [hotspot.tickets for hotspot in july.hotspots] == [7]
    august = report_month(8, LIFT_LATER + LIFT, (*DARK, more), previous=july)
    (first, second) = august.hotspots
    assert ("电梯" in first.title, first.hotspot_id == july.hotspots[0].hotspot_id) == (True, False)
    assert second.hotspot_id == july.hotspots[0].hotspot_id


def test_of_a_large_matter_few_texts_are_kept_and_all_tickets_count() -> None:
    july = report_month(7, LIFT * 5, DARK * 3, edits=[Edit("H7015", "", "合并", "H7000")])
    assert [hotspot.tickets for hotspot in july.hotspots] == [24]
    august = report_month(8, LIFT_LATER, DARK, previous=july)
    assert {h.theme: h.previous_tickets for h in august.hotspots} == {"电梯故障": 15, "路灯不亮": 9}


def test_a_theme_of_several_objects_goes_on_where_one_of_them_does() -> None:
    """That other estates take the place of those whose lifts run again makes no new line of it."""
    july = report_month(7, LIFT, *(name_estate(name) for name in ("云湖花园", "金桂花园", "翠屏花园", "望江花园")))
    august = report_month(
        8, LIFT_LATER, *(name_estate(name) for name in ("东方花园", "锦绣花园", "阳光花园", "长虹花园")), previous=july
    )
    (before,), (line,) = july.hotspots, august.hotspots
    assert (len(before.issues), len(line.issues)) == (5, 5)
    assert (line.hotspot_id, line.previous_tickets, line.status) == (before.hotspot_id, 15, "持续")
    assert august.ended == ()


def test_what_a_clerk_splits_takes_its_tickets_of_the_month_before_along() -> None:
    july = report_month(7, LIFT, DARK, edits=[Edit("H7003", "", "合并", "H7000")])
    august, merged = (LIFT_LATER, (*DARK, f"{DARK[0]}，请修")), Edit("H8003", "", "合并", "H7000")
    (one,) = report_month(8, *august, previous=july, edits=[merged]).hotspots
    assert (one.tickets, one.previous_tickets) == (7, 6)
    split = Edit("H7000", "", "拆分", "8003 8004 8005 8006")
    two = report_month(8, *august, previous=july, edits=[merged, split]).hotspots
    assert {hotspot.hotspot_id: (hotspot.tickets, hotspot.previous_tickets) for hotspot in two} == {
        "H7000": (3, 3),
        "H8003": (4, 3),
    }


def test_scattered_matters_of_one_kind_go_on_from_month_to_month() -> None:
    july = report_month(7, LAMPS)
    assert [hotspot.is_scattered for hotspot in july.hotspots] == [True]
    august = report_month(8, LAMPS_LATER, previous=july)
    assert [(h.hotspot_id, h.is_scattered, h.status) for h in august.hotspots] == [("H7000", True, "持续")]
    assert august.ended == ()


@pytest.mark.parametrize("order", [1, -1])
def test_scattered_matters_go_on_where_they_gather_in_issues_and_issues_where_they_scatter(order: int) -> None:
    before, after = [(LAMPS,), (DARK, DARK_ELSEWHERE)][::order]
    july = report_month(7, *before)
    august = report_month(8, *after, previous=july)
    assert [(h.hotspot_id, h.is_scattered) for h in august.hotspots] == [("H7000", order == -1)]
    assert august.ended == ()


@pytest.mark.parametrize("order", [1, -1])
def test_one_issue_is_not_what_scattered_matters_of_its_kind_become_nor_were(order: int) -> None:
    before, after = [LAMPS, DARK][::order]
    july = report_month(7, before)
    august = report_month(8, after, previous=july)
    assert [(h.hotspot_id, h.status) for h in august.hotspots] == [("H8000", "新增")]


def test_what_nobody_reports_any_more_has_ended_and_has_no_tickets() -> None:
    july = report_month(7, LIFT)
    (ended,) = report_month(8, LAMPS, previous=july).ended
    assert (ended.hotspot_id, ended.rank, ended.status) == ("H7000", 0, "消退")
    assert (ended.previous_tickets, ended.change) == (3, -100.0)
    assert (ended.issues, ended.severity, ended.slots) == ((), (), None)
    assert (ended.tickets, ended.callers, ended.repeat_calls, ended.first_at, ended.heat.total) == (0, 0, 0, None, 0)


def test_what_has_ended_names_the_tickets_that_still_tell_of_it() -> None:
    july = report_month(7, LIFT, DARK)
    (ended,) = report_month(8, LIFT_LATER[:2], DARK, previous=july).ended
    assert (ended.hotspot_id, ended.ticket_ids, ended.callers) == ("H7000", ("8000", "8001"), 2)
    assert (ended.first_at, ended.last_at) == (pd.Timestamp("2024-08-01"), pd.Timestamp("2024-08-02"))
    assert ended.change == pytest.approx(-33.3)


@pytest.mark.parametrize(("named", "still"), [(1, ("8000", "8001")), (2, ())])
def test_what_has_ended_does_not_name_the_tickets_of_another_object(named: int, still: tuple[str, ...]) -> None:
    dark = "楼道灯坏了没人修，晚上上楼看不见，物业说没有钱换"
    after = tuple(f"丽景花园{dark}" if number < named else dark for number in range(2))
    july = report_month(7, (dark,) * 4)
    (ended,) = report_month(8, after, previous=july).ended
    assert ended.ticket_ids == still


@pytest.mark.parametrize(("tickets", "ended"), [(3, []), (2, ["H7000"])])
def test_a_kind_of_problem_that_goes_on_elsewhere_has_not_ended(tickets: int, ended: list[str]) -> None:
    elsewhere = tuple(f"{estate}电梯坏了没人修" for estate in ("阳光城", "御龙湾", "学府名苑"))
    august = report_month(8, elsewhere[:tickets], previous=report_month(7, LIFT))
    assert [hotspot.hotspot_id for hotspot in august.ended] == ended


@pytest.mark.parametrize(("tickets", "ended"), [(4, []), (3, ["H7000"])])
def test_a_kind_of_problem_is_compared_with_all_its_tickets_of_the_month_before(tickets: int, ended: list[str]) -> None:
    july = replace(report_month(7, LIFT), themes={"电梯故障": 5})
    elsewhere = tuple(f"{estate}电梯坏了没人修" for estate in ("阳光城", "御龙湾", "学府名苑", "东方明珠"))
    august = report_month(8, elsewhere[:tickets], previous=july)
    assert [hotspot.hotspot_id for hotspot in august.ended] == ended


def test_a_lone_ticket_does_not_end() -> None:
    july = report_month(7, LIFT)
    lone = replace(july, hotspots=(replace(july.hotspots[0], ticket_ids=july.hotspots[0].ticket_ids[:1]),))
    assert report_month(8, LAMPS, previous=lone).ended == ()


def test_what_was_two_lines_and_is_one_now_is_compared_with_both() -> None:
    july = report_month(7, LIFT + LIFT_LATER[:2])
    whole = find_continued(july, "电梯")
    apart = " ".join(next(h for h in july.hotspots if h.hotspot_id == whole).ticket_ids[:2])
    parted = report_month(7, LIFT + LIFT_LATER[:2], edits=[Edit(whole, "", "拆分", apart)])
    assert [h.tickets for h in parted.hotspots if "电梯" in h.title] == [3, 2]
    august = report_month(8, LIFT_LATER + LIFT[:2], previous=parted)
    (line,) = [h for h in august.hotspots if "电梯" in h.title]
    assert (line.hotspot_id, line.tickets, line.previous_tickets, line.status) == (whole, 5, 5, "持续")
    assert august.ended == ()


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("清水湾小区幼儿园旁边燃气管道漏气还是没修好，今天煤气味更浓了", "持续"),
        ("翠屏苑小区幼儿园旁边燃气管道漏气还是没修好，今天煤气味更浓了", "新增"),
    ],
)
def test_a_grave_single_ticket_goes_on_where_it_names_the_same_object(later: str, status: str) -> None:
    july = report_month(7, ("清水湾小区幼儿园旁的燃气管道一直漏气，闻到很浓的煤气味，怕爆炸",))
    august = report_month(8, (later,), previous=july)
    (line,) = august.hotspots
    assert line.status == status
    assert (line.hotspot_id == july.hotspots[0].hotspot_id) == (status == "持续")


def test_the_same_words_of_another_estate_are_another_matter() -> None:
    july = report_month(7, name_estate("云湖花园"))
    august = report_month(8, LIFT, previous=july)
    assert [hotspot.status for hotspot in august.hotspots] == ["新增"]


def test_in_a_large_month_towns_do_not_keep_a_matter_from_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names count in their towns there, and of which town the texts of the month before are nobody knows."""
    monkeypatch.setattr(object_keys, "ORDINARY_BATCH", 4)
    july = report_month(7, LIFT, filed=["石塘镇"] * 3)
    (line,) = report_month(8, LIFT_LATER, previous=july, filed=["石塘镇"] * 3).hotspots
    assert (line.status, line.hotspot_id) == ("持续", july.hotspots[0].hotspot_id)


def test_an_object_of_two_counties_is_the_one_of_the_month_before() -> None:
    elsewhere = ("丽景花园停水三天没人管", "丽景花园的自来水停了三天")
    july, filed = report_month(7, LIFT, elsewhere), ["丰县"] * 3 + ["沛县"] * 2
    august = report_month(8, LIFT_LATER, elsewhere, previous=july, filed=filed, column="district")
    assert "丰县丽景花园" in august.hotspots[0].sentence
    assert find_continued(august, "电梯") == find_continued(july, "电梯")


@pytest.mark.parametrize(
    ("named_before", "named", "is_new"), [(0, 4, True), (0, 2, True), (0, 1, False), (1, 4, False)]
)
def test_an_issue_that_names_its_object_does_not_continue_one_of_none(
    named_before: int, named: int, is_new: bool
) -> None:
    dark = "楼道灯坏了没人修，晚上上楼看不见，物业说没有钱换"
    before, after = (
        tuple(f"丽景花园{dark}" if number < with_name else dark for number in range(4))
        for with_name in (named_before, named)
    )
    july = report_month(7, before)
    (line,) = report_month(8, after, previous=july).hotspots
    assert (line.status, line.hotspot_id != july.hotspots[0].hotspot_id) == ("新增" if is_new else "持续", is_new)


def test_what_a_clerk_removed_keeps_its_id_and_stays_removed(tmp_path: Path) -> None:
    july = report_month(7, LIFT, AIR)
    removal = Edit(find_continued(july, "电梯"), "", "删除", "")
    write_report(report_month(7, LIFT, AIR, edits=[removal]), tmp_path)
    shown = read_report(tmp_path)
    assert [hotspot.hotspot_id for hotspot in shown.removed] == [removal.hotspot_id]
    assert removal.hotspot_id not in {hotspot.hotspot_id for hotspot in shown.hotspots}
    august = report_month(8, LIFT_LATER, AIR, previous=shown, edits=[removal])
    assert removal.hotspot_id not in {hotspot.hotspot_id for hotspot in (*august.hotspots, *august.ended)}
    listed = report_month(8, LIFT_LATER, AIR, previous=shown)
    assert find_continued(listed, "电梯") == removal.hotspot_id
    # What is told no more is not said to have ended: it was not listed.
    assert report_month(8, AIR, previous=shown).ended == ()
