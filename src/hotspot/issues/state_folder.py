"""A state on disk: parts that never change, and one small file that says which of them count.

Format 1. ``state.json``: format, ``made_by`` (fingerprints of what the tickets were prepared with), ``key`` (tells
whether callers were hashed with the same salt), ``parts`` with file names, sha256 and counts, oldest first; a later
part replaces what an earlier one says of a ticket. ``tickets-….parquet`` and ``scores-….npy``: the parts, named by
their content. state.json is switched by one rename after all parts are on the disk: a run that is killed leaves the
old state or the new one, and files that nothing names, which the next run removes.
"""

import hashlib
import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hotspot.errors import OutputError, TicketFileError
from hotspot.foreign_errors import explain_error
from hotspot.issues.state_table import StoredTickets, join_tickets, pack_scores, pack_tickets, unpack_tickets
from hotspot.tickets.atomic import output_error, write_bytes, write_text

FORMAT = 1
_LOG = logging.getLogger("hotspot")
_POINTER = "state.json"
_NAMES = {"tickets": re.compile(r"tickets-[0-9a-f]{16}\.parquet"), "scores": re.compile(r"scores-[0-9a-f]{16}\.npy")}
_LEFT = re.compile(r"\.(?:state\.json|tickets-[0-9a-f]{16}\.parquet|scores-[0-9a-f]{16}\.npy)\.[0-9a-f]{16}\.tmp")
# A month of days; then the parts become one, so that reading stays quick.
_MOST_PARTS = 32
# As long as another run may need to prepare a large city's month.
_LOCK_SECONDS = 600


@dataclass(frozen=True)
class _Part:
    """One part: its two files, their sha256, and how many tickets it holds."""

    tickets: str
    tickets_sha256: str
    scores: str
    scores_sha256: str
    count: int


@dataclass(frozen=True)
class _Pointer:
    made_by: Mapping[str, str]
    key: str
    parts: tuple[_Part, ...]


class StateFolder:
    """The state of one folder, locked by this run (see ``open_state``)."""

    def __init__(self, folder: Path) -> None:
        """Read which parts count; TicketFileError when state.json is damaged or of a newer format."""
        self.folder = folder
        self._pointer = _read_pointer(folder)

    @property
    def made_by(self) -> Mapping[str, str]:
        """Fingerprints of what the tickets were prepared with; empty in a new state."""
        return self._pointer.made_by if self._pointer else {}

    @property
    def key(self) -> str:
        """What tells the salt of the callers' hashes; "" in a new state."""
        return self._pointer.key if self._pointer else ""

    def read(self) -> StoredTickets | None:
        """Return all tickets, None in a new state; TicketFileError when a file is missing or not as it was written."""
        if self._pointer is None or not self._pointer.parts:
            return None
        return join_tickets([self._read_part(part) for part in self._pointer.parts])

    def append(self, tickets: StoredTickets) -> None:
        """Add tickets to the state, replacing those of the same ids."""
        assert self._pointer is not None
        if len(self._pointer.parts) >= _MOST_PARTS:
            kept = self.read()
            self.replace(join_tickets([kept, tickets]) if kept else tickets, self.made_by, self.key)
        else:
            self._switch(_Pointer(self.made_by, self.key, (*self._pointer.parts, self._write_part(tickets))))

    def replace(self, tickets: StoredTickets, made_by: Mapping[str, str], key: str) -> None:
        """Make these tickets the whole state."""
        self._switch(_Pointer(dict(made_by), key, (self._write_part(tickets),)))

    def _write_part(self, tickets: StoredTickets) -> _Part:
        table, scores = pack_tickets(tickets), pack_scores(tickets.scores)
        of_table, of_scores = hashlib.sha256(table).hexdigest(), hashlib.sha256(scores).hexdigest()
        names = f"tickets-{of_table[:16]}.parquet", f"scores-{of_scores[:16]}.npy"
        for name, content in zip(names, (table, scores), strict=True):
            write_bytes(self.folder / name, content)
        return _Part(names[0], of_table, names[1], of_scores, len(tickets))

    def _read_part(self, part: _Part) -> StoredTickets:
        table = self._read_checked(part.tickets, part.tickets_sha256)
        scores = self._read_checked(part.scores, part.scores_sha256)
        try:
            return unpack_tickets(table, scores)
        except (ValueError, KeyError, TypeError, IndexError, EOFError) as error:
            raise _damaged(self.folder, f"{part.tickets} 读不懂") from error

    def _read_checked(self, name: str, digest: str) -> bytes:
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise _damaged(self.folder, f"{name} 读不了({explain_error(error)})") from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise _damaged(self.folder, f"{name} 的内容与写入时不同")
        return content

    def _switch(self, pointer: _Pointer) -> None:
        content = {
            "format": FORMAT,
            "made_by": dict(pointer.made_by),
            "key": pointer.key,
            "parts": [asdict(part) for part in pointer.parts],
        }
        write_text(self.folder / _POINTER, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
        self._pointer = pointer
        self.remove_leftovers()

    def remove_leftovers(self) -> None:
        """Remove the files that nothing names: of parts that were replaced, and of runs that were killed."""
        parts = self._pointer.parts if self._pointer else ()
        named = {name for part in parts for name in (part.tickets, part.scores)}
        for path in self.folder.iterdir():
            is_part = any(pattern.fullmatch(path.name) for pattern in _NAMES.values())
            if (is_part and path.name not in named) or _LEFT.fullmatch(path.name):
                with suppress(OSError):
                    path.unlink()


@contextmanager
def open_state(folder: str | Path) -> Iterator[StateFolder]:
    """Yield the state of a folder (made when missing), which no other run changes until the block ends.

    Waits for a run that is at it and says so; OutputError when that takes too long or the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    place = Path(folder)
    lock = FileLock(place / ".lock")
    try:
        place.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            _LOG.warning("另一次运行正在更新状态文件夹 %s,等它完成。", place)
            lock.acquire(timeout=_LOCK_SECONDS)
    except Timeout as error:
        raise OutputError(f"另一次运行更新状态文件夹 {place} 超过 {_LOCK_SECONDS} 秒还没完成。请稍后再试。") from error
    except OSError as error:
        raise output_error(place, error) from error
    try:
        state = StateFolder(place)
        state.remove_leftovers()
        yield state
    finally:
        lock.release()


def holds_tickets(folder: str | Path) -> bool:
    """Tell whether a folder is a state with tickets; TicketFileError when it is damaged or of a newer format."""
    pointer = _read_pointer(Path(folder))
    return pointer is not None and any(part.count for part in pointer.parts)


def _read_pointer(folder: Path) -> _Pointer | None:
    path = folder / _POINTER
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = int(content["format"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(folder, f"{_POINTER} 读不懂") from error
    if version > FORMAT:
        raise TicketFileError(
            f"状态文件夹 {folder} 的格式是 {version},本程序只认到 {FORMAT}。请升级 hotspot,或另给一个 --state 文件夹。"
        )
    try:
        parts = tuple(_Part(**part) for part in content["parts"])
        made_by = {str(name): str(value) for name, value in content["made_by"].items()}
        pointer = _Pointer(made_by, str(content["key"]), parts)
    except (KeyError, TypeError, AttributeError) as error:
        raise _damaged(folder, f"{_POINTER} 的内容不完整") from error
    _check_names(folder, parts)
    return pointer


def _check_names(folder: Path, parts: Sequence[_Part]) -> None:
    """Refuse names that lead out of the folder."""
    named: list[tuple[str, Any]] = [(kind, getattr(part, kind)) for part in parts for kind in _NAMES]
    if not all(isinstance(name, str) and _NAMES[kind].fullmatch(name) for kind, name in named):
        raise _damaged(folder, f"{_POINTER} 中的文件名不对")


def _damaged(folder: Path, what: str) -> TicketFileError:
    return TicketFileError(
        f"状态文件夹 {folder} 坏了或被改过:{what}。应为 hotspot detect --state 写出的文件夹。"
        "请另给一个文件夹,用这一期的全部工单重新运行。"
    )
