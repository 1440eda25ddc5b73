"""A PostgreSQL server of the tests' own: Debian's, in a folder that goes with it, as a user who is not root."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PASSWORD = "p@ss:/口令"
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/bin", "/opt/homebrew/bin")


@dataclass(frozen=True)
class Server:
    """Where the server listens: a Unix socket in ``folder``, and ``port`` on 127.0.0.1."""

    folder: Path
    port: int

    def url(self, *, password: str = "p%40ss%3A%2F%E5%8F%A3%E4%BB%A4", database: str = "postgres") -> str:
        return f"postgresql+psycopg://clerk:{password}@127.0.0.1:{self.port}/{database}"

    @property
    def socket_url(self) -> str:
        return (
            f"postgresql+psycopg://clerk:p%40ss%3A%2F%E5%8F%A3%E4%BB%A4@/postgres?host={self.folder}&port={self.port}"
        )


@contextmanager
def run_postgres() -> Iterator[Server]:
    """Start a server for the length of the block; the tests are skipped where there is none to be had."""
    binaries = _find_binaries()
    folder = Path(tempfile.mkdtemp(prefix="hotspot-pg-"))
    owner = {"user": "postgres"} if os.geteuid() == 0 else {}
    try:
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        if owner:
            for path in (folder, folder / "password"):
                shutil.chown(path, "postgres")
        port = _find_port()
        _run(
            binaries / "initdb", "-D", folder / "data", "-U", "clerk", "-E", "UTF8", "--locale=C.UTF-8",
            "-A", "scram-sha-256", "--pwfile", folder / "password", "--no-sync", **owner,
        )  # fmt: skip
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
        _run(binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start", **owner)
        try:
            yield Server(folder, port)
        finally:
            _run(binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop", **owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_binaries() -> Path:
    found = _look_for_binaries()
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-y", "postgresql"], capture_output=True, check=False, timeout=300)
        found = _look_for_binaries()
    if not found:
        pytest.skip("needs PostgreSQL's initdb and pg_ctl (Debian: apt-get install postgresql)")
    return found[-1]


def _look_for_binaries() -> list[Path]:
    return sorted(path.parent for place in _PLACES for path in Path("/").glob(f"{place[1:]}/initdb"))


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _run(*command: object, **options: str) -> None:
    done = subprocess.run(
        list(map(str, command)), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        **options,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
