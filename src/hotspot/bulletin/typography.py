"""Chinese punctuation: prose of an official paper has it in full width, whatever its parts were written with."""

import re
from dataclasses import replace

from hotspot.bulletin.document import Block, Heading, Note, Paragraph, Table

_WIDE = {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01", "(": "\uff08", ")": "\uff09"}
# Between two letters or digits it is no Chinese punctuation (1,292; 10:30); brackets always come in pairs.
_NARROW = re.compile(r"(?<![0-9A-Za-z])[,:;?!]|[,:;?!](?![0-9A-Za-z])|[()]")


def widen_punctuation(text: str) -> str:
    """Return the text with full-width punctuation.

    >>> widen_punctuation("8月受理1,292件,办结率98.00%(1266/1292);10:30截止") == (
    ...     "8月受理1,292件\\uff0c办结率98.00%\\uff081266/1292\\uff09\\uff1b10:30截止"
    ... )
    True
    """
    return _NARROW.sub(lambda match: _WIDE[match[0]], text)


def set_block(block: Block) -> Block:
    """Return a block with its prose set; figures in tables stay as they are."""
    match block:
        case Heading() | Note():
            return replace(block, text=widen_punctuation(block.text))
        case Paragraph():
            return replace(block, text=widen_punctuation(block.text), lead=widen_punctuation(block.lead))
        case Table():
            return block
