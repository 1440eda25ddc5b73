"""A report of hotspots on disk: tickets.csv, hotspots.csv, hotspots.xlsx, and hotspots.json that holds everything."""

import json
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import BaseModel, Field, ValidationError

from hotspot.arguments import check_path, check_type
from hotspot.errors import TicketFileError, TicketFileMissingError
from hotspot.foreign_errors import explain_error
from hotspot.issues.columns import PROGRAM_COLUMNS, Column
from hotspot.issues.edits import Edit
from hotspot.issues.report import TICKET_COLUMNS, Hotspot, HotspotReport, MergeSuggestion, RepeatedCall
from hotspot.tickets.atomic import write_text
from hotspot.tickets.file_set import replace_files
from hotspot.tickets.writing import write_tickets

_LOG = logging.getLogger("hotspot")

FORMAT = 1
# No report of a city's month comes near this; a larger file is not one.
_MOST_BYTES = 1024**3
# Seconds in which the files of one run are written; a clerk's change comes later.
_WRITTEN_WITHIN = 10.0
# No count, share or heat comes near this; beyond it a float no longer holds every whole number.
_LARGEST = 1e15


def write_report(
    report: HotspotReport,
    folder: str | Path,
    *,
    edits: Sequence[Edit] = (),
    encoding: str = "utf-8-sig",
    most: int | None = None,
) -> None:
    """Write the four files of a report into a folder (made when missing); OutputError when that fails.

    They replace those of an earlier run together. ``edits`` are written back into the workbook, for the next run. What
    people read lists the ``most`` hottest lines (None: all); hotspots.json, which the next period is compared with,
    holds every line. ArgumentError for a ``most`` below 1.
    """
    from hotspot.issues.workbook import write_workbook

    check_type(report, HotspotReport, "report", "请用 find_hotspots 找出,或用 read_report 读出")
    check_path(folder, "folder")
    listed = report.take(most)
    with replace_files(folder) as staged:
        write_tickets(listed.tickets, staged / "tickets.csv", encoding=encoding)
        write_tickets(tabulate_hotspots(listed.hotspots), staged / "hotspots.csv", encoding=encoding)
        write_workbook(listed, staged / "hotspots.xlsx", edits=edits)
        write_text(staged / "hotspots.json", json.dumps(_to_json(report), ensure_ascii=False, indent=1) + "\n")


def read_report(folder: str | Path) -> HotspotReport:
    """Read back what ``write_report`` wrote; TicketFileError when hotspots.json is missing, damaged or newer.

    A warning tells when the workbook beside it was changed since: nothing of that is read here.
    """
    check_path(folder, "folder")
    path = Path(folder)
    path = path / "hotspots.json" if path.is_dir() else path
    if not path.is_file():
        raise TicketFileMissingError(f"找不到热点结果 {path}。应为 hotspot detect 的输出文件夹(内有 hotspots.json)。")
    book = path.with_name("hotspots.xlsx")
    if book.is_file() and book.stat().st_mtime > path.stat().st_mtime + _WRITTEN_WITHIN:
        _LOG.warning("%s 在 detect 之后改过,改动还没有执行。请先运行 detect,加上 --edits %s。", book, book)
    if path.stat().st_size > _MOST_BYTES:
        raise TicketFileError(f"{path} 太大({path.stat().st_size} 字节),不像是 hotspot detect 写出的文件。")
    try:
        content = json.loads(
            path.read_text(encoding="utf-8"),
            parse_int=_read_integer,
            parse_float=_read_number,
            parse_constant=_read_number,
        )
        if content["format"] > FORMAT:
            raise TicketFileError(f"{path} 的格式是 {content['format']},本程序只认到 {FORMAT}。请升级 hotspot。")
        return _from_json(content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, TicketFileError):
            raise
        raise TicketFileError(
            f"{path} 读不懂({_shorten(error)}),不像是 hotspot detect 写出的文件。请重新运行 detect。"
        ) from error


def tabulate_hotspots(hotspots: Sequence[Hotspot]) -> pd.DataFrame:
    """Return one row a hotspot, with every term of its heat; what is not known is an empty cell."""
    rows = [[_format_cell(column, hotspot) for column in PROGRAM_COLUMNS] for hotspot in hotspots]
    return pd.DataFrame(rows, columns=[column.name for column in PROGRAM_COLUMNS], dtype=object)


def _format_cell(column: Column, hotspot: Hotspot) -> Any:
    value = column.read(hotspot)
    if value is None or isinstance(value, datetime):
        return _format_time(value)
    return (" " if column.name == "ticket_ids" else "、").join(value) if isinstance(value, tuple) else value


def _to_json(report: HotspotReport) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "period": report.period,
        "days": report.days,
        "previous_period": report.previous_period,
        "previous_total": report.previous_total,
        "hotspots": [_hotspot_to_json(hotspot) for hotspot in report.hotspots],
        "ended": [_hotspot_to_json(hotspot) for hotspot in report.ended],
        "removed": [_hotspot_to_json(hotspot) for hotspot in report.removed],
        "merges": [asdict(merge) for merge in report.merges],
        "repeats": [asdict(call) for call in report.repeats],
        "tickets": sorted(report.tickets.to_numpy(dtype=object).tolist()),
    }


def _hotspot_to_json(hotspot: Hotspot) -> dict[str, Any]:
    return asdict(hotspot) | {
        "tickets": hotspot.tickets,
        "repeat_calls": hotspot.repeat_calls,
        "heat": asdict(hotspot.heat) | {"total": hotspot.heat.total},
        "first_at": _format_time(hotspot.first_at),
        "last_at": _format_time(hotspot.last_at),
    }


def _from_json(content: Mapping[str, Any]) -> HotspotReport:
    read = _Contents.model_validate(
        {
            **content,
            **{name: [_read_times(row) for row in content[name]] for name in ("hotspots", "ended")},
            "removed": [_read_times(row) for row in content.get("removed", ())],
        }
    )
    tickets = pd.DataFrame(read.tickets, columns=list(TICKET_COLUMNS), dtype=object)
    themes = dict(sorted(Counter(theme for _, _, theme, _ in read.tickets).items()))
    return replace(read.make_report(tickets), themes=themes)


class ReportParts(BaseModel):
    """All of a report but its tickets; pydantic checks every type down to the last field."""

    period: str
    days: int = Field(ge=0)
    hotspots: tuple[Hotspot, ...]
    ended: tuple[Hotspot, ...]
    merges: tuple[MergeSuggestion, ...]
    repeats: tuple[RepeatedCall, ...]
    themes: dict[str, int] = Field(default_factory=dict)
    # Files of older versions have none of these.
    previous_period: str = ""
    previous_total: int | None = None
    removed: tuple[Hotspot, ...] = ()

    def make_report(self, tickets: pd.DataFrame) -> HotspotReport:
        """Return the report of these parts and its table of tickets."""
        return HotspotReport(tickets=tickets, **{name: getattr(self, name) for name in ReportParts.model_fields})


class _Contents(ReportParts):
    """What hotspots.json holds."""

    tickets: tuple[tuple[str, str, str, str], ...]


def _read_times(row: Mapping[str, Any]) -> dict[str, Any]:
    times = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in ("first_at", "last_at")}
    return {**row, **times}


def _read_number(text: str) -> float:
    """Return a number of a size that counts and percentages have; ValueError on others."""
    value = float(text)
    if not -_LARGEST < value < _LARGEST:
        raise ValueError(f"数 {text[:30]} 太大")
    return value


def _read_integer(text: str) -> int:
    return int(_read_number(text[:400]))


def _shorten(error: Exception) -> str:
    """Say in a few words what is wrong; pydantic would list every problem, with the values."""
    if isinstance(error, ValidationError):
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"]))[:100]
        return f"缺少 {place}" if problem["type"] == "missing" else f"{place} 的值不对"
    return explain_error(error)


def _format_time(time: datetime | None) -> str:
    return "" if time is None else f"{time:%Y-%m-%d %H:%M:%S}"
