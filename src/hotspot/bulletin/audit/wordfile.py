"""Blocks of a Word document: its paragraphs and tables in the order of the page."""

from typing import Any, BinaryIO

from hotspot.bulletin.audit.blocks import Block, Paragraph, make_table
from hotspot.errors import BulletinError
from hotspot.tickets.packages import list_members

# A bulletin with its pictures stays far below; its text is a thousandth of that.
_MOST_UNPACKED = 256 << 20
_MOST_XML = 32 << 20
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
    blocks: list[Block] = []
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            table = make_table(_read_rows(item))
            if table is not None:
                blocks.append(table)
        else:
            blocks.extend(Paragraph(line.strip()) for line in item.text.splitlines() if line.strip())
    return blocks


def _read_rows(table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    above: set[Any] = set()
    if any(cell.grid_span > _WIDEST for cell in table._tbl.iter_tcs()):
        raise BulletinError(f"有一张表格的一格跨 {_WIDEST} 列以上,读不了。请改正这张表。")
    for row in table.rows:
        cells = list(row.cells)
        rows.append(["" if cell._tc in above else cell.text for cell in cells])
        above |= {cell._tc for cell in cells}
    return rows
