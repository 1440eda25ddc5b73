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


def test_labelled_files_are_read_with_the_offices_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "first").symlink_to(FIXTURES / "model-format-1")
    (tmp_path / "own.csv").write_text("单号,情形,诉求类别\n1,停水三天,供水\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    promote = ("models", "promote", "first", "--labelled", "own.csv")
    assert run_here(monkeypatch, *promote) == 1
    assert "没有诉求内容列" in capsys.readouterr().err
    (tmp_path / "hotspot.toml").write_text('[columns]\ntext = "情形"\n', encoding="utf-8")
    for arguments in (promote, (*promote, "--column", "text=情形")):
        assert run_here(monkeypatch, *arguments) == 1
        assert "不启用 first" in capsys.readouterr().err
    assert run_here(monkeypatch, "models", "promote", "first", "--column", "text=情形") == 2


def test_settings_that_name_another_model_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "first").symlink_to(FIXTURES / "model-format-1")
    monkeypatch.chdir(tmp_path)
    switches = (("promote", "first", "--force"), ("rollback",))
    for switch in switches:
        assert run_here(monkeypatch, "models", *switch) == 0
        assert "注意" not in capsys.readouterr().err
    (tmp_path / "hotspot.toml").write_text('[classify]\nmodel = "default"\n', encoding="utf-8")
    assert run_here(monkeypatch, "models", *switches[0]) == 0
    assert "指定了 default,classify、detect 等仍用它" in capsys.readouterr().err
    assert run_here(monkeypatch, "models", *switches[1]) == 0
    assert "注意" not in capsys.readouterr().err
