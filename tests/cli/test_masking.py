"""`classify --mask`: callers are hashed with the office's own key, and no column of numbers or names is forgotten."""

from pathlib import Path

import pandas as pd
import pytest
from program import run_here

from hotspot.tickets.privacy import hash_caller


def test_every_column_of_names_and_numbers_is_masked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    row = {
        "工单编号": "00350067",
        "诉求内容": "村里停水三天了",
        "来电人": "赵小满",
        "联系人": "钱多多",
        "来电号码": "2230000",
        "联系电话": "1380000000",
        "备注": "已转13800000000,赵小满不接",
        "联系方式": "",
    }
    table, output = tmp_path / "2024-08.csv", tmp_path / "打码.csv"
    pd.DataFrame([row]).to_csv(table, index=False)
    assert run_here(monkeypatch, "classify", table, "-o", output, "--mask") == 0
    masked = pd.read_csv(output, dtype=str, keep_default_na=False).iloc[0]
    assert masked["工单编号"] == "00350067"
    assert (masked["来电号码"], masked["联系电话"], masked["联系方式"]) == ("〔电话〕", "〔电话〕", "")
    assert masked["备注"] == "已转〔电话〕,赵某不接"
    for name in ("来电人", "联系人"):
        assert masked[name] == hash_caller(row[name], salt="hotspot")


def test_callers_are_hashed_with_the_key_of_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table, settings, output = (tmp_path / name for name in ("2024-08.csv", "hotspot.toml", "打码.csv"))
    pd.DataFrame({"诉求内容": ["村里停水三天了"], "联系人": ["13800000000"]}).to_csv(table, index=False)
    settings.write_text('[privacy]\nsalt = "本单位的密钥"\n', encoding="utf-8")
    assert run_here(monkeypatch, "classify", table, "-o", output, "--mask", "--settings", settings) == 0
    assert pd.read_csv(output)["联系人"].tolist() == [hash_caller("13800000000", salt="本单位的密钥")]
