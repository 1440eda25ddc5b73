"""The verb: what it prints and how it exits."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from hotspot.cli.audit import audit

FOLDER = Path(__file__).parent / "bulletins"


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    app.command()(audit)
    return app


def test_errors_make_exit_code_one(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, [str(FOLDER / "slip-03-zong.txt")])
    assert result.exit_code == 1
    assert "[错误·合计]" in result.stdout
    assert result.stdout.endswith("存疑 0 处,提示 0 处。\n")


def test_a_clean_bulletin_exits_zero(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, [str(FOLDER / "clean-03-truncating.txt")])
    assert result.exit_code == 0
    assert "错误 0 处" in result.stdout


def test_doubts_alone_exit_zero(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, ["-"], input="人社类同比上月增长较大。")
    assert result.exit_code == 0
    assert "[存疑·用语] 同比上月" in result.stdout


def test_json_is_a_list_of_findings(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, ["-", "--json"], input="办结率97.5%(1270/1290)。")
    assert json.loads(result.stdout) == [
        {
            "figure": "97.5%",
            "kind": "rate",
            "severity": "error",
            "quote": "办结率97.5%(1270/1290)",
            "computation": "1270÷1290=98.45%,不是 97.5%",
        }
    ]
    assert result.exit_code == 1
