"""The evidence behind a bulletin tells callers apart and names none."""

from datetime import datetime

from bulletin_samples import make_hotspot, make_month, make_report

from hotspot.bulletin.evidence import list_evidence
from hotspot.tickets.periods import parse_period


def test_callers_are_told_apart_without_being_named() -> None:
    report = make_report(make_hotspot(1, ("000001", "000002", "000003")))
    found = list_evidence(make_month(), report, parse_period("2024-08"), "key")["H000001"]
    assert found[0].caller == found[1].caller != found[2].caller
    assert all(ticket.caller.startswith("诉求人-") for ticket in found)
    assert (found[0].received_at, found[0].unit) == (datetime(2024, 8, 1, 9, 30), "县交通运输局")
    assert "〔电话〕" in found[0].text
