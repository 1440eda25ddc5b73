"""What a bulletin is read from: kinds of files, encodings, and what is said of files that cannot be read."""

import io
import sys
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from hotspot.bulletin.audit.blocks import Paragraph, Table
from hotspot.bulletin.audit.reading import parse_text, read_bulletin
from hotspot.errors import BulletinError


def test_markdown_loses_its_marks() -> None:
    blocks = parse_text("# 通报\n\n**7月**受理 `12` 件\n\n| 类别 | 件数 |\n|---|---:|\n| 城建 | 12 |\n\n> 附注")
    assert blocks == [
        Paragraph("通报"),
        Paragraph("7月受理 12 件"),
        Table((("类别", "件数"), ("城建", "12"))),
        Paragraph("附注"),
    ]


def test_a_line_of_bars_is_no_table() -> None:
    assert parse_text("浏览量:1 | | | |\n正文") == [Paragraph("浏览量:1"), Paragraph("正文")]


def test_a_row_of_empty_cells_is_no_rule_of_a_table() -> None:
    table = "| 单位 | 上期 | 本期 |\n|:--|---|--:|\n| — | - | : |\n|----|----|----|\n| 城管局 | 3 | 5 |"
    rows = (("单位", "上期", "本期"), ("—", "-", ":"), ("城管局", "3", "5"))
    assert parse_text(table) == [Table(rows)]
    assert parse_text(table.replace("|:--|---|--:|", "|-|:-:|——|").replace("|----|----|----|\n", "")) == [Table(rows)]


def test_columns_by_tabs_or_gaps() -> None:
    assert parse_text("类别\t件数\n城建\t12") == [Table((("类别", "件数"), ("城建", "12")))]
    assert parse_text("类别   件数   占比\n城建   12   60%") == [
        Table((("类别", "件数", "占比"), ("城建", "12", "60%")))
    ]


def test_html_shows_what_a_reader_sees() -> None:
    page = """<html><head><title>月报</title><style>p{}</style></head><body><nav>首页</nav><script>var n=9</script>
    <div>7月受理<b>12</b>件。<br>办结12件。</div>
    <table><tr><th rowspan="2">类别</th><th colspan="2">本月</th></tr><tr><th>件数</th><th>占比</th></tr>
    <tr><td>城建<aside>来信:占9%</aside></td><td>12</td><td>100%</td></tr></table><aside>热文</aside></body></html>"""
    assert parse_text(page) == [
        Paragraph("月报"),
        Paragraph("7月受理12件。"),
        Paragraph("办结12件。"),
        Table((("类别", "本月", "本月"), ("", "件数", "占比"), ("城建", "12", "100%"))),
    ]


def test_docx_keeps_the_order_of_text_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("前")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("类别", "件数", "城建", "12"), strict=True
    ):
        cell.text = text
    document.add_paragraph("后")
    path = tmp_path / "b.docx"
    document.save(str(path))
    assert read_bulletin(path) == [Paragraph("前"), Table((("类别", "件数"), ("城建", "12"))), Paragraph("后")]


def test_docx_is_read_with_its_revisions_accepted_and_inside_content_controls(tmp_path: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = "<w:r><w:t>{}</w:t></w:r>"
    inserted = f"<w:ins {space}>{run.format('其中投诉60件,')}</w:ins>"
    deleted = f"<w:del {space}><w:r><w:delText>其中投诉50件,</w:delText></w:r></w:del>"
    dated = f"<w:smartTag {space}>{run.format('8月')}</w:smartTag>"
    control = f"<w:sdt {space}><w:sdtContent><w:p>{run.format('满意率98%')}</w:p></w:sdtContent></w:sdt>"
    document = docx.Document()
    paragraph = document.add_paragraph("受理100件,")
    for xml in (inserted, deleted, dated):
        paragraph._p.append(parse_xml(xml))
    table = document.add_table(2, 2)
    for cell, xml in zip(
        (cell for row in table.rows for cell in row.cells), (inserted, dated, dated, inserted), strict=True
    ):
        cell.paragraphs[0]._p.append(parse_xml(xml))
    paragraph._p.addnext(parse_xml(control))
    document.save(str(tmp_path / "b.docx"))
    assert read_bulletin(tmp_path / "b.docx") == [
        Paragraph("受理100件,其中投诉60件,8月"),
        Paragraph("满意率98%"),
        Table((("其中投诉60件,", "8月"), ("8月", "其中投诉60件,"))),
    ]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    content = "受理12件".encode("gb18030")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert read_bulletin("-") == [Paragraph("受理12件")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("b.txt", b"", "没有文字"),
        ("b.pdf", b"%PDF", "txt、md、html、docx"),
        ("b.docx", b"plain", "另存为 docx"),
        ("b.docx", b"PK\x03\x04broken", "另存为 docx"),
        ("b.txt", bytes(range(32)) * 40, "另存为 UTF-8"),
    ],
)
def test_unreadable_files_say_what_to_do(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BulletinError, match=message):
        read_bulletin(path)


@pytest.mark.parametrize("text", ["8月回访不满意率6.87%", "受理12件。", "8月\n受理12件", "受理" * 5000 + "。"])
def test_the_text_of_a_bulletin_is_told_from_its_file(text: str) -> None:
    with pytest.raises(BulletinError, match=r"像是通报的文字,不是文件名.*audit_text"):
        read_bulletin(text)


def test_a_file_may_have_a_name_like_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("不满意率6.87%;终稿.txt").write_text("受理12件", encoding="utf-8")
    assert read_bulletin("不满意率6.87%;终稿.txt") == [Paragraph("受理12件")]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match=r"找不到 .*nothing\.txt"):
        read_bulletin(tmp_path / "nothing.txt")
    with pytest.raises(BulletinError, match=r"打不开|能核对的是"):
        read_bulletin(tmp_path)
