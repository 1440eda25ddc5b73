"""Columns of tickets masked, the caller's own name too wherever it stands: the table itself says that it is one."""

import pandas as pd

from hotspot.tickets.callers import names_someone
from hotspot.tickets.masking.name_again import hide_name
from hotspot.tickets.privacy import mask_texts
from hotspot.tickets.table import read_cells
from hotspot.traditional import simplify_characters


def mask_column(tickets: pd.DataFrame, column: str) -> list[str]:
    """Return a column of texts or labels masked, and in each row the name that its ``caller`` gives.

    "" where there is no such column.

    >>> calls = pd.DataFrame({"caller": ["王小明", "市民"], "text": ["王小明诉小区物业", "市民诉小区物业"]})
    >>> mask_column(calls, "text")
    ['王某诉小区物业', '市民诉小区物业']
    """
    cells = read_cells(tickets, column)
    # Many tickets share a town or a unit.
    different = list(dict.fromkeys(cells))
    masked = dict(zip(different, mask_texts(different), strict=True))
    return hide_callers([masked[cell] for cell in cells], read_cells(tickets, "caller"))


def hide_callers(texts: list[str], callers: list[str]) -> list[str]:
    """Return each text with the name of its caller, where that is the name of a person, shortened to 王某."""
    return [_hide(text, caller.strip()) for text, caller in zip(texts, callers, strict=True)]


def _hide(text: str, caller: str) -> str:
    name = simplify_characters(caller)
    return hide_name(text, name) if name and name in simplify_characters(text) and names_someone(name) else text
