"""docs/retraining.md, executed: every command of it, in order, in an office's folder."""

import re
import shlex
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import typer
from office import make_tickets
from typer.testing import CliRunner

from hotspot.categories.corpus import read_corpus
from hotspot.cli.classify import classify
from hotspot.cli.evaluate import evaluate
from hotspot.cli.models import app as models_app
from hotspot.cli.report import report
from hotspot.cli.review import review
from hotspot.cli.train import train
from hotspot.resources import find_shipped

DOC = Path(__file__).parents[2] / "docs" / "retraining.md"


def build_app() -> typer.Typer:
    app = typer.Typer()
    for verb in (classify, evaluate, report, review, train):
        app.command(verb.__name__)(verb)
    app.add_typer(models_app, name="models")
    return app


def read_commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def make_office(folder: Path) -> None:
    """Two months of tickets with units, and some in categories of the office's own."""
    corpus = read_corpus(find_shipped("data/tickets"))
    # A ticket of figures alone has no category of any scheme.
    corpus = corpus[corpus["subtopic"] != "内容不详与无效来电"]
    month = corpus.iloc[::40][["ticket_id", "text", "unit"]].rename(
        columns={"ticket_id": "工单编号", "text": "诉求内容", "unit": "承办单位"}
    )
    month.to_csv(folder / "2024-08.csv", index=False, encoding="gb18030")
    next_month = month.iloc[::2].drop(columns="承办单位").assign(来电时间="2024-09-02")
    next_month.to_csv(folder / "2024-09.csv", index=False, encoding="gb18030")
    make_tickets(45).to_csv(folder / "own.csv", index=False, encoding="utf-8-sig")
    (folder / "scheme.tsv").write_text(
        "类别\t别名\t定义\t词\n供水\t\t\t自来水*\n欠薪\t\t\t讨薪*、工钱\n路灯\n", encoding="utf-8"
    )


def fill_in(path: Path) -> None:
    """What a clerk does: choose a label for each row, here mostly what was predicted, or by a word of the text."""
    book = openpyxl.load_workbook(path)
    sheet = book["复核"]
    headers = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        if "预测类别" in headers:
            predicted = sheet.cell(row, headers.index("预测类别") + 1).value
            answer = "人社" if row < 4 else predicted
        else:
            text = str(sheet.cell(row, headers.index("诉求内容") + 1).value)
            answer = "供水" if "水" in text else "欠薪" if "工资" in text else None
        sheet.cell(row, headers.index("正确类别") + 1, answer)
    book.save(path)


def test_every_command_of_the_walk_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_office(tmp_path)
    monkeypatch.chdir(tmp_path)
    runner, app = CliRunner(), build_app()
    said = {}
    for command in read_commands():
        words = shlex.split(command)
        assert words[0] == "hotspot"
        arguments = [*words[1:], "--force"] if "promote" in words else words[1:]
        result = runner.invoke(app, arguments, catch_exceptions=False)
        assert result.exit_code == 0, (command, result.output)
        said[command] = result.output
        if words[1] == "review":
            fill_in(tmp_path / words[words.index("-o") + 1])
    assert len(said) == len(read_commands()) >= 12
    listed = said["hotspot models list"].splitlines()
    assert [line for line in listed if line.startswith("*\t2024-09")]
    assert "\tdefault\t随软件提供\t\t" in listed[1]
    shown = said["hotspot models show 2024-09"]
    assert "启用 2024-09" in shown
    assert "退回 default(此前 2024-09)" in shown
    assert "前三" in said["hotspot evaluate 2024-08.csv --model units"]
    own = pd.read_csv("own-classified.csv")
    assert set(own["predicted_category"]) <= {"供水", "欠薪", "路灯"}
    compared = said[next(command for command in said if "--against" in command)]
    assert "evaluation.html" in compared
    assert "这个模型训练时用过其中" in compared
