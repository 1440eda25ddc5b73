"""Points in time as Chinese offices write them; what could be read in two ways is not read."""

import datetime
import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import pandas as pd

_LONGEST = 40
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_DAY = 86_400
# Chinese wall clock: a time with a zone is moved to it.
_CHINA = 8 * 3600

_DATE = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]|(\d{2})(\d{2}))",
    re.ASCII,
)
_WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?\s?")
_MORNING = "上午|早上|早晨|清晨|凌晨|am"
# The first hour that each word puts behind noon: at 晚上1点 it may be this day's first hour or the next one's.
_EVENING = {"下午": 0, "pm": 0, "傍晚": 4, "晚上": 5, "晚": 5, "夜间": 7}
_CLOCK = re.compile(
    rf"(?P<half>{_MORNING}|{'|'.join(_EVENING)}|中午)?\s?"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:\.\d{1,9})?)?"
    r"|[时点](?:(?P<cminute>\d{1,2})分?(?:(?P<csecond>\d{1,2})秒?)?)?)"
    r"\s?(?P<late_half>am|pm)?\s?(?P<zone>z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_COMPACT_CLOCK = re.compile(r"(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?", re.ASCII)

# Days of a spreadsheet since 1899-12-30: 20000 is in 1954, 80000 in 2119. Other numbers are no dates.
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,15})?", re.ASCII)
_SERIAL_EPOCH = datetime.date(1899, 12, 30).toordinal() - _EPOCH
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000


def parse_dates(texts: "Sequence[str] | pd.Series[str]") -> "pd.Series[pd.Timestamp]":
    """Return the moments that texts name, to the second, NaT for what names none; a Series keeps its index.

    Read are 2024/8/1 9:05, 2024-08-01, 2024.8.1, 20240801, 2024年8月1日 下午3时5分, ISO with T and zone (moved to
    Chinese time) and days of a spreadsheet such as 45505.38. The year comes first: 1/8/2024 is not guessed.

    >>> parse_dates(["2024年8月1日 下午3时5分", "1/8/2024"]).tolist()
    [Timestamp('2024-08-01 15:05:00'), NaT]
    """
    seconds = [_parse_moment(text) for text in texts]
    unknown = np.iinfo(np.int64).min
    moments = np.array([unknown if value is None else value for value in seconds], dtype=np.int64).view("datetime64[s]")
    if isinstance(texts, pd.Series):
        return pd.Series(moments, index=texts.index, name=texts.name)
    return pd.Series(moments)


def _parse_moment(text: str) -> int | None:
    """Return seconds since 1970 in Chinese wall time, None when the text names no moment."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.lower()
    match = _DATE.match(text)
    if match is None:
        return _parse_serial(text) if _SERIAL.fullmatch(text) else None
    year, _, month, day, month_cn, day_cn, month_compact, day_compact = match.groups()
    try:
        date = datetime.date(int(year), int(month or month_cn or month_compact), int(day or day_cn or day_compact))
    except ValueError:
        return None
    if not _FIRST_YEAR <= date.year <= _LAST_YEAR:
        return None
    start = (date.toordinal() - _EPOCH) * _DAY
    rest = text[match.end() :].strip().removeprefix("t")
    if not rest:
        return start
    clock = _parse_clock(_WEEKDAY.sub("", rest, count=1).strip() if rest[0] in "(星周" else rest)
    return None if clock is None else start + clock


def _parse_clock(text: str) -> int | None:
    """Return seconds since midnight (beyond the day for 24:00 or a zone), None when the text is no time of day."""
    if not text:
        return 0
    match = _CLOCK.fullmatch(text)
    if match is None:
        compact = _COMPACT_CLOCK.fullmatch(text)
        return compact and _count_seconds(compact[1], compact[2], compact[3], "", compact[4])
    half, hour, minute, second, minute_cn, second_cn, late_half, zone = match.groups()
    if half and late_half:
        return None
    return _count_seconds(hour, minute or minute_cn, second or second_cn, half or late_half or "", zone)


def _count_seconds(hour: str, minute: str | None, second: str | None, half: str, zone: str | None) -> int | None:
    hours, minutes, seconds = _to_24_hours(int(hour), half), int(minute or 0), int(second or 0)
    if hours is None or minutes > 59 or seconds > 59 or hours > 24 or (hours == 24 and (minutes or seconds)):
        return None
    total = hours * 3600 + minutes * 60 + seconds
    if not zone:
        return total
    if zone == "z":
        return total + _CHINA
    offset = int(zone[1:3]) * 3600 + int(zone[-2:]) * 60
    return total + _CHINA - (offset if zone[0] == "+" else -offset)


def _to_24_hours(hour: int, half: str) -> int | None:
    if not half:
        return hour
    if half == "中午":
        return {11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14}.get(hour)
    if half in _MORNING.split("|"):
        return None if hour > 12 else hour % 12 if half in ("am", "凌晨") else hour
    first = _EVENING[half]
    if hour == 12:
        # At night it is one day's end or the next one's beginning.
        return None if first else 12
    after_noon = hour - 12 if hour > 12 else hour
    return None if after_noon < first else after_noon + 12


def _parse_serial(text: str) -> int | None:
    days = float(text)
    if not _FIRST_SERIAL <= days < _LAST_SERIAL:
        return None
    return _SERIAL_EPOCH * _DAY + round(days * _DAY)
