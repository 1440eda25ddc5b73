"""A table of tickets as a program brings it: columns of any type read as text and as moments."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from hotspot.arguments import check_type, name_type
from hotspot.errors import ArgumentTypeError, ColumnError, PeriodError
from hotspot.surrogates import replace_halves
from hotspot.tickets.cells import BINARY, format_cell
from hotspot.tickets.columns import guess_header, list_headers, write_mapping
from hotspot.tickets.dates import parse_dates
from hotspot.tickets.headers import is_canonical
from hotspot.tickets.periods import Period
from hotspot.tickets.values import holds_moments, read_values, read_wall_clock

_LOG = logging.getLogger("hotspot")

DATE_COLUMNS = ("received_at", "due_at", "closed_at")
_ONE_TEXT = (str, *BINARY)


def require_columns(tickets: pd.DataFrame, *names: str) -> None:
    """Refuse a table that lacks one of the columns, or has two of one name.

    ColumnError; ArgumentTypeError for what is no table of pandas.
    """
    check_type(tickets, pd.DataFrame, "tickets", advise_frame(tickets))
    columns = list(tickets.columns)
    found = list_headers([str(column) for column in columns])
    missing = [name for name in names if name not in columns]
    if missing:
        raise ColumnError(
            f"工单表没有 {'、'.join(missing)} 列(有:{found})。请先用 read_tickets(表) 认出各列,或改好列名。"
        )
    doubled = [name for name in names if columns.count(name) > 1]
    if doubled:
        raise ColumnError(f"工单表有不止一列叫 {'、'.join(doubled)}(有:{found})。请只留一列。")


def advise_frame(value: object) -> str:
    """Say how a table of pandas is come by from a value that is none; tables of polars and Arrow can become one."""
    return "请写成 表.to_pandas()" if hasattr(value, "to_pandas") else "请写成 pd.DataFrame({'text': …})"


def take_index(tickets: pd.DataFrame, is_column: Callable[[Any], bool] = is_canonical) -> pd.DataFrame:
    """Return the table with what its index holds under canonical names as columns in front; the index stays, unnamed.

    ``is_column`` tells of other names that they are such columns. A column that the table has already stays as it is.

    >>> tickets = pd.DataFrame({"text": ["停水"]}, index=pd.Index(["00350067"], name="ticket_id"))
    >>> take_index(tickets).columns.tolist(), take_index(tickets).index.tolist()
    (['ticket_id', 'text'], ['00350067'])
    """
    require_columns(tickets)
    index = tickets.index
    places = [place for place, name in enumerate(index.names) if is_column(name)]
    if not places:
        return tickets
    taken = tickets.set_axis(index.set_names([None if n in places else old for n, old in enumerate(index.names)]))
    for front, place in enumerate(place for place in places if index.names[place] not in tickets):
        taken.insert(front, str(index.names[place]), index.get_level_values(place))
    return taken


def read_cells(tickets: pd.DataFrame, column: str) -> list[str]:
    """Return the cells of a column as text without blanks around it, ``""`` where one, or the whole column, is missing.

    A whole number has no ``.0``: ids that pandas keeps as floats, because one is missing, stay what they were. Bytes
    are UTF-8, else GB18030; halves of surrogate pairs are U+FFFD, as in files. ArgumentTypeError for a cell that holds
    several things.

    >>> read_cells(pd.DataFrame({"ticket_id": [350067, None]}), "ticket_id")
    ['350067', '']
    """
    if column not in tickets:
        return [""] * len(tickets)
    require_columns(tickets, column)
    _refuse_containers(tickets[column])
    return [text.strip() for text in format_cells(tickets[column])]


def format_cells(column: "pd.Series[Any]") -> list[str]:
    """Return the cells of a column, whatever its type, as a file has them (see ``cells.format_cell``)."""
    return [replace_halves(cell if type(cell) is str else format_cell(cell)) for cell in read_values(column)]


def _refuse_containers(column: "pd.Series[Any]") -> None:
    if column.dtype != object and not isinstance(column.dtype, pd.ArrowDtype):
        return
    cells = column.tolist()
    wrong = {kind for kind in set(map(type, cells)) if issubclass(kind, Iterable) and not issubclass(kind, _ONE_TEXT)}
    if wrong:
        row = next(row for row, cell in enumerate(cells, start=1) if type(cell) in wrong)
        raise ArgumentTypeError(
            f"工单表的 {column.name} 列第 {row} 行是 {name_type(cells[row - 1])},每格应是一个值。"
            "请先取出其中一项,或连成一段文字。"
        )


def read_moments(tickets: pd.DataFrame, column: str) -> "pd.Series[pd.Timestamp]":
    """Return a column as moments to the second, Chinese wall clock, NaT where there is none; the index is the table's.

    Moments with a zone are moved, dates and text read as those of files are (``parse_dates``).
    """
    if column not in tickets:
        return pd.Series(pd.NaT, index=tickets.index, dtype="datetime64[s]")
    require_columns(tickets, column)
    cells = tickets[column]
    if not holds_moments(cells):
        return parse_dates(pd.Series(read_cells(tickets, column), index=tickets.index, dtype="str"))
    return pd.Series(read_wall_clock(cells).astype("datetime64[s]"), index=tickets.index, name=column)


def convert_moments(tickets: pd.DataFrame) -> pd.DataFrame:
    """Return the table with its columns of moments as moments (see ``read_moments``).

    Cells that name none stand in a column of their own, which ``name_unread`` names, where there are any.
    """
    converted: dict[str, pd.Series[Any]] = {}
    for column in DATE_COLUMNS:
        if column not in tickets:
            continue
        moments = read_moments(tickets, column)
        converted[column] = moments
        if not holds_moments(tickets[column]):
            cells = pd.Series(read_cells(tickets, column), index=tickets.index, dtype="str")
            unread = cells.where(moments.isna(), "")
            if (unread != "").any():
                converted[name_unread(column)] = unread
    return tickets.assign(**converted)


def name_unread(column: str) -> str:
    """Return which column holds what ``convert_moments`` could not read of one of moments."""
    return f"{column}_unread"


def name_untold(column: str) -> str:
    """Return which column of a table of several sources names a ticket's own where that has no such column, else ""."""
    return f"{column}_untold"


def select_period(tickets: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return the tickets received in a period; a warning tells how many have no time and so belong to none.

    PeriodError when there is none, ColumnError without ``received_at``.
    """
    if "received_at" not in tickets:
        headers = [str(column) for column in tickets.columns if not is_canonical(column)]
        found = f"(没有认出的列:{list_headers(headers)})" if headers else ""
        likely = write_mapping("received_at", guess_header(headers, "received_at"))
        raise ColumnError(f"工单表没有来电时间列{found},无法按统计期取工单。用 {likely} 指定。")
    moments = read_moments(tickets, "received_at")
    inside = tickets[period.contains(moments).to_numpy()]
    if inside.empty:
        raise PeriodError(period.explain_absence(moments))
    if undated := int(moments.isna().sum()):
        _LOG.warning("有 %d 条工单没有来电时间或来电时间看不懂,未计入%s。", undated, period.label)
    if len(inside) < len(tickets):
        _LOG.info("%d 条工单中有 %d 条落在%s。", len(tickets), len(inside), period.label)
    return inside
