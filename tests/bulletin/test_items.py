"""Numbered items, and how many ids stand in one."""

from hotspot.bulletin.document import Paragraph
from hotspot.bulletin.items import list_ids, number_items


def test_items_are_numbered_on() -> None:
    assert number_items(["按时办结。", "联系当事人。"], start=3) == [
        Paragraph("按时办结。", "3."),
        Paragraph("联系当事人。", "4."),
    ]


def test_very_many_ids_are_counted_rather_than_listed() -> None:
    ids = [f"{number:06d}" for number in range(61)]
    assert list_ids(ids[:60]).split() == ids[:60]
    assert list_ids(ids).endswith("000059 等61件")
