"""A table of tickets as a program brings it: columns of any type read as text, as moments, as ids."""

import datetime
import logging
import re

import pandas as pd

from hotspot.errors import ColumnError, DuplicateTicketError, PeriodError
from hotspot.tickets.cells import format_cell
from hotspot.tickets.columns import list_headers
from hotspot.tickets.dates import parse_dates
from hotspot.tickets.periods import Period
from hotspot.tickets.privacy import mask_text
from hotspot.tickets.values import read_values

_LOG = logging.getLogger("hotspot")

DATE_COLUMNS = ("received_at", "due_at", "closed_at")
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
# A number that a spreadsheet has shortened, and one that may be: noughts from the sixteenth digit on.
_SHORTENED = re.compile(r"[0-9](?:\.[0-9]{1,15})?[eE]\+[0-9]{1,3}")
_PERHAPS_SHORTENED = re.compile(r"[0-9]{15}0{1,20}")
_EXPORT_AGAIN = "请重新导出,导出前把编号列设为“文本”。"
_SHOWN = 3


def require_columns(tickets: pd.DataFrame, *names: str) -> None:
    """Refuse a table that lacks one of the columns, or has two of one name (ColumnError); TypeError for no table."""
    if not isinstance(tickets, pd.DataFrame):
        raise TypeError(f"tickets 是 {type(tickets).__name__},应为 DataFrame。请写成 pd.DataFrame({{'text': …}})。")
    columns = list(tickets.columns)
    found = list_headers([str(column) for column in columns])
    missing = [name for name in names if name not in columns]
    if missing:
        raise ColumnError(f"工单表没有 {'、'.join(missing)} 列(有:{found})。请先用 read_tickets 读入,或改好列名。")
    doubled = [name for name in names if columns.count(name) > 1]
    if doubled:
        raise ColumnError(f"工单表有不止一列叫 {'、'.join(doubled)}(有:{found})。请只留一列。")


def read_cells(tickets: pd.DataFrame, column: str) -> list[str]:
    """Return the cells of a column as text without blanks around it, ``""`` where one, or the whole column, is missing.

    A whole number has no ``.0``: ids that pandas keeps as floats, because one is missing, stay what they were.

    >>> read_cells(pd.DataFrame({"ticket_id": [350067, None]}), "ticket_id")
    ['350067', '']
    """
    if column not in tickets:
        return [""] * len(tickets)
    require_columns(tickets, column)
    return [(cell if type(cell) is str else format_cell(cell)).strip() for cell in read_values(tickets[column])]


def read_moments(tickets: pd.DataFrame, column: str) -> "pd.Series[pd.Timestamp]":
    """Return a column as moments to the second, Chinese wall clock, NaT where there is none; the index is the table's.

    Moments with a zone are moved, dates and text read as those of files are (``parse_dates``).
    """
    if column not in tickets:
        return pd.Series(pd.NaT, index=tickets.index, dtype="datetime64[s]")
    require_columns(tickets, column)
    cells = tickets[column]
    if not pd.api.types.is_datetime64_any_dtype(cells.dtype):
        return parse_dates(pd.Series(read_cells(tickets, column), index=tickets.index, dtype="str"))
    if cells.dt.tz is not None:
        cells = cells.dt.tz_convert(_CHINA).dt.tz_localize(None)
    return cells.astype("datetime64[s]")


def convert_moments(tickets: pd.DataFrame) -> pd.DataFrame:
    """Return the table with its columns of moments as moments (see ``read_moments``)."""
    return tickets.assign(**{column: read_moments(tickets, column) for column in DATE_COLUMNS if column in tickets})


def select_period(tickets: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return the tickets received in a period; PeriodError when there is none, ColumnError without ``received_at``."""
    if "received_at" not in tickets:
        raise ColumnError("工单表没有 received_at 列(来电时间),无法按统计期取工单。用 --column received_at=列名 指定。")
    moments = read_moments(tickets, "received_at")
    inside = tickets[period.contains(moments).to_numpy()]
    if inside.empty:
        raise PeriodError(period.explain_absence(moments))
    return inside


def number_tickets(tickets: pd.DataFrame, name: str = "工单表") -> pd.DataFrame:
    """Return the table with a ``ticket_id`` of text in every row, no two alike; DuplicateTicketError when two are.

    Without the column it is the number of the row from 1, in an empty cell ``行`` and that number.
    """
    numbers = [str(row + 1) for row in range(len(tickets))]
    if "ticket_id" not in tickets:
        numbered = tickets.copy(deep=False)
        numbered.insert(0, "ticket_id", pd.Series(numbers, index=tickets.index, dtype="str"))
        return numbered
    given = read_cells(tickets, "ticket_id")
    if blank := given.count(""):
        _LOG.warning("%s有 %d 条工单没有编号,以“行”加行次代替。", name, blank)
    if lost := [ticket_id for ticket_id in given if _SHORTENED.fullmatch(ticket_id)]:
        _LOG.warning("%s有 %d 个工单编号存成了数字,后几位已经丢失,如“%s”。%s", name, len(lost), lost[0], _EXPORT_AGAIN)
    ids = [ticket_id or f"行{number}" for ticket_id, number in zip(given, numbers, strict=True)]
    _refuse_repeated(ids, name)
    return tickets.assign(ticket_id=pd.Series(ids, index=tickets.index, dtype="str"))


def _refuse_repeated(ids: list[str], name: str) -> None:
    if len(set(ids)) == len(ids):
        return
    rows: dict[str, list[str]] = {}
    for number, ticket_id in enumerate(ids, start=1):
        rows.setdefault(ticket_id, []).append(str(number))
    repeated = {ticket_id: places for ticket_id, places in rows.items() if len(places) > 1}
    where = ";".join(
        f"{mask_text(ticket_id[:40])}(第 {'、'.join(places[:_SHOWN])} 条)"
        for ticket_id, places in list(repeated.items())[:_SHOWN]
    )
    more = f" 等 {len(repeated)} 个" if len(repeated) > _SHOWN else ""
    raise DuplicateTicketError(f"{name}的工单编号有重复:{where}{more}。{_advise(list(repeated))}")


def _advise(repeated: list[str]) -> str:
    point = "用 --column ticket_id=列名 指定真正的编号列。"
    # Whoever deletes these rows loses tickets that differ.
    if any(map(_SHORTENED.fullmatch, repeated)) or all(map(_PERHAPS_SHORTENED.fullmatch, repeated)):
        return f"多半是编号存成了数字,丢了后几位,不是同一条工单,不要删行。{_EXPORT_AGAIN}不能重新导出时,{point}"
    return f"请删去重复的行,或{point}"
