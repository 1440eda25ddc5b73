"""The program asks the network for nothing: every verb runs where a socket that is opened ends it."""

from pathlib import Path

import pytest
from hostile_command import ROWS, start

_NO_SOCKETS = """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto"):
        raise SystemExit("asked the network: " + event)
sys.addaudithook(refuse)
"""


def test_every_verb_runs_without_a_network(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "b.txt").write_text("本月共受理诉求100件,其中投诉类60件,占60%。", encoding="utf-8")
    for arguments in (
        ("classify", "in.csv", "-o", "o.csv"),
        ("detect", "in.csv", "-o", "out"),
        ("report", "in.csv", "--period", "2024-08", "--hotspots", "out", "-o", "b.html"),
        ("audit", "b.txt"),
        ("privacy", "in.csv"),
    ):
        process = start(*arguments, folder=tmp_path, before=_NO_SOCKETS)
        said = process.communicate()
        assert process.returncode == 0, said
        assert "asked the network" not in said[1]


def test_a_test_that_asks_the_network_fails() -> None:
    import socket

    with pytest.raises(RuntimeError, match="asked the network"):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)
    with pytest.raises(RuntimeError, match="asked the network"):
        socket.getaddrinfo("example.com", 80)
