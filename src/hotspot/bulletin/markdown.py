"""The bulletin as Markdown."""

import re

from hotspot.bulletin.document import Block, Document, Heading, Note, Paragraph, Table
from hotspot.bulletin.printable import make_printable

# What Markdown would take for markup; a bulletin's own text is to appear as it is.
_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~"})
# The same at the beginning of a line only.
_LIST_OR_RULE = re.compile(r"^([-+])(?=[\s-]|$)")


def render_markdown(document: Document) -> str:
    """Return the document as Markdown text that ends in a line end."""
    parts = [f"# {_escape(document.title)}"]
    byline = "  ".join(filter(None, (document.office, document.date)))
    if byline:
        parts.append(_escape(byline))
    parts += [_render_block(block) for block in document.blocks]
    return "\n\n".join(parts) + "\n"


def _render_block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {_escape(text)}"
        case Paragraph(text, lead):
            return f"{_embolden(lead)}{_escape(text)}" if lead else _escape(text)
        case Note(text):
            return f"> {_escape(text)}"
        case Table():
            return _render_table(block)


def _embolden(lead: str) -> str:
    """Return the lead in bold; its full stop stays outside, behind which Markdown would not end the bold."""
    body = lead.rstrip("。:\uff1a")
    return f"**{_escape(body)}**{lead[len(body) :]}"


def _render_table(table: Table) -> str:
    lines = [
        _render_row(table.header),
        "|" + "|".join(" ---: " if right else " --- " for right in table.holds_figures) + "|",
        *(_render_row([str(cell) for cell in row]) for row in table.rows),
    ]
    return f"**{_escape(table.title)}**\n\n" + "\n".join(lines)


def _render_row(cells: tuple[str, ...] | list[str]) -> str:
    return "| " + " | ".join(_escape(cell) for cell in cells) + " |"


def _escape(text: str) -> str:
    return _LIST_OR_RULE.sub(r"\\\1", make_printable(text).translate(_MARKUP).strip())
