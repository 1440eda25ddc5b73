"""The demonstration month: the seven hotspots it was written for are found, whole, among the first lines."""

from collections import defaultdict
from pathlib import Path

import pandas as pd

from hotspot.issues.hotspots import find_hotspots
from hotspot.tickets.files import read_tickets

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"


def test_the_seven_hotspots_of_the_demonstration_month() -> None:
    gold = pd.read_csv(DEMO / "gold-2024-08.csv", dtype=str, encoding="utf-8-sig").fillna("")
    written: dict[str, set[str]] = defaultdict(set)
    for ticket_id, hotspot in zip(gold["ticket_id"], gold["hotspot"], strict=True):
        if hotspot:
            written[hotspot].add(ticket_id)
    previous = find_hotspots(read_tickets(DEMO / "2024-07.csv"), period="2024-07")
    report = find_hotspots(read_tickets(DEMO / "2024-08.csv"), period="2024-08", previous=previous)
    lines = [set(hotspot.ticket_ids) for hotspot in report.hotspots[:12]]
    scores = {
        name: max(2 * len(line & tickets) / (len(line) + len(tickets)) for line in lines)
        for name, tickets in written.items()
    }
    assert len(scores) == 7
    assert min(scores.values()) >= 0.9, scores
