"""hotspot detect: what it says of its results is what it wrote."""

import re
from pathlib import Path

import openpyxl
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


def test_of_a_list_cut_to_the_hottest_lines_both_numbers_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = write_tickets(tmp_path / "in.csv"), tmp_path / "out"
    assert run_here(monkeypatch, "detect", table, "-o", out) == 0
    assert "热点 2 条,涉及工单 7 条。\n" in capsys.readouterr().err
    assert run_here(monkeypatch, "detect", table, "-o", out, "--top", 1) == 0
    assert "热点 2 条,涉及工单 7 条。表格只列最热的 1 条,hotspots.json 存有全部。\n" in capsys.readouterr().err
    written = pd.read_csv(out / "tickets.csv", dtype=str)
    assert (len(pd.read_csv(out / "hotspots.csv")), written["hotspot_id"].notna().sum()) == (1, 4)


def test_the_next_period_is_compared_with_every_line_whatever_was_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = write_tickets(tmp_path / "in.csv")
    before, later = (pd.read_csv(table).assign(来电时间=[f"2024-{month}-05"] * 7) for month in ("07", "08"))
    before.to_csv(table, index=False)
    later.assign(工单编号=[f"B{number}" for number in range(7)]).to_csv(tmp_path / "later.csv", index=False)
    for folder, top in (("whole", 9), ("cut", 1)):
        july, august = tmp_path / folder / "07", tmp_path / folder / "08"
        assert run_here(monkeypatch, "detect", table, "--period", "2024-07", "-o", july, "--top", top) == 0
        options = ("--period", "2024-08", "--previous", july, "-o", august)
        assert run_here(monkeypatch, "detect", tmp_path / "later.csv", *options) == 0
    read = [tmp_path / folder / "08" / "hotspots.csv" for folder in ("whole", "cut")]
    assert read[0].read_text() == read[1].read_text()
    assert set(pd.read_csv(read[1])["previous_tickets"]) == {3, 4}
    assert len(openpyxl.load_workbook(tmp_path / "cut/07/hotspots.xlsx")["热点"]["A"]) == 2


def test_what_a_clerk_filled_in_is_not_written_over_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = write_tickets(tmp_path / "in.csv"), tmp_path / "out"
    for _ in range(2):
        assert run_here(monkeypatch, "detect", table, "-o", out) == 0
    book = openpyxl.load_workbook(out / "hotspots.xlsx")
    book["修改"]["C2"], book["修改"]["D2"] = "改名", "电梯久停问题"
    book.save(out / "hotspots.xlsx")
    capsys.readouterr()
    assert run_here(monkeypatch, "detect", table, "-o", out) == 1
    assert f"“修改”表里有填好的改动,这样重写就没有了。请加上 --edits {out / 'hotspots.xlsx'}" in capsys.readouterr().err
    for _ in range(2):
        assert run_here(monkeypatch, "detect", table, "-o", out, "--edits", out / "hotspots.xlsx") == 0
        assert "电梯久停问题" in (out / "hotspots.csv").read_text()
    (out / "hotspots.xlsx").write_bytes(b"PK")
    assert run_here(monkeypatch, "detect", table, "-o", out) == 0


@pytest.mark.parametrize("verb", ["classify", "detect", "report"])
def test_more_words_are_the_steps_with_their_seconds_and_none_comes_twice(
    verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write_tickets(tmp_path / "in.csv")
    pd.read_csv(table).assign(来电时间=["2024-07-31", *["2024-08-01"] * 6]).to_csv(table, index=False)
    period = {"classify": [], "detect": [], "report": ["--period", "2024-08"]}[verb]
    output = tmp_path / {"classify": "out.csv", "detect": "out", "report": "out.md"}[verb]
    assert run_here(monkeypatch, "-v", verb, table, *period, "-o", output) == 0
    steps = [line for line in capsys.readouterr().err.splitlines() if re.match(r"\[ *\d+\.\d 秒\] ", line)]
    told = [step.partition("] ")[2] for step in steps]
    assert any("认得的列 ticket_id=工单编号、received_at=来电时间、text=诉求内容" in line for line in told)
    assert len(told) == len(set(told)) >= 3
    assert ("7 条工单中有 6 条落在2024年8月。" in told) == (verb == "report")
