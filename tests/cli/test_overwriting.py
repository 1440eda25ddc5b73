"""Results do not go where they would destroy something, and that is said before the work."""

from pathlib import Path

import pytest
from program import run_here

TABLE = "工单编号,诉求内容\n00350067,石塘镇七里村停水三天\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "八月 工单.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_classify_leaves_the_table_it_reads(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, "classify", table.name, "-o", table) == 1
    assert "结果会盖掉原表 八月 工单.csv。请用 -o 另给一个文件名,如 八月 工单-分类.xlsx。" in capsys.readouterr().err
    assert table.read_text(encoding="utf-8") == TABLE


def test_detect_wants_a_folder(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("热点.csv").write_text("旧", encoding="utf-8")
    assert run_here(monkeypatch, "detect", table, "-o", "热点.csv") == 1
    assert capsys.readouterr().err == "错误:热点.csv 是文件,而 detect 的 -o 是结果文件夹。请另给一个名称,如 -o 热点。\n"
    assert Path("热点.csv").read_text(encoding="utf-8") == "旧"
    assert run_here(monkeypatch, "detect", table, "-o", "-") == 1
    assert "不能写到标准输出" in capsys.readouterr().err
    assert not Path("-").exists()
