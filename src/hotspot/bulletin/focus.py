"""二、热点、难点聚焦: the numbered lines, and the figures and tickets behind each."""

from collections.abc import Sequence

from hotspot.bulletin.document import Block, Cell, Heading, Note, Paragraph, Table
from hotspot.bulletin.figures import NO_FIGURE
from hotspot.issues.report import Hotspot, HotspotReport


def write_focus(report: HotspotReport, *, top: int) -> list[Block]:
    """Return the blocks of the section with the ``top`` hottest lines."""
    blocks: list[Block] = [Heading("二、热点、难点聚焦", 1)]
    hotspots = report.hotspots[:top]
    if not hotspots:
        return [*blocks, Note("本期没有发现反复出现的诉求。")]
    for number, hotspot in enumerate(hotspots, start=1):
        blocks.append(Paragraph(hotspot.sentence, lead=f"{number}.{hotspot.title}。"))
    blocks.append(make_hotspot_table(hotspots))
    if len(report.hotspots) > len(hotspots):
        blocks.append(Note(f"本期共有热点 {len(report.hotspots)} 条,以上是热度最高的 {len(hotspots)} 条。"))
    return blocks


def make_hotspot_table(hotspots: Sequence[Hotspot]) -> Table:
    """Return the figures of each line: tickets, callers, the period before, units, ids."""
    compared = any(hotspot.previous_tickets is not None for hotspot in hotspots)
    header = [
        "序号",
        "热点",
        "诉求类别",
        "工单数",
        "诉求人数",
        *(["上期工单数", "状态"] if compared else []),
        "工单编号",
    ]
    rows = []
    for number, hotspot in enumerate(hotspots, start=1):
        before: list[Cell] = []
        if compared:
            known = hotspot.previous_tickets is not None
            before = [hotspot.previous_tickets or 0 if known else NO_FIGURE, hotspot.status or NO_FIGURE]
        cells: list[Cell] = [number, hotspot.title, hotspot.category, hotspot.tickets, hotspot.callers]
        rows.append((*cells, *before, "、".join(hotspot.ticket_ids)))
    return Table("热点工单一览表", tuple(header), tuple(rows))
