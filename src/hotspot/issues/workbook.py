"""hotspots.xlsx: the lines, what to merge, who keeps calling, and a sheet for the clerk's own changes."""

import io
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hotspot.issues.edits import ACTIONS, EDIT_COLUMNS, EDIT_SHEET, Edit
from hotspot.issues.heat import Heat
from hotspot.issues.report import Hotspot, HotspotReport
from hotspot.tickets.atomic import replace_file
from hotspot.tickets.xlsx import open_workbook, write_cell

_HEAT_NAMES = {
    "callers": "热度:诉求人",
    "repeat_calls": "热度:重复来电",
    "growth": "热度:增长",
    "places": "热度:涉及地点",
    "unsettled": "热度:返工、超期、不满意",
    "gravity": "热度:严重程度",
    "scattered": "热度:零散同类",
}
_LINE_COLUMNS = (
    *(
        "序号",
        "热点编号",
        "标题",
        "内容",
        "诉求类别",
        "工单数",
        "诉求人数",
        "重复来电",
        "最早",
        "最晚",
        "地点",
        "承办单位",
    ),
    *("热度", *(_HEAT_NAMES[name] for name in Heat.names())),
    *("上期工单数", "日均增减(%)", "状态", "严重情形", "工单编号"),
)
_WIDTHS = {
    "标题": 26,
    "内容": 60,
    "诉求类别": 18,
    "最早": 17,
    "最晚": 17,
    "地点": 26,
    "承办单位": 26,
    "工单编号": 40,
    "原因": 30,
}


def write_workbook(report: HotspotReport, path: str | Path, *, edits: Sequence[Edit] = ()) -> None:
    """Write a report as a workbook; the same report gives the same bytes. OutputError when that fails."""
    buffer = io.BytesIO()
    book = open_workbook(buffer)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    _add_sheet(book, "热点", _LINE_COLUMNS, [_line_row(hotspot) for hotspot in report.hotspots], (bold, wrapped))
    _add_edit_sheet(book, report.hotspots, edits, (bold, wrapped))
    merges = [("、".join(merge.ticket_ids), len(merge.ticket_ids), merge.reason) for merge in report.merges]
    _add_sheet(book, "并单建议", ("工单编号", "工单数", "原因"), merges, (bold, wrapped))
    repeats = [
        (call.caller, call.issue_id, len(call.ticket_ids), "、".join(call.ticket_ids)) for call in report.repeats
    ]
    _add_sheet(book, "三次以上重复诉求", ("诉求人", "同一诉求", "次数", "工单编号"), repeats, (bold, wrapped))
    if report.ended:
        _add_sheet(book, "消退", _LINE_COLUMNS, [_line_row(hotspot) for hotspot in report.ended], (bold, wrapped))
    book.close()
    with replace_file(path) as file:
        file.write(buffer.getvalue())


def _line_row(hotspot: Hotspot) -> tuple[Any, ...]:
    heat = asdict(hotspot.heat)
    return (
        *(hotspot.rank or "", hotspot.hotspot_id, hotspot.title, hotspot.sentence, hotspot.category),
        *(hotspot.tickets, hotspot.callers, hotspot.repeat_calls),
        *(f"{time:%Y-%m-%d %H:%M}" if time else "" for time in (hotspot.first_at, hotspot.last_at)),
        *("、".join(hotspot.places), "、".join(hotspot.units)),
        *(hotspot.heat.total, *(heat[name] for name in Heat.names())),
        "" if hotspot.previous_tickets is None else hotspot.previous_tickets,
        "" if hotspot.change is None else hotspot.change,
        *(hotspot.status or "", "、".join(hotspot.severity), "、".join(hotspot.ticket_ids)),
    )


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
            # The ids of a hotspot too large for a cell are in tickets.csv.
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
