"""What holds for all tests: none reaches the network, and those of one file run in one process, one after another."""

import socket
from typing import Any

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "xdist_group(name): runs in the same process as others of that name")
    config.addinivalue_line("markers", "loopback: starts a server of its own and speaks to it on this machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let processes side by side take whole files, for what a file trains is trained once.

    Files of the group "servers" stay together: Java and PostgreSQL are installed where they are missing, one by one.
    """
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


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
