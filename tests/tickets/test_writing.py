"""Tables written and read back, whole or not at all."""

import errno
import logging
import math
import os
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.errors import HotspotError, OutputError
from hotspot.tickets.files import stream_table
from hotspot.tickets.writing import TableWriter, write_tickets

FORMATS = ["csv", "xlsx", "jsonl", "parquet"]
TABLE = pd.DataFrame(
    {
        "工单编号": ["00350067", "123456789012345678"],
        "诉求内容": ['路灯,不亮\n"急"', ""],
        "confidence": [0.5, float("nan")],
        "needs_review": [True, False],
        "受理时间": pd.to_datetime(["2024-08-01 09:05", None]),
    }
)
TEXTS = [
    ["00350067", '路灯,不亮\n"急"', "0.5", "True", "2024-08-01 09:05:00"],
    ["123456789012345678", "", "", "False", ""],
]
# Everything but halves of surrogate pairs, which fit no file.
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=20)
# What a spreadsheet would run, some of it behind apostrophes of the office's own.
FORMULAS = st.text(alphabet="'=+-@ \t1a\uff1d", max_size=5)
# What XML can hold, with the line ends of Excel.
XML_TEXT = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n"),
    max_size=20,
)


def read(path: Path) -> pd.DataFrame:
    return pd.concat(list(stream_table(path)))


def as_table(rows: list[tuple[str, str]]) -> pd.DataFrame:
    # A filled cell in every row: empty rows at the end are dropped by design.
    return pd.DataFrame(
        {"id": [str(number) for number in range(len(rows))], "text": [a for a, _ in rows], "b": [b for _, b in rows]}
    )


@pytest.mark.parametrize("name", FORMATS)
def test_types_are_written_as_their_text(tmp_path: Path, name: str) -> None:
    write_tickets(TABLE, tmp_path / f"a.{name}")
    table = read(tmp_path / f"a.{name}")
    assert table.columns.tolist() == TABLE.columns.tolist()
    assert table.to_numpy().tolist() == TEXTS


@pytest.mark.parametrize("name", FORMATS)
def test_numbers_without_end_are_missing_among_objects(tmp_path: Path, name: str) -> None:
    cells = pd.Series([0.5, math.inf, np.float64("-inf"), math.nan, "inf"], dtype=object)
    write_tickets(pd.DataFrame({"编号": list("12345"), "得分": cells}), tmp_path / f"a.{name}")
    assert read(tmp_path / f"a.{name}")["得分"].tolist() == ["0.5", "", "", "", "inf"]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
@pytest.mark.parametrize("dtype", ["datetime64[us, UTC]", "timestamp[us, tz=UTC][pyarrow]", "timestamp[us][pyarrow]"])
def test_moments_are_written_as_chinese_wall_clock(tmp_path: Path, name: str, dtype: str) -> None:
    shown = "2024-08-01 01:05:07.5" if "UTC" in dtype else "2024-08-01 09:05:07.5"
    moments = pd.Series([pd.Timestamp(shown, tz="UTC" if "UTC" in dtype else None), None]).astype(dtype)
    write_tickets(pd.DataFrame({"编号": ["1", "2"], "来电时间": moments}), tmp_path / f"a.{name}")
    assert read(tmp_path / f"a.{name}")["来电时间"].tolist() == ["2024-08-01 09:05:07", ""]


@pytest.mark.parametrize("name", FORMATS)
def test_bytes_are_written_as_the_text_that_they_hold(tmp_path: Path, name: str) -> None:
    table = pd.DataFrame({"编号": [b"00350067", None], "标签": pd.Series([["停水", "夜间"], {"件": 1}], dtype=object)})
    write_tickets(table, tmp_path / f"a.{name}")
    cells = read(tmp_path / f"a.{name}").to_numpy().tolist()
    assert cells == [["00350067", '["停水", "夜间"]'], ["", '{"件": 1}']]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_table_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    for part in ("a", "b"):
        write_tickets(TABLE, tmp_path / f"{part}.{name}")
    assert (tmp_path / f"a.{name}").read_bytes() == (tmp_path / f"b.{name}").read_bytes()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), min_size=1, max_size=5))
def test_jsonl_keeps_every_text(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    table = as_table(rows)
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    write_tickets(table, path)
    assert read(path).to_numpy().tolist() == table.to_numpy().tolist()


# Each reading starts a process: few files of many texts rather than many of few.
@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), min_size=30, max_size=60))
def test_parquet_keeps_every_text(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    table = as_table(rows)
    path = tmp_path_factory.mktemp("any") / "a.parquet"
    write_tickets(table, path)
    assert read(path).to_numpy().tolist() == table.to_numpy().tolist()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(ANY_TEXT, FORMULAS), min_size=1, max_size=5), st.sampled_from(["utf-8-sig", "utf-8", "gb18030"])
)
def test_csv_keeps_every_text(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], encoding: str
) -> None:
    # A file of little else than control characters is refused as binary; one with some of them is text.
    table = as_table([*rows, ("市民来电反映路灯不亮" * 100, "")])
    path = tmp_path_factory.mktemp("any") / "a.csv"
    write_tickets(table, path, encoding=encoding)
    content = path.read_bytes().decode(encoding)
    path.write_bytes(content.encode("utf-8"))
    assert read(path).to_numpy().tolist() == table.to_numpy().tolist()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(XML_TEXT, XML_TEXT), min_size=1, max_size=5))
def test_xlsx_keeps_every_text(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    table = as_table(rows)
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    write_tickets(table, path)
    assert read(path).to_numpy().tolist() == table.to_numpy().tolist()


def test_csv_is_what_excel_opens(tmp_path: Path) -> None:
    write_tickets(TABLE[["工单编号"]], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == "\ufeff工单编号\r\n00350067\r\n123456789012345678\r\n".encode()


@pytest.mark.parametrize("encoding", ["gb18030", "GBK", "gb2312"])
def test_gb18030_holds_every_character(tmp_path: Path, encoding: str) -> None:
    write_tickets(pd.DataFrame({"text": ["㮾梨街道😀路灯"]}), tmp_path / "a.csv", encoding=encoding)
    assert (tmp_path / "a.csv").read_bytes().decode("gb18030") == "text\r\n㮾梨街道😀路灯\r\n"


def test_formulas_are_text_in_every_format(tmp_path: Path) -> None:
    table = pd.DataFrame({"text": ["=1+1", "@SUM(A1)", "-12.5", "http://example.cn", "'=1+1"]})
    for name in FORMATS:
        write_tickets(table, tmp_path / f"a.{name}")
        assert read(tmp_path / f"a.{name}")["text"].tolist() == table["text"].tolist()
    cells = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[1:]
    assert cells == ["'=1+1", "'@SUM(A1)", "-12.5", "http://example.cn", "''=1+1"]
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == table["text"].tolist()
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_a_workbook_is_laid_out_to_be_read(tmp_path: Path) -> None:
    table = pd.DataFrame({"编号": ["1", "2"], "诉求内容": ["路灯不亮" * 30, "停水"], "needs_review": [True, False]})
    with TableWriter(tmp_path / "a.xlsx") as writer:
        for row in range(2):
            writer.append(table.iloc[row : row + 1])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")
    # Excel adds the margins of a cell.
    assert [int(sheet.column_dimensions[column].width) for column in "ABC"] == [8, 48, 16]
    assert [cell.alignment.wrap_text for cell in sheet[3]] == [None, True, None]


def test_xlsx_drops_what_it_cannot_hold(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    table = pd.DataFrame({"text": ["路\x00灯\x1f", "第一行\r\n第二行\r第三行", "长" * 40_000, "😀" * 20_000]})
    write_tickets(table, tmp_path / "a.xlsx")
    texts = read(tmp_path / "a.xlsx")["text"].tolist()
    assert texts == ["路灯", "第一行\n第二行\n第三行", "长" * 32_767, "😀" * 16_383]
    assert "2 格超过 32767 字" in caplog.text


def test_xlsx_takes_no_more_rows_than_a_sheet_has(tmp_path: Path) -> None:
    table = pd.DataFrame({"text": [""] * 1_048_576})
    with pytest.raises(OutputError, match=r"1048576 行.*\.csv"):
        write_tickets(table, tmp_path / "a.xlsx")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", FORMATS)
def test_chunks_are_one_table(tmp_path: Path, name: str) -> None:
    with TableWriter(tmp_path / f"a.{name}") as writer:
        for row in range(2):
            writer.append(TABLE.iloc[row : row + 1])
    assert read(tmp_path / f"a.{name}").to_numpy().tolist() == TEXTS


def test_a_table_without_rows_has_its_header(tmp_path: Path) -> None:
    write_tickets(TABLE.iloc[:0], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text("utf-8-sig") == ",".join(TABLE.columns) + "\n"
    write_tickets(TABLE.iloc[:0], tmp_path / "a.parquet")
    assert pyarrow.parquet.read_schema(tmp_path / "a.parquet").names == TABLE.columns.tolist()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_after_an_error_nothing_new_stands(tmp_path: Path, name: str, error: type[BaseException]) -> None:
    path = tmp_path / f"a.{name}"
    path.write_bytes(b"old")

    def fail() -> None:
        with TableWriter(path) as writer:
            writer.append(TABLE)
            raise error("stop")

    with pytest.raises(error, match="stop"):
        fail()
    assert os.listdir(tmp_path) == [path.name]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("is_whole", [True, False])
def test_no_temporary_file_of_a_workbook_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_whole: bool
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with suppress(ValueError), TableWriter(tmp_path / "a.xlsx") as writer:
        writer.append(TABLE)
        assert os.listdir(temporary)
        if not is_whole:
            raise ValueError("stop")
    assert os.listdir(temporary) == []
    assert (tmp_path / "a.xlsx").exists() == is_whole


@pytest.mark.parametrize("place", ["tempfile.mkdtemp", "tempfile.mkstemp"])
def test_a_full_disk_for_temporary_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(place, fail)
    with pytest.raises(OutputError, match=r"临时文件:磁盘已满.*检查磁盘空间"):
        write_tickets(TABLE, tmp_path / "a.xlsx")
    assert os.listdir(tmp_path) == []


def test_errors_of_reading_pass_unchanged(tmp_path: Path) -> None:
    def copy() -> None:
        with TableWriter(tmp_path / "b.csv") as writer:
            for chunk in stream_table(tmp_path / "none.csv"):
                writer.append(chunk)

    with pytest.raises(HotspotError, match=r"找不到文件.*none\.csv"):
        copy()
    assert os.listdir(tmp_path) == []


def test_columns_must_stay_the_same(tmp_path: Path) -> None:
    def write() -> None:
        with TableWriter(tmp_path / "a.csv") as writer:
            writer.append(TABLE)
            writer.append(TABLE.drop(columns="needs_review"))

    with pytest.raises(OutputError, match="列不一致"):
        write()
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("output", "encoding", "words"),
    [
        ("a.doc", "utf-8-sig", r"不认识扩展名 \.doc.*\.csv"),
        ("a", "utf-8-sig", "没有扩展名"),
        ("a.csv", "latin-1", "不认识编码 latin-1"),
        ("a.xlsx", "gb18030", "只用于 csv"),
    ],
)
def test_wrong_wishes_say_what_to_type(tmp_path: Path, output: str, encoding: str, words: str) -> None:
    with pytest.raises(OutputError, match=words):
        write_tickets(TABLE, tmp_path / output, encoding=encoding)


def test_standard_output_gets_csv_without_a_mark_and_cells_as_they_are(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    write_tickets(pd.DataFrame({"text": ["停水", "=1+1", "+86 138"]}), "-")
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == "text\r\n停水\r\n=1+1\r\n+86 138\r\n".encode()
    assert not sys.stdout.closed


@pytest.mark.parametrize("name", FORMATS)
def test_an_index_of_ids_is_written(tmp_path: Path, name: str) -> None:
    table = pd.DataFrame({"text": ["停水"]}, index=pd.Index(["00350067"], name="ticket_id"))
    write_tickets(table, tmp_path / f"a.{name}")
    assert read(tmp_path / f"a.{name}").to_dict("list") == {"ticket_id": ["00350067"], "text": ["停水"]}


@pytest.mark.parametrize("name", FORMATS)
def test_columns_of_one_name_are_all_written(tmp_path: Path, name: str) -> None:
    write_tickets(pd.DataFrame([["停水", "停电"]], columns=["内容", "内容"]), tmp_path / f"a.{name}")
    assert read(tmp_path / f"a.{name}").to_dict("list") == {"内容": ["停水"], "内容.1": ["停电"]}


def test_inputs_are_not_changed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = TABLE.copy(deep=True)
    with caplog.at_level(logging.DEBUG):
        for name in FORMATS:
            write_tickets(TABLE, tmp_path / f"a.{name}")
    pd.testing.assert_frame_equal(TABLE, before)
    assert caplog.text == ""
