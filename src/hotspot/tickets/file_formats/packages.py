"""Packages (the zip files that xlsx and docx are), walked through before anything is unpacked into memory."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from hotspot.errors import TicketFileError

SAVE_AGAIN = "请用 Excel 或 WPS 打开,另存为 xlsx 后再用。"
# A county's whole year of tickets is some 50 MB of XML; a gigabyte is a mistake or an attack.
_MOST_UNPACKED = 1 << 30
_BLOCK = 1 << 22
_LOCAL_HEADER = struct.Struct("<4s22xHH")


def list_members(file: BinaryIO, name: str, *, most: int = _MOST_UNPACKED) -> list[zipfile.ZipInfo]:
    """Return what a package holds.

    TicketFileError when it is damaged, or would unpack to more than ``most`` bytes by what it says of itself.
    """
    try:
        with zipfile.ZipFile(file) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise TicketFileError(describe_damage(name)) from error
    unpacked = sum(member.file_size for member in members)
    if unpacked > most:
        raise TicketFileError(
            f"{name} 展开后有 {unpacked / 2**30:.1f} GB,超过 {most / 2**30:g} GB,不读。请分成几份,或另存为 csv。"
        )
    return members


def unpack_member(file: BinaryIO, member: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """Yield the content of a member in blocks; TicketFileError when it is damaged or longer than the package says.

    zipfile stops where the package says that a member ends; other readers go on to the real end.
    """
    try:
        yield from _unpack(file, member)
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError) as error:
        raise TicketFileError(describe_damage(name)) from error


def describe_damage(name: str) -> str:
    """Say that a package is damaged, and what to do."""
    return f"{name} 已损坏,可能没有传完。{SAVE_AGAIN}"


def _unpack(file: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    file.seek(member.header_offset)
    mark, name_length, extra_length = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    if mark != b"PK\x03\x04" or member.flag_bits & 1 or member.compress_type not in (0, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(member.filename)
    file.seek(name_length + extra_length, 1)
    decoder = zlib.decompressobj(-15) if member.compress_type else None
    packed_left, left = member.compress_size, member.file_size
    while packed_left > 0:
        packed = file.read(min(packed_left, _BLOCK))
        if not packed:
            raise zipfile.BadZipFile(member.filename)
        packed_left -= len(packed)
        while packed:
            block = packed if decoder is None else decoder.decompress(packed, _BLOCK)
            packed = b"" if decoder is None else decoder.unconsumed_tail
            left -= len(block)
            if left < 0:
                raise zipfile.BadZipFile(member.filename)
            yield block
    if left:
        raise zipfile.BadZipFile(member.filename)
