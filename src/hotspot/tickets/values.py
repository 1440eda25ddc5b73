"""The cells of a table's column, as the formats that are written need them."""

import math
from typing import Any

import numpy as np
import pandas as pd

from hotspot.tickets.cells import BINARY, format_cell

_MOMENT = "%Y-%m-%d %H:%M:%S"
_PLAIN = (bool, int, float)


def read_values(column: "pd.Series[Any]") -> list[Any]:
    """Return the cells as str, bool, int, float or None: moments as ``2024-08-01 09:05:00``, missing text as ``""``.

    A number that is not finite is missing: hardly a format has a sign for it. Among objects, bytes are decoded, lists
    and dicts become json (see ``format_cell``).

    >>> read_values(pd.Series([0.5, float("nan")])), read_values(pd.Series(["00350067", None]))
    ([0.5, None], ['00350067', ''])
    """
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        column = column.dt.strftime(_MOMENT)
    elif pd.api.types.is_bool_dtype(column.dtype) or pd.api.types.is_integer_dtype(column.dtype):
        return [None if cell is pd.NA else cell for cell in column.tolist()]
    elif pd.api.types.is_float_dtype(column.dtype):
        numbers = column.to_numpy(dtype=np.float64, na_value=np.nan)
        return [
            number if finite else None for number, finite in zip(numbers.tolist(), np.isfinite(numbers), strict=True)
        ]
    cells = [cell if type(cell) is str else _read_object(cell) for cell in column.tolist()]
    return ["" if missing else cell for cell, missing in zip(cells, column.isna(), strict=True)]


def _read_object(cell: Any) -> Any:
    if isinstance(cell, float) and not math.isfinite(cell):
        return ""
    if isinstance(cell, (*BINARY, dict, list)):
        return format_cell(cell)
    return cell if type(cell) in _PLAIN else str(cell)


def read_texts(column: "pd.Series[Any]") -> list[str]:
    """Return the cells as text, what is missing as ``""``."""
    return [cell if type(cell) is str else "" if cell is None else str(cell) for cell in read_values(column)]
