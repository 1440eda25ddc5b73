"""The cells of a table's column, as the formats that are written need them."""

import datetime
import math
from typing import Any

import numpy as np
import pandas as pd

from hotspot.tickets.cells import BINARY, format_cell

_MOMENT = "%Y-%m-%d %H:%M:%S"
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_PLAIN = (bool, int, float)


def read_values(column: "pd.Series[Any]") -> list[Any]:
    """Return the cells as str, bool, int, float or None: moments as ``2024-08-01 09:05:00``, missing text as ``""``.

    Moments with a zone become Chinese wall clock: the zone is not written. A number that is not finite is missing:
    hardly a format has a sign for it. Among objects, bytes are decoded, lists and dicts become json (see
    ``format_cell``).

    >>> read_values(pd.Series([0.5, float("nan")])), read_values(pd.Series(["00350067", None]))
    ([0.5, None], ['00350067', ''])
    """
    if holds_moments(column):
        column = pd.Series(read_wall_clock(column).strftime(_MOMENT))
    elif pd.api.types.is_bool_dtype(column.dtype) or pd.api.types.is_integer_dtype(column.dtype):
        return [None if cell is pd.NA else cell for cell in column.tolist()]
    elif pd.api.types.is_float_dtype(column.dtype):
        numbers = column.to_numpy(dtype=np.float64, na_value=np.nan)
        return [
            number if finite else None for number, finite in zip(numbers.tolist(), np.isfinite(numbers), strict=True)
        ]
    cells = [cell if type(cell) is str else _read_object(cell) for cell in column.tolist()]
    return ["" if missing else cell for cell, missing in zip(cells, column.isna(), strict=True)]


def holds_moments(column: "pd.Series[Any]") -> bool:
    """Tell whether a column is of a type of moments, those of Arrow too; days are none."""
    return issubclass(column.dtype.type, (np.datetime64, datetime.datetime))


def read_wall_clock(column: "pd.Series[Any]") -> pd.DatetimeIndex:
    """Return a column of moments (see ``holds_moments``) as Chinese wall clock, without a zone."""
    moments = pd.DatetimeIndex(column)
    return moments if moments.tz is None else moments.tz_convert(_CHINA).tz_localize(None)


def _read_object(cell: Any) -> Any:
    if isinstance(cell, float) and not math.isfinite(cell):
        return ""
    if isinstance(cell, (*BINARY, dict, list)):
        return format_cell(cell)
    return cell if type(cell) in _PLAIN else str(cell)


def read_texts(column: "pd.Series[Any]") -> list[str]:
    """Return the cells as text, what is missing as ``""``."""
    return [cell if type(cell) is str else "" if cell is None else str(cell) for cell in read_values(column)]
