"""`classify --mask` hashes callers with the office's own key: who knows the default one cannot tell them."""

from pathlib import Path

import pandas as pd
import pytest
from program import run_here

from hotspot.tickets.privacy import hash_caller


def test_callers_are_hashed_with_the_key_of_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table, settings, output = (tmp_path / name for name in ("2024-08.csv", "hotspot.toml", "打码.csv"))
    pd.DataFrame({"诉求内容": ["村里停水三天了"], "联系人": ["13800000000"]}).to_csv(table, index=False)
    settings.write_text('[privacy]\nsalt = "本单位的密钥"\n', encoding="utf-8")
    assert run_here(monkeypatch, "classify", table, "-o", output, "--mask", "--settings", settings) == 0
    assert pd.read_csv(output)["联系人"].tolist() == [hash_caller("13800000000", salt="本单位的密钥")]
