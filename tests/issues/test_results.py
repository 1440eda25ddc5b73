"""Results on disk: a report comes back as it was, its table has the promised columns, other files are refused."""

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hotspot_samples import DARK, LIFT, OTHER, make_month

from hotspot.errors import TicketFileError, TicketFileMissingError
from hotspot.issues.hotspots import find_hotspots
from hotspot.issues.report import HotspotReport, MergeSuggestion, RepeatedCall
from hotspot.issues.results import read_report, tabulate_hotspots, write_report
from hotspot.issues.workbook import write_workbook


@pytest.fixture(scope="module")
def report() -> HotspotReport:
    return find_hotspots(make_month("08", LIFT + DARK + OTHER), period="2024-08")


def test_a_report_comes_back_from_disk_as_it_was(report: HotspotReport, tmp_path: Path) -> None:
    write_report(report, tmp_path)
    back = read_report(tmp_path)
    assert back.hotspots == report.hotspots
    assert (back.period, back.days, back.merges, back.repeats) == (
        report.period,
        report.days,
        report.merges,
        report.repeats,
    )
    assert (back.themes, back.previous_total) == (report.themes, report.previous_total)
    assert back.previous_period == report.previous_period
    pd.testing.assert_frame_equal(back.tickets, report.tickets.reset_index(drop=True))
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"tickets.csv", "hotspots.csv", "hotspots.xlsx", "hotspots.json"}
    written = {name: (tmp_path / name).read_bytes() for name in names}
    write_report(report, tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in names} == written


def test_a_report_of_format_1_is_still_read_and_continued() -> None:
    """The file was written by the program of that format and is never written again."""
    old = read_report(Path(__file__).parent / "report-format-1.json")
    (line,), (ended,) = old.hotspots, old.ended
    assert (old.period, old.days, line.hotspot_id, line.tickets) == ("2024-08", 31, "H070000", 5)
    assert (line.status, line.change, line.heat.total) == ("上升", 66.7, 7.1)
    assert (line.first_at, line.issues[0].object_name) == (datetime(2024, 8, 1, 9), "丽景花园")
    assert (ended.hotspot_id, ended.status) == ("H070003", "消退")
    assert [merge.reason for merge in old.merges] == ["同一诉求:丽景花园", "内容相同"]
    assert set(old.tickets.columns) == {"ticket_id", "issue_id", "theme_id", "hotspot_id"}
    later = find_hotspots(make_month("09", LIFT), period="2024-09", previous=old)
    assert later.previous_period == "2024-08"
    (lift,) = later.hotspots
    assert (lift.hotspot_id, lift.previous_tickets) == ("H070000", 5)


def test_a_workbook_that_was_changed_since_is_told(
    report: HotspotReport, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_report(report, tmp_path)
    read_report(tmp_path)
    assert not caplog.text
    written = (tmp_path / "hotspots.json").stat().st_mtime
    os.utime(tmp_path / "hotspots.xlsx", (written + 60, written + 60))
    assert read_report(tmp_path).hotspots == report.hotspots
    assert f"改动还没有执行。请先运行 detect,加上 --edits {tmp_path / 'hotspots.xlsx'}。" in caplog.text


def test_a_workbook_opens_whatever_its_texts(report: HotspotReport, tmp_path: Path) -> None:
    first = replace(report.hotspots[0], title="=1+1\ud83d\uffff", sentence="电梯\x00停了\r\n" + "很久" * 20_000)
    write_workbook(replace(report, hotspots=(first,)), tmp_path / "hotspots.xlsx")
    row = next(openpyxl.load_workbook(tmp_path / "hotspots.xlsx")["热点"].iter_rows(2))
    assert (row[2].value, row[3].value[:6], len(row[3].value)) == ("=1+1", "电梯停了\n很", 32_767)


@pytest.mark.parametrize(("count", "tail"), [(2978, ""), (2979, "…等2979件")])
def test_ids_that_a_cell_cannot_hold_end_with_a_whole_one_and_their_number(
    count: int, tail: str, report: HotspotReport, tmp_path: Path
) -> None:
    ids = tuple(f"{number:010d}" for number in range(count))
    found = replace(
        report,
        hotspots=(replace(report.hotspots[0], ticket_ids=ids),),
        merges=(MergeSuggestion(ids, "内容相同"),),
        repeats=(RepeatedCall("a1", "I1", ids),),
    )
    write_workbook(found, tmp_path / "hotspots.xlsx")
    book = pd.read_excel(tmp_path / "hotspots.xlsx", sheet_name=None, dtype=str, engine="openpyxl")
    for name in ("热点", "并单建议", "三次以上重复诉求"):
        cell = book[name]["工单编号"].iloc[0]
        assert cell.endswith(tail)
        listed = cell.removesuffix(tail).split("、")
        assert tuple(listed) == ids[: len(listed)]
        assert len(cell) <= 32_767 < len(cell) + 12


def test_the_table_has_the_columns_other_programs_rely_on(report: HotspotReport) -> None:
    table = tabulate_hotspots(report.hotspots)
    promised = [
        "rank",
        "hotspot_id",
        "title",
        "sentence",
        "category",
        "tickets",
        "callers",
        "repeat_calls",
        "first_at",
        "last_at",
        "places",
        "units",
        "heat",
        "previous_tickets",
        "change",
        "status",
        "ticket_ids",
    ]
    assert set(promised) <= set(table.columns)
    assert table["heat"].tolist() == sorted(table["heat"], reverse=True)


def test_the_workbook_lists_for_clerks_what_the_table_does_and_marks_new_themes(
    report: HotspotReport, tmp_path: Path
) -> None:
    lift, dark = report.hotspots[:2]
    ended = replace(lift, rank=0, status="消退")
    found = replace(report, hotspots=(lift, replace(dark, theme="热气球体验", is_new_theme=True)), ended=(ended,))
    write_report(found, tmp_path)
    assert read_report(tmp_path).hotspots[1].is_new_theme
    path = tmp_path / "hotspots.xlsx"
    book = pd.read_excel(path, sheet_name=None, dtype=object, keep_default_na=False, engine="openpyxl")
    lines = book["热点"]
    assert lines["同类问题"].tolist() == [lift.theme, "热气球体验(新)"]
    assert lines["工单编号"].tolist() == ["、".join(hotspot.ticket_ids) for hotspot in found.hotspots]
    table = tabulate_hotspots(found.hotspots)
    same = [
        ("rank", "序号"),
        ("hotspot_id", "热点编号"),
        ("tickets", "工单数"),
        ("heat", "热度"),
        ("change", "日均增减(%)"),
    ]
    assert [table[name].tolist() for name, _ in same] == [lines[header].tolist() for _, header in same]
    # What to merge and why stands before the numbers.
    assert list(book["并单建议"].columns) == ["原因", "诉求", "工单数", "工单编号"]
    assert book["并单建议"]["诉求"].tolist() == [merge.sample for merge in found.merges]
    assert list(book["三次以上重复诉求"].columns) == ["热点", "次数", "诉求人", "同一诉求", "工单编号"]
    assert book["消退"][["序号", "状态"]].to_numpy().tolist() == [["", "消退"]]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": 99}', '{"format": 1, "hotspots": 3}', "[" * 5000])
def test_what_is_no_report_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "hotspots.json").write_text(content, encoding="utf-8")
    with pytest.raises(TicketFileError):
        read_report(tmp_path)
    with pytest.raises(TicketFileMissingError):
        read_report(tmp_path / "没有")
