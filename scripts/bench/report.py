"""Cost of a month from the table to the Word document: read, classify, detect, count, write, in one cold command."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.city import ROOT, grow_city
from bench.measuring import Record, measure_command

_MONTH = "2024-08"


def measure_report(sizes: Sequence[int]) -> list[Record]:
    """Return a record of the county's month of data/demo, and of grown months of these sizes."""
    with tempfile.TemporaryDirectory() as folder:
        county = ROOT / "data" / "demo" / f"{_MONTH}.csv"
        records = [_measure(county, Path(folder), len(county.read_text(encoding="utf-8-sig").splitlines()) - 1)]
        for size in sizes:
            source = Path(folder) / "tickets.csv"
            grow_city(size).tickets.to_csv(source, index=False)
            records.append(_measure(source, Path(folder), size))
    return records


def _measure(source: Path, folder: Path, tickets: int) -> Record:
    cost = measure_command(["report", str(source), "--period", _MONTH, "-o", str(folder / "bulletin.docx")])
    return Record("report", "hotspot", tickets, cost)
