"""Fuzz every reader for a while: python scripts/fuzz.py [SECONDS] [READER...] (make fuzz).

Each reader runs in a worker of its own with bounded memory and a watchdog. A case that raises anything but a
HotspotError, kills its worker, takes over ten seconds or grows past a gigabyte is a finding: it is kept in
out/fuzz with its number, by which tests/hostile/test_fuzzing.py can repeat it. Exit 1 when there are findings.
"""

import argparse
import faulthandler
import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "hostile"), str(ROOT / "tests" / "tickets")]

_SLOW_SECONDS = 10
_MOST_KILOBYTES = 1 << 20
_ADDRESS_SPACE = 12 << 30


def main() -> int:
    """Run the workers one after another, over and over, until the time is up."""
    from hostile_readers import READERS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", nargs="?", type=float, default=60)
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"of {', '.join(READERS)}")
    parser.add_argument("--from", dest="first", type=int, default=1, help="number of the first case")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = options.readers or list(READERS)
    if unknown := set(names) - set(READERS):
        parser.error(f"unknown readers: {', '.join(sorted(unknown))}")
    if options.worker:
        return _work(names[0], options.seconds, options.first)
    share = options.seconds / len(names)
    return int(sum(_fuzz(name, share, options.first) for name in names) > 0)


def _fuzz(name: str, seconds: float, first: int) -> int:
    """Fuzz one reader; return the number of findings."""
    findings = 0
    started = time.monotonic()
    number = first
    while (left := seconds - (time.monotonic() - started)) > 0:
        with tempfile.TemporaryFile("w+") as said:
            command = [sys.executable, __file__, "--worker", f"--from={number}", str(left), name]
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=said, text=True, check=False)
            said.seek(0)
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            number = max((line["number"] for line in lines), default=number)
            wrong = [line for line in lines if "problem" in line]
            if done.returncode:
                wrong.append(
                    {"number": number, "problem": f"worker ended with {done.returncode}", "said": said.read()[-3000:]}
                )
        for finding in wrong:
            findings += 1
            _keep(name, finding)
        number += 1
    print(f"{name}: {number - first} cases in {time.monotonic() - started:.0f} s, {findings} findings", flush=True)
    return findings


def _keep(name: str, finding: dict[str, str]) -> None:
    folder = ROOT / "out" / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{finding['number']}.txt"
    path.write_text(f"{finding['problem']}\n{finding.get('said', '')}", encoding="utf-8")
    print(f"{name} {finding['number']}: {finding['problem']} → {path}", flush=True)


def _work(name: str, seconds: float, number: int) -> int:
    """Read one damaged file after another; say each number before it is tried, and each finding after it."""
    from hostile_readers import READERS

    from hotspot.errors import HotspotError

    logging.getLogger("hotspot").addHandler(logging.NullHandler())
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    reader = READERS[name]
    ends = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        reader.read(reader.attack(Path(folder), 0))
        before = _used_kilobytes()
        while time.monotonic() < ends:
            print(json.dumps({"number": number}), flush=True)
            path = reader.attack(Path(folder), number)
            faulthandler.dump_traceback_later(_SLOW_SECONDS, exit=True)
            try:
                reader.read(path)
            except HotspotError:
                pass
            except BaseException as error:
                said = {"number": number, "problem": f"{type(error).__name__}: {error}"[:300]}
                print(json.dumps(said | {"said": traceback.format_exc()[-4000:]}), flush=True)
            faulthandler.cancel_dump_traceback_later()
            if _used_kilobytes() - before > _MOST_KILOBYTES:
                print(json.dumps({"number": number, "problem": "memory grew past 1 GB"}), flush=True)
                return 0
            number += 1
    return 0


def _used_kilobytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
