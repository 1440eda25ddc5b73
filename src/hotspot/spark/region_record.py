"""A region's report as one text cell: what the next period is compared with, and what its files are written from."""

import pandas as pd
from pydantic import ValidationError

from hotspot.errors import TicketFileError
from hotspot.issues.report import TICKET_COLUMNS, HotspotReport
from hotspot.issues.results import ReportParts


def write_record(report: HotspotReport) -> str:
    """Return a report as json, without its tickets, which are rows of their own."""
    return ReportParts.model_validate(report, from_attributes=True).model_dump_json()


def read_record(text: str, tickets: pd.DataFrame | None = None) -> HotspotReport:
    """Return the report of a record and its tickets (none: an empty table); TicketFileError when it cannot be read."""
    try:
        record = ReportParts.model_validate_json(text)
    except ValidationError as error:
        problem = error.errors()[0]
        raise TicketFileError(
            f"上一期的记录读不懂({'.'.join(map(str, problem['loc']))[:100]}:{problem['msg']})。"
            "previous 应是 find_hotspots 得到的 reports 表。"
        ) from error
    rows = pd.DataFrame(columns=list(TICKET_COLUMNS), dtype=object) if tickets is None else tickets
    return record.make_report(rows)
