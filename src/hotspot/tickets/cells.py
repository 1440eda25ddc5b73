"""What a typed cell of a workbook, a parquet or json file, a database or a program's table looks like as text."""

import datetime
import json
import math
from typing import Any

# Types that hold text as bytes.
BINARY = (bytes, bytearray, memoryview)
# A spreadsheet keeps 15 digits of a number; of a longer one the rest is lost before this program sees it.
EXACT_DIGITS = 15
# From here on a float stands for several whole numbers: the digits that it would give are none that anybody wrote.
_EXACT_BELOW = 2**53


def format_cell(value: Any) -> str:
    """Return a cell as a spreadsheet shows it: a whole number without .0, a moment to the second, nothing as ``""``.

    Digits that a number has lost are noughts, as a spreadsheet shows them.

    >>> [format_cell(value) for value in (350067.0, 0.1 + 0.2, None, True, datetime.date(2024, 8, 1), ["路灯"])]
    ['350067', '0.3', '', 'True', '2024-08-01', '["路灯"]']
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, float):
        return _format_number(value)
    if isinstance(value, datetime.datetime):
        return _format_moment(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, BINARY):
        return decode_text(bytes(value))
    return str(value)


def decode_text(content: bytes) -> str:
    """Return text that is kept as bytes: UTF-8, else GB18030 as older Chinese programs write it."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def has_lost_digits(value: float) -> bool:
    """Tell whether a number of a workbook is longer than a spreadsheet keeps."""
    return math.isfinite(value) and abs(value) >= 10**EXACT_DIGITS


def _format_number(value: float) -> str:
    if math.isnan(value):
        return ""
    if value.is_integer():
        whole = int(value)
        return str(whole if abs(whole) < _EXACT_BELOW else round(whole, EXACT_DIGITS - len(str(abs(whole)))))
    return format(value, f".{EXACT_DIGITS}g")


def _format_moment(value: datetime.datetime) -> str:
    # Excel stores moments as fractions of a day; 09:05:00 may come as 09:04:59.999999.
    rounded = value + datetime.timedelta(microseconds=500_000) if value.microsecond >= 999_000 else value
    return rounded.isoformat(sep=" ", timespec="seconds")
