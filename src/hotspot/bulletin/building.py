"""From a table of tickets to a bulletin: every figure counted once, then written into one document."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from hotspot.bulletin.comparison import Sources, find_bases, select_base_tickets
from hotspot.bulletin.document import Block, Document, Heading, Note, Paragraph
from hotspot.bulletin.focus import write_focus
from hotspot.bulletin.history import History
from hotspot.bulletin.operation import write_operation
from hotspot.bulletin.sorting import sort_tickets
from hotspot.bulletin.statistics import Statistics, count_tickets
from hotspot.bulletin.texts import Texts
from hotspot.categories.taxonomy import Taxonomy, default_taxonomy
from hotspot.errors import ColumnError, PeriodError
from hotspot.issues.report import HotspotReport
from hotspot.settings import Settings
from hotspot.tickets.periods import Period, parse_period


@dataclass(frozen=True, eq=False)
class Materials:
    """What a bulletin takes beside the tickets; all of it may be missing.

    ``earlier``: tables of tickets of the base periods; ``history``: printed counts, which go before them; ``hotspots``:
    a report already made (and perhaps edited), None to find them now.
    """

    earlier: tuple[pd.DataFrame, ...] = ()
    history: History | None = None
    hotspots: HotspotReport | None = None
    texts: Texts = Texts()


@dataclass(frozen=True, eq=False)
class Bulletin:
    """A bulletin: the document that is written, and the figures and hotspots it was made of."""

    period: Period
    document: Document
    statistics: Statistics
    hotspots: HotspotReport


def build_bulletin(
    tickets: pd.DataFrame,
    period: Period | str,
    materials: Materials | None = None,
    *,
    settings: Settings | None = None,
    taxonomy: Taxonomy | None = None,
) -> Bulletin:
    """Build the bulletin of a period from tickets with canonical columns; those outside it only serve as bases.

    Raises PeriodError when no ticket falls into the period, ColumnError without ``received_at`` or ``text``.
    """
    settings, materials = settings or Settings(), materials or Materials()
    taxonomy = taxonomy or default_taxonomy()
    period = parse_period(period, settings.periods.week_start) if isinstance(period, str) else period
    inside = select_tickets(tickets, period)
    sources = Sources(materials.history, materials.earlier, tickets)
    statistics = count_tickets(
        inside,
        sort_tickets(inside, taxonomy),
        find_bases(period, sources, taxonomy),
        taxonomy=taxonomy,
        rounding=settings.bulletin.rounding,
    )
    hotspots = materials.hotspots
    if hotspots is None:
        hotspots = find_period_hotspots(inside, select_base_tickets(period.previous, sources), period, settings)
    blocks = [
        Heading("一、运行情况", 1),
        *write_operation(statistics, period),
        *write_focus(hotspots, top=settings.hotspots.top),
        *_write_requirements(materials.texts),
    ]
    return Bulletin(period, _compose(blocks, materials.texts, period, settings), statistics, hotspots)


def select_tickets(tickets: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return the tickets received in a period, by time and id; PeriodError when there is none."""
    if "received_at" not in tickets:
        raise ColumnError("工单表没有来电时间列,无法按统计期统计。用 --column received_at=列名 指定。")
    inside = tickets[period.contains(tickets["received_at"])]
    if inside.empty:
        first, last = tickets["received_at"].min(), tickets["received_at"].max()
        found = (
            "表中没有能看懂的来电时间" if pd.isna(first) else f"表中工单的时间从 {first:%Y-%m-%d} 到 {last:%Y-%m-%d}"
        )
        raise PeriodError(f"没有工单落在{period.label}:{found}。请换一个统计期。")
    return inside.sort_values(["received_at", "ticket_id"], kind="stable", ignore_index=True)


def find_period_hotspots(
    tickets: pd.DataFrame, before: pd.DataFrame | None, period: Period, settings: Settings
) -> HotspotReport:
    """Find the hotspots of the period, compared with those of the period before when its tickets are known."""
    # Clustering costs a start-up that a bulletin with a ready report does not need.
    from hotspot.issues.hotspots import find_hotspots

    previous = None
    if before is not None:
        previous = find_hotspots(before, period=period.previous, settings=settings)
    return find_hotspots(tickets, period=period, previous=previous, settings=settings)


def _write_requirements(texts: Texts) -> list[Block]:
    blocks: list[Block] = [Heading("四、下一步工作要求", 1), *number_items(texts.requirements)]
    if not texts.requirements:
        blocks.append(Note("下一步工作要求由单位撰写:写在文字材料的 requirements 中,用 --texts 给出。"))
    return blocks


def number_items(items: Sequence[str]) -> list[Paragraph]:
    """Return texts as numbered paragraphs."""
    return [Paragraph(text, lead=f"{number}.") for number, text in enumerate(items, start=1)]


def _compose(blocks: Sequence[Block], texts: Texts, period: Period, settings: Settings) -> Document:
    title = texts.title or f"{period.label}12345热线运行办理情况通报"
    return Document(title, texts.office or settings.bulletin.office, texts.date, tuple(blocks))
