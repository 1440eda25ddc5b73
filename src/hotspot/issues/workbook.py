"""hotspots.xlsx: the lines, what to merge, who keeps calling, and a sheet for the clerk's own changes."""

import io
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

from hotspot.issues.columns import COLUMNS
from hotspot.issues.edits import ACTIONS, EDIT_COLUMNS, EDIT_SHEET, Edit
from hotspot.issues.report import Hotspot, HotspotReport
from hotspot.tickets.atomic import replace_file
from hotspot.tickets.file_formats.xlsx import MOST_CHARACTERS, count_units, open_workbook, write_cell

_WIDTHS = {
    "标题": 26,
    "内容": 60,
    "诉求类别": 18,
    "同类问题": 18,
    "最早": 17,
    "最晚": 17,
    "地点": 26,
    "承办单位": 26,
    "工单编号": 40,
    "原因": 30,
    "诉求": 60,
    "热点": 30,
    "诉求人": 20,
}


def write_workbook(report: HotspotReport, path: str | Path, *, edits: Sequence[Edit] = ()) -> None:
    """Write a report as a workbook; the same report gives the same bytes. OutputError when that fails."""
    buffer = io.BytesIO()
    book = open_workbook(buffer)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    _add_line_sheet(book, "热点", report.hotspots, (bold, wrapped))
    _add_edit_sheet(book, report.hotspots, edits, (bold, wrapped))
    merges = [
        (merge.reason, merge.sample, len(merge.ticket_ids), _join_ids(merge.ticket_ids)) for merge in report.merges
    ]
    _add_sheet(book, "并单建议", ("原因", "诉求", "工单数", "工单编号"), merges, (bold, wrapped))
    repeats = [
        (call.title, len(call.ticket_ids), call.caller, call.issue_id, _join_ids(call.ticket_ids))
        for call in report.repeats
    ]
    header = ("热点", "次数", "诉求人", "同一诉求", "工单编号")
    _add_sheet(book, "三次以上重复诉求", header, repeats, (bold, wrapped))
    if report.ended:
        _add_line_sheet(book, "消退", report.ended, (bold, wrapped))
    book.close()
    with replace_file(path) as file:
        file.write(buffer.getvalue())


def _add_line_sheet(book: Any, name: str, hotspots: Sequence[Hotspot], formats: Sequence[Any]) -> None:
    rows = [[_format_cell(column.read(hotspot)) for column in COLUMNS] for hotspot in hotspots]
    _add_sheet(book, name, [column.header for column in COLUMNS], rows, formats)


def _format_cell(value: Any) -> str | float:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    cell: str | float = _join_ids(value) if isinstance(value, tuple) else "" if value is None else value
    return cell


def _join_ids(ids: Sequence[str]) -> str:
    """Return ids as a cell holds them: of too many the first ones whole, and how many there are (all: tickets.csv)."""
    whole = "、".join(ids)
    if count_units(whole) <= MOST_CHARACTERS:
        return whole
    tail = f"…等{len(ids)}件"
    ends = accumulate(count_units(f"{one}、") for one in ids)
    # The last of the kept ids has no mark behind it.
    kept = sum(end - 1 + count_units(tail) <= MOST_CHARACTERS for end in ends)
    return "、".join(ids[:kept]) + tail


def _add_sheet(
    book: Any, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], formats: Sequence[Any]
) -> Any:
    bold, wrapped = formats
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, header in enumerate(columns):
        sheet.set_column(column, column, _WIDTHS.get(header, 12), wrapped)
        write_cell(sheet, 0, column, header, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            write_cell(sheet, number, column, value)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    return sheet


def _add_edit_sheet(book: Any, hotspots: Sequence[Hotspot], edits: Sequence[Edit], formats: Sequence[Any]) -> None:
    """Add one row a line for the clerk to fill, after the edits made before."""
    done = [(edit.hotspot_id, edit.title, edit.action, edit.value) for edit in edits]
    edited = {edit.hotspot_id for edit in edits}
    rows = done + [(h.hotspot_id, h.title, "", "") for h in hotspots if h.hotspot_id not in edited]
    sheet = _add_sheet(book, EDIT_SHEET, EDIT_COLUMNS, rows, formats)
    sheet.data_validation(1, 2, max(len(rows), 1) + 50, 2, {"validate": "list", "source": list(ACTIONS)})
    notes = [f"{action}:{meaning}" for action, meaning in ACTIONS.items()]
    for number, note in enumerate(notes, start=1):
        write_cell(sheet, number, len(EDIT_COLUMNS) + 1, note)
