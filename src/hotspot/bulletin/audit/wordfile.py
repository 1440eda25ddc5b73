"""Blocks of a Word document: its paragraphs and tables in the order of the page."""

from typing import Any, BinaryIO

from hotspot.bulletin.audit.blocks import Block, Paragraph, make_table
from hotspot.errors import BulletinError


def parse_docx(source: BinaryIO, name: str) -> list[Block]:
    """Return the blocks of a docx; BulletinError when it is none."""
    from zipfile import BadZipFile

    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

    try:
        document = docx.Document(source)
    except (BadZipFile, KeyError, ValueError, XMLSyntaxError, PackageNotFoundError) as error:
        raise BulletinError(f"{name} 不是能读的 Word 文档。请用 Word 或 WPS 打开后另存为 docx。") from error
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
    for row in table.rows:
        cells = list(row.cells)
        rows.append(["" if cell._tc in above else cell.text for cell in cells])
        above |= {cell._tc for cell in cells}
    return rows
