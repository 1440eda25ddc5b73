"""The tickets behind each problem as the workbook lists them: what a clerk needs to follow one up."""

from datetime import datetime

import pandas as pd

from hotspot.bulletin.labels import read_labels
from hotspot.bulletin.materials import Figures
from hotspot.bulletin.problems import Problem
from hotspot.tickets.masking.own_names import mask_column
from hotspot.tickets.table import read_cells, read_moments

SheetCell = str | int | datetime | None


def list_problem_tickets(problem: Problem, figures: Figures) -> tuple[tuple[str, ...], list[tuple[SheetCell, ...]]]:
    """Return header and rows, one a ticket, unit by unit as the bulletin ranks them; texts are masked.

    Columns that none of the tickets fills are left out.
    """
    rows = {ticket: row for row, ticket in enumerate(figures.outcomes.ids)}
    chosen = [(unit.name, rows[ticket]) for unit in problem.units for ticket in unit.ids]
    tickets = figures.tickets.iloc[[row for _, row in chosen]]
    categories = figures.statistics.sources.categories
    columns: dict[str, list[SheetCell]] = {
        "承办单位": [unit for unit, _ in chosen],
        "工单编号": [*read_cells(tickets, "ticket_id")],
        "来电时间": _list_moments(tickets, "received_at"),
        "处理时限": _list_moments(tickets, "due_at"),
        "办结时间": _list_moments(tickets, "closed_at"),
        "返工次数": [_read_count(cell) for cell in read_labels(tickets, "rework")],
        "满意度": [*read_labels(tickets, "satisfaction")],
        "是否响应": [*read_labels(tickets, "responded")],
        "是否解决": [*read_labels(tickets, "resolved")],
        "诉求类别": [categories[row] for _, row in chosen],
        f"所属{figures.statistics.town_word}": [*read_labels(tickets, "town")],
        "标题": [*mask_column(tickets, "title")],
        "诉求内容": [*mask_column(tickets, "text")],
    }
    told = {header: cells for header, cells in columns.items() if any(cell not in ("", None) for cell in cells)}
    return tuple(told), list(zip(*told.values(), strict=True))


def _list_moments(tickets: pd.DataFrame, column: str) -> list[SheetCell]:
    """Return a column of moments, None where there is none."""
    return [None if pd.isna(moment) else moment.to_pydatetime() for moment in read_moments(tickets, column)]


def _read_count(cell: str) -> SheetCell:
    """Return how often a ticket was reworked as a number, a word as it is."""
    return int(cell) if cell.isdecimal() and len(cell) < 10 else cell
