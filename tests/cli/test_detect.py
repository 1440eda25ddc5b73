"""hotspot detect: what it says of its results is what it wrote."""

from pathlib import Path

import pandas as pd
import pytest
from program import run_here

LIFT = ["丽景花园5栋电梯停了二十多天", "丽景花园五栋电梯坏了三周没人修", "丽景花园5栋的电梯又停了"]
DARK = ["澄园路整条街的路灯黑了一个星期", "澄园路路灯不亮好几天了", "澄园路一盏路灯都不亮", "澄园路的路灯又黑了"]


def write_tickets(path: Path) -> Path:
    texts = LIFT + DARK
    ids = [f"A{number}" for number in range(len(texts))]
    pd.DataFrame({"工单编号": ids, "诉求内容": texts}).to_csv(path, index=False)
    return path


def test_of_the_hottest_lines_alone_the_numbers_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = write_tickets(tmp_path / "in.csv"), tmp_path / "out"
    assert run_here(monkeypatch, "detect", table, "-o", out) == 0
    assert "热点 2 条,涉及工单 7 条。" in capsys.readouterr().err
    assert run_here(monkeypatch, "detect", table, "-o", out, "--top", 1) == 0
    assert "热点 1 条,涉及工单 4 条。" in capsys.readouterr().err
    written = pd.read_csv(out / "tickets.csv", dtype=str)
    assert (len(pd.read_csv(out / "hotspots.csv")), written["hotspot_id"].notna().sum()) == (1, 4)
