"""hotspot review: its last line is the command by which the filled sheet is learned."""

import re
import shlex
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from program import run_here

from hotspot.categories.model_folder import load_model
from hotspot.categories.training import train

TEXTS = ("停水三天", "自来水发黄", "水压太低", "路灯不亮", "路灯坏了", "路口一片黑没有路灯")


def fill(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["复核"]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, sheet.max_column, "供水" if row % 2 else "照明")
    book.save(path)


@pytest.mark.parametrize(("target", "scheme"), [("category", ""), ("category", "own.toml"), ("unit", "")])
def test_the_command_that_it_names_learns_its_sheet(
    target: str, scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.toml").write_text('[[category]]\nname = "供水"\n[[category]]\nname = "照明"\n', encoding="utf-8")
    labelled = pd.DataFrame({"text": TEXTS, target: ["供水"] * 3 + ["照明"] * 3})
    train(labelled, base="none", target=target, scheme=scheme or None).save("models/own")
    Path("in.csv").write_text("诉求内容\n巷子里的路灯坏了\n水管漏水\n整夜停水\n", encoding="utf-8")
    assert run_here(monkeypatch, "review", "in.csv", "--model", "own", "-o", "8月 复核.xlsx") == 0
    (command,) = re.findall(r"hotspot (train .*)", capsys.readouterr().err)
    fill(Path("8月 复核.xlsx"))
    again = shlex.split(command.replace("训练它时的类别表", scheme))
    assert run_here(monkeypatch, *again, "-o", "models/next") == 0
    assert load_model("models/next").labels == ("供水", "照明")
