"""One count changed in the program's own bulletin: nearly always something else in it disagrees, and is named."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from bulletin_samples import make_hotspot, make_report

from hotspot.bulletin.audit.audit import audit_text
from hotspot.bulletin.building import build_bulletin
from hotspot.bulletin.history import read_history
from hotspot.bulletin.markdown import render_markdown
from hotspot.bulletin.materials import Materials
from hotspot.categories.taxonomy import default_taxonomy
from hotspot.tickets.files import read_tickets

_DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
# Columns whose numbers count nothing, or nothing that is told twice.
_TOLD_ONCE = ("名次", "序号", "工单编号", "诉求人数", "上期工单数")
_COUNT = re.compile(r"(?<![\d.])\d+(?=件|家)|(?<=\uff08)\d+(?=/\d)|(?<=\d/)\d+(?=\uff09)")
_CELL = re.compile(r"(?<=^ )\d+(?= $)|\d+(?=/\d)|(?<=\d/)\d+")
_CHANGED, _NOTICED = 150, 0.95


def _write_bulletin() -> str:
    history = read_history(_DEMO / "counts.csv", default_taxonomy())
    tickets = read_tickets(_DEMO / "2024-08.csv")
    ids = tuple(tickets["ticket_id"])
    hotspots = make_report(make_hotspot(1, ids[:9]), make_hotspot(2, ids[9:12]))
    return render_markdown(build_bulletin(tickets, "2024-08", Materials(history=history, hotspots=hotspots)).document)


def _find_counts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each count stands."""
    start, header = 0, []
    for line in text.splitlines(keepends=True):
        cells = line.rstrip("\n").split("|") if line.startswith("|") else []
        header = header or cells if cells else []
        place = start
        for name, cell in zip(header, cells, strict=True):
            if name.strip() not in _TOLD_ONCE:
                yield from ((place + found.start(), place + found.end()) for found in _CELL.finditer(cell))
            place += len(cell) + 1
        if not cells:
            yield from ((start + found.start(), start + found.end()) for found in _COUNT.finditer(line))
        start += len(line)


def test_a_changed_count_is_noticed() -> None:
    text = _write_bulletin()
    assert audit_text(text).findings == ()
    chance = random.Random(1)
    noticed = 0
    for start, end in chance.sample(list(_find_counts(text)), _CHANGED):
        count = int(text[start:end])
        changed = chance.choice((count + 1, abs(count - 1), count + 10, count + 100))
        noticed += bool(audit_text(f"{text[:start]}{changed}{text[end:]}").errors)
    assert noticed >= _NOTICED * _CHANGED
