"""The executor processes of a local cluster, found below the driver's Java, so that a test can kill one."""

import os
import signal
import time
from pathlib import Path
from typing import Any

_LONGEST = 120.0


def list_executors(spark: Any) -> set[int]:
    """Return the process ids of the executors that run now."""
    parent = spark.sparkContext._gateway.proc.pid
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                command = (folder / "cmdline").read_bytes()
                status = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if b"CoarseGrainedExecutorBackend" in command and _descends(int(folder.name), parent) and status[0] != "Z":
                found.add(int(folder.name))
    return found


def kill_executor(spark: Any) -> int:
    """Kill one executor at once, without a chance to say goodbye; return its process id."""
    victim = min(list_executors(spark))
    os.kill(victim, signal.SIGKILL)
    return victim


def wait_for_tasks(spark: Any, group: str, completed: int) -> None:
    """Wait until so many tasks of a job group are done in a stage that is still running."""
    tracker = spark.sparkContext.statusTracker()
    deadline = time.monotonic() + _LONGEST
    while time.monotonic() < deadline:
        for job in tracker.getJobIdsForGroup(group):
            stages = [tracker.getStageInfo(stage) for stage in tracker.getJobInfo(job).stageIds]
            if any(stage and completed <= stage.numCompletedTasks < stage.numTasks for stage in stages):
                return
        time.sleep(0.05)
    raise TimeoutError(f"no stage of {group} reached {completed} tasks")


def _descends(process: int, ancestor: int) -> bool:
    while process > 1:
        if process == ancestor:
            return True
        try:
            process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False
