"""Rows of a table that are no tickets: totals that somebody added up in it, notes on it, who signed it, its header once
more, and rows without content.
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.tickets.headers import ADDED_COLUMNS

# What messages call such rows.
IDLE_ROWS = "合计、备注、落款、重复的表头或空行"
_TOTAL = (
    r"(?:(?:[合总小共][ \u3000]{0,4}计|平[ \u3000]{0,4}均[值数]?)[:\uff1a]?(?: ?[\d,.]{1,20})?[件条个]?"
    r"|(?:本[表页])?[总合]?共(?:计|有)? ?\d[\d,]{0,10} ?[件条个宗](?:工单|记录|数据)?[。.]?)"
)
_NUMBER = r"\d[\d,.%]{0,19}[件条个]?"
_IS_TOTAL = re.compile(_TOTAL)
_IS_FIGURE = re.compile(f"(?:{_TOTAL}|{_NUMBER})")
# Who made and who checked a table, behind a colon or as a bare name, then other names and days: 制表人:张某 审核:李某.
_SIGNING = r"(?:制 ?表|填 ?表|填 ?报|制 ?单|审 ?核|复 ?核|校 ?对|签 ?发)(?: ?人员?|单位|部门|日期|时间)? ?"
_SIGNS = re.compile(_SIGNING)
_IS_SIGNATURE = re.compile(rf"{_SIGNING}(?:[:\uff1a] ?\S{{0,16}}| [\u4e00-\u9fff]{{2,4}})(?: \S{{1,20}}){{0,12}}")
# What is said of a whole table, behind a colon or in the next cell: 备注:本表共80件, 导出时间 | 2024-09-01.
_NOTE = (
    r"(?:[备附]?注释?|(?:填[表报])?说 ?明|总?[条件]数|总数|记录数|(?:数据)?(?:来源|截止(?:时间|日期)?)"
    r"|(?:导出|打印|生成|统计|制作|查询|下载|更新)(?:时间|日期|条件|范围|口径|人员?|单位|部门))\d{0,2} ?"
)
_IS_NOTE = re.compile(
    rf"{_NOTE}[:\uff1a]\s{{0,4}}\S[\s\S]*|第 ?\d{{1,6}} ?页(?:.{{0,3}}共 ?\d{{1,6}} ?页)?|[(\uff08]?以下空白[)\uff09]?"
)
_OPENS_NOTE = re.compile(rf"{_NOTE}[:\uff1a]?")
# Rows that may be no tickets begin with a gap, a note or a signature, or have such a text, or a figure for one.
_BLANK = "[\\s\u3000\xa0]*"
_ODD_START = f"{_BLANK}(?:$|{_SIGNING}|{_NOTE})"
_ODD_TEXT = f"{_BLANK}(?:$|{_SIGNING}|(?:{_TOTAL}|{_NUMBER}){_BLANK}$)"


def is_idle_text(text: str) -> bool:
    """Tell whether a text is a number, says 合计 or signs the table, and no more.

    >>> is_idle_text("合 计"), is_idle_text("小计:36件"), is_idle_text("36"), is_idle_text("合计收了两次水费")
    (True, True, True, False)
    >>> is_idle_text("制表:张某  审核:李某"), is_idle_text("审核不通过,问了三次")
    (True, False)
    """
    return _is_figure(text) or _is_signature([text])


def find_idle_rows(table: pd.DataFrame, names: Mapping[str, str]) -> NDArray[np.bool_]:
    """Say of each row of a table of text whether it is no ticket: it holds nothing, a word for a total and otherwise
    only numbers, a note on the table alone, who signed it, or its header. What ``hotspot classify`` added beside it
    does not count.

    ``table`` has the headers of its file, ``names`` the header of each canonical name.
    """
    text = names["text"]
    table = table.loc[:, ~table.columns.isin(ADDED_COLUMNS - {text})]
    # Most rows are told apart at once; the others are looked at whole.
    odd_text = table[text].str.match(_ODD_TEXT) | table[text].str.strip().isin(_list_endings(text))
    idle = (table.iloc[:, 0].str.match(_ODD_START) | odd_text).to_numpy(dtype=bool, copy=True)
    # Where tickets have neither number nor time, a text alone is one, whatever it begins with.
    tickets_alone = set() if {"ticket_id", "received_at"} & set(names) else {text}
    headers = table.columns.tolist()
    odd = table[idle].itertuples(index=False, name=None)
    for row, row_cells in zip(np.flatnonzero(idle), odd, strict=True):
        cells = {header: cell for header, cell in zip(headers, row_cells, strict=True) if cell.strip()}
        is_note = tickets_alone.isdisjoint(cells) and _is_note([*cells.values()])
        idle[row] = is_note or _is_idle([*cells.values()]) or _repeats_header(cells)
    return idle


def _list_endings(header: str) -> list[str]:
    """Return what the header of the texts is in its row: where it was made of two, the lower one."""
    name = header.strip()
    return [name[start:] for start in range(len(name) - 1)]


def _repeats_header(cells: Mapping[str, str]) -> bool:
    """Tell whether the cells of a row, by header, are those of the header, as where a page begins."""
    return all(cell.strip() in header for header, cell in cells.items())


def _is_idle(cells: Sequence[str]) -> bool:
    adds_up = all(map(_is_figure, cells)) and any(map(_is_total, cells))
    return not cells or adds_up or _is_signature(cells)


def _is_note(cells: Sequence[str]) -> bool:
    notes = {1: _IS_NOTE, 2: _OPENS_NOTE}.get(len(cells))
    return notes is not None and notes.fullmatch(cells[0].strip()) is not None


def _is_figure(cell: str) -> bool:
    return _IS_FIGURE.fullmatch(cell.strip()) is not None


def _is_total(cell: str) -> bool:
    return _IS_TOTAL.fullmatch(cell.strip()) is not None


def _is_signature(cells: Sequence[str]) -> bool:
    # Most texts begin otherwise: they need not be looked at to their end.
    if not _SIGNS.match(cells[0].lstrip()):
        return False
    return _IS_SIGNATURE.fullmatch(" ".join(" ".join(cells).split())) is not None
