"""The annexes as a workbook: every table of the bulletin on a sheet, and one sheet of evidence for each hotspot."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from hotspot.bulletin.building import Bulletin
from hotspot.bulletin.document import Cell, Note, Table
from hotspot.bulletin.evidence import EvidenceTicket
from hotspot.bulletin.figures import Percent, Ratio, Signed, format_number
from hotspot.bulletin.items import ID_HEADER
from hotspot.bulletin.labels import TOTAL
from hotspot.bulletin.printable import make_printable
from hotspot.bulletin.problem_tickets import SheetCell, list_problem_tickets
from hotspot.issues.report import Hotspot
from hotspot.text.width import measure_width
from hotspot.tickets.file_formats.xlsx import open_workbook, write_cell

_WIDTHS = {
    "诉求内容": 80,
    "标题": 30,
    "热点": 26,
    "来电时间": 17,
    "处理时限": 17,
    "办结时间": 17,
    "诉求人": 20,
    "诉求类别": 20,
    "承办单位": 20,
    "主要承办单位": 22,
}
_USUAL_WIDTH = 14
# Of a column of ids: as wide as its longest cell between one id and nine in a line.
_ID_WIDTHS = (16, 66)
# What spreadsheets refuse in the name of a sheet, and how long it may be.
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


def render_workbook(bulletin: Bulletin) -> bytes:
    """Return the bytes of an .xlsx file; the same bulletin gives the same bytes."""
    buffer = io.BytesIO()
    book = open_workbook(buffer, title=make_printable(bulletin.document.title))
    sheets = _Sheets(book)
    sheets.add_text("说明", _describe(bulletin))
    problems = {problem.wording: problem for problem in bulletin.figures.problems}
    for block in bulletin.document.blocks:
        if isinstance(block, Table):
            # On paper a list of numbers for each unit, here the tickets themselves.
            problem = problems.get(block.title)
            table = list_problem_tickets(problem, bulletin.figures) if problem else _split_ratios(block)
            sheets.add_table(block.title, *table)
    town = f"所属{bulletin.figures.statistics.town_word}"
    header = ("工单编号", "来电时间", "诉求人", town, "承办单位", "标题", "诉求内容")
    for hotspot in bulletin.figures.hotspots.hotspots:
        name = f"{hotspot.rank}.{hotspot.title}"
        sheets.add_table(name, header, _evidence_rows(hotspot, bulletin.evidence))
    book.close()
    return buffer.getvalue()


class _Sheets:
    """The sheets of one workbook, each under a name of its own."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._names: set[str] = set()
        self._header = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._number = book.add_format({"valign": "top"})
        self._percent = book.add_format({"valign": "top", "num_format": "0.00%"})
        self._moment = book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd hh:mm"})
        self._day = book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"})
        self._signed = book.add_format({"valign": "top", "num_format": "+0.00%;-0.00%;0.00%"})

    def add_text(self, title: str, lines: Sequence[str]) -> None:
        """Add a sheet of lines."""
        sheet = self._book.add_worksheet(self._name(title))
        sheet.set_column(0, 0, 100)
        for row, line in enumerate(lines):
            write_cell(sheet, row, 0, make_printable(line), self._text)

    def add_table(self, title: str, header: Sequence[str], rows: Sequence[Sequence[Cell | SheetCell]]) -> None:
        """Add a sheet with a table that can be filtered."""
        sheet = self._book.add_worksheet(self._name(title))
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(header):
            sheet.set_column(column, column, _choose_width(name, [row[column] for row in rows]))
            write_cell(sheet, 0, column, make_printable(name), self._header)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                self._write(sheet, number, column, cell)
        # What is sorted or filtered is not to take its total along.
        counted = len(rows) - (1 if rows and rows[-1][0] == TOTAL else 0)
        if counted:
            sheet.autofilter(0, 0, counted, len(header) - 1)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell | SheetCell) -> None:
        match cell:
            case None:
                write_cell(sheet, row, column, None, self._text)
            case datetime():
                has_time = cell.time() != time.min
                write_cell(sheet, row, column, cell, self._moment if has_time else self._day)
            case Percent():
                write_cell(sheet, row, column, cell.value, self._percent)
            case Signed(percent):
                write_cell(sheet, row, column, percent.value, self._signed)
            case int() | float():
                write_cell(sheet, row, column, cell, self._number)
            case _:
                write_cell(sheet, row, column, make_printable(str(cell)), self._text)

    def _name(self, title: str) -> str:
        base = _NOT_IN_NAMES.sub("", make_printable(title))[:_LONGEST_NAME].strip() or "表"
        name, count = base, 1
        while name.casefold() in self._names:
            count += 1
            name = f"{base[: _LONGEST_NAME - 4]}({count})"
        self._names.add(name.casefold())
        return name


def _describe(bulletin: Bulletin) -> list[str]:
    document = bulletin.document
    notes = [block.text for block in document.blocks if isinstance(block, Note)]
    return [document.title, *filter(None, (document.office, document.date)), *notes]


def _split_ratios(table: Table) -> tuple[tuple[str, ...], list[list[Cell]]]:
    """Return header and rows with each ratio in two cells, so that the percentage can be sorted and computed with."""
    with_ratio = [any(isinstance(row[place], Ratio) for row in table.rows) for place in range(len(table.header))]
    header: list[str] = []
    for name, is_ratio in zip(table.header, with_ratio, strict=True):
        header += [name, f"{name}(分子/分母)"] if is_ratio else [name]
    rows = []
    for row in table.rows:
        cells: list[Cell] = []
        for cell, is_ratio in zip(row, with_ratio, strict=True):
            if isinstance(cell, Ratio):
                cells += [cell.percent, f"{format_number(cell.numerator)}/{cell.denominator}"]
            else:
                cells += [cell, ""] if is_ratio else [cell]
        rows.append(cells)
    return tuple(header), rows


def _choose_width(header: str, cells: Sequence[object]) -> int:
    if header != ID_HEADER:
        return _WIDTHS.get(header, _USUAL_WIDTH)
    least, most = _ID_WIDTHS
    return min(max(least, *(measure_width(str(cell)) + 2 for cell in cells)), most)


def _evidence_rows(hotspot: Hotspot, evidence: Mapping[str, tuple[EvidenceTicket, ...]]) -> list[tuple[SheetCell, ...]]:
    return [
        (ticket.ticket_id, ticket.received_at, ticket.caller, ticket.town, ticket.unit, ticket.title, ticket.text)
        for ticket in evidence[hotspot.hotspot_id]
    ]
