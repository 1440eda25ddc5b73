"""A region's report as one text cell: what the next period is compared with, and what its files are written from."""

import pandas as pd
from pydantic import BaseModel, Field, ValidationError

from hotspot.errors import TicketFileError
from hotspot.issues.report import TICKET_COLUMNS, Hotspot, HotspotReport, MergeSuggestion, RepeatedCall


class RegionRecord(BaseModel):
    """All of a HotspotReport but its tickets, which are rows of their own."""

    period: str
    days: int = Field(ge=0)
    hotspots: tuple[Hotspot, ...]
    ended: tuple[Hotspot, ...]
    merges: tuple[MergeSuggestion, ...]
    repeats: tuple[RepeatedCall, ...]
    themes: dict[str, int] = Field(default_factory=dict)
    previous_total: int | None = None
    removed: tuple[Hotspot, ...] = ()


def write_record(report: HotspotReport) -> str:
    """Return a report as json, without its tickets."""
    return RegionRecord.model_validate(report, from_attributes=True).model_dump_json()


def read_record(text: str, tickets: pd.DataFrame | None = None) -> HotspotReport:
    """Return the report of a record and its tickets (none: an empty table); TicketFileError when it cannot be read."""
    try:
        record = RegionRecord.model_validate_json(text)
    except ValidationError as error:
        problem = error.errors()[0]
        raise TicketFileError(
            f"上一期的记录读不懂({'.'.join(map(str, problem['loc']))[:100]}:{problem['msg']})。"
            "previous 应是 find_hotspots 得到的 reports 表。"
        ) from error
    rows = pd.DataFrame(columns=list(TICKET_COLUMNS), dtype=object) if tickets is None else tickets
    parts = {name: getattr(record, name) for name in RegionRecord.model_fields}
    return HotspotReport(tickets=rows, **parts)
