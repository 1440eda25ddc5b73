"""Which model works is said, and how a new one comes to use."""

import shutil
from pathlib import Path

import pytest
from office import write_tickets
from program import run_here

TABLE = "工单编号,诉求内容\n00350067,石塘镇七里村停水三天\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("八月.csv").write_text(TABLE, encoding="utf-8")
    return write_tickets(tmp_path / "labelled.csv")


def test_the_model_at_work_is_named(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, "classify", "八月.csv", "-o", "a.csv") == 0
    assert capsys.readouterr().err.endswith("用随软件的模型判定,已写出 a.csv\n")
    assert run_here(monkeypatch, "train", office, "--base", "none", "-o", "models/m2") == 0
    assert run_here(monkeypatch, "models", "promote", "m2", "--force") == 0
    capsys.readouterr()
    assert run_here(monkeypatch, "classify", "八月.csv", "-o", "a.csv") == 0
    assert capsys.readouterr().err.endswith("用模型 m2 判定,已写出 a.csv\n")
    assert run_here(monkeypatch, "detect", "八月.csv", "-o", "热点") == 0
    assert capsys.readouterr().err.endswith("没有类别(或不在类别表中)的由模型 m2 判定,已写出 热点\n")


def test_who_has_removed_the_model_in_use_is_told_the_way_back(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, "train", office, "--base", "none", "-o", "models/m1") == 0
    assert run_here(monkeypatch, "models", "promote", "m1", "--force") == 0
    shutil.rmtree("models/m1")
    for verb, output in (("classify", "a.csv"), ("detect", "热点"), ("review", "a.xlsx")):
        assert run_here(monkeypatch, verb, "八月.csv", "-o", output) == 1
        assert "在用的模型 m1 已不在 models 文件夹中。退回前一个用 hotspot models rollback。" in capsys.readouterr().err
    assert run_here(monkeypatch, "models", "rollback") == 0
    assert run_here(monkeypatch, "classify", "八月.csv", "-o", "a.csv") == 0


def test_a_new_model_may_be_promoted_where_it_answers_as_the_one_in_use(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, "train", office, "--base", "none", "-o", "models/m1") == 0
    assert run_here(monkeypatch, "models", "promote", "m1", "--force") == 0
    for folder, advice in (
        ("models/m2", "启用:hotspot models promote m2"),
        ("models/八月/m2", "可用 --model models/八月/m2 试用,启用前请移到 models/m2。"),
    ):
        assert run_here(monkeypatch, "train", office, "--base", "none", "-o", folder) == 0
        assert capsys.readouterr().err.endswith(f"已写出 {folder}。{advice}\n")
    assert run_here(monkeypatch, "models", "promote", "m2") == 0
    assert run_here(monkeypatch, "classify", "八月.csv", "-o", "a.csv", "--model", "models/八月/m2") == 0


@pytest.mark.parametrize(("folder", "name"), [("m2", "m2"), ("models/八月/m2", "models/八月/m2")])
def test_a_model_of_other_categories_is_not_advised_to_be_promoted(
    folder: str, name: str, office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, "train", office, "--base", "none", "-o", folder) == 0
    assert capsys.readouterr().err.endswith(f"已写出 {folder}。使用:加上 --model {name}\n")
    assert run_here(monkeypatch, "classify", "八月.csv", "-o", "a.csv", "--model", name) == 0


def test_a_model_of_another_column_is_not_advised_to_replace_that_of_categories(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ("train", office, "--column", "unit=诉求类别", "--target", "unit", "-o", "models/units")
    assert run_here(monkeypatch, *told) == 0
    said = capsys.readouterr().err
    assert said.endswith("已写出 models/units。使用:加上 --model units\n")
    # Of three labels the first three are all.
    assert "留出的 " in said
    assert "前三" not in said
