"""What the charts of the web page draw: categories with their bases, categories over time, hotspots by day."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hotspot.bulletin.building import Bulletin
from hotspot.bulletin.statistics import Statistics
from hotspot.tickets.periods import Period, parse_period

# Up to so many days a period is drawn by day, up to the next by week, and beyond by month.
_BY_DAY, _BY_WEEK = 14, 100


@dataclass(frozen=True)
class Span:
    """One column of the heat map: days from ``start`` to before ``end``, inside the period."""

    label: str
    start: datetime.date
    end: datetime.date


def list_spans(period: Period, week_start: int) -> tuple[Span, ...]:
    """Return the days, weeks or months of a period; the first and last may be cut by its borders.

    >>> [span.label for span in list_spans(parse_period("2024-08"), 1)]
    ['8.1-8.4(4天)', '8.5-8.11', '8.12-8.18', '8.19-8.25', '8.26-8.31(6天)']
    """
    whole = _count_whole_days(period)
    spans = []
    start = period.start
    while start < period.end:
        end = min(_next_border(start, period, week_start), period.end)
        last = end - datetime.timedelta(days=1)
        label = f"{start.month}.{start.day}" + (f"-{last.month}.{last.day}" if last > start else "")
        days = (end - start).days
        # What is shorter than the others is not to look like a quieter one.
        spans.append(Span(f"{label}({days}天)" if days < whole else label, start, end))
        start = end
    return tuple(spans)


def draw_charts(bulletin: Bulletin) -> dict[str, Any]:
    """Return the data of all charts as plain values: ``categories``, ``calendar`` and ``timeline``."""
    return {
        "categories": _draw_categories(bulletin.figures.statistics, bulletin.figures.period),
        "calendar": _draw_calendar(bulletin),
        "timeline": _draw_timeline(bulletin),
    }


def _draw_categories(statistics: Statistics, period: Period) -> dict[str, Any]:
    names = [row.name for row in statistics.categories]
    series = [{"name": period.label, "values": [row.tickets for row in statistics.categories]}]
    for base in statistics.bases:
        if base.counts and base.counts.categories:
            values = [base.counts.categories.get(name) for name in names]
            series.append({"name": base.period.label, "values": values})
    return {"names": names, "series": series}


def _draw_calendar(bulletin: Bulletin) -> dict[str, Any]:
    spans = list_spans(bulletin.figures.period, bulletin.figures.week_start)
    days = pd.Series(bulletin.figures.tickets["received_at"]).dt.date
    categories = bulletin.figures.statistics.sources.categories
    place = {day: number for number, span in enumerate(spans) for day in _days(span)}
    counts = Counter((category, place[day]) for category, day in zip(categories, days, strict=True))
    names = [row.name for row in bulletin.figures.statistics.categories]
    return {
        "names": names,
        "spans": [span.label for span in spans],
        "values": [[counts[name, number] for number in range(len(spans))] for name in names],
    }


def _draw_timeline(bulletin: Bulletin) -> dict[str, Any]:
    rows = []
    for hotspot in bulletin.figures.hotspots.hotspots:
        counts = Counter(f"{ticket.received_at:%Y-%m-%d}" for ticket in bulletin.evidence[hotspot.hotspot_id])
        days = dict(sorted(counts.items()))
        rows.append({"name": f"{hotspot.rank}.{hotspot.title}", "days": [*days], "tickets": [*days.values()]})
    period = bulletin.figures.period
    return {"rows": rows, "start": period.start.isoformat(), "end": period.last_day.isoformat()}


def _count_whole_days(period: Period) -> int:
    """Return how many days a column has at least that no border of the period cuts."""
    if period.days <= _BY_DAY:
        return 1
    return 7 if period.days <= _BY_WEEK else 28


def _next_border(day: datetime.date, period: Period, week_start: int) -> datetime.date:
    if period.days <= _BY_DAY:
        return day + datetime.timedelta(days=1)
    if period.days <= _BY_WEEK:
        return day + datetime.timedelta(days=7 - (day.isoweekday() - week_start) % 7)
    return parse_period(f"{day:%Y-%m}").end


def _days(span: Span) -> list[datetime.date]:
    return [span.start + datetime.timedelta(days=number) for number in range((span.end - span.start).days)]
