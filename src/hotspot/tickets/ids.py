"""Ids of tickets: every row has one of its own, and what a spreadsheet did to them is told."""

import logging
import re
from collections.abc import Iterable, Sequence

import pandas as pd

from hotspot.errors import ColumnError, DuplicateTicketError
from hotspot.tickets.columns import write_mapping
from hotspot.tickets.privacy import mask_text
from hotspot.tickets.table import read_cells, take_index

_LOG = logging.getLogger("hotspot")

# A number that a spreadsheet has shortened, and one that may be: noughts from the sixteenth digit on.
_SHORTENED = re.compile(r"[0-9](?:\.[0-9]{1,15})?[eE]\+[0-9]{1,3}")
_PERHAPS_SHORTENED = re.compile(r"[0-9]{15}0{1,20}")
_EXPORT_AGAIN = "请重新导出,导出前把编号列设为“文本”。"
_ID_COLUMN = write_mapping("ticket_id")
_SHOWN = 3


def number_tickets(tickets: pd.DataFrame, name: str = "工单表", *, rows: Iterable[int] | None = None) -> pd.DataFrame:
    """Return the table with a ``ticket_id`` of text in every row, no two alike; DuplicateTicketError when two are.

    Without the column it is the number of the row from 1, in an empty cell ``行`` and that number; ``rows``: where the
    rows stand in their source, counted from 0 (None: one behind the other). An index of that name is the column
    (``take_index``).
    """
    tickets = take_index(tickets)
    numbers = _count_rows(tickets, rows)
    if "ticket_id" not in tickets:
        numbered = tickets.copy(deep=False)
        numbered.insert(0, "ticket_id", pd.Series(numbers, index=tickets.index, dtype="str"))
        return numbered
    given = read_cells(tickets, "ticket_id")
    if blank := given.count(""):
        _LOG.warning("%s有 %d 条工单没有编号,以“行”加行次代替。", name, blank)
    warn_of_shortened(find_shortened(given), name)
    ids = [ticket_id or f"行{number}" for ticket_id, number in zip(given, numbers, strict=True)]
    if len(set(ids)) < len(ids):
        raise DuplicateTicketError(_describe_repeated(ids, numbers, name))
    return tickets.assign(ticket_id=pd.Series(ids, index=tickets.index, dtype="str"))


def require_ids(tickets: pd.DataFrame, name: str = "工单表", *, rows: Iterable[int] | None = None) -> None:
    """Refuse a table in which a ticket has no number (ColumnError); ``rows``: of ``number_tickets``.

    A number that is made up of the row stands for another ticket in the next table.
    """
    advice = "--state 要靠编号认出同一件工单"
    if "ticket_id" not in tickets:
        raise ColumnError(
            f"{name}没有 ticket_id 列(工单编号),{advice}。请用 {_ID_COLUMN} 指定,没有编号时不用 --state。"
        )
    given = read_cells(tickets, "ticket_id")
    blank = [number for number, cell in zip(_count_rows(tickets, rows), given, strict=True) if not cell]
    if blank:
        shown = f"表头下第 {'、'.join(blank[:_SHOWN])} 行{'等' if len(blank) > _SHOWN else ''}"
        raise ColumnError(
            f"{name}有 {len(blank)} 条工单没有编号({shown}),{advice}。请补上编号,编号在别的列时用 {_ID_COLUMN} 指定。"
        )


def _count_rows(tickets: pd.DataFrame, rows: Iterable[int] | None) -> list[str]:
    return [str(row + 1) for row in (range(len(tickets)) if rows is None else rows)]


def find_shortened(ids: Iterable[str]) -> list[str]:
    """Return the ids that a spreadsheet wrote as numbers with an exponent.

    >>> find_shortened(["2.02408E+17", "00350067"])
    ['2.02408E+17']
    """
    return [ticket_id for ticket_id in ids if _SHORTENED.fullmatch(ticket_id.strip())]


def warn_of_shortened(ids: Sequence[str], name: str) -> None:
    """Warn of ids that have lost their last digits (see ``find_shortened``), where there are any."""
    if ids:
        _LOG.warning("%s有 %d 个工单编号存成了数字,后几位已经丢失,如“%s”。%s", name, len(ids), ids[0], _EXPORT_AGAIN)


def _describe_repeated(ids: list[str], numbers: list[str], name: str) -> str:
    rows: dict[str, list[str]] = {}
    for number, ticket_id in zip(numbers, ids, strict=True):
        rows.setdefault(ticket_id, []).append(number)
    repeated = {ticket_id: places for ticket_id, places in rows.items() if len(places) > 1}
    where = ";".join(
        f"{mask_text(ticket_id[:40])}({_list_places(places)})" for ticket_id, places in list(repeated.items())[:_SHOWN]
    )
    more = f" 等 {len(repeated)} 个" if len(repeated) > _SHOWN else ""
    advice = "请删去重复的行,或"
    # Whoever deletes these rows loses tickets that differ.
    if any(map(_SHORTENED.fullmatch, repeated)) or all(map(_PERHAPS_SHORTENED.fullmatch, repeated)):
        advice = f"多半是编号存成了数字,丢了后几位,不是同一条工单,不要删行。{_EXPORT_AGAIN}不能重新导出时,"
    return f"{name}的工单编号有重复:{where}{more}。{advice}用 {_ID_COLUMN} 指定真正的编号列。"


def _list_places(places: list[str]) -> str:
    more = f"等 {len(places)} " if len(places) > _SHOWN else ""
    return f"表头下第 {'、'.join(places[:_SHOWN])} {more}行"
