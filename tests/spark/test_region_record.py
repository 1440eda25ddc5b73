"""A report becomes one text and comes back."""

import pytest
from spark_samples import list_rows, pick_city

from hotspot.errors import TicketFileError
from hotspot.issues.hotspots import find_hotspots
from hotspot.spark.region_record import read_record, write_record


def test_a_record_gives_back_all_but_the_tickets() -> None:
    first = find_hotspots(pick_city(list_rows(), "甲市"), period="2024-08")
    report = find_hotspots(pick_city(list_rows(9), "乙市"), period="2024-09", previous=first)
    assert report.ended
    back = read_record(write_record(report))
    assert (back.hotspots, back.ended, back.merges, back.repeats, back.days) == (
        report.hotspots,
        report.ended,
        report.merges,
        report.repeats,
        report.days,
    )
    assert back.tickets.empty
    assert list(back.tickets.columns) == list(report.tickets.columns)


@pytest.mark.parametrize("text", ["", "{}", '{"period": "2024-08", "days": 0}', "[]"])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(TicketFileError, match="previous 应是 find_hotspots 得到的 reports 表"):
        read_record(text)
