"""The tickets behind each hotspot, masked, as annexes show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from hotspot.bulletin.labels import read_labels
from hotspot.errors import BulletinError
from hotspot.issues.report import HotspotReport
from hotspot.tickets.callers import hash_callers
from hotspot.tickets.masking.own_names import mask_column
from hotspot.tickets.periods import Period
from hotspot.tickets.table import read_cells

_SHOWN = 3


@dataclass(frozen=True)
class EvidenceTicket:
    """One ticket as it may be shown: texts masked, the caller a keyed hash ("" when not known)."""

    ticket_id: str
    received_at: datetime
    caller: str
    town: str
    unit: str
    title: str
    text: str


def list_evidence(
    tickets: pd.DataFrame, report: HotspotReport, period: Period, salt: str
) -> Mapping[str, tuple[EvidenceTicket, ...]]:
    """Return the tickets of each hotspot by its id.

    Raises BulletinError when a hotspot names tickets that are not among those of the period: the report is then of
    another period or table, and the bulletin's figures would disagree.
    """
    rows = {ticket: row for row, ticket in enumerate(read_cells(tickets, "ticket_id"))}
    named = [ticket for hotspot in report.hotspots for ticket in hotspot.ticket_ids]
    strange = [ticket for ticket in named if ticket not in rows]
    if strange:
        quoted = "、".join(strange[:_SHOWN]) + ("等" if len(strange) > _SHOWN else "")
        raise BulletinError(
            f"热点结果中的 {len(strange)} 件工单({quoted})不在{period.label}的工单中。"
            f"请对同一张表、同一统计期({period.name})重新找热点。"
        )
    inside = tickets.iloc[sorted({rows[ticket] for ticket in named})]
    shown = {ticket.ticket_id: ticket for ticket in _show(inside, salt)}
    return {hotspot.hotspot_id: tuple(shown[ticket] for ticket in hotspot.ticket_ids) for hotspot in report.hotspots}


def _show(tickets: pd.DataFrame, salt: str) -> list[EvidenceTicket]:
    columns = (
        read_cells(tickets, "ticket_id"),
        [moment.to_pydatetime() for moment in tickets["received_at"]],
        # As the hotspots count them, so that the callers listed are the callers counted.
        hash_callers(tickets, salt=salt),
        read_labels(tickets, "town"),
        read_labels(tickets, "unit"),
        mask_column(tickets, "title"),
        mask_column(tickets, "text"),
    )
    return [EvidenceTicket(*cells) for cells in zip(*columns, strict=True)]
