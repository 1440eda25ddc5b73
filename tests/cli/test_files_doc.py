"""docs/files.md names what is written: no column more, none less, in their order."""

import json
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from program import run_here

from hotspot.categories.manifest import FORMAT

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "files.md").read_text(encoding="utf-8")
TEXTS = ["丽景花园5栋电梯停了二十多天", "丽景花园五栋电梯坏了三周没人修", "丽景花园5栋的电梯又停了"]


def list_names(section: str) -> list[str]:
    """Return the names in the first column of a section's tables."""
    text = re.search(rf"^#+ {re.escape(section)}.*?(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert text is not None
    cells = re.findall(r"^\| (`[^|]*`) \|", text.group(), re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "八月.csv"
    days = ["2024-08-01", "2024-08-02", "2024-08-03"]
    pd.DataFrame({"工单编号": ["007", "008", "009"], "来电时间": days, "诉求内容": TEXTS}).to_csv(path, index=False)
    return path


def test_the_formats_of_a_model() -> None:
    assert f"\nFormat 1 to {FORMAT}, described in" in PAGE


def test_the_columns_of_classified_tickets(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_here(monkeypatch, "classify", table, "-o", tmp_path / "out.csv") == 0
    assert list(pd.read_csv(tmp_path / "out.csv"))[3:] == list_names("Classified tickets")


def test_the_files_of_detect(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_here(monkeypatch, "detect", table, "-o", tmp_path) == 0
    columns = list_names("hotspots.csv")
    assert list(pd.read_csv(tmp_path / "tickets.csv")) == list_names("tickets.csv")
    assert list(pd.read_csv(tmp_path / "hotspots.csv")) == columns
    content = json.loads((tmp_path / "hotspots.json").read_text(encoding="utf-8"))
    named = list_names("hotspots.json")
    assert [name for name in named if name in content] == list(content)
    line = content["hotspots"][0]
    flat = [name for name in columns if not name.startswith("heat_")]
    assert set(line) == {*flat, *named} - set(content) | {"tickets"}
    assert {f"heat_{name}" for name in line["heat"]} - {"heat_total"} == {*columns} - {*flat}
    for keys in (line["heat"], line["issues"][0], content["merges"][0]):
        assert ", ".join(keys) in PAGE
    assert content["tickets"][0][0] == "007"


def test_the_sheets_for_people(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_here(monkeypatch, "detect", table, "-o", tmp_path) == 0
    assert run_here(monkeypatch, "review", table, "-o", tmp_path / "review.xlsx") == 0
    for book in (openpyxl.load_workbook(tmp_path / name) for name in ("hotspots.xlsx", "review.xlsx")):
        assert all(sheet.title in PAGE for sheet in book if sheet.sheet_state == "visible")
    assert ", ".join(cell.value for cell in book["复核"][1]) in PAGE


def test_the_keys_of_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_text("办结率97.5%(1270/1290)。", encoding="utf-8")
    assert run_here(monkeypatch, "audit", "--json", tmp_path / "b.txt") == 1
    assert f"{{{', '.join(json.loads(capsys.readouterr().out)[0])}}}" in PAGE
