"""The type of official papers: which font, size and spacing each kind of paragraph has."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LATIN = "Times New Roman"
# 三号 is 16 pt; an indent of two characters is given in characters, so that another size keeps it.
_BODY_POINTS, _LINE_POINTS = 16.0, 28.0
_INDENT_CHARACTERS = 200


@dataclass(frozen=True)
class _Type:
    """Font by its Chinese name, size in points, exact line spacing in points (0: single), alignment, indent, bold."""

    font: str
    points: float
    line: float = _LINE_POINTS
    centred: bool = False
    indented: bool = True


_TYPES = {
    "Normal": _Type("仿宋_GB2312", _BODY_POINTS),
    "Title": _Type("方正小标宋简体", 22, line=36, centred=True, indented=False),
    "Subtitle": _Type("楷体_GB2312", _BODY_POINTS, centred=True, indented=False),
    "Heading 1": _Type("黑体", _BODY_POINTS),
    "Heading 2": _Type("楷体_GB2312", _BODY_POINTS),
    "Note": _Type("楷体_GB2312", 12, line=20),
    "Table Title": _Type("黑体", 12, line=0, centred=True, indented=False),
    "Table Cell": _Type("仿宋_GB2312", 9, line=0, indented=False),
}
_SPACE_AFTER = {"Title": 14.0, "Subtitle": 14.0, "Table Title": 4.0}
_SPACE_BEFORE = {"Table Title": 12.0}
_KEPT_WITH_NEXT = ("Heading 1", "Heading 2", "Table Title")


def define_types(word: "WordDocument") -> None:
    """Give the document's styles the type of official papers, adding those it lacks."""
    from docx.enum.style import WD_STYLE_TYPE

    known = {style.name for style in word.styles}
    _set_language(word)
    for name, paragraph_type in _TYPES.items():
        style: Any = word.styles[name] if name in known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _define(style, name, paragraph_type)


def set_fonts(properties: Any, chinese: str) -> None:
    """Name the fonts of run properties: the Chinese one, and the Latin one for digits."""
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    # Fonts of the theme would go before those named.
    fonts.attrib.clear()
    for script, font in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{script}"), font)


def _define(style: Any, name: str, paragraph_type: _Type) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    _drop_decoration(style)
    style.font.size = Pt(paragraph_type.points)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    set_fonts(style.element.get_or_add_rPr(), paragraph_type.font)
    layout = style.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if paragraph_type.centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.space_before = Pt(_SPACE_BEFORE.get(name, 0))
    layout.space_after = Pt(_SPACE_AFTER.get(name, 0))
    layout.keep_with_next = name in _KEPT_WITH_NEXT
    if paragraph_type.line:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(paragraph_type.line)
    else:
        layout.line_spacing = 1.0
    layout.first_line_indent = Pt(2 * paragraph_type.points if paragraph_type.indented else 0)
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(_INDENT_CHARACTERS if paragraph_type.indented else 0))


def _set_language(word: "WordDocument") -> None:
    """Say that the text is Chinese of the mainland: it decides the shape of punctuation."""
    from docx.oxml.ns import qn

    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _drop_decoration(style: Any) -> None:
    """Take away what the blank document gives its titles: lines below, spaced letters."""
    from docx.oxml.ns import qn

    for properties, names in (
        (style.element.get_or_add_pPr(), ("w:pBdr", "w:contextualSpacing")),
        (style.element.get_or_add_rPr(), ("w:spacing", "w:kern")),
    ):
        for name in names:
            for element in properties.findall(qn(name)):
                properties.remove(element)
