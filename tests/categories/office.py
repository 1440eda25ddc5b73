"""An invented office: labelled tickets in three categories, enough to train on in a second."""

import datetime
from pathlib import Path

import pandas as pd

from hotspot.categories.candidate import Candidate, TrainingRequest, train_candidate

NOW = datetime.datetime(2024, 9, 1, 8, 30)
_PLACES = ("石塘镇", "文星街", "洋沙湖", "新泉镇", "白泥湖", "岭北镇", "东塘镇", "三塘镇", "玉华乡", "杨林寨")
_MATTERS = {
    "供水": ("自来水停了两天", "水压太低上不了五楼", "自来水发黄有泥沙", "水表跑得快水费太高", "水管爆裂没人来修"),
    "欠薪": ("老板拖欠工资三个月", "工地上的工钱一直不给", "加班费没有发", "工资被无故扣掉一半", "讨薪被包工头赶出来"),
    "路灯": ("路灯坏了半个月没人修", "整条街的路灯都不亮", "路灯杆被撞歪", "路灯白天亮晚上不亮", "广场路灯时亮时灭"),
}
_ENDS = ("请尽快处理。", "希望有关部门核实。", "已反映多次。", "请给个答复。")


def make_tickets(count: int = 120) -> pd.DataFrame:
    """Labelled tickets, the categories in turn, no text twice."""
    rows = []
    for number in range(count):
        label = list(_MATTERS)[number % len(_MATTERS)]
        turn = number // len(_MATTERS)
        matter = _MATTERS[label][turn % 5]
        place, end = _PLACES[turn // 5 % 10], _ENDS[turn // 50 % 4]
        rows.append({"工单编号": f"{number:06d}", "诉求内容": f"{place}{matter},{end}", "诉求类别": label})
    return pd.DataFrame(rows, dtype=str)


def write_tickets(path: Path, count: int = 120) -> Path:
    """The same as a csv as an office exports it."""
    make_tickets(count).to_csv(path, index=False, encoding="gb18030")
    return path


def train_office(folder: Path, name: str = "first", count: int = 120) -> Candidate:
    """A candidate in ``folder/models``, trained on the office's own categories."""
    source = write_tickets(folder / f"{name}.csv", count)
    request = TrainingRequest((source,), folder / "models" / name, base="none", models=folder / "models")
    return train_candidate(request, now=NOW)
