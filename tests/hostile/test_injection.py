"""Texts that want to be more than text: formulas, markup, terminal commands, paths, turned letters."""

import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from hostile_seeds import make_xlsx
from program import run_here

from hotspot.bulletin.building import build_bulletin
from hotspot.bulletin.materials import Materials
from hotspot.bulletin.writing import write_bulletin
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.cli.console import show_safely
from hotspot.issues.hotspots import find_hotspots
from hotspot.issues.results import write_report
from hotspot.tickets.writing import write_tickets

HOSTILE = (
    '=HYPERLINK("http://x.test","停水")',
    "@SUM(1)|cmd",
    "</script><script>document.title='ran'</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\x1b]0;title\x07\x1b[2J",
    "\u202e题标\u2066",
    "../../../etc/passwd",
    "a\x00b\x08",
    "]]><!--",
)


def make_month() -> pd.DataFrame:
    """Return a month in which every column that can is hostile, with issues of five tickets each."""
    rows = [
        {
            "ticket_id": f"{text}-{number}",
            "received_at": pd.Timestamp(2024, 8, number + 1),
            "title": text,
            "text": f"石塘镇七里村停水三天{text}没有人管,{text}请尽快恢复供水",
            "caller": f"{text}{number}",
            "town": text,
            "unit": text,
            "category": CATEGORIES[2],
        }
        for text in HOSTILE
        for number in range(5)
    ]
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder below which everything was written that the program writes of a hostile month."""
    root = tmp_path_factory.mktemp("root")
    folder = root / "inner" / "out"
    month = make_month()
    report = find_hotspots(month, period="2024-08")
    write_report(report, folder / "hotspots")
    for name in ("a.csv", "a.xlsx", "a.jsonl", "a.parquet"):
        write_tickets(month, folder / name)
    bulletin = build_bulletin(month, "2024-08", Materials(hotspots=report))
    for name in ("b.docx", "b.html", "b.md", "b.xlsx"):
        write_bulletin(bulletin, folder / name)
    return folder


def test_nothing_is_written_elsewhere(outputs: Path) -> None:
    root = outputs.parents[1]
    assert {path.parent for path in root.rglob("*") if path.is_file()} == {outputs, outputs / "hotspots"}


def test_no_cell_of_a_csv_begins_a_formula(outputs: Path) -> None:
    for path in outputs.rglob("*.csv"):
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        cells = [str(cell) for column in table for cell in (column, *table[column])]
        assert cells
        assert not [cell for cell in cells if re.match(r"\s*[=@]|\s*[+-](?![0-9.]+%?$)(?!-*$)", cell)]


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(outputs: Path) -> None:
    for path in outputs.rglob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path).worksheets:
            for row in sheet.iter_rows():
                assert not [cell.value for cell in row if cell.data_type == "f" or cell.hyperlink]


def test_every_part_of_a_package_is_sound_xml(outputs: Path) -> None:
    for path in [*outputs.rglob("*.xlsx"), *outputs.rglob("*.docx")]:
        with zipfile.ZipFile(path) as package:
            for member in package.namelist():
                if member.endswith((".xml", ".rels")):
                    ElementTree.fromstring(package.read(member))


def test_titles_hold_no_letters_that_turn_or_command(outputs: Path) -> None:
    found = json.loads((outputs / "hotspots" / "hotspots.json").read_text(encoding="utf-8"))
    assert found["hotspots"]
    for hotspot in found["hotspots"]:
        assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", hotspot["title"])
        assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", hotspot["sentence"])


def test_messages_do_not_command_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_xlsx(rows=[["编号", "列\u202e]0;甲"], ["1", "2"]]))
    assert run_here(monkeypatch, "classify", path, "-o", tmp_path / "o.csv") == 1
    (tmp_path / "b.csv").write_text("编号,列\x1b]0;甲\x07\n1,2\n", encoding="utf-8")
    assert run_here(monkeypatch, "classify", tmp_path / "b.csv", "-o", tmp_path / "o.csv") == 1
    said = capsys.readouterr().err
    assert "没有诉求内容列" in said
    assert show_safely(said) == said
    assert not (tmp_path / "o.csv").exists()


@pytest.mark.parametrize("name", ["../../evil", "/etc", "a/b", "..", ".hidden", "", "a\0b", "a\x1b[2Jb"])
def test_a_model_name_is_no_path(name: str, tmp_path: Path) -> None:
    from hotspot.categories.model_names import find_model_folder
    from hotspot.errors import ModelError

    (tmp_path / "current.json").write_text(json.dumps({"name": name, "history": []}), encoding="utf-8")
    with pytest.raises(ModelError, match="不对"):
        find_model_folder("current", models=tmp_path)
