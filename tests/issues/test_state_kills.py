"""A run killed at any moment leaves the old state or the new one; runs at the same time take turns."""

import logging
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from hotspot.issues.located_tickets import locate_tickets
from hotspot.issues.masked_tickets import mask_tickets
from hotspot.issues.material import build_material
from hotspot.issues.state import update_state
from hotspot.issues.state_folder import open_state
from hotspot.issues.themes.finding import score_themes
from hotspot.settings import Settings

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks of a process that has everything loaded")
KILLS = 30


def make_day(day: int, count: int = 60) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "ticket_id": [f"D{day}-{number}" for number in range(count)],
            "received_at": pd.Timestamp(2024, 8, day),
            "text": [f"丽景花园{number}栋电梯停了{day}天,老人上下楼困难" for number in range(count)],
        }
    )


def name_category(tickets: pd.DataFrame) -> pd.DataFrame:
    return tickets.assign(predicted_category="城市管理")


def update(folder: Path, day: int) -> None:
    update_state(folder, make_day(day), classify=name_category)


def read_ids(folder: Path) -> list[str]:
    with open_state(folder) as state:
        stored = state.read()
    return [] if stored is None else sorted(stored.masked["ticket_id"])


def serve() -> None:
    """Fork for each line "folder<tab>day<tab>seconds" a run that is killed after so many seconds; 0: left to end.

    pyarrow's threads do not live on in a fork, so that this process itself never uses them.
    """
    score_themes(build_material(*locate_tickets(mask_tickets(make_day(1), Settings()), Settings())))
    children = []
    for line in sys.stdin:
        folder, day, seconds = line.rstrip("\n").split("\t")
        child = os.fork()
        if not child:
            update(Path(folder), int(day))
            os._exit(0)
        if float(seconds):
            time.sleep(float(seconds))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            print("killed", flush=True)
        else:
            children.append(child)
    for child in children:
        os.waitpid(child, 0)


@pytest.fixture
def server() -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def ask(server: "subprocess.Popen[str]", folder: Path, day: int, seconds: float = 0.0) -> None:
    assert server.stdin
    assert server.stdout
    server.stdin.write(f"{folder}\t{day}\t{seconds}\n")
    server.stdin.flush()
    if seconds:
        assert server.stdout.readline() == "killed\n"


@needs_fork
def test_a_killed_run_leaves_the_old_state_or_the_new_one(tmp_path: Path, server: "subprocess.Popen[str]") -> None:
    chance = random.Random(0)
    known: set[str] = set()
    finished, patience = 0, 0.2
    for day in range(1, KILLS + 1):
        ask(server, tmp_path, day, chance.uniform(0.5, 1.5) * patience)
        new = known | set(make_day(day)["ticket_id"])
        found = set(read_ids(tmp_path))
        assert found in (known, new)
        finished += found == new
        # The moments about the end are the ones that matter, however busy the machine is.
        patience *= 0.8 if found == new else 1.25
        update(tmp_path, day)
        known = new
    assert 0 < finished < KILLS
    assert set(read_ids(tmp_path)) == known
    # Days told in the same words may share a file of scores, never one of tickets.
    parts = list(tmp_path.glob("*.parquet"))
    assert len(parts) == KILLS
    assert not list(tmp_path.glob("*.tmp")) + list(tmp_path.glob(".*.tmp"))


@needs_fork
def test_runs_at_the_same_time_lose_nothing(tmp_path: Path, server: "subprocess.Popen[str]") -> None:
    for day in (1, 2, 3, 4):
        ask(server, tmp_path, day)
    assert server.stdin
    server.stdin.close()
    assert server.wait(60) == 0
    assert read_ids(tmp_path) == sorted(id_ for day in (1, 2, 3, 4) for id_ in make_day(day)["ticket_id"])


class _Telling(logging.Handler):
    """Sets an event when something is told."""

    def __init__(self, event: threading.Event) -> None:
        super().__init__(logging.WARNING)
        self.event = event

    def emit(self, record: logging.LogRecord) -> None:
        self.event.set()


def test_who_waits_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with open_state(tmp_path):
            held.set()
            release.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    told = _Telling(release)
    logging.getLogger("hotspot").addHandler(told)
    try:
        update(tmp_path, 1)
    finally:
        logging.getLogger("hotspot").removeHandler(told)
        release.set()
        holder.join()
    assert "另一次运行正在更新" in caplog.text
    assert len(read_ids(tmp_path)) == 60


def test_many_days_become_one_part(tmp_path: Path) -> None:
    for day in range(34):
        update_state(tmp_path, make_day(1 + day % 28, 1).assign(ticket_id=f"T{day}"), classify=name_category)
    assert len(list(tmp_path.glob("*.parquet"))) == 2
    assert len(read_ids(tmp_path)) == 34


if __name__ == "__main__":
    serve()
