"""The columns that list hotspots, in files, workbooks, databases and on a cluster: their names and what they hold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from hotspot.issues.heat import Heat
from hotspot.issues.report import Hotspot

CellType = Literal["text", "whole", "real"]

_TERMS = {
    "callers": "诉求人",
    "repeat_calls": "重复来电",
    "growth": "增长",
    "places": "涉及地点",
    "unsettled": "返工、超期、不满意",
    "gravity": "严重程度",
    "scattered": "零散同类",
}


@dataclass(frozen=True)
class Column:
    """``name``: for programs; ``header``: for clerks; ``read``: gives a hotspot's value, None where it is not known.

    The value of a ``text`` is a string, a moment or a tuple of strings. ``is_for_clerks``: in the workbook only.
    """

    name: str
    header: str
    cell_type: CellType
    read: Callable[[Hotspot], Any]
    is_for_clerks: bool = False


def _heat_column(name: str) -> Column:
    return Column(f"heat_{name}", f"热度:{_TERMS[name]}", "real", lambda h: getattr(h.heat, name))


COLUMNS = (
    # Of a hotspot that ended it is 0.
    Column("rank", "序号", "whole", lambda h: h.rank or None),
    Column("hotspot_id", "热点编号", "text", lambda h: h.hotspot_id),
    Column("title", "标题", "text", lambda h: h.title),
    Column("sentence", "内容", "text", lambda h: h.sentence),
    Column("category", "诉求类别", "text", lambda h: h.category),
    Column("theme", "同类问题", "text", lambda h: f"{h.theme}(新)" if h.is_new_theme else h.theme, is_for_clerks=True),
    Column("tickets", "工单数", "whole", lambda h: h.tickets),
    Column("callers", "诉求人数", "whole", lambda h: h.callers),
    Column("repeat_calls", "重复来电", "whole", lambda h: h.repeat_calls),
    Column("first_at", "最早", "text", lambda h: h.first_at),
    Column("last_at", "最晚", "text", lambda h: h.last_at),
    Column("places", "地点", "text", lambda h: h.places),
    Column("units", "承办单位", "text", lambda h: h.units),
    Column("heat", "热度", "real", lambda h: h.heat.total),
    *map(_heat_column, Heat.names()),
    Column("previous_tickets", "上期工单数", "whole", lambda h: h.previous_tickets),
    Column("change", "日均增减(%)", "real", lambda h: h.change),
    Column("status", "状态", "text", lambda h: h.status),
    Column("severity", "严重情形", "text", lambda h: h.severity, is_for_clerks=True),
    Column("ticket_ids", "工单编号", "text", lambda h: h.ticket_ids),
)
# What programs rely on: hotspots.csv, databases, a cluster.
PROGRAM_COLUMNS = tuple(column for column in COLUMNS if not column.is_for_clerks)
