"""Which days of a period a table holds: silence at its beginning or end tells that the rest was not exported."""

import datetime

import pandas as pd

from hotspot.tickets.periods import Period

_ONE_DAY = datetime.timedelta(days=1)
# A day may be without a call anywhere.
_LEAST_SILENT = 2
# So many should have come on the silent days at the rate of the others: that none does by chance is one in a thousand.
_LEAST_MISSING = 7
_SATURDAY = 5


def find_span(inside: pd.DataFrame) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day on which a ticket came; the table has one."""
    first, last = pd.Timestamp(inside["received_at"].min()), pd.Timestamp(inside["received_at"].max())
    return first.date(), last.date()


def describe_span(inside: pd.DataFrame) -> str:
    """Return ``8月1日至8月17日``, or the one day."""
    days = dict.fromkeys(f"{day.month}月{day.day}日" for day in find_span(inside))
    return "至".join(days)


def tell_missing_days(inside: pd.DataFrame, period: Period) -> str:
    """Say which days the table has when it lacks the first or the last ones of a period; "" when it has them."""
    if not _is_partial(inside, period):
        return ""
    return (
        f"表中只有{describe_span(inside)}的工单,其余日子一件也没有;{period.label}的各数和环比、同比都只就这些工单而言。"
    )


def _is_partial(inside: pd.DataFrame, period: Period) -> bool:
    """Tell whether the first or the last days of a period are silent beyond what is plausible.

    They are when they are two days and more, not a weekend alone, more than any silent days in between, and so many
    that seven tickets should have come on them.
    """
    first, last = find_span(inside)
    days = inside["received_at"].dt.normalize().drop_duplicates().sort_values()
    longest = max(days.diff().max().days - 1, 0) if len(days) > 1 else 0
    rate = len(inside) / ((last - first).days + 1)
    edges = ((period.start, first), (last + _ONE_DAY, period.end))
    return any(
        silent >= _LEAST_SILENT and silent > longest and silent * rate >= _LEAST_MISSING
        for silent, start in (((end - start).days, start) for start, end in edges)
        if silent > _LEAST_SILENT or start.weekday() != _SATURDAY
    )
