"""The numbered lines, the figures behind them, and what nobody goes on with."""

from dataclasses import replace

from bulletin_samples import make_hotspot, make_report

from hotspot.bulletin.document import Note, Paragraph, Table
from hotspot.bulletin.focus import leave_out_going_on, make_hotspot_table, write_focus
from hotspot.issues.report import HotspotReport


def _say(report: HotspotReport, most: int = 2) -> list[str]:
    return [block.lead + block.text for block in write_focus(report, most, {}) if isinstance(block, Paragraph)]


def test_the_first_lines_are_written_out_and_a_note_says_so_where_there_are_more() -> None:
    lines = [make_hotspot(rank, (f"{rank:06d}",), title=f"路灯{rank}不亮问题") for rank in (1, 2, 3)]
    report = make_report(*lines)
    assert [text.split("。")[0] for text in _say(report)] == ["1.路灯1不亮问题", "2.路灯2不亮问题"]
    listed = Note("热点按热度排列,正文列前2条,附表列3条。")
    assert listed in write_focus(report, 2, {})
    assert listed not in write_focus(report, 3, {})
    assert [block.text[:8] for block in write_focus(report, 3, {}) if isinstance(block, Note)] == ["热度由诉求人数、"]


def test_lines_that_a_clerk_pinned_are_not_said_to_be_the_hottest() -> None:
    pinned, hot = make_hotspot(1, ("1",)), make_hotspot(2, ("2", "3"))
    assert Note("热点按热度排列(置顶的在前),正文列前1条,附表列2条。") in write_focus(make_report(pinned, hot), 1, {})


def test_no_hotspots_are_said_to_be_none() -> None:
    assert _say(make_report()) == ["本期没有发现反复出现的诉求。"]


def test_what_ended_is_named_the_largest_first_unless_it_goes_on_under_the_same_words() -> None:
    here = replace(make_hotspot(1, ("000001",), title="云湖电梯停运问题"), theme="电梯故障")
    small, large = (
        replace(make_hotspot(0, (first,), title=title), previous_tickets=before)
        for first, title, before in (("7", "停水问题", 2), ("8", "噪音问题", 3))
    )
    going_on = (make_hotspot(0, ("1", "2", "3"), title="云湖电梯停运问题"), replace(small, title="电梯故障", theme=""))
    report = replace(make_report(here), ended=(small, large, *going_on))
    assert _say(leave_out_going_on(report))[-1] == "上期热点中,噪音问题、停水问题本期没有再集中反映。"
    assert leave_out_going_on(replace(report, ended=going_on)).ended == ()


def test_five_of_those_that_ended_are_named() -> None:
    ended = tuple(make_hotspot(0, (str(number),), title=f"{number}号路问题") for number in range(6))
    said = _say(replace(make_report(), ended=ended))[-1]
    assert said == "上期热点中,0号路问题、1号路问题、2号路问题、3号路问题、4号路问题等本期没有再集中反映。"


def test_a_category_is_not_said_to_have_ended() -> None:
    ended = make_hotspot(0, ("7",), title="城市管理问题")
    assert len(_say(replace(make_report(), ended=(ended,)))) == 1
    assert len(_say(replace(make_report(), ended=(replace(ended, title="三塘镇城市管理问题"),)))) == 2


def test_the_table_shows_the_period_before_only_where_there_was_one() -> None:
    known = make_hotspot(1, ("000001", "000002"))
    new = replace(make_hotspot(2, ("000003",)), previous_tickets=0, change=None, status="新增")
    first = replace(known, previous_tickets=None, status=None)
    with_base, without = make_hotspot_table((known, new), {}), make_hotspot_table((first,), {})
    assert isinstance(with_base, Table)
    assert [row[3:8] for row in with_base.rows] == [(2, 2, 2.0, 2, "上升"), (1, 1, 1.0, 0, "新增")]
    assert "上期工单数" not in without.header


def test_the_table_names_the_unit_with_most_of_the_tickets() -> None:
    """Of two with equally many the first by name; "" where no ticket tells."""
    units = {
        "1": "县住建局",
        "2": "",
        "3": "县住建局",
        "4": "三塘镇",
        "5": "六塘乡",
        "6": "三塘镇",
        "7": "六塘乡",
        "8": "",
    }
    ids = (("1", "2", "3", "4"), ("4", "5", "6", "7"), ("8", "9"))
    table = make_hotspot_table([make_hotspot(rank, one) for rank, one in enumerate(ids, start=1)], units)
    place = table.header.index("主要承办单位")
    assert [row[place] for row in table.rows] == ["县住建局 2件", "三塘镇 2件", ""]
