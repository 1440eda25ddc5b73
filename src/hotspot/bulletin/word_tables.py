"""Tables of the Word document: ruled, the header repeated on every page, columns as wide as their content asks."""

from typing import TYPE_CHECKING, Any

from hotspot.bulletin.document import Table
from hotspot.bulletin.items import ID_HEADER
from hotspot.bulletin.printable import make_printable
from hotspot.text.width import measure_width

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_WIDTH_MM = 156
# Half-width characters of 9 pt that fit across; what a column takes at least, and asks for at most.
_ACROSS, _LEAST, _MOST = 98, 4, 44
# What the margins of a cell take, in the same measure.
_MARGIN = 2
# What a column of names gives way to, in steps: from twenty characters to four; and what a list of ids keeps by that.
_NAMES = range(40 + _MARGIN, 8 + _MARGIN - 1, -2)
_LIST = 28 + _MARGIN
# Between the rules and the text, in twentieths of a point: 1 mm at the sides, where Word would leave nearly 2, and half
# of it above and below, where Word would leave nothing. The schema wants this order.
_CELL_MARGINS = {"top": 28, "left": 57, "bottom": 28, "right": 57}


def add_table(word: "WordDocument", table: Table) -> None:
    """Add a table with its title above."""
    from docx.enum.table import WD_TABLE_ALIGNMENT

    word.add_paragraph(make_printable(table.title), style="Table Title")
    grid = word.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    texts = [[make_printable(str(cell)) for cell in row] for row in (table.header, *table.rows)]
    lefts = [_reads_left(texts, column) for column in range(len(table.header))]
    widths = _share_width(texts)
    for number, (row, cells) in enumerate(zip(grid.rows, texts, strict=True)):
        _mark_row(row, is_header=number == 0)
        # Row.cells builds the whole grid anew at each look: cells of the row itself are enough.
        for column, cell in enumerate(row._tr.tc_lst):
            _fill_cell(cell, cells[column], width=widths[column], left=lefts[column] and number > 0, bold=number == 0)
    _set_grid(grid, widths)


def _fill_cell(cell: Any, text: str, *, width: int, left: bool, bold: bool) -> None:
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.text.paragraph import Paragraph as WordParagraph

    cell.width = width
    cell.get_or_add_tcPr().vAlign_val = WD_ALIGN_VERTICAL.CENTER
    paragraph = WordParagraph(cell.p_lst[0], None)  # type: ignore[arg-type]
    cell.p_lst[0].style = "TableCell"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    if bold:
        run.bold = True


def _mark_row(row: Any, *, is_header: bool) -> None:
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))


def _set_grid(grid: Any, widths: list[int]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side, twips in _CELL_MARGINS.items():
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = grid._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    # The schema wants an order: margins come before the look.
    properties.append(margins) if look is None else look.addprevious(margins)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width


def _reads_left(texts: list[list[str]], column: int) -> bool:
    """Tell whether a column holds lists or sentences, which read badly when centred; ids do in every table alike."""
    return texts[0][column] == ID_HEADER or max(measure_width(row[column]) for row in texts) > _MOST


def _share_width(texts: list[list[str]]) -> list[int]:
    from docx.shared import Mm

    columns = range(len(texts[0]))
    asked = [_ask_width(texts, column) for column in columns]
    # Names may take more lines before figures break, and so may lists of ids, which are as wide as they can be.
    is_name = [_has_words(texts, column) for column in columns]
    least = [_LIST if texts[0][column] == ID_HEADER else asked[column] for column in columns]
    most = next((most for most in _NAMES if sum(_limit(least, is_name, most)) <= _ACROSS), _NAMES[-1])
    bids = _limit(asked, is_name, most)
    # Then the widest columns give way.
    widest = max(bids)
    while widest > _LEAST and sum(min(bid, widest) for bid in bids) > _ACROSS:
        widest -= 1
    shares = [min(bid, widest) for bid in bids]
    return [int(Mm(_WIDTH_MM) * share / sum(shares)) for share in shares]


def _ask_width(texts: list[list[str]], column: int) -> int:
    # However few the ids, tables below each other have their columns in the same place.
    if texts[0][column] == ID_HEADER:
        return _MOST + _MARGIN
    # A header may take two lines; figures that break read badly.
    header, *cells = (measure_width(row[column]) for row in texts)
    return min(max(_LEAST, (header + 1) // 2, *cells), _MOST) + _MARGIN


def _limit(widths: list[int], is_name: list[bool], most: int) -> list[int]:
    return [min(width, most) if name else width for width, name in zip(widths, is_name, strict=True)]


def _has_words(texts: list[list[str]], column: int) -> bool:
    """Tell whether a column holds words, which may break; of a list of ids only its end, how many there are, is one."""
    return texts[0][column] != ID_HEADER and any(
        len(row[column]) < measure_width(row[column]) for row in texts[1:] if len(row[column]) > 1
    )
