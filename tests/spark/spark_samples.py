"""Tickets of three cities in a month, and of one of them in the month after; invented."""

import datetime
from collections.abc import Sequence
from typing import Any

import pandas as pd

LIFT = (
    "丽景花园5栋电梯停了二十多天，老人上下楼十分困难",
    "丽景花园五栋电梯坏了三周没人修，住17楼的老人下不来",
    "丽景小区5栋电梯一直停运，物业说没钱换零件",
    "丽景花园5栋的电梯又停了，孕妇每天爬楼",
)
DARK = (
    "澄园路整条街的路灯黑了一个星期，晚上看不清路",
    "澄园路路灯不亮好几天了，孩子放学走夜路害怕",
    "澄园路从加油站到邮局一盏路灯都不亮",
)
OTHER = (
    "咨询城乡居民养老保险今年缴费标准是多少",
    "村里的水渠淤塞多年，晚稻灌不上水",
    "在县城一家超市买到过期牛奶，要求退款，电话13800000000",
    "",
)
HEADERS = ("city", "工单编号", "来电时间", "诉求内容", "诉求人", "序号")
CITIES = {"甲市": (*LIFT, *DARK, *OTHER), "乙市": (*DARK, *OTHER), None: LIFT}


def list_rows(month: int = 8) -> list[tuple[Any, ...]]:
    """Return the rows of HEADERS: all cities in turn, so that no city's rows stand together."""
    rows = [
        (
            city,
            f"{month:02d}{number:04d}",
            datetime.datetime(2024, month, 1 + number, 9, number),
            text or None,
            f"来电人{number}",
            number if number % 2 else None,
        )
        for city, texts in CITIES.items()
        for number, text in enumerate(texts)
    ]
    return sorted(rows, key=lambda row: (row[1], str(row[0])))


def make_table(spark: Any, rows: Sequence[tuple[Any, ...]], partitions: int = 3) -> Any:
    """Return rows as a Spark table in several partitions."""
    types = ("string", "string", "timestamp_ntz", "string", "string", "int")
    schema = ", ".join(f"`{name}` {kind}" for name, kind in zip(HEADERS, types, strict=True))
    return spark.createDataFrame(rows, schema).repartition(partitions)


def pick_city(rows: Sequence[tuple[Any, ...]], city: str | None) -> pd.DataFrame:
    """Return one city's tickets as ``read_tickets`` gives them."""
    return pd.DataFrame(
        [(number, time, text or "", caller) for own, number, time, text, caller, _ in rows if own == city],
        columns=["ticket_id", "received_at", "text", "caller"],
    )
