"""Headers at the top of a table: below a title, in two rows where merged cells name groups, never a ticket."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from compound_file import pack_xls
from xlsxwriter import Workbook

from hotspot.tickets.files import read_tickets, stream_table
from hotspot.tickets.header_rows import Header, find_header

GROUPS = ["工单编号", "来电时间", "诉求", "", "办理", ""]
BELOW = ["", "", "标题", "诉求内容", "承办单位", "办结时间"]
NAMES = ("工单编号", "来电时间", "标题", "诉求内容", "承办单位", "办结时间")
TICKET = ["00350067", "2024-08-01 09:05", "路灯", "路灯不亮", "城管局", "2024-08-02"]


def write_merged(path: Path) -> None:
    book = Workbook(path)
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 0, 5, "2024年8月工单表")
    for place in (0, 1):
        sheet.merge_range(1, place, 2, place, GROUPS[place])
    for place in (2, 4):
        sheet.merge_range(1, place, 1, place + 1, GROUPS[place])
    sheet.write_row(2, 2, BELOW[2:])
    sheet.write_row(3, 0, TICKET)
    book.close()


def write_xls(path: Path) -> None:
    path.write_bytes(pack_xls([["2024年8月工单表"], GROUPS, BELOW, TICKET]))


def write_csv(path: Path) -> None:
    path.write_text(
        "\n".join(",".join(row) for row in (["2024年8月工单表"], GROUPS, BELOW, TICKET)), encoding="gb18030"
    )


@pytest.mark.parametrize(
    ("name", "write"), [("8月.xlsx", write_merged), ("8月.xls", write_xls), ("8月.csv", write_csv)]
)
def test_a_header_of_two_rows_is_joined(
    tmp_path: Path, name: str, write: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path / name)
    table = pd.concat(list(stream_table(tmp_path / name)))
    assert tuple(table.columns) == NAMES
    assert table.to_numpy().tolist() == [TICKET]
    assert f"{name} 的表头有两行(第 2、3 行),合成一行读入:工单编号、来电时间、标题、诉求内容、" in caplog.text


@pytest.mark.parametrize(
    ("upper", "lower", "cells"),
    [
        # The upper row alone would be the header, or the lower one alone.
        (["编号", "时间", "渠道", "诉求", ""], ["", "", "", "标题", "内容"], ("编号", "时间", "渠道", "标题", "内容")),
        (["序号", "诉求", ""], ["", "标题", "内容"], ("序号", "标题", "内容")),
        # An export that takes merged cells apart.
        (["编号", "诉求", "诉求"], ["", "标题", "内容"], ("编号", "标题", "内容")),
        # A name that says too little alone takes its group with it.
        (["编号", "诉求", "", "办理", ""], ["", "时间", "内容", "单位", "时间"],
         ("编号", "诉求时间", "内容", "办理单位", "办理时间")),
        # So does one below a group that is called 信息 or 情况, but for what nobody knows.
        (["编号", "诉求信息", "", "承办情况", ""], ["", "内容", "单位", "单位", "办结时间"],
         ("编号", "内容", "诉求信息单位", "承办单位", "办结时间")),
        (["编号", "诉求内容", "", "办理信息", "", ""], ["", "标题", "内容", "单位", "时限", "领导"],
         ("编号", "标题", "内容", "办理单位", "时限", "领导")),
    ],
)  # fmt: skip
def test_groups_and_gaps_are_filled(upper: list[str], lower: list[str], cells: tuple[str, ...]) -> None:
    ticket = ["350067", *"甲乙丙丁"[: len(cells) - 1]]
    assert find_header([upper, lower, ticket]) == Header(cells, 0, 1)


@pytest.mark.parametrize(
    "rows",
    [
        # A title, and what somebody wrote below it.
        [["某县热线工单", "", "", ""], ["", "标题", "内容", "单位"]],
        [["制表:热线办", "8月", "", ""], ["", "标题", "内容", "单位"]],
    ],
)
def test_a_title_is_no_group(rows: list[list[str]]) -> None:
    assert find_header(rows) == Header(("", "标题", "内容", "单位"), 1, 1)


@pytest.mark.parametrize(
    "ticket", [["350067", "电话", "标题不符", ""], ["", "电话", "路灯不亮", ""], ["", "电话", "标题", "第3次"]]
)
def test_a_ticket_is_no_header(ticket: list[str]) -> None:
    header = ["编号", "渠道", "诉求", ""]
    assert find_header([header, ticket]) == Header(tuple(header), 0, 0)


def test_a_table_mostly_without_texts_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "8月.csv"
    path.write_text("编号,诉求,登记内容\n1,,停水\n2,,停电\n3,路灯,路灯不亮\n", encoding="utf-8")
    read_tickets(path)
    assert (
        '8月.csv 的 3 条工单中有 2 条没有文字(取自“诉求”列)。列不对时,用 columns={"text": "列名"} 指定。' in caplog.text
    )
