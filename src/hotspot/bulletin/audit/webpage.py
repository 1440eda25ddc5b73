"""Blocks of an html page: its visible paragraphs and tables; scripts, menus and asides left out."""

from typing import Any

from hotspot.bulletin.audit.blocks import Block, Paragraph, make_table

_SKIPPED = frozenset({"script", "style", "noscript", "template", "head", "nav", "svg", "button", "select"})
_BREAKS = frozenset({
    "address", "article", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p",
    "pre", "section", "summary", "table", "td", "th", "tr", "ul",
})  # fmt: skip
# A merged cell cannot cover more than this; a hostile colspan must not fill the memory.
_WIDEST = 60
# Deeper nesting than any page an office publishes.
_DEEPEST = 200


def parse_html(source: str) -> list[Block]:
    """Return the blocks of a page; the title comes first when the body does not repeat it."""
    from lxml import etree, html  # type: ignore[import-untyped]

    if not source.strip():
        return []
    try:
        root = html.document_fromstring(source.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing in it but a comment or control characters
        return []
    # Beside the bulletin, even within a cell: our own pages show there the tickets behind a line.
    etree.strip_elements(root, "aside", with_tail=False)
    blocks: list[Block] = []
    title = " ".join((root.findtext(".//title") or "").split())
    buffer: list[str] = []
    body = root.find("body")
    _walk(root if body is None else body, buffer, blocks, 0)
    _flush(buffer, blocks)
    if title and not any(isinstance(block, Paragraph) and title == block.text for block in blocks):
        blocks.insert(0, Paragraph(title))
    return blocks


def _walk(element: Any, buffer: list[str], blocks: list[Block], depth: int) -> None:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or depth > _DEEPEST:
        return
    if element.tag == "table" and not element.findall(".//table"):
        _flush(buffer, blocks)
        table = make_table(_expand_rows(element))
        if table is not None:
            # A table of one column or one row lays out a page, it holds no figures side by side.
            if len(table.rows) > 1 and len(table.rows[0]) > 1:
                blocks.append(table)
            else:
                blocks.extend(Paragraph(cell) for row in table.rows for cell in dict.fromkeys(row) if cell)
        return
    breaks = element.tag in _BREAKS
    if breaks:
        _flush(buffer, blocks)
    buffer.append(element.text or "")
    for child in element:
        _walk(child, buffer, blocks, depth + 1)
        buffer.append(child.tail or "")
    if breaks:
        _flush(buffer, blocks)


def _flush(buffer: list[str], blocks: list[Block]) -> None:
    text = " ".join("".join(buffer).split())
    buffer.clear()
    if text:
        blocks.append(Paragraph(text))


def _expand_rows(table: Any) -> list[list[str]]:
    """Return the cells of a table: one over several columns is repeated, one over several rows leaves blanks below."""
    rows: list[list[str]] = []
    hanging: dict[int, int] = {}
    for line in table.iter("tr"):
        row: list[str] = []
        below: dict[int, int] = {}
        for cell in [cell for cell in line if cell.tag in ("td", "th")]:
            _fill_hanging(row, hanging, below)
            text = " ".join(cell.text_content().split())
            for _ in range(_span(cell, "colspan")):
                below[len(row)] = _span(cell, "rowspan") - 1
                row.append(text)
        _fill_hanging(row, hanging, below)
        rows.append(row)
        hanging = {column: left for column, left in below.items() if left > 0}
    return rows


def _fill_hanging(row: list[str], hanging: dict[int, int], below: dict[int, int]) -> None:
    while len(row) in hanging:
        below[len(row)] = hanging[len(row)] - 1
        row.append("")


def _span(cell: Any, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    return min(max(int(value[:9]), 1), _WIDEST) if value.isascii() and value.isdigit() else 1
