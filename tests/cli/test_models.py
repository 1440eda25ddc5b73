"""hotspot models: who put a model to use is noted down, also where the system knows no names."""

import os
from pathlib import Path

import pytest
from program import run_here

from hotspot.categories.registry import read_history

FIXTURES = Path(__file__).resolve().parents[1] / "categories"
# No system has so many users.
_NAMELESS = 2**31 - 5


def test_who_has_no_name_is_noted_by_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a container runs by --user 12345."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "first").symlink_to(FIXTURES / "model-format-1")
    monkeypatch.chdir(tmp_path)
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: _NAMELESS)
    assert run_here(monkeypatch, "models", "promote", "first", "--force") == 0
    assert run_here(monkeypatch, "models", "rollback") == 0
    monkeypatch.setenv("LOGNAME", "zhang")
    assert run_here(monkeypatch, "models", "promote", "first", "--force") == 0
    assert [switch.by for switch in read_history()] == [f"uid {_NAMELESS}", f"uid {_NAMELESS}", "zhang"]
