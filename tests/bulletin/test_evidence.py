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


def test_a_ticket_does_not_show_the_name_of_its_own_caller() -> None:
    month = make_month()
    month.loc[0, ["caller", "title", "text"]] = ["赵小满", "赵小满诉路灯不亮", "隔壁赵小满家门前路灯不亮"]
    month.loc[0, ["town", "unit"]] = ["六塘乡赵小满家", "六塘乡(赵小满)"]
    found = list_evidence(month, make_report(make_hotspot(1, ("000001",))), parse_period("2024-08"), "key")["H000001"]
    assert (found[0].title, found[0].text) == ("赵某诉路灯不亮", "隔壁赵某家门前路灯不亮")
    assert (found[0].town, found[0].unit) == ("六塘乡赵某家", "六塘乡(赵某)")
