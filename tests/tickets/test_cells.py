"""Cells look as a spreadsheet shows them."""

import datetime
import math

import pytest

from hotspot.tickets.cells import format_cell, has_lost_digits


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (datetime.datetime(2024, 8, 1, 9, 4, 59, 999_999), "2024-08-01 09:05:00"),
        (datetime.datetime(2024, 8, 1, 9, 4, 59, 500_000), "2024-08-01 09:04:59"),
        (datetime.datetime(2024, 12, 31, 23, 59, 59, 999_500), "2025-01-01 00:00:00"),
        (math.nan, ""),
        (-3.0, "-3"),
        (12.50, "12.5"),
        (2024080109003501.0, "2024080109003501"),
        (202408010900350067.0, "202408010900350000"),
        (-202408010900350067.0, "-202408010900350000"),
        ({"街道": "文星街道"}, '{"街道": "文星街道"}'),
        ("路灯不亮".encode(), "路灯不亮"),
        (bytearray("路灯不亮".encode("gb18030")), "路灯不亮"),
        (memoryview("㮾梨街道".encode("gb18030")), "㮾梨街道"),
    ],
)
def test_a_value_is_shown_as_text(value: object, shown: str) -> None:
    assert format_cell(value) == shown


def test_numbers_of_more_than_fifteen_digits_have_lost_some() -> None:
    assert [has_lost_digits(value) for value in (1e15, 999_999_999_999_999.0, math.inf)] == [True, False, False]
