"""Tickets read into one table with canonical columns, and what can be wrong with a file."""

import io
import os
import sys
from pathlib import Path

import pandas as pd
import pytest

from hotspot.errors import (
    ColumnError,
    DuplicateTicketError,
    EmptyTicketFileError,
    TicketFileAccessError,
    TicketFileError,
    TicketFileMissingError,
)
from hotspot.tickets.files import read_tickets, stream_table

CSV = "工单编号,受理时间,诉求内容,备注\n00350067,2024/8/1 9:05,路灯不亮,甲\n00350068,2024-08-02,停水,乙\n"


def write(folder: Path, content: str, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_columns_become_canonical_and_others_stay(tmp_path: Path) -> None:
    tickets = read_tickets(write(tmp_path, CSV))
    assert tickets.columns.tolist() == ["ticket_id", "received_at", "text", "备注"]
    assert tickets["ticket_id"].tolist() == ["00350067", "00350068"]
    assert tickets["received_at"].tolist() == [pd.Timestamp("2024-08-01 09:05"), pd.Timestamp("2024-08-02")]
    assert tickets["备注"].tolist() == ["甲", "乙"]


def test_a_mapping_may_take_any_column(tmp_path: Path) -> None:
    tickets = read_tickets(write(tmp_path, "text,反映\n草稿,停水\n"), columns={"text": "反映"})
    assert tickets.to_dict("list") == {"ticket_id": ["1"], "text.1": ["草稿"], "text": ["停水"]}
    with pytest.raises(ColumnError, match=r"列“反应”不在 a\.csv 中"):
        read_tickets(tmp_path / "a.csv", columns={"text": "反应"})


def test_tickets_without_ids_are_numbered(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert read_tickets(write(tmp_path, "text\n停水\n停电\n"))["ticket_id"].tolist() == ["1", "2"]
    assert read_tickets(write(tmp_path, "编号,text\n,停水\n7,停电\n,路灯\n"))["ticket_id"].tolist() == [
        "行1",
        "7",
        "行3",
    ]
    assert "2 条工单没有编号" in caplog.text


def test_a_number_column_that_is_not_recognised_is_asked_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    read_tickets(write(tmp_path, "序,单据的编号,诉求内容\n1,JX01,停水\n"))
    assert 'a.csv 没有认得的工单编号列,以行次代替。有编号时用 columns={"ticket_id": "单据的编号"} 指定。' in caplog.text


def test_guards_around_ids_are_taken_off(tmp_path: Path) -> None:
    path = write(tmp_path, 'id,text\n"=""00350067""",停水\n\t00350068,停电\n\'00350069,路灯\n 00350070 ,水\n')
    assert read_tickets(path)["ticket_id"].tolist() == ["00350067", "00350068", "00350069", "00350070"]


def test_duplicate_ids_are_named_with_their_rows(tmp_path: Path) -> None:
    with pytest.raises(
        DuplicateTicketError,
        match="350067(表头下第 1、3 行);350069(表头下第 4、5 行)".replace("(", r"\(").replace(")", r"\)"),
    ):
        read_tickets(write(tmp_path, "id,text\n350067,a\n350068,b\n350067,c\n350069,d\n350069,e\n"))


@pytest.mark.parametrize("shortened", ["2.02408E+16", "202408000350060000"])
def test_ids_that_a_spreadsheet_shortened_are_not_to_be_deleted(tmp_path: Path, shortened: str) -> None:
    with pytest.raises(DuplicateTicketError, match=r'不要删行。请重新导出.*设为“文本”.*columns=\{"ticket_id": "'):
        read_tickets(write(tmp_path, f"id,text\n{shortened},停水\n{shortened},停电\n"))


def test_among_other_duplicates_noughts_at_the_end_say_nothing(tmp_path: Path) -> None:
    rows = "202408120000000010,停水\n202408120000000011,停电\n"
    with pytest.raises(DuplicateTicketError, match="请删去重复的行,或用"):
        read_tickets(write(tmp_path, f"id,text\n{rows}{rows}"))


def test_a_shortened_id_is_told_though_no_other_is_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    read_tickets(write(tmp_path, "id,text\n2.02408E+16,停水\n350068,停电\n"))
    assert "有 1 个工单编号存成了数字,后几位已经丢失,如“2.02408E+16”。请重新导出" in caplog.text


@pytest.mark.parametrize("name", ["~$2024-08.xlsx", ".~2024-08.xlsx", ".~lock.2024-08.xlsx#"])
def test_the_lock_file_of_an_open_workbook_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x06clerk" + b" " * 48)
    with pytest.raises(TicketFileError, match=r"打开时留下的.*请给出 2024-08\.xlsx"):
        read_tickets(tmp_path / name)


def test_streaming_takes_duplicate_ids(tmp_path: Path) -> None:
    assert len(pd.concat(list(stream_table(write(tmp_path, "id,text\n1,a\n1,b\n"))))) == 2


def test_wrong_times_are_told_with_their_rows_and_masked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    tickets = read_tickets(
        write(tmp_path, "受理时间,text\n昨天13800000000,停水\n2024-08-01,停电\n8/1/2024,水\n,路灯\n")
    )
    assert tickets["received_at"].isna().tolist() == [True, False, True, True]
    assert "“受理时间”列有 2 个时间看不懂" in caplog.text
    assert "表头下第 3 行“8/1/2024”" in caplog.text
    assert "13800000000" not in caplog.text


def test_tickets_without_text_stay_in_place(tmp_path: Path) -> None:
    tickets = read_tickets(write(tmp_path, "id,text\n1,停水\n2,\n3,  \n4,停电\n"))
    assert tickets["text"].tolist() == ["停水", "", "", "停电"]


def test_a_table_without_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(ColumnError, match=r'a\.csv 中没有诉求内容列\(有:编号、事由\).*columns=\{"text": "列名"'):
        read_tickets(write(tmp_path, "编号,事由\n1,停水\n"))


def test_the_example_for_the_texts_is_the_column_that_reads_like_texts(tmp_path: Path) -> None:
    row = "350067,诉求,{},白雪村的路灯坏了半个月一直没有人来修,电力公司已经派人到现场查看并在当天修复了全部路灯,{}\n"
    content = "编号,诉求小类,来电时间,说了什么,办理情况,标题\n" + row.format("2024-08-01 09:05", "路灯") * 300
    with pytest.raises(ColumnError, match=r'columns=\{"text": "说了什么"\} 指定'):
        read_tickets(write(tmp_path, content))
    with pytest.raises(ColumnError, match=r'列“内容”不在 a\.csv 中.*columns=\{"text": "说了什么"\} 指定'):
        read_tickets(tmp_path / "a.csv", columns={"text": "内容"})
    with pytest.raises(ColumnError, match=r'columns=\{"text": "标题"\} 指定'):
        read_tickets(
            write(tmp_path, "编号,标题,处理结果\n1,白雪村的路灯坏了半个月没有人修,已经派人到现场查看并在当天修复了\n")
        )


def test_jsonl_takes_all_keys_and_keeps_numbers_as_written(tmp_path: Path) -> None:
    lines = [
        '{"ticket_id": "00350067", "text": "停水\\n了", "n": 1.0}',
        "",
        '{"text": "停电", "ticket_id": 123456789012345678901, "open": true, "tags": ["水"], "n": null}',
        '{"text": "\\ud83d", "ticket_id": "3"}',
    ]
    table = pd.concat(list(stream_table(write(tmp_path, "\n".join(lines), "a.jsonl"))))
    assert table.to_dict("list") == {
        "ticket_id": ["00350067", "123456789012345678901", "3"],
        "text": ["停水\n了", "停电", "\ufffd"],
        "n": ["1.0", "", ""],
        "open": ["", "True", ""],
        "tags": ["", '["水"]', ""],
    }


def test_a_key_of_a_late_line_is_a_column_of_all_chunks(tmp_path: Path) -> None:
    path = write(tmp_path, '{"text": "停水"}\n' * 20_001 + '{"text": "停电", "kind": "投诉"}\n', "a.jsonl")
    assert [chunk.columns.tolist() for chunk in stream_table(path)] == [["text", "kind"]] * 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"text": "a"}\n{"text": \n', "第 2 行不是有效的 JSON"),
        ('{"text": "a"}\n["b"]\n', "第 2 行不是一条工单"),
        ('{"text": ' + "[" * 100_000, "第 1 行不是有效的 JSON"),
        ('[{"text": "a"}]', "JSON 数组"),
        ("{}\n", "没有工单"),
    ],
)
def test_wrong_jsonl_is_named(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(TicketFileError, match=words):
        list(stream_table(write(tmp_path, content, "a.jsonl")))


def test_parquet_values_look_as_in_a_spreadsheet(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "id": [350067.0, None],
            "at": pd.to_datetime(["2024-08-01 09:05", None]),
            "text": ["停水", None],
            "kind": pd.Categorical(["投诉", "咨询"]),
            "n": [12345678901234567, 2],
        }
    )
    frame.to_parquet(tmp_path / "a.parquet")
    assert pd.concat(list(stream_table(tmp_path / "a.parquet"))).to_numpy().tolist() == [
        ["350067", "2024-08-01 09:05:00", "停水", "投诉", "12345678901234567"],
        ["", "", "", "咨询", "2"],
    ]


def test_the_numbers_that_pandas_gives_rows_are_no_column(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pd.DataFrame({"诉求内容": ["停水", "路灯不亮"]}, index=[5, 9]).to_parquet(path)
    (table,) = stream_table(path)
    assert table.columns.tolist() == ["诉求内容"]
    named = pd.DataFrame({"诉求内容": ["停水"]}, index=pd.Index(["00350067"], name="工单编号"))
    named.to_parquet(path)
    assert read_tickets(path)["ticket_id"].tolist() == ["00350067"]


def test_broken_and_empty_parquet_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pd.DataFrame({"text": ["停水"] * 100}).to_parquet(path)
    whole = path.read_bytes()
    for size in (4, 50, len(whole) - 10):
        path.write_bytes(whole[:size])
        with pytest.raises(TicketFileError, match="parquet"):
            list(stream_table(path))
    pd.DataFrame({"text": []}).to_parquet(path)
    with pytest.raises(EmptyTicketFileError, match="没有工单"):
        list(stream_table(path))


@pytest.mark.parametrize("content", [CSV, '{"工单编号": "00350067", "诉求内容": "路灯不亮"}\n{"工单编号": "2"}\n'])
def test_standard_input_is_csv_or_jsonl(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert read_tickets("-")["text"].tolist()[0] == "路灯不亮"


def test_empty_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(EmptyTicketFileError, match="标准输入 是空的"):
        read_tickets("-")


def test_a_pipe_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, CSV.encode())
    os.close(writing)
    assert len(read_tickets(f"/dev/fd/{reading}")) == 2
    os.close(reading)


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(TicketFileMissingError, match="找不到文件"):
        read_tickets(tmp_path / "none.csv")
    with pytest.raises(TicketFileError, match="是文件夹"):
        read_tickets(tmp_path)
    with pytest.raises(TicketFileError, match="打不开"):
        read_tickets("a\0b.csv")
    with pytest.raises(TicketFileError, match="打不开"):
        read_tickets("长" * 5000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, CSV)
    path.chmod(0)
    with pytest.raises(TicketFileAccessError, match="没有权限"):
        read_tickets(path)
