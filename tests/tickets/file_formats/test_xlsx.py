"""Cells of new workbooks: each is what it is, no text runs, and every workbook opens."""

import datetime
import io
import re
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.tickets.file_formats.xlsx import MOST_CHARACTERS, open_workbook, write_cell


def write(*cells: Any, title: str = "") -> bytes:
    buffer = io.BytesIO()
    book = open_workbook(buffer, title=title)
    sheet = book.add_worksheet()
    for row, cell in enumerate(cells):
        write_cell(sheet, row, 0, cell)
    book.close()
    return buffer.getvalue()


def read(content: bytes) -> list[Any]:
    return [row[0] for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(max_col=1)]


@given(st.text(alphabet=st.characters() | st.sampled_from("=+-@\r\n\x00\ud83d\uffff"), min_size=1, max_size=20))
def test_any_text_is_a_text(text: str) -> None:
    first, _ = read(write(f"={text}", "末"))
    plain = re.sub(r"\r\n?", "\n", f"={text}")
    assert first.data_type == "s"
    assert first.value == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", plain)


def test_numbers_and_booleans_are_what_they_are_and_nothing_is_empty() -> None:
    cells = read(write(0.5, 3, True, "", None, "00350067"))
    assert [(cell.value, cell.data_type) for cell in cells] == [
        (0.5, "n"),
        (3, "n"),
        (True, "b"),
        (None, "n"),
        (None, "n"),
        ("00350067", "s"),
    ]


def test_a_moment_is_one_from_the_first_day_of_a_spreadsheet_on() -> None:
    moments = (datetime.datetime(2024, 8, 12, 9, 30), datetime.datetime(1900, 1, 2), datetime.datetime(1899, 12, 31))
    buffer = io.BytesIO()
    book = open_workbook(buffer)
    sheet, style = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for row, moment in enumerate(moments):
        write_cell(sheet, row, 0, moment, style)
    book.close()
    assert [cell.value for cell in read(buffer.getvalue())] == [*moments[:2], "1899-12-31 00:00"]


def test_long_numbers_keep_their_digits() -> None:
    numbers = (10**15 - 1, 10**15, -(10**17) - 1, 10**400)
    cells = read(write(*numbers))
    assert [cell.data_type for cell in cells] == ["n", "s", "s", "s"]
    assert [int(cell.value) for cell in cells] == list(numbers)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("长" * MOST_CHARACTERS, 32_767), ("长" * 40_000, 32_767), ("😀" * 16_383, 16_383), ("😀" * 16_384, 16_383)],
)
def test_a_text_is_cut_where_excel_ends_it(text: str, kept: int) -> None:
    buffer = io.BytesIO()
    book = open_workbook(buffer)
    assert write_cell(book.add_worksheet(), 0, 0, text) == (len(text) > kept)
    book.close()
    assert len(read(buffer.getvalue())[0].value) == kept


def test_the_same_cells_give_the_same_bytes() -> None:
    assert write("路灯", 1, title="通报\x00") == write("路灯", 1, title="通报\x00")
    assert openpyxl.load_workbook(io.BytesIO(write(title="通报\x00"))).properties.title == "通报"
