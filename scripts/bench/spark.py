"""A cluster of this machine's own on regions of very unequal size: how long the largest one makes the rest wait.

``--tickets`` grown from data/tickets (scripts/bench/city.py) are dealt to ``--regions`` so that the n-th has a share of
1/n (Zipf's law), and their hotspots are found in ``local-cluster[EXECUTORS,1,…]``. What each task took is read from
Spark's event log. Needs Java 17 and pip install 'hotspot[spark]'.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from bench.city import grow_city

_EXECUTOR_MEGABYTES = 1024


@dataclass(frozen=True)
class Task:
    """One task: which partition, when it ran, in seconds, and how many bytes it left for the next stage."""

    stage: int
    place: int
    start: float
    end: float
    moved: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=20_000)
    parser.add_argument("--regions", type=int, default=40)
    parser.add_argument("--executors", type=int, default=2)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        session = start(Path(folder), options.executors)
        tickets = deal_regions(options.tickets, options.regions)
        source = Path(folder) / "tickets.parquet"
        tickets.to_parquet(source, index=False)
        sizes = tickets["city"].value_counts()
        share = sizes.max() / len(tickets)
        print(f"{len(tickets):,} tickets, {len(sizes)} regions, the largest {sizes.max():,} ({share:.0%})")
        measure(session, source)
        session.stop()
        report(read_tasks(Path(folder) / "events"), options)


def deal_regions(tickets: int, regions: int) -> pd.DataFrame:
    """Return a grown city's tickets by region, an issue always to one; the n-th region has a share of about 1/n."""
    city = grow_city(tickets)
    chance = random.Random(0)
    names = [f"第{number:03d}市" for number in range(1, regions + 1)]
    weights = [1 / number for number in range(1, regions + 1)]
    place = {issue: chance.choices(names, weights)[0] for issue in sorted(set(city.issues)) if issue}
    dealt = [place[issue] if issue else chance.choices(names, weights)[0] for issue in city.issues]
    return city.tickets.assign(city=dealt)


def start(folder: Path, executors: int) -> Any:
    import pyspark
    from pyspark.sql import SparkSession

    os.environ |= {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_HOME": str(Path(pyspark.__file__).parent),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_DIR": str(folder / "work"),
    }
    (folder / "events").mkdir()
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": (folder / "events").as_uri(),
        "spark.eventLog.enabled": "true",
        "spark.eventLog.rolling.enabled": "false",
        "spark.local.dir": str(folder / "local"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    master = f"local-cluster[{executors},1,{_EXECUTOR_MEGABYTES}]"
    session = SparkSession.builder.master(master).config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def measure(session: Any, source: Path) -> None:
    from hotspot.spark import classify, find_hotspots

    table = session.read.parquet(str(source)).repartition(8)
    # A first task of each executor starts Python and reads the model.
    classify(table.limit(64).repartition(8)).write.format("noop").mode("overwrite").save()
    begin = time.monotonic()
    found = find_hotspots(table, "city", period="2024-08")
    print(f"regions counted in {time.monotonic() - begin:.1f} s")
    lines = found.hotspots.count()
    print(f"{lines:,} hotspots in {time.monotonic() - begin:.1f} s on the clock, start of Spark not counted")
    begin = time.monotonic()
    themes = found.themes.collect()
    written = sum(len(row.record.encode()) for row in found.reports.select("record").collect())
    print(f"{len(themes)} themes over all regions, from what is kept, in {time.monotonic() - begin:.1f} s")
    print(f"records of the regions: {written / 1e6:.1f} MB")


def read_tasks(folder: Path) -> list[Task]:
    """Return the tasks that succeeded, from Spark's event log."""
    tasks = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        with open(path, encoding="utf-8") as lines:
            for event in map(json.loads, lines):
                if event["Event"] == "SparkListenerTaskEnd" and event["Task End Reason"]["Reason"] == "Success":
                    times = event["Task Info"]
                    begin, end = times["Launch Time"] / 1000, times["Finish Time"] / 1000
                    moved = event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                    tasks.append(Task(event["Stage ID"], times["Index"], begin, end, moved))
    return tasks


def report(tasks: Sequence[Task], options: argparse.Namespace) -> None:
    """Print the stage that took longest: that of the regions."""
    stages = {task.stage for task in tasks}
    spent = {stage: sum(task.end - task.start for task in tasks if task.stage == stage) for stage in stages}
    found = sorted((t for t in tasks if t.stage == max(spent, key=lambda s: spent[s])), key=lambda t: t.place)
    seconds = [task.end - task.start for task in found]
    moved = max(sum(task.moved for task in tasks if task.stage == stage) for stage in stages)
    print(f"moved to the regions: {moved / options.tickets:,.0f} bytes a ticket")
    makespan = max(task.end for task in found) - min(task.start for task in found)
    mean = sum(seconds) / options.executors
    print(f"tasks of the regions: {len(found)}, together {sum(seconds):.1f} s, the largest region {max(seconds):.1f} s")
    print(f"makespan {makespan:.1f} s on {options.executors} executors, mean {mean:.1f} s, ratio {makespan / mean:.2f}")
    for executors in (2, 4, 8, 16):
        first, last = schedule(seconds, executors), schedule(seconds[::-1], executors)
        mean = sum(seconds) / executors
        print(f"  on {executors} executors: mean {mean:.1f} s, largest first {first:.1f} s, largest last {last:.1f} s")


def schedule(seconds: Sequence[float], executors: int) -> float:
    """Return when the last of the tasks ends, each taken in turn by the executor that is free first."""
    free = [0.0] * executors
    for task in seconds:
        place = min(range(executors), key=free.__getitem__)
        free[place] += task
    return max(free)


if __name__ == "__main__":
    main()
