"""A sheet read in a process of its own: a damaged workbook can end that process, and no more.

calamine makes room for every cell between the first and the last one. In a damaged or hostile xls these are what any
record says, up to a hundred gigabytes; where memory ends, Rust ends the process without an error to catch.
"""

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from hotspot.errors import EmptyTicketFileError, TicketFileError
from hotspot.tickets.file_formats.packages import SAVE_AGAIN
from hotspot.tickets.file_formats.sheets import read_sheet
from hotspot.tickets.header_rows import Row

_LOG = logging.getLogger("hotspot")
# A full sheet of an xls (65,536 × 256) takes half a gigabyte.
_MOST_MEMORY = 3 << 30
# Seconds of work, and bytes that take another one; a sound file takes a tenth of that.
_SECONDS, _BYTES_PER_SECOND = 8, 2 << 20


def read_contained(file: BinaryIO, name: str, sheet: str | None = None) -> Iterator[Row]:
    """Yield what ``read_sheet`` returns; TicketFileError also when that would take too much memory or time."""
    file.seek(0)
    content = file.read()
    with start_child(__name__, json.dumps([name, sheet])) as child:
        try:
            yield from _follow(child, content, name)
        finally:
            child.kill()


def _follow(child: "subprocess.Popen[bytes]", content: bytes, name: str) -> Iterator[Row]:
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(content)
        child.stdin.close()
    except BrokenPipeError:
        pass  # it ended early: there will be no last line below
    for line in child.stdout:
        try:
            kind, *said = json.loads(line)
        except ValueError:
            break  # it ended in the middle of a line
        if kind == "row":
            yield said[0], said[1]
        elif kind == "warning":
            _LOG.warning("%s", said[0])
        elif kind == "end":
            return
        else:
            raise (EmptyTicketFileError if kind == "empty" else TicketFileError)(said[0])
    raise TicketFileError(f"{name} 已损坏,或者大得读不了。{SAVE_AGAIN}")


def main() -> None:
    """Be the child: a workbook on standard input, one json line a row on standard output."""
    content = sys.stdin.buffer.read()
    limit_process(_MOST_MEMORY, _SECONDS + len(content) // _BYTES_PER_SECOND)
    name, sheet = json.loads(sys.argv[1])
    handler = logging.Handler()
    handler.emit = lambda record: _say("warning", record.getMessage())  # type: ignore[method-assign]
    _LOG.addHandler(handler)
    try:
        for number, cells in read_sheet(io.BytesIO(content), name, sheet):
            _say("row", number, cells)
        _say("end")
    except EmptyTicketFileError as error:
        _say("empty", str(error))
    except TicketFileError as error:
        _say("error", str(error))


def _say(*line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


def limit_process(memory: int, seconds: int | None = None) -> None:
    """Let this process, which is to read what may be hostile, have no more bytes and time than a sound file needs."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; there the child alone fails when memory ends
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def start_child(module: str, *arguments: str, stdin: int = subprocess.PIPE) -> "subprocess.Popen[bytes]":
    """Start ``main`` of a module in a process of its own that finds packages where this one does; stdout is a pipe."""
    # -P: a module beside the tickets must not be taken for one of ours.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-c", f"from {module} import main; main()", *arguments]
    return subprocess.Popen(command, env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
