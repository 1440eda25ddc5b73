"""Charts draw the figures that were counted, over the whole period."""

import pandas as pd
import pytest
from bulletin_samples import make_hotspot, make_month, make_report

from hotspot.bulletin.building import build_bulletin
from hotspot.bulletin.charts import draw_charts, list_spans
from hotspot.bulletin.materials import Materials
from hotspot.tickets.periods import parse_period


@pytest.mark.parametrize(
    ("period", "week_start", "count", "first", "last"),
    [
        ("2024-08", 1, 5, "8.1-8.4(4天)", "8.26-8.31(6天)"),
        ("2024-08", 5, 6, "8.1(1天)", "8.30-8.31(2天)"),
        ("2024-W33", 1, 7, "8.12", "8.18"),
        ("2024-08-12", 1, 1, "8.12", "8.12"),
        ("2024-Q3", 1, 14, "7.1-7.7", "9.30(1天)"),
        ("2024", 1, 12, "1.1-1.31", "12.1-12.31"),
        ("2024-02-20..2024-06-05", 1, 5, "2.20-2.29(10天)", "6.1-6.5(5天)"),
    ],
)
def test_spans_cover_the_period_once(period: str, week_start: int, count: int, first: str, last: str) -> None:
    chosen = parse_period(period, week_start)
    spans = list_spans(chosen, week_start)
    assert spans[0].start == chosen.start
    assert spans[-1].end == chosen.end
    assert [span.end for span in spans[:-1]] == [span.start for span in spans[1:]]
    assert (len(spans), spans[0].label, spans[-1].label) == (count, first, last)


def test_charts_draw_the_counted_figures() -> None:
    earlier = make_month().assign(received_at=lambda table: table["received_at"] - pd.Timedelta(days=31))
    report = make_report(make_hotspot(1, ("000001", "000002", "000003")))
    bulletin = build_bulletin(make_month(), "2024-08", Materials(earlier=(earlier,), hotspots=report))
    figures = draw_charts(bulletin)
    series = figures["categories"]["series"]
    assert [one["name"] for one in series] == ["2024年8月", "2024年7月"]
    assert sum(series[0]["values"]) == 28
    assert [sum(row) for row in figures["calendar"]["values"]] == series[0]["values"]
    assert figures["timeline"]["rows"] == [
        {"name": "1.路灯不亮问题", "days": ["2024-08-01", "2024-08-02", "2024-08-03"], "tickets": [1, 1, 1]}
    ]
