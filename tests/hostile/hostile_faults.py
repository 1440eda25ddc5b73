"""Faults of the world around a run in this process: failing system calls, full disks, interruptions, kills, company."""

import errno
import os
import random
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ERRORS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.EDQUOT)
_CHANGES = ("os.rename", "os.chmod", "os.mkdir", "os.link", "os.symlink", "os.truncate")
_WRITING = os.O_WRONLY | os.O_RDWR
# The longest that a child may take: a run takes a tenth of a second.
_SECONDS = 60.0


@dataclass(frozen=True)
class Fault:
    """One fault: of which kind, at which system call below the folder (byte, millisecond), with which error number."""

    kind: str
    at: int
    code: int


def draw_faults(seed: str, number: int, *, writes: int, reads: int, most_bytes: int, milliseconds: int) -> list[Fault]:
    """Draw faults of every kind, each at a call, a byte or a moment that an undisturbed run comes to."""
    chance = random.Random(seed)
    kinds = ("write", "write", "write", "read", "full", "full", "interrupt", "kill", "kill", "company")
    drawn = []
    for _ in range(number):
        kind = chance.choice(kinds if writes else ("read", "full", "timed", "timed", "company"))
        most = reads if kind == "read" else writes
        at = chance.randint(1, {"full": most_bytes, "timed": milliseconds}.get(kind, max(most, 1)))
        codes = (errno.EIO, errno.EACCES) if kind == "read" else _ERRORS
        drawn.append(Fault(kind, at, chance.choice(codes)))
    return drawn


class Hook:
    """Looks at every system call below a folder. It cannot be taken off, so that it looks for what is pending."""

    def __init__(self) -> None:
        """Begin to look."""
        self._act: Callable[[], None] | None = None
        self._calls = 0
        self._at = 0
        self._reads = False
        self._folder = ""
        sys.addaudithook(self._look)

    @contextmanager
    def pending(self, folder: Path, at: int, act: Callable[[], None], *, reads: bool = False) -> Iterator[None]:
        """Do something at the n-th call in the block."""
        self._folder, self._calls, self._at, self._reads, self._act = str(folder), 0, at, reads, act
        try:
            yield
        finally:
            self._act = None

    def count(self, folder: Path, run: Callable[[], int], *, reads: bool) -> int:
        """Return how many calls an undisturbed run makes."""
        with self.pending(folder, 0, lambda: None, reads=reads):
            assert run() == 0
        return self._calls

    def _look(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._act is None or (event != "open" and event not in _CHANGES):
            return
        if event == "open":
            writes = isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)
            if writes == self._reads:
                return
        elif self._reads:
            return
        if not isinstance(arguments[0], str | os.PathLike) or not self._is_inside(os.fspath(arguments[0])):
            return
        self._calls += 1
        if self._calls == self._at:
            act, self._act = self._act, None
            act()

    def _is_inside(self, path: str | bytes) -> bool:
        return os.path.abspath(os.fsdecode(path)).startswith(self._folder)


def inject(hook: Hook, fault: Fault, folder: Path, run: Callable[[], int]) -> int:
    """Run with a fault; return the exit code, a negative one when it was killed."""
    if fault.kind in ("write", "read"):
        with hook.pending(folder, fault.at, lambda: _fail(fault.code), reads=fault.kind == "read"):
            return run()
    if fault.kind == "interrupt":
        with hook.pending(folder, fault.at, _interrupt):
            return run()
    if fault.kind == "full":
        with _limit(fault.at):
            return run()
    if fault.kind == "timed":
        return _wait(_fork(run, fault.at / 1000))
    if fault.kind == "kill":
        with hook.pending(folder, fault.at, lambda: os.kill(os.getpid(), signal.SIGKILL)):
            return _wait(_fork(run))
    others = [_fork(run) for _ in range(2)]
    return max(_wait(other) for other in others)


def _fail(code: int) -> None:
    raise OSError(code, os.strerror(code))


def _interrupt() -> None:
    raise KeyboardInterrupt


@contextmanager
def _limit(size: int) -> Iterator[None]:
    """Let no file grow over some bytes: what a full disk does, and open to whoever is not root."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def _fork(run: Callable[[], int], seconds: float = _SECONDS) -> int:
    child = os.fork()
    if child:
        return child
    # Nobody handles this signal: it ends the process as a kill does.
    signal.setitimer(signal.ITIMER_REAL, seconds)
    os._exit(run())


def _wait(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
