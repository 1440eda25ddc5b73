"""Cells that a spreadsheet would run get an apostrophe and no others do; reading takes off what was put there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.tickets.file_formats.escaping import escape_formula, escape_formulas, restore_cell, restore_cells


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "=cmd|'/c calc'!A0",
        "+1+1",
        "-1+2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n@A1",
        "\uff1d1+1",
        "\uff0b1",
        "+86 138",
        "-A1",
        "  =1",
        "'=1",
        "''\t@A1",
    ],
)
def test_formulas_get_an_apostrophe(cell: str) -> None:
    assert escape_formula(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "路灯不亮",
        "-12.5",
        "+8613800000000",
        "-3%",
        "-",
        "--",
        "'-12.5",
        "'00350067",
        " '=1",
        "1=1",
        "\t00350067",
        " ",
        "a@b.cn",
    ],
)
def test_other_cells_stay(cell: str) -> None:
    assert escape_formula(cell) == cell


@pytest.mark.parametrize("cell", ["'-12.5", "'00350067", "'路灯", "'", "''", "=1", "路灯不亮"])
def test_an_apostrophe_of_the_office_s_own_stays(cell: str) -> None:
    assert restore_cell(cell) == cell


@given(st.lists(st.text(alphabet="=+-@'\t\r\n 1.%a\uff1d\uff20", max_size=6)))
def test_nothing_runs_and_what_was_there_comes_back(cells: list[str]) -> None:
    escaped = escape_formulas(cells)
    assert escaped == [escape_formula(cell) for cell in cells]
    assert restore_cells(escaped) == cells
    for cell in escaped:
        start = cell.lstrip(" \t\r\n")[:1]
        assert start not in ("=", "@", "\uff1d", "\uff20")
