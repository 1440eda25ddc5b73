"""综合指标值 and grades of units, as the upper level gave them; never computed here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pandas as pd

from hotspot.errors import BulletinError
from hotspot.tickets.files import stream_table

_UNIT_HEADERS = ("unit", "承办单位", "单位", "责任单位")
_SCORE_HEADERS = ("score", "综合指标值", "综合指标考核分值", "分值", "得分")
_GRADE_HEADERS = ("grade", "综合等级", "等级", "综合考评等级")
_SCORE = re.compile(r"\d{1,3}(?:\.\d{1,4})?")


@dataclass(frozen=True)
class Score:
    """What a unit was given; None and "" where it was not."""

    value: Decimal | None
    grade: str


def read_scores(path: str | Path) -> Mapping[str, Score]:
    """Read a table of units with 综合指标值, 等级 or both.

    Raises TicketFileError when there is no table, BulletinError when it has neither column or a value is no number.
    """
    name = Path(path).name
    table = pd.concat(list(stream_table(path)))
    columns = {str(column).strip().lower(): column for column in table.columns}
    unit, value, grade = (
        next((columns[header] for header in known if header in columns), None)
        for known in (_UNIT_HEADERS, _SCORE_HEADERS, _GRADE_HEADERS)
    )
    if unit is None or (value is None and grade is None):
        raise BulletinError(f"{name} 应有“承办单位”列和“综合指标值”“等级”中的至少一列(有:{'、'.join(columns)})。")
    scores: dict[str, Score] = {}
    for row in table.to_dict("records"):
        who = " ".join(str(row[unit]).split())
        if not who:
            continue
        if who in scores:
            raise BulletinError(f"{name} 中“{who}”写了两次。每个单位只应有一行。")
        given = str(row[grade]).strip() if grade is not None else ""
        scores[who] = Score(_read_value(str(row[value]), who, name) if value is not None else None, given)
    return scores


def _read_value(cell: str, unit: str, name: str) -> Decimal | None:
    plain = cell.strip().removesuffix("分")
    if not plain:
        return None
    if not _SCORE.fullmatch(plain):
        raise BulletinError(f"{name} 中“{unit}”的综合指标值“{cell[:30]}”不是数。应如 98.3。")
    return Decimal(plain)
