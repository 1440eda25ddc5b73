"""Rows of a table that are no tickets: totals that somebody added up in it, and rows without any content."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_TOTAL = re.compile(r"[合总小共][ \u3000]{0,4}计[:\uff1a]?(?: ?[\d,.]{1,20})?[件条个]?")
_NUMBER = re.compile(r"\d[\d,.%]{0,19}[件条个]?")


def is_figure(cell: str) -> bool:
    """Tell whether a cell is a number, or says 合计, and no more.

    >>> is_figure("合 计"), is_figure("小计:36件"), is_figure("36"), is_figure("合计收了两次水费")
    (True, True, True, False)
    """
    return _is_total(cell) or _NUMBER.fullmatch(cell.strip()) is not None


def find_idle_rows(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Say of each row of a table of text whether it holds nothing, or a word for a total and otherwise only numbers.

    ``table`` has ``text`` (canonical columns).
    """
    idle = np.array([not text.strip() or is_figure(text) for text in table["text"]], dtype=bool)
    # Few rows are without a text: only those are looked at whole.
    for place in np.flatnonzero(idle).tolist():
        cells = [cell for cell in table.iloc[place] if cell.strip()]
        idle[place] = all(map(is_figure, cells)) and (not cells or any(map(_is_total, cells)))
    return idle


def _is_total(cell: str) -> bool:
    return _TOTAL.fullmatch(cell.strip()) is not None
