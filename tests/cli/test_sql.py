"""Verbs that read tickets from a database and write their results into one give what they give with files."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from postgres_server import PASSWORD, Server, run_postgres
from program import run_here

from hotspot.categories.taxonomy import CATEGORIES
from hotspot.tickets.database_table import DatabaseTable, write_tables
from hotspot.tickets.query import Query

_LINE = "{0:08d},2024-08-{1:02d} 09:05:00,石塘镇七里村停水{2}天没人管,李女士{0},三塘镇,{3}\n"
_ROWS = "工单编号,来电时间,诉求内容,诉求人,承办单位,诉求类别\n" + "".join(
    _LINE.format(number, number % 28 + 1, number % 9, CATEGORIES[number % 14]) for number in range(1, 43)
)
_SELECT = "SELECT * FROM 工单"
_UNITS = {
    "供水公司": "停水 水压 水管 水表 水质",
    "公交公司": "公交 班次 站台 司机 票价",
    "市教育局": "学校 食堂 老师 校车 招生",
}
_TOWNS = ("石塘镇", "三塘镇", "城东街道", "南湖洲镇", "白马镇", "新泉镇")


def list_labelled() -> pd.DataFrame:
    rows = [
        (f"{town}{word}有问题,第{number}次反映{word}的事情,{town}居民着急", unit)
        for number, town in enumerate(_TOWNS)
        for unit, words in _UNITS.items()
        for word in words.split()
    ]
    return pd.DataFrame(rows, columns=["诉求内容", "承办单位"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in.csv").write_text(_ROWS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sqlite(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{folder / 'a.db'}"
    write_tables({DatabaseTable("工单", url): pd.read_csv(folder / "in.csv", dtype="str")})
    monkeypatch.setenv("HOTSPOT_DB", url)
    return url


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with run_postgres() as running:
        yield running


def read(url: str, sql: str) -> pd.DataFrame:
    return pd.concat(list(Query(sql, url).stream()))


@pytest.mark.parametrize(
    ("verb", "options", "output"),
    [
        ("classify", (), "o.csv"),
        ("detect", (), "o"),
        ("report", ("--period", "2024-08"), "o.md"),
        ("review", ("-n", "5"), "o.xlsx"),
        ("evaluate", (), "o.html"),
    ],
)
def test_a_select_gives_the_bytes_that_a_file_gives(
    verb: str, options: tuple[str, ...], output: str, folder: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, given in (("file", ("in.csv",)), ("table", ("--sql", _SELECT))):
        (folder / name).mkdir()
        assert run_here(monkeypatch, verb, *given, *options, "-o", folder / name / output) == 0
    written = [
        {path.relative_to(folder / name): path.read_bytes() for path in (folder / name).rglob("*") if path.is_file()}
        for name in ("file", "table")
    ]
    assert written[0] == written[1]
    assert written[0]


def test_labels_from_a_table_train_the_same_model(folder: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    list_labelled().to_csv(folder / "labelled.csv", index=False)
    write_tables({DatabaseTable("标注", sqlite): list_labelled()})
    options = ("--target", "unit", "--base", "none")
    assert run_here(monkeypatch, "train", "labelled.csv", *options, "-o", folder / "file") == 0
    assert run_here(monkeypatch, "train", "--sql", "SELECT * FROM 标注", *options, "-o", folder / "table") == 0
    weights = [(folder / name / "weights.npz").read_bytes() for name in ("file", "table")]
    assert weights[0] == weights[1]


def test_predictions_go_into_a_table(folder: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_here(monkeypatch, "classify", "--sql", _SELECT, "--to-table", "预测") == 0
    assert run_here(monkeypatch, "classify", "in.csv", "-o", "o.csv") == 0
    stored = read(sqlite, "SELECT * FROM 预测").replace({"needs_review": {"0": "False", "1": "True"}})
    written = pd.read_csv("o.csv", dtype="str", keep_default_na=False)
    pd.testing.assert_frame_equal(
        stored.assign(confidence=stored["confidence"].astype(float)).astype(str),
        written.assign(confidence=written["confidence"].astype(float)).astype(str),
        check_dtype=False,
    )


def test_a_table_that_is_there_is_told_before_the_work(
    folder: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("hotspot.categories.batch.recognize_columns", lambda *given: pytest.fail("it went to work"))
    assert run_here(monkeypatch, "classify", "in.csv", "--to-table", "工单") == 1
    assert "已有表 工单" in capsys.readouterr().err
    assert len(read(sqlite, _SELECT)) == 42


def test_hotspots_go_into_two_tables(folder: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_here(monkeypatch, "detect", "in.csv", "--period", "2024-08", "-o", "out", "--to-table", "热点") == 0
    written = pd.read_csv("out/hotspots.csv", dtype="str", keep_default_na=False)
    stored = read(sqlite, "SELECT * FROM 热点_hotspots")
    assert stored.pop("period").tolist() == ["2024-08"] * len(written)
    same = [name for name in written if not name.startswith("heat")]
    assert stored[same].to_numpy().tolist() == written[same].to_numpy().tolist()
    assert stored["heat"].astype(float).tolist() == written["heat"].astype(float).tolist()
    assert read(sqlite, "SELECT sum(tickets) AS n FROM 热点_hotspots")["n"].tolist() == ["42"]
    tickets = pd.read_csv("out/tickets.csv", dtype="str", keep_default_na=False)
    assert (
        read(sqlite, "SELECT * FROM 热点_tickets").drop(columns="period").to_numpy().tolist()
        == tickets.to_numpy().tolist()
    )
    assert (
        run_here(monkeypatch, "detect", "in.csv", "--period", "2024-08", "--to-table", "热点", "--if-exists", "append")
        == 0
    )
    assert len(read(sqlite, "SELECT * FROM 热点_tickets")) == 2 * 42
    assert (
        run_here(monkeypatch, "detect", "in.csv", "--period", "2024-08", "--to-table", "热点", "--if-exists", "renew")
        == 0
    )
    assert len(read(sqlite, "SELECT * FROM 热点_tickets")) == 42


def test_predictions_have_no_period_to_renew(
    folder: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, "classify", "in.csv", "--to-table", "预测", "--if-exists", "renew") == 1
    assert "--if-exists renew 换的是一个统计期的行,这里没有统计期" in capsys.readouterr().err


def test_hotspots_of_no_period_do_not_go_into_a_database(
    folder: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("undated.csv").write_text("工单编号,诉求内容\nA1,停水\nA2,停电\n", encoding="utf-8")
    assert run_here(monkeypatch, "detect", "undated.csv", "-o", "out", "--to-table", "热点") == 1
    assert "热点没有统计期" in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.loopback
def test_postgresql_from_select_to_table(
    server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = server.url()
    write_tables({DatabaseTable("工单", url): pd.read_csv(folder / "in.csv", dtype="str")})
    assert run_here(monkeypatch, "classify", "--sql", _SELECT, "--db", url, "-o", "table.csv") == 0
    assert run_here(monkeypatch, "classify", "in.csv", "-o", "file.csv") == 0
    assert Path("table.csv").read_bytes() == Path("file.csv").read_bytes()
    for _ in range(2):
        options = ("--db", url, "--to-table", "public.Predicted", "--if-exists", "replace")
        assert run_here(monkeypatch, "classify", "--sql", _SELECT, *options) == 0
    assert len(read(url, 'SELECT * FROM "Predicted" WHERE NOT needs_review OR confidence < 1')) == 42
    assert run_here(monkeypatch, "-v", "--debug", "detect", "--sql", _SELECT, "--db", url, "--to-table", "h") == 0
    assert read(url, "SELECT sum(tickets) AS n FROM h_hotspots")["n"].tolist() == ["42"]
    assert run_here(monkeypatch, "detect", "--sql", "DROP TABLE 工单", "--db", url, "-o", "out") == 1
    assert run_here(monkeypatch, "detect", "--sql", "SELECT 诉求人 FROM 工单", "--db", url, "-o", "out") == 1
    assert run_here(monkeypatch, "detect", "--sql", "SELECT * FROM 热线", "--db", url, "-o", "out") == 1
    said = capsys.readouterr()
    assert "只能是一条读取数据的 SELECT" in said.err
    assert "没有诉求内容列(有:诉求人)" in said.err
    assert "库中有:" in said.err
    assert PASSWORD not in said.err + said.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("classify", "in.csv"),
        ("classify", "-o", "o.csv"),
        ("classify", "in.csv", "--sql", _SELECT, "--db", "sqlite:///a.db", "-o", "o.csv"),
        ("classify", "in.csv", "--db", "sqlite:///a.db", "-o", "o.csv"),
        ("classify", "in.csv", "-o", "o.csv", "--to-table", "x", "--db", "sqlite:///a.db"),
        ("classify", "in.csv", "-o", "o.csv", "--if-exists", "append"),
        ("classify", "--sql", _SELECT, "-o", "o.csv"),
        ("detect", "in.csv"),
        ("report", "--period", "2024-08", "-o", "o.md"),
        ("train",),
        ("evaluate", "in.csv", "--sql", _SELECT, "--db", "sqlite:///a.db"),
        ("review", "in.csv", "--db", "sqlite:///a.db", "-o", "o.xlsx"),
    ],
)
def test_contradictions_are_wrong_usage(
    arguments: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOTSPOT_DB", raising=False)
    assert run_here(monkeypatch, *arguments) == 2
    assert [path.name for path in folder.iterdir()] == ["in.csv"]


def test_a_table_without_text_is_told(
    folder: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, "classify", "--sql", "SELECT 诉求人 FROM 工单", "-o", "o.csv") == 1
    assert "没有诉求内容列(有:诉求人)" in capsys.readouterr().err
    with sqlite3.connect(folder / "a.db") as own:
        assert own.execute("SELECT count(*) FROM 工单").fetchone() == (42,)
    own.close()
