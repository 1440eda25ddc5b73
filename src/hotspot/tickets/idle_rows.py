"""Rows of a table that are no tickets: totals that somebody added up in it, who signed it, and rows without content."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_TOTAL = r"[合总小共][ \u3000]{0,4}计[:\uff1a]?(?: ?[\d,.]{1,20})?[件条个]?"
_NUMBER = r"\d[\d,.%]{0,19}[件条个]?"
_IS_TOTAL = re.compile(_TOTAL)
_IS_FIGURE = re.compile(f"(?:{_TOTAL}|{_NUMBER})")
# Who made and who checked a table, behind a colon or as a bare name, then other names and days: 制表人:张某 审核:李某.
_SIGNING = r"(?:制 ?表|填 ?表|填 ?报|制 ?单|审 ?核|复 ?核|校 ?对|签 ?发)(?: ?人员?|单位|部门|日期|时间)? ?"
_SIGNS = re.compile(_SIGNING)
_IS_SIGNATURE = re.compile(rf"{_SIGNING}(?:[:\uff1a] ?\S{{0,16}}| [\u4e00-\u9fff]{{2,4}})(?: \S{{1,20}}){{0,12}}")
# What `hotspot classify` puts into every row beside the office's own cells: no content of it.
_ADDED = frozenset({
    "predicted_category", "confidence", "needs_review", "second_category", "second_confidence", "reason",
    "predicted_kind", "kind_confidence",
})  # fmt: skip
# Rows that may be no tickets begin with a gap or a signature, or have such a text, or a figure for one.
_BLANK = "[\\s\u3000\xa0]*"
_ODD_START = f"{_BLANK}(?:$|{_SIGNING})"
_ODD_TEXT = f"{_BLANK}(?:$|{_SIGNING}|(?:{_TOTAL}|{_NUMBER}){_BLANK}$)"


def is_idle_text(text: str) -> bool:
    """Tell whether a text is a number, says 合计 or signs the table, and no more.

    >>> is_idle_text("合 计"), is_idle_text("小计:36件"), is_idle_text("36"), is_idle_text("合计收了两次水费")
    (True, True, True, False)
    >>> is_idle_text("制表:张某  审核:李某"), is_idle_text("审核不通过,问了三次")
    (True, False)
    """
    return _is_figure(text) or _is_signature([text])


def find_idle_rows(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Say of each row of a table of text whether it is no ticket: it holds nothing, a word for a total and otherwise
    only numbers, or who signed the table. What ``hotspot classify`` added beside it does not count.

    ``table`` has ``text`` (canonical columns, of text).
    """
    table = table.loc[:, ~table.columns.isin(_ADDED)]
    # Most rows are told apart at once; the others are looked at whole.
    idle = (table.iloc[:, 0].str.match(_ODD_START) | table["text"].str.match(_ODD_TEXT)).to_numpy(dtype=bool, copy=True)
    odd = table[idle].itertuples(index=False, name=None)
    idle[idle] = [_is_idle([cell for cell in cells if cell.strip()]) for cells in odd]
    return idle


def _is_idle(cells: Sequence[str]) -> bool:
    adds_up = all(map(_is_figure, cells)) and any(map(_is_total, cells))
    return not cells or adds_up or _is_signature(cells)


def _is_figure(cell: str) -> bool:
    return _IS_FIGURE.fullmatch(cell.strip()) is not None


def _is_total(cell: str) -> bool:
    return _IS_TOTAL.fullmatch(cell.strip()) is not None


def _is_signature(cells: Sequence[str]) -> bool:
    # Most texts begin otherwise: they need not be looked at to their end.
    if not _SIGNS.match(cells[0].lstrip()):
        return False
    return _IS_SIGNATURE.fullmatch(" ".join(" ".join(cells).split())) is not None
