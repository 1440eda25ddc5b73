"""Csv files as offices export them, read through stream_table."""

import codecs
import logging
import random
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.errors import EmptyTicketFileError, TicketFileError
from hotspot.tickets.files import stream_table

TABLE = "工单编号,诉求内容\r\n00350067,白雪村路灯不亮\r\n00350068,三塘镇停水\r\n"
ROWS = [["00350067", "白雪村路灯不亮"], ["00350068", "三塘镇停水"]]


def read(folder: Path, content: str | bytes, name: str = "a.csv") -> pd.DataFrame:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return pd.concat(list(stream_table(path)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"])
def test_encodings_are_found(tmp_path: Path, encoding: str) -> None:
    table = read(tmp_path, TABLE.encode(encoding))
    assert table.columns.tolist() == ["工单编号", "诉求内容"]
    assert table.to_numpy().tolist() == ROWS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, TABLE.encode(encoding)).to_numpy().tolist() == ROWS
    # Half of 一 and of a wide blank is a nought as well, where that of ASCII is not.
    more = f"{TABLE}2,一直不亮\u3000一片漆黑\n"
    assert read(tmp_path, more.encode(encoding)).to_numpy().tolist() == [*ROWS, ["2", "一直不亮\u3000一片漆黑"]]


def test_utf_32_without_a_mark_is_no_utf_16(tmp_path: Path) -> None:
    with pytest.raises(TicketFileError, match="不是文本文件"):
        read(tmp_path, (TABLE * 9).encode("utf-32-le"))


def test_what_joining_files_and_dos_programs_leave_is_no_text(tmp_path: Path) -> None:
    first, second, third = TABLE.splitlines(keepends=True)
    assert read(tmp_path, f"\ufeff{first}{second}\ufeff{third}\x1a").to_numpy().tolist() == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_encoding_is_found_when_chinese_comes_late(tmp_path: Path, encoding: str) -> None:
    content = "text\n" + "a" * 100 + "\n" * 1 + ("b" * 99 + "\n") * 30_000 + "路灯不亮\n"
    assert read(tmp_path, content.encode(encoding)).iloc[-1, 0] == "路灯不亮"


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=30))
def test_valid_utf_8_is_never_read_as_gb18030(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert read(tmp_path_factory.mktemp("utf8"), f"text\n{text}\n").iloc[0, 0] == text


@pytest.mark.parametrize("cut", [1, 2])
def test_a_truncated_character_costs_no_more_than_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, cut: int
) -> None:
    content = "text\n白雪村路灯不亮很久了\n三塘镇停水".encode()[:-cut]
    table = read(tmp_path, content)
    assert table["text"].tolist() == ["白雪村路灯不亮很久了", "三塘镇停\ufffd"]
    assert "UTF-8 读入,有 1 处字节损坏" in caplog.text


def test_a_broken_byte_in_gb18030_costs_no_more_than_its_row(tmp_path: Path) -> None:
    rows = "".join(f"白雪村第{number}组路灯不亮\n" for number in range(20)).encode("gb18030")
    table = read(tmp_path, b"text\n" + rows + b"\xff\n" + rows)
    assert len(table) == 41
    assert table.iloc[40, 0] == "白雪村第19组路灯不亮"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found(tmp_path: Path, separator: str) -> None:
    table = read(tmp_path, TABLE.replace(",", separator))
    assert table.to_numpy().tolist() == ROWS


def test_a_separator_line_is_obeyed(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=|\r\n" + TABLE.replace(",", "|"))
    assert table.to_numpy().tolist() == ROWS


def test_known_headers_settle_the_separator_not_the_number_of_cells(tmp_path: Path) -> None:
    table = read(tmp_path, "工单编号;诉求内容;办理要求,时限,回访\n1;停水,停电,断网;三天\n")
    assert table.to_numpy().tolist() == [["1", "停水,停电,断网", "三天"]]


def test_rows_are_counted_with_the_separator_line(tmp_path: Path) -> None:
    with pytest.raises(TicketFileError, match="第 3 行有 3 格"):
        read(tmp_path, "sep=|\nid|text\n1|停电|很久\n")


def test_commas_in_one_column_of_text_are_no_separators(tmp_path: Path) -> None:
    assert read(tmp_path, "text\n停水;停电\n路灯\t不亮\n").to_numpy().tolist() == [["停水;停电"], ["路灯\t不亮"]]


def test_cells_keep_line_breaks_quotes_blanks_and_nuls(tmp_path: Path) -> None:
    table = read(tmp_path, 'id,text\n01,"第一行\r\n第二行,""急"""\n02, 两边有空 \n03,空\0字\n')
    assert table["text"].tolist() == ['第一行\r\n第二行,"急"', " 两边有空 ", "空\0字"]


def test_na_null_and_numbers_stay_text(tmp_path: Path) -> None:
    table = read(tmp_path, "id,text\n007,NA\n1e5,null\n,None\n")
    assert table.to_numpy().tolist() == [["007", "NA"], ["1e5", "null"], ["", "None"]]


def test_short_rows_are_filled_up_and_long_ones_of_nothing_cut(tmp_path: Path) -> None:
    table = read(tmp_path, "id,text,unit\n1,停水\n2,停电,供电所,,\n")
    assert table.to_numpy().tolist() == [["1", "停水", ""], ["2", "停电", "供电所"]]


def test_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    with pytest.raises(TicketFileError, match="第 3 行有 3 格,而表头只有 2 列"):
        read(tmp_path, "id,text\n1,停水\n2,停电,很久\n")


def test_an_open_quote_is_named_wherever_it_is(tmp_path: Path) -> None:
    with pytest.raises(TicketFileError, match="第 3 行起引号没有配对"):
        read(tmp_path, 'id,text\n1,停水\n2,"停电\n3,路灯\n')
    with pytest.raises(TicketFileError, match="第 3 行起有一格超过 131072 字,多半是引号没有配对"):
        read(tmp_path, 'id,text\n1,停水\n2,"停电\n' + "3,路灯不亮\n" * 30_000)


def test_blank_lines_are_no_rows_and_empty_rows_at_the_end_go(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    table = read(tmp_path, "id,text\n\n1,停水\n,\n\n2,停电\n,\n , \n,\n")
    assert table.to_numpy().tolist() == [["1", "停水"], ["", ""], ["2", "停电"]]
    assert "末尾有 3 行空行" in caplog.text


def test_the_header_is_found_below_a_title(tmp_path: Path) -> None:
    for title in ("2024年8月工单表,,\n", "2024年8月工单表\n\n", "单位:县热线办,制表:2024-09-01,\n"):
        table = read(tmp_path, f"{title}工单编号,诉求内容,承办单位\n1,停水,自来水公司\n")
        assert table.columns.tolist() == ["工单编号", "诉求内容", "承办单位"]
        assert table.to_numpy().tolist() == [["1", "停水", "自来水公司"]]


def test_below_a_lone_title_the_header_may_be_of_words_nobody_knows(tmp_path: Path) -> None:
    table = read(tmp_path, "2024年8月一览,,\n甲栏,乙栏,丙栏\n1,停水,自来水公司\n")
    assert table.columns.tolist() == ["甲栏", "乙栏", "丙栏"]
    assert table.to_numpy().tolist() == [["1", "停水", "自来水公司"]]


def test_a_row_that_looks_like_a_header_is_none_below_one(tmp_path: Path) -> None:
    table = read(tmp_path, "编码,说明\n内容,标题\n1,停水\n")
    assert table.columns.tolist() == ["编码", "说明"]


def test_repeated_and_empty_headers_get_names(tmp_path: Path) -> None:
    table = read(tmp_path, "内容,内容,,内容.1,\n1,2,3,4,\n")
    assert table.columns.tolist() == ["内容", "内容.2", "未命名列3", "内容.1"]
    assert table.to_numpy().tolist() == [["1", "2", "3", "4"]]


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", " \n"])
def test_an_empty_file_is_named(tmp_path: Path, content: str) -> None:
    with pytest.raises(EmptyTicketFileError, match=r"a\.csv 是空的"):
        read(tmp_path, content)


def test_a_header_alone_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmptyTicketFileError, match="只有表头"):
        read(tmp_path, "id,text\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x7fELF" + bytes(range(256)) * 40, "不是文本文件"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"<html><table><tr><td>", "网页"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook>', "网页或 XML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "网页或 XML"),
        (b"text\n" + bytes([0x81, 0x20, 0xFF, 0xFE]) * 100, "既不是 UTF-8"),
    ],
)
def test_other_files_are_told_apart(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(TicketFileError, match=words):
        read(tmp_path, content)


def test_rubbish_never_gives_another_error(tmp_path: Path) -> None:
    chance = random.Random(12345)
    for size in (1, 10, 300, 5000):
        for _ in range(20):
            with suppress(TicketFileError):
                read(tmp_path, chance.randbytes(size))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_sample_may_end_anywhere_in_a_line(tmp_path: Path, ending: str) -> None:
    for filler in range(65_520, 65_545):
        rows = ["text", "a" * filler, "停水", "停电"]
        table = read(tmp_path, codecs.BOM_UTF8 + (ending.join(rows) + ending).encode())
        assert table["text"].tolist() == rows[1:]


def test_chunks_count_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\n" + "停水\n" * 45_000, encoding="utf-8")
    chunks = list(stream_table(path))
    assert [len(chunk) for chunk in chunks] == [20_000, 20_000, 5_000]
    assert pd.concat(chunks).index.tolist() == list(range(45_000))


def test_titles_are_told_to_who_asks(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="hotspot"):
        read(tmp_path, "2024年8月\n工单编号,诉求内容\n1,停水\n")
    assert "表头在第 2 行" in caplog.text
