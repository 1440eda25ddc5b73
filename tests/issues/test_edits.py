"""Merging, splitting, renaming, pinning and removing lines by hand."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.errors import TicketFileError
from hotspot.issues.drafts import Draft, name_lines
from hotspot.issues.edits import EDIT_COLUMNS, EDIT_SHEET, Edit, arrange, list_known_ids, read_edits, regroup
from hotspot.issues.heat import Heat
from hotspot.issues.lines import Line
from hotspot.issues.links import Link
from hotspot.issues.report import Hotspot

IDS = [f"{number:03d}" for number in range(10)]
LINE_IDS = [f"H{number:03d}{ending}" for number in range(6) for ending in ("", "-2")]
DRAFTS = [
    Draft("H000", Line("", ((0, 1, 2),)), Link("H000", 2, 2.0)),
    Draft("H003", Line("", ((3, 4, 5),)), Link("", 0)),
]


def hotspot(hotspot_id: str, title: str) -> Hotspot:
    return Hotspot(
        rank=0, hotspot_id=hotspot_id, title=title, sentence="", category="", theme="", issues=(), ticket_ids=("1",),
        callers=1, first_at=None, last_at=None, places=(), units=(), heat=Heat(1, 0, 0, 0, 0, 0, 0),
    )  # fmt: skip


def test_merging_joins_the_tickets_and_what_they_were_before() -> None:
    (draft,) = regroup(DRAFTS, [Edit("H003", "", "合并", "H000")], IDS)
    assert draft.hotspot_id == "H000"
    assert draft.line.members == (0, 1, 2, 3, 4, 5)
    assert draft.link.previous_tickets == 2


def test_merging_brings_single_tickets_and_what_was_expected_along() -> None:
    dark = Draft("H006", Line("路灯问题", ((6, 7),), others=(8,)), Link("H006", 4, 8.0))
    (merged,) = regroup([DRAFTS[0], dark], [Edit("H006", "", "合并", "H000")], IDS)
    assert merged.line.members == (0, 1, 2, 6, 7, 8)
    assert merged.link.previous_tickets == 6
    assert merged.link.change(6) == -40.0


@pytest.mark.parametrize(("merged", "target"), [("H000", "H006"), ("H006", "H000")])
def test_scattered_tickets_merged_with_issues_are_in_none_of_them(merged: str, target: str) -> None:
    parcels = Draft("H006", Line("快递邮政服务", ((6, 7, 8),), is_scattered=True), Link("H006", 4, 8.0))
    lift = Draft("H000", Line("电梯故障", ((0, 1, 2),), others=(3,)), Link())
    (draft,) = regroup([lift, parcels], [Edit(merged, "", "合并", target)], IDS)
    assert (draft.hotspot_id, draft.link.previous_tickets) == (target, 4)
    assert draft.line == Line("电梯故障", ((0, 1, 2),), others=(3, 6, 7, 8))


def test_two_scattered_lines_merged_are_one() -> None:
    lines = (("快递邮政服务", (0, 1, 2)), ("商品退换货", (4, 5)))
    parcels, returns = (Draft(f"H{m[0]}", Line(name, (m,), is_scattered=True), Link()) for name, m in lines)
    (draft,) = regroup([parcels, returns], [Edit("H4", "", "合并", "H0")], IDS)
    assert (draft.line.theme, draft.line.members, draft.line.is_scattered) == ("快递邮政服务", (0, 1, 2, 4, 5), True)


def test_merged_lines_of_several_themes_are_parts_those_of_one_theme_together() -> None:
    themes = ("路灯不亮", "停水", "路灯不亮", "停水")
    drafts = [Draft(f"H{n}", Line(theme, ((2 * n, 2 * n + 1),)), Link()) for n, theme in enumerate(themes)]
    edits = [Edit("H1", "", "合并", "H0"), Edit("H3", "", "合并", "H2"), Edit("H2", "", "合并", "H0")]
    (draft,) = regroup(drafts, edits, IDS)
    assert draft.line.parts == (Line("路灯不亮", ((0, 1), (4, 5))), Line("停水", ((2, 3), (6, 7))))
    assert draft.line.members == (0, 1, 2, 3, 4, 5, 6, 7)
    (same,) = regroup([drafts[0], drafts[2]], edits[2:], IDS)
    assert same.line == Line("路灯不亮", ((0, 1), (4, 5)))


def test_splitting_takes_the_named_tickets_out() -> None:
    first, second, other = sorted(
        regroup(DRAFTS, [Edit("H000", "", "拆分", "001、002")], IDS), key=lambda d: d.hotspot_id
    )
    assert (first.hotspot_id, first.line.members) == ("H000", (0,))
    assert (second.hotspot_id, second.line.members) == ("H001", (1, 2))
    assert other.line.members == (3, 4, 5)


@st.composite
def draw_month(draw: st.DrawFn) -> tuple[list[Draft], list[Edit]]:
    """Draw lines, of which some go on under an id that is not their first ticket's, and what is done to them."""
    owners = draw(st.lists(st.integers(0, 2), min_size=6, max_size=6))
    names = draw(st.lists(st.sampled_from(LINE_IDS), min_size=3, max_size=3, unique=True))
    drafts = []
    for owner, name in enumerate(names):
        members = tuple(position for position, found in enumerate(owners) if found == owner)
        cut = draw(st.integers(1, max(1, len(members))))
        line = Line("", (members[:cut],), members[cut:], is_scattered=cut == len(members) and draw(st.booleans()))
        drafts += [Draft(name, line, Link(name, 2, 2.0))] * bool(members)
    named, tickets = st.sampled_from([*names, "H999"]), st.lists(st.sampled_from(IDS[:7]), min_size=1, max_size=3)
    merging = st.builds(lambda one, other: Edit(one, "", "合并", other), named, named)
    splitting = st.builds(lambda one, ids: Edit(one, "", "拆分", " ".join(ids)), named, tickets)
    return drafts, draw(st.lists(merging | splitting, max_size=4))


@settings(max_examples=500)
@given(draw_month())
def test_no_ticket_is_lost_or_doubled_whatever_is_edited(month: tuple[list[Draft], list[Edit]]) -> None:
    edited = regroup(*month, IDS)
    assert sorted(position for draft in edited for position in draft.line.members) == [0, 1, 2, 3, 4, 5]
    assert len({draft.hotspot_id for draft in edited}) == len(edited)


def test_what_is_split_off_does_not_take_the_id_of_a_line_that_goes_on() -> None:
    """The line named after ticket 003 last month holds other tickets now."""
    drafts = [
        Draft("H003", Line("", ((0, 1, 2),)), Link("H003", 2, 2.0)),
        Draft("H002", Line("", ((3, 4, 5, 6),)), Link()),
    ]
    parts = {
        draft.hotspot_id: draft.line.members for draft in regroup(drafts, [Edit("H002", "", "拆分", "003 004")], IDS)
    }
    assert parts == {"H003": (0, 1, 2), "H002": (5, 6), "H003-2": (3, 4)}


@pytest.mark.parametrize(
    ("edits", "named"),
    [
        ([], "H000"),
        ([Edit("H001", "", "改名", "路灯问题")], "H001"),
        ([Edit("H005", "", "合并", "H001")], "H001"),
        ([Edit("H003", "", "改名", "路灯问题")], "H000"),
        ([Edit("H000", "", "拆分", "001 002"), Edit("H001", "", "改名", "路灯问题")], "H000"),
    ],
)
def test_a_line_that_older_tickets_join_keeps_the_id_by_which_it_was_edited(edits: list[Edit], named: str) -> None:
    """Line H001 became 000 to 003; of 003, which belonged to another line, most tickets are not."""
    line = Line("", ((0, 1, 2, 3),))
    (draft,) = name_lines([line], [Link()], IDS, known=list_known_ids(edits))
    assert draft.hotspot_id == named


def test_an_id_of_the_period_before_goes_before_one_that_is_edited() -> None:
    lines = [Line("", ((0, 1, 2),)), Line("", ((3, 4, 5),))]
    edits = [Edit("H001", "", "置顶", ""), Edit("H004", "", "置顶", "")]
    drafts = name_lines(lines, [Link("H999"), Link("H001")], IDS, known=list_known_ids(edits))
    assert [draft.hotspot_id for draft in drafts] == ["H999", "H001"]


def test_what_was_not_done_is_told(caplog: pytest.LogCaptureFixture) -> None:
    regroup(DRAFTS, [Edit("H000", "", "拆分", "001"), Edit("H001", "", "改名", "路灯问题")], IDS)
    assert caplog.text == ""
    regroup(
        DRAFTS,
        [Edit("H999", "", "改名", "路灯问题"), Edit("H000", "", "拆分", "777"), Edit("H003", "", "合并", "H9")],
        IDS,
    )
    assert "“修改”表有 3 处没有执行(改名 H999、拆分 H000、合并 H003):" in caplog.text


def test_a_new_title_is_masked() -> None:
    edits = [Edit("a", "", "改名", "城东学校工地欠薪问题,电话13800012345")]
    assert arrange([hotspot("a", "一问题")], edits)[0].title == "城东学校工地欠薪问题,电话〔电话〕"


def test_renaming_pinning_and_removing() -> None:
    hotspots = [hotspot("a", "一问题"), hotspot("b", "二问题"), hotspot("c", "三问题")]
    edits = [Edit("c", "", "置顶", ""), Edit("a", "", "删除", ""), Edit("b", "", "改名", "路灯问题")]
    assert [(h.hotspot_id, h.title) for h in arrange(hotspots, edits)] == [("c", "三问题"), ("b", "路灯问题")]


def test_a_sentence_that_says_no_more_than_the_title_follows_it() -> None:
    echo = replace(hotspot("a", "中高考招生问题"), sentence="多名群众来电反映中高考招生问题。")
    more = replace(hotspot("b", "停电问题"), sentence="多名群众来电反映停电时间长等问题。")
    named = arrange([echo, more], [Edit("a", "", "改名", "一中高考噪声"), Edit("b", "", "改名", "枫树村停电问题")])
    assert [(h.title, h.sentence) for h in named] == [
        ("一中高考噪声", "多名群众来电反映一中高考噪声问题。"),
        ("枫树村停电问题", "多名群众来电反映停电时间长等问题。"),
    ]


def test_a_clerks_sentence_is_masked_ends_with_a_stop_and_came_from_no_tickets() -> None:
    line = replace(hotspot("a", "欠薪问题"), sentence="多名群众来电反映欠薪问题。", slots={"object": ("1",)})
    for typed in ("多名群众反映欠薪,电话13800012345", "多名群众反映欠薪,电话〔电话〕。"):
        (told,) = arrange([line], [Edit("a", "", "改写", typed)])
        assert (told.title, told.sentence, told.slots) == ("欠薪问题", "多名群众反映欠薪,电话〔电话〕。", {})
    (asked,) = arrange([line], [Edit("a", "", "改写", "群众问:工资何时发？")])
    assert asked.sentence == "群众问:工资何时发？"


def test_a_split_line_is_named_after_what_is_left_of_it() -> None:
    """Scattered tickets have their theme each: a part of them keeps it."""
    asked: list[Sequence[int]] = []

    def choose(members: Sequence[int]) -> str:
        asked.append(members)
        return f"主题{len(members)}"

    line = Draft("H000", Line("快递邮政服务", ((0, 1, 2),), others=(3,)), Link())
    parts = regroup([line], [Edit("H000", "", "拆分", "000")], IDS, choose_theme=choose)
    assert [part.line.theme for part in parts] == ["主题3", "主题1"]
    assert asked == [(1, 2, 3), (0,)]
    scattered = replace(line, line=replace(line.line, is_scattered=True))
    parts = regroup([scattered], [Edit("H000", "", "拆分", "000")], IDS, choose_theme=choose)
    assert [part.line.theme for part in parts] == ["快递邮政服务"] * 2


def test_a_folder_is_answered_with_the_workbook_in_it(tmp_path: Path) -> None:
    with pytest.raises(TicketFileError, match=r"是文件夹。请给出其中的工作簿 .*hotspots\.xlsx"):
        read_edits(tmp_path)


def test_pinned_lines_stand_in_the_order_of_the_edits() -> None:
    hotspots = [hotspot(hotspot_id, "问题") for hotspot_id in "abcd"]
    pinned = arrange(hotspots, [Edit("d", "", "置顶", ""), Edit("b", "", "置顶", "")])
    assert [h.hotspot_id for h in pinned] == ["d", "b", "a", "c"]


def test_without_a_month_before_merged_and_split_lines_have_none_either() -> None:
    first = [Draft("H000", Line("", ((0, 1, 2),)), Link()), Draft("H003", Line("", ((3, 4, 5),)), Link())]
    (merged,) = regroup(first, [Edit("H003", "", "合并", "H000")], IDS)
    assert (merged.link.previous_tickets, merged.link.status(6)) == (None, None)
    parts = regroup(first, [Edit("H000", "", "拆分", "002")], IDS)
    assert [part.link.status(1) for part in parts] == [None] * 3


def test_what_is_split_off_and_was_of_no_issue_of_the_month_before_is_new() -> None:
    parts = {draft.hotspot_id: draft for draft in regroup(DRAFTS, [Edit("H000", "", "拆分", "002")], IDS)}
    assert (parts["H002"].link.status(1), parts["H000"].link.status(2)) == ("新增", "持续")


def write_edits(path: Path, *rows: tuple[str, ...]) -> Path:
    """Write a workbook with the sheet that a clerk fills in."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet(EDIT_SHEET)
    for row in (EDIT_COLUMNS, *rows):
        sheet.append(row)
    book.save(path)
    return path


def test_the_sheet_is_read_and_a_new_title_is_masked_before_it_is_written_again(tmp_path: Path) -> None:
    path = write_edits(
        tmp_path / "a.xlsx",
        ("H1", "电梯问题", "改名", "电梯问题,电话13800012345"),
        ("H2", "路灯问题", "", ""),
        ("H3", "停水问题", " 拆分 ", "001、13800012345"),
    )
    assert read_edits(path) == (
        Edit("H1", "电梯问题", "改名", "电梯问题,电话〔电话〕"),
        Edit("H3", "停水问题", "拆分", "001、13800012345"),
    )


def test_every_entry_that_is_not_understood_is_told_with_what_may_stand_there(tmp_path: Path) -> None:
    rows = (("H1", "", "合拼", "H2"), ("H2", "", "改名", ""), ("", "", "删除", ""), ("H3", "", "置顶", ""))
    with pytest.raises(TicketFileError, match="第 2 行“合拼”、第 3 行“改名”、第 4 行“删除”"):
        read_edits(write_edits(tmp_path / "a.xlsx", *rows))
    with pytest.raises(TicketFileError, match=r"1 处不明白\(第 3 行没有选操作\)"):
        read_edits(write_edits(tmp_path / "a.xlsx", ("H1", "路灯问题", "", ""), ("H2", "", "", "电梯停运问题")))
