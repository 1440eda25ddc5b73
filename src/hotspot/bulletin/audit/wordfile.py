"""Blocks of a Word document: its paragraphs and tables in the order of the page."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from hotspot.bulletin.audit.blocks import Block, Paragraph, make_table
from hotspot.errors import BulletinError
from hotspot.tickets.file_formats.packages import list_members

# A bulletin with its pictures stays far below; its text is a thousandth of that.
_MOST_UNPACKED = 256 << 20
_MOST_XML = 32 << 20
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What may stand around paragraphs, tables and runs: what was inserted under revision, content controls, dates and
# places that Word knows. What was deleted or moved away under revision is no text any more.
_AROUND = frozenset(f"{_WORD}{tag}" for tag in ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag"))
_IN_LINE = _AROUND | {f"{_WORD}{tag}" for tag in ("r", "hyperlink", "fldSimple", "dir", "bdo")}
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
# python-docx repeats a merged cell for each column that it says to cover.
_WIDEST = 200


def parse_docx(source: BinaryIO, name: str) -> list[Block]:
    """Return the blocks of a docx; BulletinError when it is none."""
    import docx

    try:
        _check_size(source, name)
        return _read_blocks(docx.Document(source))
    except BulletinError:
        raise
    # python-docx and lxml raise what they meet: AttributeError for a missing name, RecursionError for a deep one …
    except Exception as error:
        raise BulletinError(f"{name} 不是能读的 Word 文档。请用 Word 或 WPS 打开后另存为 docx。") from error


def _check_size(source: BinaryIO, name: str) -> None:
    """Refuse what would fill the memory; python-docx unpacks everything."""
    members = list_members(source, name, most=_MOST_UNPACKED)
    if sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels"))) > _MOST_XML:
        raise BulletinError(f"{name} 的文字太多,不像一份通报。请只给出通报,或分成几份。")
    source.seek(0)


def _read_blocks(document: Any) -> list[Block]:
    from docx.table import Table as WordTable

    blocks: list[Block] = []
    for item in _unwrap(document.element.body):
        if item.tag == f"{_WORD}tbl":
            table = make_table(_read_rows(WordTable(item, document)))
            if table is not None:
                blocks.append(table)
        elif item.tag == f"{_WORD}p":
            blocks.extend(Paragraph(line.strip()) for line in _read_text(item).splitlines() if line.strip())
    return blocks


def _unwrap(parent: Any) -> Iterator[Any]:
    """Yield what an element holds, without what may stand around it."""
    for child in parent:
        if child.tag in _AROUND:
            yield from _unwrap(child)
        else:
            yield child


def _read_text(element: Any) -> str:
    """Return the text of a paragraph, or of what stands in its line, as it is with all revisions accepted."""
    pieces = []
    for child in element:
        if child.tag == f"{_WORD}t":
            pieces.append(child.text or "")
        elif child.tag in _IN_LINE:
            pieces.append(_read_text(child))
        else:
            pieces.append(_SIGNS.get(child.tag, ""))
    return "".join(pieces)


def _read_rows(table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    above: set[Any] = set()
    if any(cell.grid_span > _WIDEST for cell in table._tbl.iter_tcs()):
        raise BulletinError(f"有一张表格的一格跨 {_WIDEST} 列以上,读不了。请改正这张表。")
    for row in table.rows:
        cells = list(row.cells)
        rows.append(["" if cell._tc in above else _read_cell(cell._tc) for cell in cells])
        above |= {cell._tc for cell in cells}
    return rows


def _read_cell(cell: Any) -> str:
    return "\n".join(_read_text(item) for item in _unwrap(cell) if item.tag == f"{_WORD}p")
