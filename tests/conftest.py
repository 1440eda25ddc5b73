"""What holds for all tests: none reaches the network or is timed by example, those of a file run one after another."""

import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes tells how busy the machine is, not whether the property holds.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

# They start PostgreSQL or Spark, and install them where they are missing.
_SERVERS = ("test_database.py", "test_spark_classification.py", "test_spark_detection.py", "test_sql.py")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "loopback: starts a server of its own and speaks to it on this machine")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With --dist=loadfile, files that start servers go to one process: one cluster, one installation at a time."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = str(super()._split_scope(nodeid))
            return "servers" if Path(file).name in _SERVERS else file

    return Scheduling(config, log)


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = ("127.0.0.1", "::1", "localhost") if request.node.get_closest_marker("loopback") else ()
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def check(host: object) -> None:
        if host not in allowed:
            raise RuntimeError(f"a test asked the network for {host!r}")

    def is_local(own: socket.socket) -> bool:
        return own.family == socket.AF_UNIX

    def guarded_connect(own: socket.socket, address: Any) -> None:
        if not is_local(own):
            check(address[0])
        connect(own, address)

    def guarded_connect_ex(own: socket.socket, address: Any) -> int:
        if not is_local(own):
            check(address[0])
        return connect_ex(own, address)

    def guarded_look_up(host: Any, *rest: Any, **named: Any) -> Any:
        check(host)
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
