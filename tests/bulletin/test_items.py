"""Numbered items, and how many ids stand in one."""

from hotspot.bulletin.document import Paragraph
from hotspot.bulletin.items import list_ids, number_items, take_first


def test_items_are_numbered_on() -> None:
    assert number_items(["按时办结。", "联系当事人。"], start=3) == [
        Paragraph("按时办结。", "3."),
        Paragraph("联系当事人。", "4."),
    ]


def test_an_item_that_stands_alone_has_no_number() -> None:
    assert number_items(["按时办结。"]) == [Paragraph("按时办结。")]
    assert number_items(["按时办结。"], start=2) == [Paragraph("按时办结。", "2.")]


def test_very_many_ids_are_counted_rather_than_listed() -> None:
    ids = [f"{number:06d}" for number in range(61)]
    assert list_ids(ids[:60]).split() == ids[:60]
    assert list_ids(ids).endswith("000059 等61件")


def test_of_equal_ones_all_or_none_are_taken() -> None:
    assert take_first("aab", str, 2) == ["a", "a"]
    assert take_first("abbb", str, 2) == ["a", "b", "b", "b"]
    assert take_first("abbbb", str, 2) == ["a"]
    assert take_first("aaaaa", str, 2) == take_first("", str, 2) == []
