"""二、热点、难点聚焦: the numbered lines, and the figures and tickets behind each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hotspot.bulletin.document import Block, Cell, Heading, Note, Paragraph, Table
from hotspot.bulletin.figures import NO_FIGURE
from hotspot.bulletin.items import ID_HEADER, list_ids
from hotspot.issues.report import Hotspot, HotspotReport

# Title of the table in the annex.
HOTSPOT_TABLE = "热点工单一览表"
_HEAT = (
    "热度由诉求人数、重复来电、比上期增多的件数、涉及的地点、返工超期或不满意的件数、严重程度各按分值折算相加,"
    "零散的同类诉求分值较低。"
)
# Lines of the period before that are named as ended.
_NAMED = 5


def write_focus(report: HotspotReport, most: int, units: Mapping[str, str]) -> list[Block]:
    """Return the blocks of the section: the first lines as leaders read them, and the figures behind all.

    ``units``: who handles each ticket, "" where that is not known.
    """
    blocks: list[Block] = [Heading("热点、难点聚焦", 1)]
    ended = _describe_ended(report.ended)
    if not report.hotspots:
        return [*blocks, Paragraph("本期没有发现反复出现的诉求。"), *ended]
    for number, hotspot in enumerate(report.hotspots[:most], start=1):
        blocks.append(Paragraph(hotspot.sentence, lead=f"{number}.{hotspot.title}。"))
    blocks += [*ended, make_hotspot_table(report.hotspots, units), Note(_HEAT)]
    if len(report.hotspots) > most:
        heats = [hotspot.heat.total for hotspot in report.hotspots]
        pinned = "" if heats == sorted(heats, reverse=True) else "(置顶的在前)"
        blocks.append(Note(f"热点按热度排列{pinned},正文列前{most}条,附表列{len(report.hotspots)}条。"))
    return blocks


def leave_out_going_on(report: HotspotReport) -> HotspotReport:
    """Return all hotspots of a period, among the ended ones none that goes on under the same words, or now at one
    object alone: for a leader who reads both bulletins it has not ended.
    """
    named = {name for hotspot in report.hotspots for name in (hotspot.title, hotspot.theme) if name}
    ended = tuple(hotspot for hotspot in report.ended if named.isdisjoint((hotspot.title, hotspot.theme)))
    return replace(report, ended=ended)


def make_hotspot_table(hotspots: Sequence[Hotspot], units: Mapping[str, str]) -> Table:
    """Return the figures of each line: tickets, callers, heat, the period before, the unit with most tickets, ids."""
    compared = any(hotspot.previous_tickets is not None for hotspot in hotspots)
    header = [
        "序号",
        "热点",
        "诉求类别",
        "工单数",
        "诉求人数",
        "热度",
        *(["上期工单数", "状态"] if compared else []),
        "主要承办单位",
        ID_HEADER,
    ]
    rows = []
    for number, hotspot in enumerate(hotspots, start=1):
        before: list[Cell] = []
        if compared:
            known = hotspot.previous_tickets is not None
            before = [hotspot.previous_tickets or 0 if known else NO_FIGURE, hotspot.status or NO_FIGURE]
        cells: list[Cell] = [number, hotspot.title, hotspot.category, hotspot.tickets, hotspot.callers]
        unit = _name_main_unit(hotspot.ticket_ids, units)
        rows.append((*cells, hotspot.heat.total, *before, unit, list_ids(hotspot.ticket_ids)))
    return Table(HOTSPOT_TABLE, tuple(header), tuple(rows))


def _name_main_unit(ids: Sequence[str], units: Mapping[str, str]) -> str:
    """Return the unit with most of the tickets and how many, "" where no ticket tells its unit."""
    counts = Counter(units[ticket] for ticket in ids if units.get(ticket))
    if not counts:
        return ""
    unit = min(counts, key=lambda name: (-counts[name], name))
    return f"{unit} {counts[unit]}件"


def _describe_ended(ended: Sequence[Hotspot]) -> list[Block]:
    """Say which lines of the period before nobody goes on with, the largest first."""
    # Under the mere name of a category a line ended, not its category.
    ended = [hotspot for hotspot in ended if hotspot.title != f"{hotspot.category}问题"]
    if not ended:
        return []
    largest = sorted(ended, key=lambda hotspot: (-(hotspot.previous_tickets or 0), hotspot.hotspot_id))
    titles = list(dict.fromkeys(hotspot.title for hotspot in largest))
    named = "、".join(titles[:_NAMED]) + ("等" if len(titles) > _NAMED else "")
    return [Paragraph(f"上期热点中,{named}本期没有再集中反映。")]
