"""Settings: every wrong key is named at once, in a file or in code, and a change is checked as the file is."""

from decimal import Decimal
from pathlib import Path

import pytest

from hotspot.errors import SettingsError
from hotspot.settings import Settings, load_settings, parse_settings


def test_every_wrong_key_is_named_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "hotspot.toml"
    path.write_text('[issues]\nmin_tickets = 1\nmax = 3\n[privacy]\nsalt = ""\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"hotspot.toml 中有 3 处设置不对") as caught:
        load_settings(path)
    assert all(
        key in str(caught.value) for key in ("issues.min_tickets = 1", "issues.max 不是已知的设置", "privacy.salt")
    )


def test_wrong_settings_in_code_are_the_packages_own_error() -> None:
    with pytest.raises(SettingsError, match=r"有 1 处设置不对:issues.min_tickets = 1"):
        Settings(issues={"min_tickets": 1})  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="basic_weight"):
        Settings().with_bulletin(basic_weight=Decimal(2))
    with pytest.raises(SettingsError, match="min_tickets"):
        Settings().with_min_tickets(1)


def test_a_secret_is_not_printed() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings({"privacy": {"salt": ["秘密"]}})
    assert "秘密" not in str(caught.value)


def test_a_change_keeps_all_others() -> None:
    given = parse_settings({"issues": {"encoder": "default"}, "llm": {"timeout": 5.0}, "columns": {"text": "内容"}})
    changed = given.with_min_tickets(4).with_llm("http://127.0.0.1:8000/v1", None).with_bulletin(hotspots=7)
    assert (changed.issues.min_tickets, changed.issues.encoder) == (4, "default")
    assert (changed.llm.url, changed.llm.model, changed.llm.timeout) == ("http://127.0.0.1:8000/v1", "", 5.0)
    assert (changed.bulletin.hotspots, changed.columns) == (7, {"text": "内容"})
    assert given.with_min_tickets(None).with_encoder(None).with_llm(None, None).with_bulletin() == given


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()
    with pytest.raises(SettingsError, match="找不到设置文件"):
        load_settings("nowhere.toml")
