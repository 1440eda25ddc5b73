"""Rows that are no tickets: totals below or inside a table, who signed it, rows without any content."""

from pathlib import Path

import pytest

from hotspot.errors import DuplicateTicketError, EmptyTicketFileError
from hotspot.tickets.files import read_tickets

HEADER = "工单编号,来电时间,诉求内容,返工次数"
LAMP, LIFT = "00350067,2024-08-01 09:05,路灯不亮,0", "00350068,2024-08-02 10:00,电梯停运,1"


def write(folder: Path, *rows: str) -> Path:
    path = folder / "8月.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "row",
    [
        "合计,,,1", ",,合计,", "总 计,,2,1", ",,小计:2件,1", '合\u3000计,,"1,292",97.5%', "共计2件,,,", ",,,",
        "制表:张某    审核:李某    2024年9月1日,,,", "填表人：,张某,审核人：,李某", ",,制 表 人 张某,",
        "填报单位:县12345热线办,,,", "制表,张某,审核,李某",
        "备注:本表共80件,,,", "注：办结时间以系统为准,,,", ",,说明:含网络渠道,", "导出时间,2024-09-01 08:00,,",
        "共200件,,,", "平均,,,0.5", "第 2 页 共 5 页,,,", "工单编号,来电时间,诉求内容,返工次数", ",来电时间 ,诉求内容,",
    ],
)  # fmt: skip
def test_a_row_of_totals_or_of_nothing_or_a_signature_is_no_ticket(
    tmp_path: Path, row: str, caplog: pytest.LogCaptureFixture
) -> None:
    tickets = read_tickets(write(tmp_path, LAMP, row, LIFT))
    assert tickets["ticket_id"].tolist() == ["00350067", "00350068"]
    assert "8月.csv 有 1 行是合计、备注、落款、重复的表头或空行,不是工单,没有计入(表头下第 2 行)" in caplog.text


@pytest.mark.parametrize(
    "row",
    [
        "00350069,,,",
        "00350069,,合计收了两次水费,",
        "00350069,,36,",
        "计,,,1",
        "00350069,2024-08-03 08:00,,",
        ",,停水,",
        "00350069,合计有误,合计,",
        ",,审核不通过,",
        ",,审核:我的社保转移申请交了三次一直说在等上级审核,",
        "00350069,,,制表:张某",
        "00350069,2024-08-03 08:00,制表:张某,",
        "审核,,,",
        "00350069,,说明:路灯还是不亮,",
        ",2024-08-03 08:00,注:路灯还是不亮,",
        ",,说明:路灯还是不亮,1",
        ",,诉求内容是路灯不亮,",
        "00350069,,诉求内容,",
        "注意安全,,,",
    ],
)
def test_a_row_that_says_anything_else_is_a_ticket(tmp_path: Path, row: str, caplog: pytest.LogCaptureFixture) -> None:
    assert len(read_tickets(write(tmp_path, LAMP, row, LIFT))) == 3
    assert "合计、备注、落款、重复的表头或空行" not in caplog.text


def test_rows_keep_the_numbers_that_they_have_in_the_file(tmp_path: Path) -> None:
    tickets = read_tickets(write(tmp_path, LAMP, ",,,", ",2024-08-02 10:00,电梯停运,1", "小计,,,1", "小计,,,1"))
    assert tickets["ticket_id"].tolist() == ["00350067", "行3"]
    with pytest.raises(DuplicateTicketError, match="表头下第 1、3 行"):
        read_tickets(write(tmp_path, LAMP, ",,,", LAMP))


def test_a_table_of_totals_alone_has_no_tickets(tmp_path: Path) -> None:
    with pytest.raises(EmptyTicketFileError, match="只有合计、备注、落款、重复的表头或空行"):
        read_tickets(write(tmp_path, "合计,,,1"))


def test_a_header_of_two_rows_is_known_again_by_its_lower_one(tmp_path: Path) -> None:
    path = tmp_path / "8月.csv"
    below = ",标题,内容,单位"
    rows = ("编号,诉求,,办理", below, "1,路灯,路灯不亮,城管局", below, "2,停水,停水三天,水务局")
    path.write_text("\n".join(rows), encoding="utf-8")
    assert read_tickets(path)["ticket_id"].tolist() == ["1", "2"]


def test_a_table_of_texts_alone_has_no_notes(tmp_path: Path) -> None:
    path = tmp_path / "8月.csv"
    path.write_text("诉求内容,备注\n说明:路灯不亮,\n注:电梯停运,\n", encoding="utf-8")
    assert len(read_tickets(path)) == 2
