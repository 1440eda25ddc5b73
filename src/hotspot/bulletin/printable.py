"""Characters that a document can hold: tickets bring control characters and halves of surrogate pairs."""

import re

# What XML 1.0 forbids; tabs and line ends are blanks in a bulletin.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[\t\n\r\u2028\u2029]+")


def make_printable(text: str) -> str:
    """Return the text in one line, without characters that no document format takes.

    >>> make_printable("路灯\\x00不亮\\n三个月")
    '路灯不亮 三个月'
    """
    return _BLANKS.sub(" ", _FORBIDDEN.sub("", text))
