"""hotspot classify: what the command line says goes before the settings, and these before the model."""

from pathlib import Path

import pandas as pd
import pytest
from program import run_here


def count_reviewed(monkeypatch: pytest.MonkeyPatch, *options: object) -> int:
    assert run_here(monkeypatch, "classify", "in.csv", "-o", "out.csv", *options) == 0
    return int(pd.read_csv("out.csv")["needs_review"].sum())


def test_whoever_sets_the_bound_of_review_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_text("诉求内容\n整条街的路灯都不亮\n这件事反映很久了\n", encoding="utf-8")
    assert count_reviewed(monkeypatch) == 1
    Path("hotspot.toml").write_text("[classify]\nreview_below = 1.0\n", encoding="utf-8")
    assert count_reviewed(monkeypatch) == 2
    assert count_reviewed(monkeypatch, "--review-below", 0) == 0
