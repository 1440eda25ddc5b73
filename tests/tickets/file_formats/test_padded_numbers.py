"""Ids that a spreadsheet shows with noughts in front keep them."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from hotspot.tickets.files import read_tickets, stream_table


def write_ids(path: Path, *cells: tuple[object, str], left: str = "A", title: str = "工单 & 表") -> Path:
    book = openpyxl.Workbook()
    book.active.title = "封面"
    sheet = book.create_sheet(title)
    sheet[f"{left}1"], sheet["D1"] = "工单编号", "诉求内容"
    for row, (value, number_format) in enumerate(cells, start=2):
        sheet[f"{left}{row}"], sheet[f"D{row}"] = value, "路灯不亮"
        sheet[f"{left}{row}"].number_format = number_format
        sheet[f"{left}{row}"].font = Font(bold=row % 2 == 0)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (350067, "0000000000", "0000350067"),
        (350067, "00000000_ ", "00350067"),
        (350067, "0000", "350067"),
        (350067, "General", "350067"),
        (350067, "0", "350067"),
        (350067, "0.00", "350067"),
        (0.5, "0000", "0.5"),
        ("350067", "0000000000", "350067"),
        (20240812001, "00000000000000", "00020240812001"),
    ],
)
def test_an_id_is_what_the_spreadsheet_shows(tmp_path: Path, value: object, number_format: str, shown: str) -> None:
    path = write_ids(tmp_path / "8月.xlsx", (value, number_format), (1, "General"))
    assert read_tickets(path)["ticket_id"].tolist() == [shown, "1"]


def test_each_cell_has_its_own_format(tmp_path: Path) -> None:
    path = write_ids(tmp_path / "8月.xlsx", (7, "0000"), (7, "00"), (7, "General"), (None, "0000"), left="C")
    (table,) = stream_table(path)
    assert table["工单编号"].tolist() == ["0007", "07", "7", ""]
