"""Numbers of an xlsx that its cell formats show with noughts in front: 350067 under 00000000 is 00350067."""

import re
from html import unescape
from itertools import islice
from typing import BinaryIO

from hotspot.tickets.file_formats.packages import list_members, unpack_member

# Width by row, from 1, and column, from 0.
Padding = dict[tuple[int, int], int]

_STYLES, _BOOK, _LINKS = "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# Blocks of 4 MB that are looked at: styles of a real workbook are a thousandth of that.
_BLOCKS = 4
_FORMAT = re.compile(rb"<(?:\w{1,9}:)?numFmt\s[^<>]{1,400}>")
_STYLE = re.compile(rb"<(?:\w{1,9}:)?xf\s[^<>]{1,400}>")
_NOUGHTS = re.compile(r"(0{2,30})(?:_.)?(?:;.{0,100})?")
_TAG = re.compile(rb"<(?:\w{1,9}:)?(?:sheet|Relationship)\s[^<>]{1,2000}>")
_ATTRIBUTE = re.compile(rb"([\w:]{1,40})=[\"']([^\"'<>]{0,1000})[\"']")
_CELL = re.compile(rb'<(?:[a-z]{1,9}:)?c r="([A-Z]{1,3})([0-9]{1,7})"(?: [a-z]{1,4}="[^"<>/]{0,64}"){0,3} ?>')
_STYLED = re.compile(rb' s="([0-9]{1,6})"')
# A tag of a cell is shorter.
_LONGEST_TAG = 512


def find_padding(file: BinaryIO, name: str, sheet: str) -> Padding:
    """Return the cells of a sheet whose format shows a whole number with as many digits at least.

    {} for what is no xlsx; TicketFileError when it is damaged.
    """
    file.seek(0)
    if file.read(2) != b"PK":
        return {}
    members = {member.filename: member for member in list_members(file, name)}
    if _STYLES not in members:
        return {}
    widths = _read_widths(b"".join(islice(unpack_member(file, members[_STYLES], name), _BLOCKS)))
    if not widths or not {_BOOK, _LINKS} <= members.keys():
        return {}
    book, links = (b"".join(islice(unpack_member(file, members[part], name), _BLOCKS)) for part in (_BOOK, _LINKS))
    path = _find_path(book, links, sheet)
    padding: Padding = {}
    rest = b""
    for block in unpack_member(file, members[path], name) if path in members else ():
        content = rest + block
        for match in _CELL.finditer(content):
            if (style := _STYLED.search(match.group())) and int(style[1]) in widths:
                padding[int(match[2]), number_column(match[1]) - 1] = widths[int(style[1])]
        rest = content[-_LONGEST_TAG:]
    return padding


def number_column(letters: bytes) -> int:
    """Return the number of a column, from 1: A is 1, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _read_widths(styles: bytes) -> dict[int, int]:
    """Return how many digits a style shows at least, by its number, where its format is made of noughts."""
    widths: dict[str, int] = {}
    for tag in _FORMAT.findall(styles):
        said = _read_attributes(tag)
        if noughts := _NOUGHTS.fullmatch(said.get("formatCode", "")):
            widths[said.get("numFmtId", "")] = len(noughts[1])
    if not widths:
        return {}
    of_cells = styles[styles.find(b"cellXfs") : styles.rfind(b"cellXfs")]
    formats = [_read_attributes(tag).get("numFmtId", "") for tag in _STYLE.findall(of_cells)]
    return {number: widths[used] for number, used in enumerate(formats) if used in widths}


def _find_path(book: bytes, links: bytes, sheet: str) -> str:
    """Return the member that holds a sheet, "" where the workbook does not say."""
    sheets = [_read_attributes(tag) for tag in _TAG.findall(book)]
    link = next((said.get("r:id", "") for said in sheets if said.get("name") == sheet), "")
    targets = {said.get("Id"): said.get("Target", "") for said in map(_read_attributes, _TAG.findall(links))}
    target = targets.get(link, "")
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _read_attributes(tag: bytes) -> dict[str, str]:
    return {key.decode(): unescape(value.decode(errors="replace")) for key, value in _ATTRIBUTE.findall(tag)}
