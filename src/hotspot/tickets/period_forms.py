"""How people write a period: 2024年8月份, 2024年1-6月, 2024年8月1日至15日, 2024年上半年, 2024年8月上旬."""

import calendar
import re

_SIMPLE = re.compile(
    r"(\d{4})年(?:度|全年|第?([1-4一二三四])季度|第(\d{1,2})周|(\d{1,2})月份?(?:(\d{1,2})[日号])?)?", re.ASCII
)
_QUARTERS = dict(zip("一二三四", "1234", strict=True))
_TO = r"\s?(?:[至到~～—–-]|——)\s?"
# 2024年1-6月, 2024年1月至6月, 2024年11月至2025年2月.
_MONTHS = re.compile(rf"(\d{{4}})年(\d{{1,2}})月?{_TO}(?:(\d{{4}})年)?(\d{{1,2}})月份?", re.ASCII)
# 2024年8月1-15日, 2024年8月1日至15日, 2024年8月25日至9月5日.
_DAYS = re.compile(
    rf"(\d{{4}})年(\d{{1,2}})月(\d{{1,2}})[日号]?{_TO}(?!$)(?:(?:(\d{{4}})年)?(\d{{1,2}})月)?(?:(\d{{1,2}})[日号])?",
    re.ASCII,
)
# 2024-08-01至2024-08-15, 2024.8.1-2024.8.15, 2024-01~2024-06.
_SIGNED = re.compile(rf"(\d{{4}}(?:[-/.]\d{{1,2}}){{1,2}}){_TO}(\d{{4}}(?:[-/.]\d{{1,2}}){{1,2}})", re.ASCII)
# 2024.8.1-8.15
_SIGNED_DAYS = re.compile(rf"(\d{{4}})([/.])(\d{{1,2}})\2(\d{{1,2}}){_TO}(\d{{1,2}})\2(\d{{1,2}})", re.ASCII)
_HALF_YEAR = re.compile(r"(\d{4})年([上下])半年", re.ASCII)
_FIRST_MONTHS = re.compile(r"(\d{4})年前(?:([二三两23])个?季度|([2-9]|1[01]|[二三四五六七八九十两])个月)", re.ASCII)
_MONTH_COUNTS = dict(zip("二三四五六七八九十两", (*range(2, 11), 2), strict=True))
_THIRD = re.compile(r"(\d{4})年(0?[1-9]|1[0-2])月([上中下])旬", re.ASCII)


def spell_plainly(text: str) -> str:
    """Return a period in signs alone, one that is in signs already, or none, as it is.

    >>> spell_plainly("2024年第三季度"), spell_plainly("2024年1-6月"), spell_plainly("2024年8月上旬")
    ('2024-Q3', '2024-1..2024-6', '2024-8-1..2024-8-10')
    """
    if ".." in text:
        return "..".join(spell_plainly(part.strip()) for part in text.split("..", 1))
    if simple := _SIMPLE.fullmatch(text):
        year, quarter, week, month, day = simple.groups()
        parts = (year, quarter and f"Q{_QUARTERS.get(quarter, quarter)}", week and f"W{week}", month, day)
        return "-".join(filter(None, parts))
    if months := _MONTHS.fullmatch(text):
        year, month, last_year, last_month = months.groups()
        return f"{year}-{month}..{last_year or year}-{last_month}"
    if days := _DAYS.fullmatch(text):
        year, month, day, last_year, last_month, last_day = days.groups()
        return f"{year}-{month}-{day}..{'-'.join(filter(None, (last_year or year, last_month or month, last_day)))}"
    if signed := _SIGNED.fullmatch(text):
        return "..".join(signed.groups())
    if days := _SIGNED_DAYS.fullmatch(text):
        year, _, month, day, last_month, last_day = days.groups()
        return f"{year}-{month}-{day}..{year}-{last_month}-{last_day}"
    return _spell_part(text)


def _spell_part(text: str) -> str:
    """Return half a year, its first months and a third of a month as ranges, anything else as it is."""
    if half := _HALF_YEAR.fullmatch(text):
        first_month = 1 if half[2] == "上" else 7
        return f"{half[1]}-{first_month}..{half[1]}-{first_month + 5}"
    if first := _FIRST_MONTHS.fullmatch(text):
        last_month = _MONTH_COUNTS.get(first[3], first[3]) if first[3] else 9 if first[2] in "三3" else 6
        return f"{first[1]}-1..{first[1]}-{last_month}"
    if third := _THIRD.fullmatch(text):
        year, month, first_day = third[1], third[2], {"上": 1, "中": 11, "下": 21}[third[3]]
        end_day = first_day + 9 if first_day < 21 else calendar.monthrange(int(year), int(month))[1]
        return f"{year}-{month}-{first_day}..{year}-{month}-{end_day}"
    return text
