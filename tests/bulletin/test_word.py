"""The Word bulletin: the type of official papers, the blocks of the document, the same bytes every time."""

import io
import zipfile

import docx
import pytest
from bulletin_samples import make_hotspot, make_month, make_report
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from hotspot.bulletin.building import build_bulletin
from hotspot.bulletin.document import Document, Note, Paragraph, Table
from hotspot.bulletin.items import list_ids
from hotspot.bulletin.materials import Materials
from hotspot.bulletin.texts import Texts
from hotspot.bulletin.word import render_word


def _render() -> bytes:
    texts = Texts(office="湘阴县热线办", date="2024年9月10日", requirements=("加强按时办结。",))
    materials = Materials(hotspots=make_report(make_hotspot(1, ("000001", "000002"))), texts=texts)
    return render_word(build_bulletin(make_month(), "2024-08", materials).document)


def test_the_type_of_official_papers() -> None:
    word = docx.Document(io.BytesIO(_render()))
    fonts = {}
    for name in ("Title", "Heading 1", "Heading 2", "Normal"):
        properties = word.styles[name].element.rPr
        fonts[name] = (properties.rFonts.get(qn("w:eastAsia")), word.styles[name].font.size)
        assert properties.rFonts.get(qn("w:eastAsiaTheme")) is None
    assert fonts == {
        "Title": ("方正小标宋简体", Pt(22)),
        "Heading 1": ("黑体", Pt(16)),
        "Heading 2": ("楷体_GB2312", Pt(16)),
        "Normal": ("仿宋_GB2312", Pt(16)),
    }
    body = word.styles["Normal"]
    assert body.paragraph_format.line_spacing == Pt(28)
    assert body.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    section = word.sections[0]
    # Word keeps margins in twentieths of a point.
    assert abs(section.left_margin - Mm(28)) < Pt(0.05)
    assert abs(section.page_height - Mm(297)) < Pt(0.05)


def test_paragraphs_and_tables_are_those_of_the_document() -> None:
    word = docx.Document(io.BytesIO(_render()))
    texts = [paragraph.text for paragraph in word.paragraphs]
    assert texts[:3] == ["2024年8月12345热线运行办理情况通报", "湘阴县热线办  2024年9月10日", "一、运行情况"]
    assert "1.路灯不亮问题。多名群众来电反映石塘镇七里村路灯不亮问题。" in texts
    table = word.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["诉求类别", "件数", "占比"]
    assert [cell.text for cell in table.rows[-1].cells] == ["合计", "28", "100.00%"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_pages_are_numbered_outside() -> None:
    word = docx.Document(io.BytesIO(_render()))
    assert word.settings.odd_and_even_pages_header_footer
    for footer in (word.sections[0].footer, word.sections[0].even_page_footer):
        assert "PAGE" in "".join(element.text or "" for element in footer._element.iter(qn("w:instrText")))


def test_the_same_bulletin_gives_the_same_bytes() -> None:
    content = _render()
    assert content == _render()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01" in archive.read("docProps/core.xml")


def test_characters_that_xml_forbids_do_no_harm() -> None:
    blocks = (
        Paragraph("路灯\x00不亮\ud800", "1.\x0b"),
        Note("\ufffe未作"),
        Table("表\x01", ("甲\x02",), (("乙\x03",),)),
    )
    word = docx.Document(io.BytesIO(render_word(Document("通\x00报", "办\x1f", "", blocks))))
    assert [paragraph.text for paragraph in word.paragraphs] == ["通报", "办", "1.路灯不亮", "未作", "表"]
    assert word.tables[0].rows[1].cells[0].text == "乙"


@pytest.mark.parametrize("many", [26, 90])
def test_lists_of_ids_keep_their_room_beside_many_columns(many: int) -> None:
    """Though the end of a very long one is in words: 等90件."""
    ids = list_ids([f"35{number:04d}" for number in range(many)])
    header = (
        "序号",
        "热点",
        "诉求类别",
        "工单数",
        "诉求人数",
        "热度",
        "上期工单数",
        "状态",
        "主要承办单位",
        "工单编号",
    )
    row = (1, "六塘乡摩托车购买保险问题", "交通运输与交通秩序", many, 24, 31.6, 9, "上升", "县市场监管局 20件", ids)
    word = docx.Document(io.BytesIO(render_word(Document("通报", "", "", (Table("表", header, (row,)),)))))
    widths = [cell.width for cell in word.tables[0].rows[1].cells]
    # Four ids of six digits in a line, and a count in one.
    assert widths[-1] > Mm(45)
    assert min(widths) > Mm(8)


def test_notes_under_their_heading_do_not_say_that_they_are_notes() -> None:
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(_render())).paragraphs]
    notes = texts[texts.index("统计说明") + 1 : texts.index("附表")]
    assert notes
    assert not [note for note in notes if note.startswith("注")]


def test_a_long_title_breaks_between_words() -> None:
    title = "2024年8月份12345热线和市县长信箱运行办理情况"
    word = docx.Document(io.BytesIO(render_word(Document(title, "", "", ()))))
    assert word.paragraphs[0].text.split("\n") == ["2024年8月份12345热线和", "市县长信箱运行办理情况"]
    assert word.core_properties.title == title


@pytest.mark.parametrize("many", [1, 30])
def test_ids_read_from_the_left_and_start_in_the_same_place_however_many(many: int) -> None:
    ids = " ".join(f"35{number:04d}" for number in range(many))
    tables = [
        Table("超过处理时限的工单", ("承办单位", "件数", "工单编号"), (("县教育局", 1, cell),))
        for cell in (ids, "350001")
    ]
    word = docx.Document(io.BytesIO(render_word(Document("通报", "", "", tuple(tables)))))
    cells = [table.rows[1].cells[2] for table in word.tables]
    assert {cell.paragraphs[0].alignment for cell in cells} == {WD_ALIGN_PARAGRAPH.LEFT}
    assert len({cell.width for cell in cells}) == 1
