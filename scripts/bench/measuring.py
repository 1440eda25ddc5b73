"""What a command costs: processor seconds, seconds on the clock, most memory, each run in a process of its own."""

import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """``processor`` and ``clock`` in seconds, ``megabytes`` the most that the largest of its processes held."""

    processor: float
    clock: float
    megabytes: float


@dataclass(frozen=True)
class Record:
    """One line of the benchmark: ``who`` did ``task`` with so many tickets at this cost; ``quality`` by name."""

    task: str
    who: str
    tickets: int
    cost: Cost
    quality: dict[str, float] = field(default_factory=dict)


def measure_command(arguments: Sequence[str]) -> Cost:
    """Run a command of the command line, ``hotspot`` without its name; CalledProcessError when it fails."""
    program = "from hotspot.__main__ import main; main()"
    return measure_process([sys.executable, "-c", program, *arguments])


def measure_process(command: Sequence[str]) -> Cost:
    """Run any command; its children count as well."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    # wait4 alone tells of this child, whatever ran before it.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - begin, used.ru_maxrss / 1024)


def measure_growth(records: Sequence[Record]) -> float:
    """Return the exponent of processor time between the smallest and the largest number of tickets."""
    small, large = (pick(records, key=lambda record: record.tickets) for pick in (min, max))
    if small.tickets == large.tickets:
        return math.nan
    return math.log(large.cost.processor / small.cost.processor) / math.log(large.tickets / small.tickets)


def write_records(records: Sequence[Record], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(record) for record in records], ensure_ascii=False, indent=1), encoding="utf-8")


def read_records(path: Path) -> list[Record]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Record(**{**row, "cost": Cost(**row["cost"])}) for row in rows]
