"""Readers that break their promise, each in its own way, for the test that fuzzing notices."""

import os
import signal
import time
from pathlib import Path

from hostile_readers import Reader

from hotspot.errors import HotspotError

_SOUND = b"text\n1\n"


def _make() -> bytes:
    return _SOUND


def _refuse(path: Path) -> None:
    if path.read_bytes() != _SOUND:
        raise HotspotError(f"{path.name} 已损坏")


def _raise(path: Path) -> None:
    if path.read_bytes() != _SOUND:
        raise ValueError("not what a user is told")


def _die(path: Path) -> None:
    if path.read_bytes() != _SOUND:
        os.kill(os.getpid(), signal.SIGSEGV)


def _hang(path: Path) -> None:
    while path.read_bytes() != _SOUND:
        time.sleep(0.01)


def _grow(path: Path) -> None:
    if path.read_bytes() != _SOUND:
        assert b"\x01" * (1100 << 20)


READERS = {
    "sound": Reader(".csv", _make, _refuse),
    "raises": Reader(".csv", _make, _raise),
    "dies": Reader(".csv", _make, _die),
    "hangs": Reader(".csv", _make, _hang),
    "grows": Reader(".csv", _make, _grow),
}
