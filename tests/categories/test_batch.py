"""A file classified by several processes is the file that one gives; an interruption leaves none."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from office import make_tickets

from hotspot.categories.batch import classify_file
from hotspot.errors import ColumnError
from hotspot.settings import ClassifySettings, Settings
from hotspot.tickets.files import read_tickets

# A little more than one part.
ROWS = 4200
COMMAND = "import sys; from hotspot.__main__ import main; main()"


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tickets = make_tickets(600)
    tickets["来电人"] = "张某"
    tickets["联系电话"] = "13800000000"
    path = tmp_path_factory.mktemp("table") / "2024-08.csv"
    pd.concat([tickets] * 7).iloc[:ROWS].to_csv(path, index=False)
    return path


def test_the_number_of_processes_changes_no_byte(tmp_path: Path, table: Path) -> None:
    counts: list[int] = []
    one = classify_file(table, tmp_path / "one.csv", mask=True, on_progress=counts.append)
    two = classify_file(table, tmp_path / "two.csv", mask=True, workers=2)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert one == two
    assert sum(counts) == one.tickets == sum(one.categories.values()) == ROWS
    assert b"13800000000" not in (tmp_path / "two.csv").read_bytes()


def test_a_row_that_adds_up_is_kept_and_not_counted(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "编号,标题,诉求内容,件数\n1,,路灯不亮,1\n2,,,1\n合计,,,2\n制表,张某,审核,李某\n", encoding="utf-8"
    )
    summary = classify_file(tmp_path / "in.csv", tmp_path / "out.csv")
    assert (summary.tickets, summary.empty, summary.idle) == (2, 1, 2)
    assert "共 2 条工单" in summary.describe()
    assert "另有 2 行是合计、备注、落款、重复的表头或空行" in summary.describe()
    written = pd.read_csv(tmp_path / "out.csv")
    assert written["predicted_category"].isna().tolist() == [False, True, True, True]
    # Who filters by it finds tickets only, as many as were told.
    assert written["needs_review"].sum() == summary.needs_review
    assert written["reason"].tolist()[1:] == ["没有文字,无法判断"] + ["合计、备注、落款、重复的表头或空行,不是工单"] * 2


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_row_that_is_no_ticket_is_none_in_the_result_either(tmp_path: Path, ending: str) -> None:
    rows = "编号,来电时间,诉求内容\n1,2024-08-01,路灯不亮\n,,\n2,2024-08-02,停水\n合计,2,\n制表,张某,审核\n"
    (tmp_path / "in.csv").write_text(rows, encoding="utf-8")
    classify_file(tmp_path / "in.csv", tmp_path / f"out.{ending}")
    assert read_tickets(tmp_path / f"out.{ending}")["ticket_id"].tolist() == ["1", "2"]
    again = classify_file(tmp_path / f"out.{ending}", tmp_path / f"again.{ending}")
    assert (again.tickets, again.idle) == (2, 3)


def test_ids_that_a_spreadsheet_shortened_are_told_and_kept(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "in.csv").write_text("编号,诉求内容\n2.02408E+17,路灯不亮\n2.02408E+17,停水\n", encoding="utf-8")
    classify_file(tmp_path / "in.csv", tmp_path / "out.csv")
    assert "in.csv 有 2 个工单编号存成了数字,后几位已经丢失,如“2.02408E+17”。请重新导出" in caplog.text
    assert pd.read_csv(tmp_path / "out.csv", dtype=str)["编号"].tolist() == ["2.02408E+17"] * 2


def test_the_settings_name_model_and_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in.csv").write_text("编号,说的事\n1,路灯不亮\n", encoding="utf-8")
    own = Path(__file__).parent / "model-format-1"
    settings = Settings(classify=ClassifySettings(model=str(own), review_below=1.0), columns={"text": "说的事"})
    for workers in (1, 2):
        classify_file(tmp_path / "in.csv", tmp_path / "out.csv", settings=settings, workers=workers)
        (row,) = pd.read_csv(tmp_path / "out.csv").itertuples()
        assert (row.predicted_category, row.needs_review) == ("路灯", True)
    # Without a word of any model it is the promoted one, as everywhere.
    monkeypatch.chdir(tmp_path)
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "current.json").write_text('{"name": "own", "history": []}')
    (tmp_path / "models" / "own").symlink_to(own)
    classify_file(tmp_path / "in.csv", tmp_path / "out.csv", settings=Settings(columns={"text": "说的事"}))
    assert pd.read_csv(tmp_path / "out.csv")["predicted_category"].tolist() == ["路灯"]


def test_a_table_without_text_is_refused_before_a_file_appears(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("编号,来电人\n1,张某\n", encoding="utf-8")
    with pytest.raises(ColumnError):
        classify_file(tmp_path / "in.csv", tmp_path / "out.csv", workers=2)
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals are sent to a group of processes")
def test_an_interruption_ends_all_processes_and_leaves_no_file(tmp_path: Path, table: Path) -> None:
    pd.concat([pd.read_csv(table, dtype=str)] * 60).to_csv(tmp_path / "in.csv", index=False)
    # A suite that a shell runs in the background ignores the signal, and so would its children.
    heeding = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {COMMAND}"
    command = [sys.executable, "-c", heeding, "classify", "in.csv", "-o", "out.csv", "--workers", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    while not sum(path.stat().st_size for path in tmp_path.glob(".out.csv.*")):
        assert process.poll() is None
        time.sleep(0.05)
    # As a terminal does: to every process of the group.
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130, said
    assert "已中断" in said
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
    assert _is_gone(process.pid)


def _is_gone(group: int) -> bool:
    """Say whether a group of processes ends within ten seconds."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
