"""The bulletin as one web page that works offline: charts, a table of hotspots to search and open, and the text."""

import base64
import hashlib
from importlib.resources import files
from typing import Any

from hotspot.bulletin.building import Bulletin
from hotspot.bulletin.charts import draw_charts
from hotspot.bulletin.document import Heading, Note, Paragraph, Table
from hotspot.bulletin.focus import HOTSPOT_TABLE
from hotspot.bulletin.printable import make_printable


def render_webpage(bulletin: Bulletin) -> bytes:
    """Return the page in UTF-8; it loads nothing, and no text of a ticket can become markup or script."""
    import jinja2
    from markupsafe import Markup

    page = files("hotspot.bulletin") / "page"
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: make_printable(value) if type(value) is str else value,
    )
    plotly, script = _read_plotly(), (page / "script.js").read_text(encoding="utf-8")
    template = environment.from_string((page / "template.html").read_text(encoding="utf-8"))
    html = template.render(
        document=bulletin.document,
        blocks=[_describe_block(block) for block in bulletin.document.blocks],
        total=bulletin.figures.statistics.total,
        hotspots=bulletin.figures.hotspots.hotspots,
        figures_of_hotspots=_find_hotspot_figures(bulletin),
        evidence=bulletin.evidence,
        figures=draw_charts(bulletin),
        style=Markup((page / "style.css").read_text(encoding="utf-8")),
        plotly=Markup(plotly),
        script=Markup(script),
        # Only these two scripts may run, whatever else would find its way into the page.
        allowed=" ".join(f"'sha256-{_digest(code)}'" for code in (plotly, script)),
    )
    return html.encode("utf-8")


def _read_plotly() -> str:
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs()).replace("\r\n", "\n")


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode("ascii")


def _find_hotspot_figures(bulletin: Bulletin) -> dict[str, Any]:
    """Return the table of the annex without the last column: the ids stand in the evidence of each line."""
    tables = [block for block in bulletin.document.blocks if isinstance(block, Table) and block.title == HOTSPOT_TABLE]
    if not tables:
        return {}
    described = _describe_block(tables[0])
    return {"header": described["header"][:-1], "rows": [row[:-1] for row in described["rows"]]}


def _describe_block(block: Heading | Paragraph | Note | Table) -> dict[str, Any]:
    match block:
        case Heading(text, level, starts_page):
            return {"kind": "heading", "text": text, "level": level + 1, "starts_page": starts_page}
        case Paragraph(text, lead):
            return {"kind": "paragraph", "text": text, "lead": lead}
        case Note(text):
            return {"kind": "note", "text": text}
        case Table(title, header, rows):
            return {
                "kind": "table",
                "title": title,
                "header": list(zip(header, block.holds_figures, strict=True)),
                "rows": [list(zip(map(str, row), block.holds_figures, strict=True)) for row in rows],
            }
