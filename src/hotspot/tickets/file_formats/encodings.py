"""The encoding of a text file, found by reading all of it: valid UTF-8 is never taken for GB18030."""

import codecs
import logging
import re
from typing import BinaryIO

from hotspot.errors import TicketFileError

_LOG = logging.getLogger("hotspot")
_BLOCK = 1 << 20
# The mark of UTF-32 begins like that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# A text in the wrong encoding is mostly broken; one in the right encoding has a few broken bytes at most.
_MOST_BROKEN = 0.05
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]+")
# Control characters other than tab and line ends: none in a text, a third of the bytes of a program or an image.
_CONTROLS = bytes([*range(9), 11, *range(14, 32)])
_MOST_CONTROLS = 0.02


def detect_encoding(file: BinaryIO, name: str) -> str:
    """Return ``utf-8-sig``, ``gb18030`` or a form of UTF-16 or UTF-32 for a seekable file, which is left at its start.

    Broken bytes in an else good file are to be replaced by � when it is read; a warning says how many there are.
    TicketFileError when it is no text at all.
    """
    file.seek(0)
    head = file.read(_BLOCK)
    wide = next((encoding for mark, encoding in _MARKS.items() if head.startswith(mark)), _find_unmarked_utf16(head))
    if wide:
        file.seek(0)
        return wide
    if len(head) - len(head.translate(None, _CONTROLS)) > _most_controls(head):
        raise TicketFileError(
            f"{name} 不是文本文件,也不是工作簿,可能已加密或损坏。请先解密,或用 Excel、WPS 打开后另存为 xlsx。"
        )
    # Damaged UTF-8 may by chance be valid GB18030, hardly ever the other way round: all of UTF-8 is tried first.
    for encoding in ("utf-8-sig", "gb18030"):
        broken = _count_broken(file, encoding)
        if broken is None:
            continue
        file.seek(0)
        if broken:
            shown = "UTF-8" if encoding == "utf-8-sig" else "GB18030"
            _LOG.warning("%s 按 %s 读入,有 %d 处字节损坏,读作“\ufffd”。文件可能没有传完,请核对。", name, shown, broken)
        return encoding
    raise TicketFileError(f"{name} 既不是 UTF-8 也不是 GB18030 编码的文本。请用 Excel 或 WPS 打开后另存为 xlsx。")


def _find_unmarked_utf16(head: bytes) -> str | None:
    """Return the form of UTF-16 that some databases export without a mark: ASCII has noughts on one side.

    A few stand on the other, those of 一 and of wide blanks.
    """
    evens, odds = head[::2].count(0), head[1::2].count(0)
    if max(evens, odds) <= _most_controls(head):
        return None
    encoding = "utf-16-le" if odds > evens else "utf-16-be"
    text = head.decode(encoding, errors="ignore").encode()
    is_text = len(text) - len(text.translate(None, _CONTROLS)) <= _MOST_CONTROLS * len(text)
    return encoding if is_text else None


def _most_controls(head: bytes) -> float:
    return max(16, _MOST_CONTROLS * len(head))


def _count_broken(file: BinaryIO, encoding: str) -> int | None:
    """Return how many places do not decode, None when there are too many for a text in this encoding."""
    if _is_valid(file, encoding):
        return 0
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    wide = broken = 0
    file.seek(0)
    while block := file.read(_BLOCK):
        text = decoder.decode(block)
        broken += text.count("\ufffd")
        wide += sum(map(len, _WIDE.findall(text)))
    broken += decoder.decode(b"", final=True).count("\ufffd")
    return broken if wide and broken <= _MOST_BROKEN * wide + 1 else None


def _is_valid(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
