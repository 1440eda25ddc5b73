"""Which days of a period a table holds: long silence tells that they were not exported, or a file was forgotten."""

import datetime
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from hotspot.tickets.periods import Period

_ONE_DAY = datetime.timedelta(days=1)
# A day may be without a call anywhere.
_LEAST_SILENT = 2
# So many should have come on the silent days at the rate of the others: that none does by chance is one in a thousand.
_LEAST_MISSING = 7
_SATURDAY = 5
# In between: longer than a weekend with a holiday beside it, and than twice any other silence.
_LEAST_HOLE = 5
_TIMES_OTHERS = 2


def find_span(inside: pd.DataFrame) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day on which a ticket came; the table has one."""
    first, last = pd.Timestamp(inside["received_at"].min()), pd.Timestamp(inside["received_at"].max())
    return first.date(), last.date()


def describe_span(inside: pd.DataFrame) -> str:
    """Return ``8月1日至8月17日``, or the one day."""
    return _describe_days(*find_span(inside))


def describe_hole(inside: pd.DataFrame) -> str:
    """Return ``8月8日至8月14日`` where a table has no ticket of days in between and that is no chance, else ""."""
    days = _list_days(inside)
    gaps = sorted(((later - earlier).days - 1, earlier) for earlier, later in pairwise(days))
    longest, before = gaps[-1] if gaps else (0, days[0])
    second = gaps[-2][0] if len(gaps) > 1 else 0
    rate = len(inside) / ((days[-1] - days[0]).days + 1 - longest)
    # Two tickets of a month are no rate: as many days with tickets as without.
    is_long = max(_LEAST_HOLE, _TIMES_OTHERS * second + 1) <= longest <= len(days)
    if not is_long or longest * rate < _LEAST_MISSING:
        return ""
    return _describe_days(before + _ONE_DAY, before + longest * _ONE_DAY)


def tell_missing_days(inside: pd.DataFrame, period: Period) -> str:
    """Say which days the table has when it lacks the first or the last ones of a period, or which it lacks in between;
    "" when it has them all.
    """
    if _is_partial(inside, period):
        return (
            f"表中只有{describe_span(inside)}的工单,其余日子一件也没有;"
            f"{period.label}的各数和环比、同比都只就这些工单而言。"
        )
    if hole := describe_hole(inside):
        return f"表中没有{hole}的工单,前后都有;{period.label}的各数和环比、同比都不含这几天,请核对是否漏了一份表。"
    return ""


def covers(table: pd.DataFrame, inside: pd.DataFrame, period: Period) -> bool:
    """Tell whether a table of several periods holds one from its first to its last day; ``inside``: its tickets of it.

    Days at the ends may be silent when they are of a weekend on which the table has no tickets at all, or when it goes
    on beyond them and has so few tickets a day that this may be chance.
    """
    moments = table["received_at"]
    outside = table[moments.notna() & ~period.contains(moments)]
    rate = len(outside) / max(1, len(_list_days(outside)))
    beyond = (moments < pd.Timestamp(period.start)).any(), (moments >= pd.Timestamp(period.end)).any()
    return all(
        not silent or (goes_on and silent * rate < _LEAST_MISSING)
        for silent, goes_on in zip(count_silent(inside, period, table), beyond, strict=True)
    )


def count_silent(inside: pd.DataFrame, period: Period, table: pd.DataFrame) -> tuple[int, int]:
    """Return how many of the first and of the last days of a period are silent, without those of a weekend on which
    ``table`` has no tickets at all: an office that rests then.
    """
    worked = {day.weekday() for day in _list_days(table)}
    first, last = find_span(inside)
    edges = (_iterate_days(period.start, first), _iterate_days(last + _ONE_DAY, period.end))
    before, after = (sum(day.weekday() < _SATURDAY or day.weekday() in worked for day in days) for days in edges)
    return before, after


def are_missed(tickets: int, silent: int, days: int) -> bool:
    """Tell whether so many silent ones of the days of a period should have had tickets at the rate of the others."""
    return silent * tickets >= _LEAST_MISSING * (days - silent)


def _iterate_days(start: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
    """Yield the days from ``start`` to before ``end``."""
    return (start + number * _ONE_DAY for number in range((end - start).days))


def _list_days(tickets: pd.DataFrame) -> list[datetime.date]:
    """Return the days on which tickets came, in order."""
    return [day.date() for day in sorted(tickets["received_at"].dropna().dt.normalize().unique())]


def _describe_days(first: datetime.date, last: datetime.date) -> str:
    return "至".join(dict.fromkeys(f"{day.month}月{day.day}日" for day in (first, last)))


def _is_partial(inside: pd.DataFrame, period: Period) -> bool:
    """Tell whether the first or the last days of a period are silent beyond what is plausible.

    They are when they are two days and more, not a weekend alone, more than any silent days in between, and so many
    that seven tickets should have come on them.
    """
    first, last = find_span(inside)
    days = _list_days(inside)
    longest = max(((later - earlier).days - 1 for earlier, later in pairwise(days)), default=0)
    rate = len(inside) / ((last - first).days + 1)
    edges = ((period.start, first), (last + _ONE_DAY, period.end))
    return any(
        silent >= _LEAST_SILENT and silent > longest and silent * rate >= _LEAST_MISSING
        for silent, start in (((end - start).days, start) for start, end in edges)
        if silent > _LEAST_SILENT or start.weekday() != _SATURDAY
    )
