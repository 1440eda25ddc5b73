"""Several tables as one: nothing lost, nothing counted twice, and no number for two tickets."""

from pathlib import Path

import pandas as pd
import pytest

from hotspot.errors import DuplicateTicketError, TicketFileError
from hotspot.tickets.files import read_tickets
from hotspot.tickets.joining import read_joined_tickets

FIRST = "工单号,来电时间,来电内容\nA1,2024-08-01,河口村停水\nA2,2024-08-08,路灯不亮\n"
SECOND = "工单号,来电时间,来电内容,办结时间\nA2,2024-08-08,路灯不亮,2024-08-10\nA3,2024-08-09,垃圾没人清,\n"


def write(folder: Path, **tables: str) -> list[str | Path]:
    paths: list[str | Path] = []
    for name, content in tables.items():
        paths.append(folder / f"{name}.csv")
        Path(paths[-1]).write_text(content.replace("来电内容", "诉求内容"), encoding="gb18030", newline="\r\n")
    return paths


def test_a_ticket_of_two_exports_is_taken_from_the_later(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    tickets = read_joined_tickets(write(tmp_path, 第1周=FIRST, 第2周=SECOND))
    assert tickets["ticket_id"].tolist() == ["A1", "A2", "A3"]
    assert tickets["closed_at"].tolist() == [pd.NaT, pd.Timestamp("2024-08-10"), pd.NaT]
    assert "有 1 条工单不止在一个文件中,以后面文件的为准。" in caplog.text


def test_one_table_is_read_as_ever(tmp_path: Path) -> None:
    paths = write(tmp_path, 第1周=FIRST)
    pd.testing.assert_frame_equal(read_joined_tickets(paths), read_tickets(paths[0]))


def test_a_column_that_one_export_lacks_is_told_by_none_of_its_tickets(tmp_path: Path) -> None:
    tickets = read_joined_tickets(write(tmp_path, 第1周=FIRST, 第2周=SECOND))
    assert tickets["closed_at_untold"].tolist() == ["第1周.csv", "", ""]
    told = write(tmp_path, 第1周=FIRST.replace("来电时间", "办结时间"), 第2周=SECOND)
    # A column that is empty says of each ticket that it is open.
    assert "closed_at_untold" not in read_joined_tickets(told)


def test_weeks_without_numbers_are_numbered_through(tmp_path: Path) -> None:
    weeks = dict.fromkeys(("甲", "乙"), "诉求内容\n停水\n停电\n")
    assert read_joined_tickets(write(tmp_path, **weeks))["ticket_id"].tolist() == ["1", "2", "3", "4"]
    mixed = {"甲": "诉求内容\n停水\n", "乙": "工单号,诉求内容,备注\n,停电,急\n"}
    tickets = read_joined_tickets(write(tmp_path, **mixed))
    assert tickets["ticket_id"].tolist() == ["行1", "行2"]
    assert tickets["备注"].tolist() == ["", "急"]


def test_weeks_that_each_count_from_one_are_refused(tmp_path: Path) -> None:
    weeks = write(tmp_path, 甲="编号,诉求内容\n1,停水\n2,停电\n", 乙="编号,诉求内容\n1,路灯不亮\n2,停电\n")
    with pytest.raises(DuplicateTicketError, match=r"甲\.csv 和 乙\.csv 中都有编号 1,内容却不同\(.*1 个\).*字头"):
        read_joined_tickets(weeks)


def test_a_number_twice_in_one_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DuplicateTicketError, match=r"A1\(表头下第 1、2 行\)"):
        read_joined_tickets(write(tmp_path, 甲="编号,诉求内容\nA1,停水\nA1,停水\n", 乙="编号,诉求内容\nA3,停电\n"))


def test_a_file_given_twice_is_refused_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(write(tmp_path, 甲="诉求内容\n停水\n")[0])
    (tmp_path / "别名.csv").symlink_to(path)
    monkeypatch.chdir(tmp_path)
    for other in (path, str(path), "甲.csv", "./甲.csv", "别名.csv"):
        with pytest.raises(TicketFileError, match=r"给了两次:.*甲\.csv"):
            read_joined_tickets([path, other])
    with pytest.raises(TicketFileError, match="给了两次:-。"):
        read_joined_tickets(["-", "-"])
