"""The bulletin as a Word document in the style of official papers (GB/T 9704-2012)."""

import datetime
import io
from typing import TYPE_CHECKING, Any

from hotspot.bulletin.archive import fix_archive_times
from hotspot.bulletin.document import Document, Heading, Note, Paragraph, Table
from hotspot.bulletin.printable import make_printable
from hotspot.bulletin.title_lines import break_title
from hotspot.bulletin.word_tables import add_table
from hotspot.bulletin.word_types import define_types, set_fonts

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# A document says when it was made; the same bulletin is to give the same bytes.
_MADE = datetime.datetime(2000, 1, 1)
# GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, a type area of 156 × 225 mm.
_PAGE = {
    "page_width": 210,
    "page_height": 297,
    "top_margin": 37,
    "bottom_margin": 35,
    "left_margin": 28,
    "right_margin": 26,
}
_PAGE_NUMBER_POINTS = 14
# Half-width characters of 22 pt that the type area takes.
_TITLE_WIDTH = 40


def render_word(document: Document) -> bytes:
    """Return the bytes of a .docx file."""
    import docx

    word = docx.Document()
    define_types(word)
    _set_page(word)
    _set_properties(word, document)
    word.add_paragraph("\n".join(break_title(make_printable(document.title), _TITLE_WIDTH)), style="Title")
    byline = "  ".join(filter(None, (document.office, document.date)))
    if byline:
        word.add_paragraph(make_printable(byline), style="Subtitle")
    for block in document.blocks:
        match block:
            case Heading(text, level, starts_page):
                heading = word.add_paragraph(make_printable(text), style=f"Heading {level}")
                if starts_page:
                    heading.paragraph_format.page_break_before = True
            case Paragraph(text, lead):
                _add_paragraph(word, text, lead)
            case Note(text):
                word.add_paragraph(make_printable(text), style="Note")
            case Table():
                add_table(word, block)
    buffer = io.BytesIO()
    word.save(buffer)
    return fix_archive_times(buffer.getvalue())


def _add_paragraph(word: "WordDocument", text: str, lead: str) -> None:
    paragraph = word.add_paragraph(style="Normal")
    if lead:
        paragraph.add_run(make_printable(lead)).bold = True
    paragraph.add_run(make_printable(text))


def _set_page(word: "WordDocument") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    section = word.sections[0]
    for name, millimetres in _PAGE.items():
        setattr(section, name, Mm(millimetres))
    # Page numbers stand outside: to the right on odd pages, to the left on even ones.
    word.settings.odd_and_even_pages_header_footer = True
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        _add_page_number(paragraph)


def _add_page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    def add_run(*elements: Any, text: str = "") -> None:
        run = paragraph.add_run(text)
        run.font.size = Pt(_PAGE_NUMBER_POINTS)
        set_fonts(run._element.get_or_add_rPr(), "宋体")
        for element in elements:
            run._element.append(element)

    def make(name: str, **attributes: str) -> Any:
        element = OxmlElement(name)
        for attribute, value in attributes.items():
            element.set(qn(f"w:{attribute}"), value)
        return element

    instruction = make("w:instrText")
    instruction.text = "PAGE"
    add_run(text="— ")
    add_run(make("w:fldChar", fldCharType="begin"))
    add_run(instruction)
    add_run(make("w:fldChar", fldCharType="separate"))
    add_run(text="1")
    add_run(make("w:fldChar", fldCharType="end"))
    add_run(text=" —")


def _set_properties(word: "WordDocument", document: Document) -> None:
    properties = word.core_properties
    properties.title = make_printable(document.title)[:255]
    properties.author = make_printable(document.office)[:255]
    properties.last_modified_by = ""
    properties.comments = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = _MADE
    properties.revision = 1
