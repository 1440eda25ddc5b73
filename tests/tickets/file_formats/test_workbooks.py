"""Workbooks as offices keep them, read through stream_table."""

import datetime
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from compound_file import pack_compound, pack_xls
from xlsxwriter import Workbook

from hotspot.errors import DuplicateTicketError, EmptyTicketFileError, TicketFileError
from hotspot.tickets.files import read_tickets, stream_table

HEADER = ["工单编号", "受理时间", "诉求内容"]


def read(path: Path) -> pd.DataFrame:
    return pd.concat(list(stream_table(path)))


def build(path: Path, fill: Callable[[Any, Any], None]) -> Path:
    book = Workbook(path)
    fill(book, book.add_worksheet())
    book.close()
    return path


def write_rows(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def rewrite_sheet(path: Path, change: Callable[[bytes], bytes]) -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(changed, "w") as copy:
        for member in package.namelist():
            content = package.read(member)
            copy.writestr(member, change(content) if "sheet1" in member else content)
    path.write_bytes(changed.getvalue())


def test_ids_dates_and_numbers_look_as_in_the_spreadsheet(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [350067.0, datetime.datetime(2024, 8, 1, 9, 5), "路灯不亮"],
        ["00350068", datetime.date(2024, 8, 1), 12.5],
        ["123456789012345678", datetime.time(9, 5), True],
        [None, None, 0.1 + 0.2],
    ]
    assert read(write_rows(tmp_path / "a.xlsx", rows)).to_numpy().tolist() == [
        ["350067", "2024-08-01 09:05:00", "路灯不亮"],
        ["00350068", "2024-08-01", "12.5"],
        ["123456789012345678", "09:05:00", "True"],
        ["", "", "0.3"],
    ]


def test_a_number_that_lost_digits_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    read(write_rows(tmp_path / "a.xlsx", [HEADER, [123456789012345678, "", "停水"]]))
    assert "第 2 行等 1 行有超过 15 位的号码" in caplog.text


def test_tickets_whose_numbers_lost_digits_are_not_to_be_deleted(tmp_path: Path) -> None:
    rows = [[202408010900350067 + number, "", f"第{number}盏路灯不亮"] for number in range(11)]
    with pytest.raises(DuplicateTicketError, match=r"0000\(表头下第 1、2、3 等 11 行\).*不要删行。请重新导出"):
        read_tickets(write_rows(tmp_path / "a.xlsx", [HEADER, *rows]))


def test_serial_days_are_read_as_moments(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.xlsx", [HEADER, ["1", 45505.378472222, "停水"]])
    assert read_tickets(path)["received_at"].tolist() == [pd.Timestamp("2024-08-01 09:05:00")]


def test_the_header_is_found_below_a_merged_title(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 2, "2024年8月工单表", book.add_format())
        sheet.write_row(1, 0, ["制表:热线办", "2024-09-01"])
        sheet.write_row(3, 0, HEADER)
        sheet.write_row(4, 0, ["1", "2024-08-01", "停水"])

    assert read(build(tmp_path / "a.xlsx", fill)).to_dict("list") == {
        "工单编号": ["1"],
        "受理时间": ["2024-08-01"],
        "诉求内容": ["停水"],
    }


def test_cells_merged_downwards_count_for_every_row(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range(1, 1, 1, 4, "2024年8月工单表", book.add_format())
        sheet.merge_range(2, 1, 3, 1, "工单编号", book.add_format())
        sheet.merge_range(2, 2, 3, 2, "承办单位", book.add_format())
        sheet.merge_range(2, 3, 2, 4, "诉求", book.add_format())
        sheet.write_row(3, 3, ["标题", "内容"])
        for row, text in enumerate(("停水", "路灯不亮", "电梯停运", "公交晚点"), start=4):
            sheet.write_row(row, 1, [f"00{row}", "", "", text])
        sheet.merge_range(4, 2, 5, 2, "城发集团", book.add_format())
        sheet.merge_range(6, 3, 7, 3, "一个标题", book.add_format())
        sheet.write(7, 2, "公交公司")

    tickets = read_tickets(build(tmp_path / "a.xlsx", fill))
    assert tickets["ticket_id"].tolist() == ["004", "005", "006", "007"]
    assert tickets["unit"].tolist() == ["城发集团", "城发集团", "", "公交公司"]
    assert tickets["title"].tolist() == ["", "", "一个标题", ""]
    assert "a.xlsx 的“承办单位”列有竖着合并的格" in caplog.text


def test_a_table_may_begin_anywhere_and_on_a_later_sheet(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def fill(book: Any, sheet: Any) -> None:
        second = book.add_worksheet("八月")
        second.write_row(4, 2, HEADER)
        second.write_row(5, 2, ["1", "", "停水"])
        book.add_worksheet("说明").write(0, 0, "另一张表")

    table = read(build(tmp_path / "a.xlsx", fill))
    assert "a.xlsx 有 3 张工作表,只读入“八月”" in caplog.text
    assert table.columns.tolist() == HEADER
    assert table.to_numpy().tolist() == [["1", "", "停水"]]


def fill_office_book(book: Any, header: list[str]) -> None:
    book.get_worksheet_by_name("封面").write(0, 0, "8月工单汇总")
    summary = book.add_worksheet("汇总")
    summary.write_column(0, 0, ["承办单位", "城管局"])
    summary.write_column(0, 1, ["满意度", "98%"])
    for month in ("七月", "八月"):
        sheet = book.add_worksheet(month)
        sheet.write(0, 0, f"{month}工单")
        sheet.write_row(1, 0, header)
        sheet.write_row(2, 0, ["1", "2024-08-01", month, "城管局"])


@pytest.mark.parametrize("text", ["诉求内容", "说了什么"])
def test_the_first_sheet_of_tickets_is_read(tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    book = Workbook(tmp_path / "a.xlsx")
    book.add_worksheet("封面")
    fill_office_book(book, ["工单编号", "来电时间", text, "承办单位"])
    book.close()
    assert read(tmp_path / "a.xlsx")[text].tolist() == ["七月"]
    assert "a.xlsx 有 4 张工作表,只读入“七月”。要用另一张,请在 Excel 或 WPS 中把它单独存成一个文件。" in caplog.text


def test_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "代码表")
        sheet.hide()
        shown = book.add_worksheet("工单")
        shown.activate()
        shown.write_column(0, 0, ["诉求内容", "停水"])

    assert read(build(tmp_path / "a.xlsx", fill)).to_dict("list") == {"诉求内容": ["停水"]}


def test_formulas_give_their_values(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write_formula(1, 0, '=TEXT(350067,"00000000")', None, "00350067")
        sheet.write_formula(1, 2, "=1+1", None, 2)

    assert read(build(tmp_path / "a.xlsx", fill)).to_numpy().tolist() == [["00350067", "", "2"]]


def test_formulas_that_nobody_computed_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    # More than is unpacked at a time.
    rows = [[str(number), "", f'=CONCATENATE("第{number}盏","{"路灯不亮" * 300}")'] for number in range(600)]
    assert not read(write_rows(tmp_path / "a.xlsx", [HEADER, *rows]))["诉求内容"].any()
    said = "a.xlsx 有 600 格公式没有计算结果,读成了空格(空着的列:受理时间、诉求内容)。请用 Excel 或 WPS 打开,保存一次"
    assert said in caplog.text


def test_a_formula_may_come_to_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = write_rows(tmp_path / "a.xlsx", [HEADER, ["1", '=IF(A1="","","")', "停水"]])
    # What Excel writes of a formula that it has computed to an empty text.
    rewrite_sheet(path, lambda content: content.replace(b'<c r="B2"><f>', b'<c r="B2" t="str"><f>'))
    assert read(path)["受理时间"].tolist() == [""]
    assert "公式" not in caplog.text


def test_empty_rows_stay_inside_and_go_at_the_end(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write(1, 2, "停水")
        sheet.write(3, 2, "停电")
        sheet.write(100_000, 0, " ")

    assert read(build(tmp_path / "a.xlsx", fill))["诉求内容"].tolist() == ["停水", "", "停电"]


def test_formatted_but_empty_cells_are_nothing(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write(1, 2, "停水")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))

    assert read(build(tmp_path / "a.xlsx", fill)).shape == (1, 3)


@pytest.mark.parametrize("place", [(1_048_575, 16_383), (400_000, 200)])
def test_a_sheet_that_would_fill_the_memory_is_refused(tmp_path: Path, place: tuple[int, int]) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.write(*place, "x")

    with pytest.raises(TicketFileError, match="太大了"):
        read(build(tmp_path / "a.xlsx", fill))


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.xlsx", [HEADER, ["1", "", "停水"]])
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/media/a.bin", b"0")
    # The directory of the package claims 2 GB for the member.
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"xl/media/a.bin") - 46
    struct.pack_into("<I", content, entry + 24, 2 << 30)
    path.write_bytes(content)
    with pytest.raises(TicketFileError, match=r"展开后有 2\.0 GB"):
        read(path)


def test_xls_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(pack_xls([HEADER, [350067.0, 45505.0, "路灯不亮"], ["00350068", "", "停水"]]))
    tickets = read_tickets(tmp_path / "a.xls")
    assert tickets["ticket_id"].tolist() == ["350067", "00350068"]
    assert tickets["received_at"][0] == pd.Timestamp("2024-08-01")
    assert tickets["text"].tolist() == ["路灯不亮", "停水"]


def test_an_xls_that_claims_too_many_rows_is_named(tmp_path: Path) -> None:
    content = bytearray(pack_xls([HEADER, ["1", "", "停水"]]))
    rows = content.index(b"\x00\x02\x0e\x00") + 8
    struct.pack_into("<II", content, rows - 4, 1, 1 << 31)
    (tmp_path / "a.xls").write_bytes(content)
    with pytest.raises(TicketFileError, match="已损坏"):
        read(tmp_path / "a.xls")


def test_a_workbook_encrypted_by_other_software_is_told_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\x62\x14\x23\x65" + bytes(range(1, 256)) * 30)
    with pytest.raises(TicketFileError, match="可能已加密或损坏"):
        read(tmp_path / "a.xlsx")


def test_a_password_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(pack_compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}))
    with pytest.raises(TicketFileError, match="设有密码"):
        read(tmp_path / "a.xlsx")


def test_other_ole_and_zip_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(pack_compound({"WordDocument": b"x"}))
    with pytest.raises(TicketFileError, match=r"a\.xls 已损坏或不是工作簿"):
        read(tmp_path / "a.xls")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr("a.csv", "text\n停水\n")
    with pytest.raises(TicketFileError, match=r"不是工作簿.*请解压"):
        read(tmp_path / "a.zip")


def test_a_cut_workbook_is_named(tmp_path: Path) -> None:
    rows = [[str(number), "", "停水"] for number in range(500)]
    xlsx = write_rows(tmp_path / "b.xlsx", [HEADER, *rows]).read_bytes()
    xls = pack_xls([HEADER, *rows])
    path = tmp_path / "a.xlsx"
    for cut in (xlsx[:9], xlsx[:700], xlsx[: len(xlsx) // 2], xlsx[:-30], xls[:9], xls[:700], xls[: len(xls) // 2]):
        path.write_bytes(cut)
        with pytest.raises(TicketFileError, match="已损坏"):
            read(path)


def test_bad_xml_in_a_sheet_is_named(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.xlsx", [HEADER, ["1", "", "停水"]])
    rewrite_sheet(path, lambda content: content[: len(content) // 2] + b"<<")
    with pytest.raises(TicketFileError, match="已损坏"):
        read(path)


def test_an_empty_workbook_and_a_header_alone_are_named(tmp_path: Path) -> None:
    with pytest.raises(EmptyTicketFileError, match="工作表都是空的"):
        read(write_rows(tmp_path / "a.xlsx", []))
    with pytest.raises(EmptyTicketFileError, match="只有表头"):
        read(write_rows(tmp_path / "a.xlsx", [HEADER]))


@pytest.mark.parametrize("name", ["a.xls", "a.csv"])
def test_content_goes_before_the_name(tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str) -> None:
    write_rows(tmp_path / "b.xlsx", [HEADER, ["1", "", "停水"]]).rename(tmp_path / name)
    assert len(read(tmp_path / name)) == 1
    assert f"{name} 的内容是 xlsx" in caplog.text


def test_a_csv_named_xlsx_is_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.xlsx").write_text("text\n白雪村路灯不亮\n", encoding="gb18030")
    assert read(tmp_path / "a.xlsx")["text"].tolist() == ["白雪村路灯不亮"]
    assert "内容是 csv" in caplog.text


def test_text_named_xls_is_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.xls").write_text("工单编号\t诉求内容\n00350067\t白雪村路灯不亮\n", encoding="gb18030")
    assert read(tmp_path / "a.xls").to_numpy().tolist() == [["00350067", "白雪村路灯不亮"]]
    assert "内容是 csv" in caplog.text


def test_a_web_page_named_xls_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text("<html><table><tr><td>诉求内容</td></tr></table></html>", encoding="utf-8")
    with pytest.raises(TicketFileError, match=r"其实是网页.*另存为 xlsx"):
        read(tmp_path / "a.xls")
