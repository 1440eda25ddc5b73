"""Numbered items, and how many ids stand in one."""

import pytest

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


@pytest.mark.parametrize("own", ["1.", "2、", "一、", "十二、", "(1)", "(一)", "(三)、", "3)", "①", " 4. ", "5．"])
def test_a_number_of_the_offices_own_is_not_told_twice(own: str) -> None:
    assert number_items([f"{own}按时办结。", "联系当事人。"], start=2) == [
        Paragraph("按时办结。", "2."),
        Paragraph("联系当事人。", "3."),
    ]
    assert number_items([f"{own}按时办结。"]) == [Paragraph("按时办结。")]


@pytest.mark.parametrize(
    "text", ["3.15投诉要办好。", "一、二季度的工单。", "3、4月的工单。", "12345热线。", "2024.8完成。", "一是办结。"]
)
def test_what_only_begins_with_a_numeral_stays(text: str) -> None:
    assert number_items([text]) == [Paragraph(text)]


def test_very_many_ids_are_counted_rather_than_listed() -> None:
    ids = [f"{number:06d}" for number in range(61)]
    assert list_ids(ids[:60]).split() == ids[:60]
    assert list_ids(ids).endswith("000059 等61件")


def test_of_equal_ones_all_or_none_are_taken() -> None:
    assert take_first("aab", str, 2) == ["a", "a"]
    assert take_first("abbb", str, 2) == ["a", "b", "b", "b"]
    assert take_first("abbbb", str, 2) == ["a"]
    assert take_first("aaaaa", str, 2) == take_first("", str, 2) == []
