"""Fuzz every reader for a while: python scripts/fuzz.py [SECONDS] [READER...] (make fuzz; a minute of it in make test).

The seconds are those spent on reading, shared out between the readers; each reader has a worker of its own with
bounded memory and a watchdog, as many at a time as there are cores. The number of the first case is drawn anew for
each run and printed: --from NUMBER repeats it. A case that raises anything but a HotspotError, kills its worker, takes
over ten seconds or grows past a gigabyte is a finding: the damaged file and what was said are kept in out/fuzz, and
its number goes to FOUND of tests/hostile/test_fuzzing.py once it is mended. Exit 1 when there are findings.
"""

import argparse
import faulthandler
import importlib
import json
import logging
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "hostile"), str(ROOT / "tests")]

_MOST_KILOBYTES = 1 << 20
_ADDRESS_SPACE = 12 << 30
# A reader with so many findings is known to be broken.
_ENOUGH = 5


def main() -> int:
    """Run the workers until each reader has had its share of the time."""
    options = _parse()
    names = options.readers or list(options.table)
    if options.worker:
        return _work(names[0], options)
    print(f"from case {options.first}", flush=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        findings = sum(pool.map(partial(_fuzz, seconds=options.seconds / len(names), options=options), names))
    return int(findings > 0)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", nargs="?", type=float, default=60)
    parser.add_argument("readers", nargs="*", metavar="READER", help="default: all")
    parser.add_argument("--from", dest="first", type=int, help="number of the first case (default: drawn anew)")
    parser.add_argument("--keep", type=Path, default=ROOT / "out" / "fuzz", help="folder for findings")
    parser.add_argument("--slow", type=float, default=10, help="seconds that a case may take")
    parser.add_argument("--module", default="hostile_readers", help="where READERS is")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.table = importlib.import_module(options.module).READERS
    if unknown := set(options.readers) - set(options.table):
        parser.error(f"unknown readers: {', '.join(sorted(unknown))}; known: {', '.join(options.table)}")
    if options.first is None:
        options.first = random.SystemRandom().randrange(1, 10**9)
    return options


def _fuzz(name: str, *, seconds: float, options: argparse.Namespace) -> int:
    """Fuzz one reader; return the number of findings."""
    findings, number, left = 0, options.first, seconds
    started = time.monotonic()
    while number == options.first or (left > 0 and findings < _ENOUGH):
        lines = _run_worker(name, left, number, options)
        number = max((line["number"] for line in lines), default=number)
        for finding in (line for line in lines if "problem" in line):
            findings += 1
            _keep(name, finding, options)
        number += 1
        # Only the first worker's start is not counted: a reader that kills every worker comes to an end.
        left = seconds - (time.monotonic() - started)
    print(f"{name}: {number - options.first} cases, {findings} findings", flush=True)
    return findings


def _run_worker(name: str, seconds: float, number: int, options: argparse.Namespace) -> list[dict[str, Any]]:
    """Return what a worker said, its own end included when that was not a good one."""
    command = [sys.executable, __file__, "--worker", f"--from={number}", f"--slow={options.slow}"]
    command += [f"--module={options.module}", str(seconds), name]
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=said, text=True, check=False)
        said.seek(0)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode:
            number = max((line["number"] for line in lines), default=number)
            problem = f"worker ended with {done.returncode}"
            lines.append({"number": number, "problem": problem, "said": said.read()[-4000:]})
    return lines


def _keep(name: str, finding: dict[str, Any], options: argparse.Namespace) -> None:
    number = finding["number"]
    folder = options.keep / f"{name}-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    path = options.table[name].attack(folder, number)
    (folder / "said.txt").write_text(f"{finding['problem']}\n{finding.get('said', '')}", encoding="utf-8")
    print(f"{name} {number}: {finding['problem']} → {path}", flush=True)
    print(f"again: python scripts/fuzz.py 0 {name} --from {number}", flush=True)


def _work(name: str, options: argparse.Namespace) -> int:
    """Read one damaged file after another; say each number before it is tried, and each finding after it."""
    from hotspot.errors import HotspotError

    logging.getLogger("hotspot").addHandler(logging.NullHandler())
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    reader, number, findings = options.table[name], options.first, 0
    with tempfile.TemporaryDirectory() as folder:
        reader.read(reader.attack(Path(folder), 0))
        before = _used_kilobytes()
        ends = time.monotonic() + options.seconds
        while True:
            print(json.dumps({"number": number}), flush=True)
            path = reader.attack(Path(folder), number)
            faulthandler.dump_traceback_later(options.slow, exit=True)
            try:
                reader.read(path)
            except HotspotError:
                pass
            except BaseException as error:
                said = {"number": number, "problem": f"{type(error).__name__}: {error}"[:300]}
                print(json.dumps(said | {"said": traceback.format_exc()[-4000:]}), flush=True)
                findings += 1
            faulthandler.cancel_dump_traceback_later()
            if _used_kilobytes() - before > _MOST_KILOBYTES:
                print(json.dumps({"number": number, "problem": "memory grew past 1 GB"}), flush=True)
                return 0
            if time.monotonic() > ends or findings == _ENOUGH:
                return 0
            number += 1


def _used_kilobytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
