"""The sheet a clerk fills in: one ticket a row, the label chosen from a drop-down; ``train`` reads it back."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hotspot.categories.review import Review
from hotspot.errors import OutputError, TicketFileError
from hotspot.tickets.atomic import write_bytes
from hotspot.tickets.columns import ANSWER_COLUMN
from hotspot.tickets.file_formats.workbooks import read_package_sheet
from hotspot.tickets.file_formats.xlsx import open_workbook, write_cell

_WIDTHS = {"工单编号": 14, "标题": 24, "诉求内容": 70, "预测类别": 20, "置信度": 8, "原因": 34, ANSWER_COLUMN: 22}
# Columns that a sheet lacks where nothing was predicted.
_PREDICTED = ("预测类别", "置信度", "原因")
_SHEET, _LABEL_SHEET = "复核", "类别"


def write_review(review: Review, path: str | Path) -> None:
    """Write the picked tickets as an xlsx; OutputError when the name is another, or it cannot be written."""
    rows = [
        (ticket.ticket_id, ticket.title, ticket.text, ticket.label, round(ticket.confidence, 4), ticket.reason)
        for ticket in review.tickets
    ]
    write_answer_sheet(rows, review.labels, path, is_predicted=any(ticket.label for ticket in review.tickets))


def holds_answers(path: Path) -> bool:
    """Tell whether a person has filled anything into a review sheet; of what is none, no."""
    try:
        with open(path, "rb") as file:
            rows = [list(cells) for _, cells in read_package_sheet(file, path.name, _SHEET)]
    except (OSError, TicketFileError):
        return False
    place = rows[0].index(ANSWER_COLUMN) if rows and ANSWER_COLUMN in rows[0] else None
    return place is not None and any(cell.strip() for row in rows[1:] for cell in row[place : place + 1])


def write_answer_sheet(
    rows: Sequence[tuple[Any, ...]], labels: Sequence[str], path: str | Path, *, is_predicted: bool = True
) -> None:
    """Write rows of id, title, text, label, confidence and reason, with an empty cell for the right label.

    Label, confidence and reason are left out where nothing was predicted. OutputError when ``path`` is no xlsx or
    cannot be written.
    """
    if Path(path).suffix.lower() != ".xlsx":
        raise OutputError(f"{path} 应写成 .xlsx:下拉选择只有工作簿里才有。")
    buffer = io.BytesIO()
    book = open_workbook(buffer)
    sheet, names = book.add_worksheet(_SHEET), book.add_worksheet(_LABEL_SHEET)
    bold = book.add_format({"bold": True})
    top = book.add_format({"text_wrap": True, "valign": "top"})
    answer = book.add_format({"bg_color": "#FFF7D6", "valign": "top"})
    headers = [header for header in _WIDTHS if is_predicted or header not in _PREDICTED]
    for place, header in enumerate(headers):
        sheet.set_column(place, place, _WIDTHS[header])
        write_cell(sheet, 0, place, header, bold)
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row[: len(headers) - 1]):
            write_cell(sheet, number, place, cell, top)
        write_cell(sheet, number, len(headers) - 1, None, answer)
    for number, label in enumerate(labels):
        write_cell(names, number, 0, label)
    names.hide()
    if rows and labels:
        _add_choice(sheet, len(headers) - 1, len(rows), len(labels))
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:A1048576"})
    book.close()
    write_bytes(path, buffer.getvalue())


def _add_choice(sheet: Any, column: int, rows: int, labels: int) -> None:
    choice = {
        "validate": "list",
        "source": f"={_LABEL_SHEET}!$A$1:$A${labels}",
        "error_title": "没有这个类别",
        "error_message": "请从下拉列表中选一个类别,拿不准就留空。",
    }
    sheet.data_validation(1, column, rows, column, choice)
