"""Results do not go where they would destroy something, and that is said before the work."""

from pathlib import Path

import openpyxl
import pandas as pd
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


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("review", "八月.xlsx", "-o"), "八月-复核.xlsx"),
        (("report", "八月.xlsx", "--period", "2024-08", "-o", "通报.docx", "-o"), "八月-通报.xlsx"),
        (("report", "八月.csv", "--period", "2024-08", "--previous", "八月.xlsx", "-o"), "八月-通报.xlsx"),
        (("evaluate", "八月.xlsx", "-o"), "八月-评估.html"),
    ],
    ids=["review", "report", "previous", "evaluate"],
)
def test_so_do_the_others(
    arguments: tuple[str, ...],
    named: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    tickets = pd.DataFrame({"来电时间": ["2024-08-01"], "诉求内容": ["七里村停水"], "诉求类别": ["公共服务"]})
    tickets.to_excel("八月.xlsx", index=False)
    tickets.to_csv("八月.csv", index=False)
    before = Path("八月.xlsx").read_bytes()
    assert run_here(monkeypatch, *arguments, tmp_path / "八月.xlsx") == 1
    assert f"结果会盖掉原表 八月.xlsx。请用 -o 另给一个文件名,如 {named}。" in capsys.readouterr().err
    assert Path("八月.xlsx").read_bytes() == before


def test_a_sheet_that_a_clerk_has_filled_in_is_kept(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert run_here(monkeypatch, "review", table, "-o", "复核.xlsx") == 0
    book = openpyxl.load_workbook("复核.xlsx")
    book["复核"]["G2"] = "公共服务"
    book.save("复核.xlsx")
    capsys.readouterr()
    assert run_here(monkeypatch, "review", table, "-o", "复核.xlsx") == 1
    assert "复核.xlsx 里有填好的“正确类别”,这样重写就没有了。请用 -o 另给一个文件名。" in capsys.readouterr().err
    assert openpyxl.load_workbook("复核.xlsx")["复核"]["G2"].value == "公共服务"
    Path("复核.xlsx").write_bytes(b"PK")
    assert run_here(monkeypatch, "review", table, "-o", "复核.xlsx") == 0


def test_detect_wants_a_folder(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("热点.csv").write_text("旧", encoding="utf-8")
    assert run_here(monkeypatch, "detect", table, "-o", "热点.csv") == 1
    assert capsys.readouterr().err == "错误:热点.csv 是文件,而 detect 的 -o 是结果文件夹。请另给一个名称,如 -o 热点。\n"
    assert Path("热点.csv").read_text(encoding="utf-8") == "旧"
    assert run_here(monkeypatch, "detect", table, "-o", "结果.xlsx") == 1
    assert "结果.xlsx 是文件的名称,而 detect 的 -o 是结果文件夹。" in capsys.readouterr().err
    assert not Path("结果.xlsx").exists()
    assert run_here(monkeypatch, "detect", table, "-o", "-") == 1
    assert "不能写到标准输出" in capsys.readouterr().err
    assert not Path("-").exists()
