"""A small invented month that the tests of the bulletin share."""

from datetime import datetime

import pandas as pd

from hotspot.categories.taxonomy import CATEGORIES
from hotspot.issues.heat import Evidence, measure_heat
from hotspot.issues.report import Hotspot, HotspotReport, Issue
from hotspot.settings import HeatWeights
from hotspot.tickets.table import convert_moments


def make_tickets(rows: list[dict[str, str]]) -> pd.DataFrame:
    """Return a table as ``read_tickets`` does: every cell text but the moments; ids count from 000001."""
    names = dict.fromkeys(name for row in rows for name in row)
    table = pd.DataFrame({name: pd.Series([row.get(name, "") for row in rows], dtype="str") for name in names})
    if "ticket_id" not in table:
        table.insert(0, "ticket_id", pd.Series([f"{number + 1:06d}" for number in range(len(rows))], dtype="str"))
    return convert_moments(table)


def make_month() -> pd.DataFrame:
    """Return August 2024: 28 tickets, two of each category, handled by three departments and two towns."""
    units = ("县交通运输局", "县人社局", "三塘镇", "城发集团", "六塘乡")
    rows = []
    for number in range(28):
        day = number + 1
        rows.append({
            "received_at": f"2024-08-{day:02d} 09:30",
            "channel": "市县长信箱" if number % 7 == 6 else "电话",
            "kind": ("投诉", "咨询", "求助")[number % 3],
            "title": "",
            "text": f"石塘镇七里村第{number}处路灯不亮,联系人张某,电话138000000{number:02d}",
            "caller": f"诉求人{number // 2}",
            "town": "石塘镇",
            "unit": units[number % 5],
            "due_at": f"2024-09-{min(day, 28):02d}",
            "closed_at": "" if number == 27 else f"2024-09-{min(day, 28) + (number == 3):02d} 17:00",
            "rework": "1" if number in (5, 6, 10) else "0",
            "satisfaction": ("满意", "基本满意", "不满意", "非常满意", "未评价")[number % 5],
            "category": CATEGORIES[number // 2],
        })  # fmt: skip
    return make_tickets(rows)


def make_hotspot(rank: int, ids: tuple[str, ...], *, title: str = "路灯不亮问题", sentence: str = "") -> Hotspot:
    return Hotspot(
        rank=rank,
        hotspot_id=f"H{ids[0]}",
        title=title,
        sentence=sentence or "多名群众来电反映石塘镇七里村路灯不亮问题。",
        category="城市管理",
        theme="",
        issues=(Issue(f"I{ids[0]}", ids, "七里村"),),
        ticket_ids=ids,
        callers=len(ids),
        first_at=datetime(2024, 8, 1),
        last_at=datetime(2024, 8, 20),
        places=("石塘镇七里村",),
        units=("三塘镇",),
        heat=measure_heat(Evidence(callers=len(ids), tickets=len(ids)), HeatWeights()),
        previous_tickets=2,
        change=50.0,
        status="上升",
    )


def make_report(*hotspots: Hotspot) -> HotspotReport:
    tickets = pd.DataFrame(columns=["ticket_id", "issue_id", "theme_id", "hotspot_id"], dtype=object)
    return HotspotReport("2024-08", 31, tickets, hotspots, (), (), ())
