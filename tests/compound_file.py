"""The smallest .xls files, byte by byte: no library at hand writes them any more."""

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def pack_compound(streams: dict[str, bytes]) -> bytes:
    """Return an OLE container; streams are filled up to 4,096 bytes so that none needs the mini stream."""
    fat = [_FAT, _END]
    body = b""
    entries = [_pack_entry("Root Entry", 5, _END, 0, 1)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        content = content.ljust(4096, b"\0")
        content += b"\0" * (-len(content) % _SECTOR)
        start, count = len(fat), len(content) // _SECTOR
        fat += [*range(start + 1, start + count), _END]
        entries.append(
            _pack_entry(name, 2, start, len(content), number + 1 if number < len(streams) else _FREE, leaf=True)
        )
        body += content
    fat += [_FREE] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    directory = b"".join(entries).ljust(_SECTOR, b"\0")
    return header + struct.pack("<128I", *fat) + directory + body


def pack_xls(rows: list[list[str | float]]) -> bytes:
    """Return a BIFF8 workbook with one sheet of texts and numbers."""
    globals_ = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = "工单".encode("utf-16-le")
    bound_size = 4 + 4 + 4 + len(name) + 4
    bound = struct.pack("<IBBBB", len(globals_) + bound_size, 0, 0, 2, 1) + name
    globals_ += _record(0x0085, bound) + _record(0x000A, b"")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    width = max(map(len, rows))
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(cell, str):
                text = cell.encode("utf-16-le")
                sheet += _record(0x0204, place + struct.pack("<HB", len(cell), 1) + text)
            else:
                sheet += _record(0x0203, place + struct.pack("<d", cell))
    return pack_compound({"Workbook": globals_ + sheet + _record(0x000A, b"")})


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _pack_entry(name: str, kind: int, start: int, size: int, next_: int, *, leaf: bool = False) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    right, child = (next_, _FREE) if leaf else (_FREE, next_)
    links = struct.pack("<III", _FREE, right, child)
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", len(encoded), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
