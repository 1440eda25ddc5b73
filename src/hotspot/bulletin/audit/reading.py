"""A bulletin read from txt, md, html, docx or standard input into plain blocks."""

import io
import re
import sys
from pathlib import Path

from hotspot.bulletin.audit.blocks import Block, Paragraph, Table, make_table
from hotspot.errors import BulletinError, TicketFileError
from hotspot.foreign_errors import explain_error
from hotspot.tickets.file_formats.encodings import detect_encoding

_TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text", ""})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
# A web page of a bulletin carries its charts with it: some 5 MB.
_MOST_BYTES = 64 << 20
_ZIP_START = b"PK\x03\x04"
_HTML_START = re.compile(r"\s{0,200}(?:<!--|<!doctype html|<html|<head|<body|<div|<p\b|<table|<h1)", re.IGNORECASE)
# Of the line between header and rows; between any two rows its dashes are longer than those of an empty cell.
_RULE, _LONG_RULE = re.compile(r":?(?:-+|—{2,}):?"), re.compile(r":?[-—]{3,}:?")
# Columns set apart by blanks alone; two could be a heading and its date.
_GAP = re.compile(r"[ \u3000]{2,}")
_COLUMNS_BY_GAP = 3
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_LINE_MARK = re.compile(r"^(?:#{1,6}\s+|>\s?|[-*+]\s+)")
# What stands in sentences, and hardly in the name of a file.
_RUNNING_TEXT = re.compile(r"[\n。；;%％]")
_FILE_NAME = re.compile(r"[^\n。；;%％]{0,300}\.(?:txt|md|markdown|html?|docx?|pdf|xlsx?)", re.IGNORECASE)
# A sign of ASCII behind a backslash stands for itself.
_MARKUP = re.compile(r"\\([!-/:-@\[-`{-~])|\*\*|__|`(?!%)")


def read_bulletin(source: str | Path) -> list[Block]:
    """Return the blocks of a file, or of standard input (``-``).

    BulletinError when the file is missing, of another kind, or empty.
    """
    if str(source) == "-":
        return _parse_bytes(sys.stdin.buffer.read(), "标准输入", "")
    if isinstance(source, str) and _RUNNING_TEXT.search(source) and not _is_file(source):
        raise BulletinError(
            "给出的像是通报的文字,不是文件名。请存成 txt 再核对;在程序里用 hotspot.audit_text(文字) 直接核对。"
        )
    path = Path(source)
    suffix = path.suffix.lower()
    if suffix not in _TEXT_SUFFIXES | _HTML_SUFFIXES | {".docx"}:
        raise BulletinError(f"{path} 是 {suffix} 文件,能核对的是 txt、md、html、docx。请另存为其中一种。")
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise BulletinError(f"找不到 {path}。请检查文件名和所在文件夹。") from error
    except OSError as error:
        raise BulletinError(f"打不开 {path}({explain_error(error)})。请检查权限,并确认它是一个文件。") from error
    return _parse_bytes(content, str(path), suffix)


def _is_file(source: str) -> bool:
    try:
        return Path(source).is_file()
    # A name that the system takes for none: too long, or with a NUL.
    except (OSError, ValueError):
        return False


def parse_text(text: str) -> list[Block]:
    """Return the blocks of plain text, Markdown or html."""
    if _HTML_START.match(text):
        from hotspot.bulletin.audit.webpage import parse_html

        return parse_html(text)
    return _parse_lines(text)


def refuse_file_name(text: str) -> None:
    """Raise BulletinError where the name of a file is given in the place of a bulletin's text."""
    if _FILE_NAME.fullmatch(text.strip()):
        raise BulletinError("给出的像是文件名,不是通报的文字。请用 hotspot.audit_bulletin(文件) 核对文件。")


def _parse_bytes(content: bytes, name: str, suffix: str) -> list[Block]:
    if len(content) > _MOST_BYTES:
        raise BulletinError(f"{name} 有 {len(content) / 2**20:.0f} MB,不像一份通报。请只给出通报,去掉大的图片。")
    if content.startswith(_ZIP_START):
        from hotspot.bulletin.audit.wordfile import parse_docx

        blocks = parse_docx(io.BytesIO(content), name)
    elif suffix == ".docx":
        raise BulletinError(f"{name} 不是能读的 Word 文档。请用 Word 或 WPS 打开后另存为 docx。")
    elif suffix in _HTML_SUFFIXES:
        from hotspot.bulletin.audit.webpage import parse_html

        blocks = parse_html(_decode(content, name))
    else:
        blocks = parse_text(_decode(content, name))
    if not blocks:
        raise BulletinError(f"{name} 里没有文字,无从核对。请给一份写好的通报(txt、md、html、docx)。")
    return blocks


def _decode(content: bytes, name: str) -> str:
    try:
        encoding = detect_encoding(io.BytesIO(content), name)
    except TicketFileError as error:
        raise BulletinError(
            f"{name} 不是 UTF-8 或 GB18030 编码的文本。请另存为 UTF-8 编码的 txt,或另存为 docx。"
        ) from error
    return content.decode(encoding, errors="replace")


def _parse_lines(text: str) -> list[Block]:
    blocks: list[Block] = []
    rows: list[str] = []
    for line in [*text.splitlines(), ""]:
        cells = _split_row(line)
        if len(cells) > 1:
            rows.append(line)
            continue
        blocks.extend(_close_rows(rows))
        rows = []
        if cells[0]:
            blocks.append(Paragraph(cells[0]))
    return blocks


def _close_rows(rows: list[str]) -> list[Block]:
    """Return a table of two or more lines with cells, else the lines as paragraphs."""
    cells = [row for place, row in enumerate(map(_split_row, rows)) if any(row) and not _is_rule(row, place)]
    if len(cells) > 1:
        table: Table | None = make_table(cells)
        return [] if table is None else [table]
    return [Paragraph(" ".join(filter(None, row))) for row in cells if any(row)]


def _is_rule(cells: list[str], place: int) -> bool:
    """Tell whether a row only sets others apart, ``place``: how many stand before it."""
    rule = _RULE if place == 1 else _LONG_RULE
    return all(rule.fullmatch(cell) for cell in cells)


def _split_row(line: str) -> list[str]:
    """Return the cells of a line with pipes, tabs or wide gaps, without markup; one cell when it has none."""
    line = line.strip(" \u3000\r")
    if _CELL_BORDER.search(line):
        inner = line.strip("|")
        cells = _CELL_BORDER.split(inner + "|" if inner.endswith("\\") else inner)
    elif "\t" in line.strip():
        cells = line.strip().split("\t")
    else:
        cells = _GAP.split(line)
        cells = cells if len(cells) >= _COLUMNS_BY_GAP else [line]
    cells[0] = _LINE_MARK.sub("", cells[0].strip())
    return [_MARKUP.sub(lambda match: match[1] or "", cell).strip() for cell in cells]
