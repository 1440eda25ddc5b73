"""Measure everything and write docs/benchmarks.md: make bench (over an hour on 2 cores; --quick: minutes)."""

import argparse
import subprocess
import sys
from pathlib import Path

from bench.city import ROOT
from bench.measuring import Record, read_records, write_records
from bench.page import write_page
from bench.report import measure_report
from bench.train import measure_train

_OUT = ROOT / "out" / "bench"
# Tickets each task gets; --quick stops at the second.
_SIZES = {
    "classify": (10_000, 100_000, 1_000_000),
    "detect": (1000, 10_000, 100_000, 1_000_000),
    "train": (1000, 10_000, 100_000),
    "report": (10_000, 100_000),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", choices=[[], *_SIZES], help="default: all; others keep their last figures")
    parser.add_argument("--quick", action="store_true", help="small sizes only, and the page is not written")
    options = parser.parse_args()
    for task in options.tasks or _SIZES:
        sizes = _SIZES[task][:2] if options.quick else _SIZES[task]
        measure(task, sizes, _OUT / f"{task}.json")
    records = [record for task in _SIZES if (path := _OUT / f"{task}.json").exists() for record in read_records(path)]
    print_records(records)
    if not options.quick:
        write_page(records, ROOT / "docs" / "benchmarks.md")


def measure(task: str, sizes: tuple[int, ...], output: Path) -> None:
    if task == "train":
        write_records(measure_train(sizes), output)
    elif task == "report":
        write_records(measure_report(sizes), output)
    else:
        command = [sys.executable, "-m", f"bench.{task}", "--sizes", *map(str, sizes), "--output", str(output)]
        subprocess.run(command, check=True)


def print_records(records: list[Record]) -> None:
    for record in records:
        quality = ", ".join(f"{name} {value:.3f}" for name, value in record.quality.items())
        print(
            f"{record.task:<10}{record.tickets:>10,} tickets  {record.cost.processor:>9.1f} s of processor"
            f"{record.cost.clock:>9.1f} s on the clock{record.cost.megabytes:>8,.0f} MB  {record.who}  {quality}"
        )


if __name__ == "__main__":
    main()
