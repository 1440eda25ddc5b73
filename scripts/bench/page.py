"""The record of the benchmarks as docs/benchmarks.md, with charts beside it."""

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.chart import draw_lines
from bench.measuring import Record, measure_growth

_TITLES = {
    "label": "One label a ticket (in memory, 80 characters)",
    "classify": "classify: csv to csv, with confidence, reason and kind",
    "detect": "detect: csv to hotspots",
    "train": "train: labelled csv to a candidate model",
    "report": "report: csv to Word document, cold",
}
_NOTES = {
    "detect": (
        "Tickets are grown from data/tickets by mixing what was written (scripts/bench/city.py); B³ is measured on the "
        "issues planted in them. Peers stop where their memory or an hour ends."
    ),
    "train": "Tickets are mixed from sentences of one sub-topic each. hotspot also looks for copies, for label errors "
    "and for the best weight of the office's labels, calibrates, and trains on its corpus as well; the peer only fits.",
    "report": "The smallest is the county's month of data/demo, which carries official categories.",
}


def write_page(records: Sequence[Record], path: Path) -> None:
    """Write the page and one chart a task."""
    charts = path.with_suffix("")
    charts.mkdir(exist_ok=True)
    parts = [
        "# Benchmarks",
        "",
        "Written by `make bench`; do not edit. Seconds of processor count all processes of a command. "
        "Ratios are to hotspot with as many tickets, in the same run. Where other "
        "programs were at work on the machine, the clock shows it and the processor hardly.",
        "",
        f"Machine: {describe_machine()}.",
    ]
    for task in dict.fromkeys(record.task for record in records):
        own = [record for record in records if record.task == task]
        parts += ["", f"## {_TITLES[task]}", "", *_list_rows(own)]
        parts += ["", _NOTES[task]] if task in _NOTES else []
        growth = list(_list_growth(own))
        parts += ["", *growth] if growth else []
        if len({record.tickets for record in own}) > 1:
            (charts / f"{task}.svg").write_text(_draw(own), encoding="utf-8")
            parts += ["", f"![{_TITLES[task]}]({charts.name}/{task}.svg)"]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def describe_machine() -> str:
    """Return processor, cores, memory, system and Python in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{_name_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}"


def _name_processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _list_rows(records: Sequence[Record]) -> Iterable[str]:
    qualities = list(dict.fromkeys(name for record in records for name in record.quality))
    heads = ["tickets", "program", "processor", "ratio", "clock", "memory", *qualities]
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    own = {record.tickets: record.cost.processor for record in records if record.who == "hotspot"}
    for record in records:
        ratio = f"{record.cost.processor / own[record.tickets]:.2f}" if record.tickets in own else ""
        cells = [
            f"{record.tickets:,}",
            record.who,
            _tell_seconds(record.cost.processor),
            ratio,
            _tell_seconds(record.cost.clock),
            f"{record.cost.megabytes:,.0f} MB" if record.cost.megabytes else "",
            *(f"{record.quality[name]:.3f}" if name in record.quality else "" for name in qualities),
        ]
        yield "| " + " | ".join(cells) + " |"


def _tell_seconds(seconds: float) -> str:
    return f"{seconds:,.1f} s" if seconds >= 10 else f"{seconds:.2f} s"


def _list_growth(records: Sequence[Record]) -> Iterable[str]:
    for who in dict.fromkeys(record.who for record in records):
        own = [record for record in records if record.who == who]
        small, large = min(record.tickets for record in own), max(record.tickets for record in own)
        if small < large:
            yield f"* {who}: time grows with the power {measure_growth(own):.2f} from {small:,} to {large:,} tickets."


def _draw(records: Sequence[Record]) -> str:
    lines = {
        who: [(float(record.tickets), record.cost.processor) for record in records if record.who == who]
        for who in dict.fromkeys(record.who for record in records)
    }
    return draw_lines(f"{records[0].task}, seconds of processor", lines)
