"""Results in a database: all rows or none, nothing of the office's lost."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy
from sqlalchemy import URL
from sqlalchemy.schema import CreateTable

from hotspot.errors import ArgumentTypeError, DatabaseError, OutputError
from hotspot.tickets.database_table import DatabaseTable, IfExists, write_tables
from hotspot.tickets.query import Query

_ROWS = pd.DataFrame({"工单编号": ["00350067", "00350068"], "诉求内容": ["停水", ""], "confidence": [0.5, 0.25]})


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'a.db'}"


def write_chunks(url: str, chunks: Iterable[pd.DataFrame]) -> None:
    with DatabaseTable("预测", url).open() as writer:
        for chunk in chunks:
            writer.append(chunk)


def write(url: str, rows: pd.DataFrame, if_exists: IfExists = "fail", name: str = "预测") -> None:
    with DatabaseTable(name, url, if_exists).open() as writer:
        writer.append(rows)


def read(url: str, name: str = "预测") -> list[list[object]]:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as own:
        found = [list(row) for row in own.execute(f'SELECT * FROM "{name}"')]
    own.close()
    return found


def test_rows_keep_their_types_and_an_empty_text_is_null(url: str) -> None:
    write(url, _ROWS.assign(needs_review=[True, False], 件数=[1, 2]))
    assert read(url) == [["00350067", "停水", 0.5, 1, 1], ["00350068", None, 0.25, 0, 2]]


def test_an_index_of_ids_is_written(url: str) -> None:
    table = pd.DataFrame({"text": ["停水"]}, index=pd.Index(["00350067"], name="ticket_id"))
    write(url, table)
    write_tables({DatabaseTable("热点", url): table})
    assert read(url) == read(url, "热点") == [["00350067", "停水"]]


def test_a_table_that_is_there_is_refused_added_to_or_emptied(url: str) -> None:
    write(url, _ROWS)
    with pytest.raises(OutputError, match="已有表 预测,没有改动"):
        write(url, _ROWS)
    write(url, _ROWS[["confidence", "工单编号"]], "append")
    assert read(url)[2:] == [["00350067", None, 0.5], ["00350068", None, 0.25]]
    write(url, _ROWS[:1], "replace")
    assert read(url) == [["00350067", "停水", 0.5]]


@pytest.mark.parametrize("if_exists", ["upsert", "Replace", "", None])
def test_a_misspelt_wish_adds_no_rows(url: str, if_exists: Any) -> None:
    write(url, _ROWS)
    with pytest.raises(OutputError, match=r"if_exists 是“.*”,只能是 fail、append、renew、replace"):
        write(url, _ROWS, if_exists)
    assert len(read(url)) == len(_ROWS)


def test_a_part_of_a_table_is_renewed_and_the_rest_stays(url: str) -> None:
    july, august = ({"period": period, "title": f"{period}问题"} for period in ("2024-07", "2024-08"))
    target = DatabaseTable("热点", url, "renew")
    for rows in ([july], [august, august], [august]):
        write_tables({target: pd.DataFrame(rows)}, part={"period": rows[0]["period"]})
    assert read(url, "热点") == [["2024-07", "2024-07问题"], ["2024-08", "2024-08问题"]]
    nothing = pd.DataFrame([august])[:0]
    with pytest.raises(OutputError, match="没有列 reason"):
        write_tables({target: nothing.assign(reason="")}, part={"period": "2024-08"})
    write_tables({target: nothing}, part={"period": "2024-08"})
    assert read(url, "热点") == [["2024-07", "2024-07问题"]]


def test_tables_suit_databases_that_compare_no_long_texts_or_keep_one_code_page(url: str) -> None:
    made: dict[str, list[str]] = {"oracle": [], "mssql": []}

    def see(table: sqlalchemy.Table, connection: object, **rest: object) -> None:
        del connection, rest
        for name, statements in made.items():
            statements.append(str(CreateTable(table).compile(dialect=URL.create(name).get_dialect()())))

    sqlalchemy.event.listen(sqlalchemy.Table, "before_create", see)
    try:
        rows = _ROWS.assign(period="2024-08")
        write_tables({DatabaseTable("热点", url, "renew"): rows}, part={"period": "2024-08"})
    finally:
        sqlalchemy.event.remove(sqlalchemy.Table, "before_create", see)
    assert "period VARCHAR2(255 CHAR)" in made["oracle"][0]
    assert "[诉求内容] NTEXT" in made["mssql"][0]


def test_what_is_renewed_must_be_said(url: str) -> None:
    with pytest.raises(OutputError, match=r"part=\{\"period\": "):
        write_tables({DatabaseTable("热点", url, "renew"): _ROWS})
    with pytest.raises(OutputError, match="没有 part 中的列 period"):
        write_tables({DatabaseTable("热点", url, "renew"): _ROWS}, part={"period": "2024-08"})
    with pytest.raises(OutputError, match="这里没有统计期"):
        write(url, _ROWS, "renew")


def test_a_table_without_the_columns_is_refused_and_keeps_its_rows(url: str) -> None:
    write(url, _ROWS)
    with pytest.raises(OutputError, match="没有列 reason"):
        write(url, _ROWS.assign(reason="依据:停水"), "replace")
    assert len(read(url)) == 2


def test_a_failure_in_the_block_writes_nothing(url: str, tmp_path: Path) -> None:
    def fail() -> Iterator[pd.DataFrame]:
        yield _ROWS
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_chunks(url, fail())
    assert list(tmp_path.iterdir()) == []


def test_chunks_of_other_columns_are_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="列不一致"):
        write_chunks(url, [_ROWS, _ROWS[["工单编号"]]])
    assert list(tmp_path.iterdir()) == []


def test_results_may_go_beside_the_tickets_they_are_made_from(url: str) -> None:
    series = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 25000) SELECT i AS 编号 FROM n"
    write(url, pd.concat(list(Query(series, "sqlite://").stream())), name="工单")
    write_chunks(url, (chunk.assign(category="公共服务") for chunk in Query("SELECT * FROM 工单", url).stream()))
    assert len(read(url)) == 25_000


def test_two_tables_come_together_or_not_at_all(url: str) -> None:
    write(url, _ROWS, name="b")
    first, second = DatabaseTable("a", url), DatabaseTable("b", url)
    with pytest.raises(OutputError, match=r"已有表 b.*renew"):
        write_tables({first: _ROWS, second: _ROWS})
    with sqlite3.connect(url.removeprefix("sqlite:///")) as own:
        assert own.execute("SELECT name FROM sqlite_master").fetchall() == [("b",)]
    own.close()


def test_columns_of_one_name_keep_their_own_cells(url: str) -> None:
    table = pd.DataFrame([["停水", "停电", "城管局"]], columns=["内容", "内容", "单位"])
    write(url, table)
    write_tables({DatabaseTable("热点", url): table})
    assert read(url) == read(url, "热点") == [["停水", "停电", "城管局"]]


def test_what_no_database_keeps_is_replaced_or_told(url: str) -> None:
    halves = pd.DataFrame({"内容": pd.Series(["停\x00水\ud800"], dtype=object)})
    write_tables({DatabaseTable("预测", url): halves})
    assert read(url) == [["停水\ufffd"]]
    with pytest.raises(DatabaseError, match="存不下这么大的整数"):
        write_tables({DatabaseTable("b", url): pd.DataFrame({"件数": pd.Series([2**63], dtype="uint64")})})


def test_tables_of_several_databases_are_not_put_into_one(url: str, tmp_path: Path) -> None:
    tables = {DatabaseTable("a", url): _ROWS, DatabaseTable("b", f"sqlite:///{tmp_path / 'b.db'}"): _ROWS}
    for wrong in ({}, tables):
        with pytest.raises(OutputError, match="同一个数据库"):
            write_tables(wrong)
    assert not list(tmp_path.iterdir())


def test_an_address_that_is_none_is_told() -> None:
    for make in (lambda: DatabaseTable("a", None), lambda: Query("SELECT 1", None)):  # type: ignore[arg-type]
        with pytest.raises(ArgumentTypeError, match="url 是 NoneType,应为 str。请给出数据库地址"):
            make()
    with pytest.raises(ArgumentTypeError, match="sql 是 NoneType"):
        Query(None, "sqlite://")  # type: ignore[arg-type]


def test_a_database_in_use_is_told(url: str) -> None:
    write(url, _ROWS)
    own = sqlite3.connect(url.removeprefix("sqlite:///"))
    own.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(DatabaseError, match="正被别的程序占用"):
            DatabaseTable("c", f"{url}?timeout=0.1").check()
    finally:
        own.close()


@pytest.mark.parametrize("name", ["", "a.b.c", ".a", "a.", "a\nb", "\x00"])
def test_names_that_can_be_none_are_refused(name: str, url: str) -> None:
    with pytest.raises(OutputError, match="不能作表名"):
        DatabaseTable(name, url)


@pytest.mark.parametrize("name", ["x; DROP TABLE y", 'a"b', "select", "诉求 内容", "50%", ":a", "[a]", "a'b"])
def test_any_other_name_is_quoted(name: str, url: str) -> None:
    write(url, _ROWS.rename(columns={"工单编号": name}), name=name)
    write(url, _ROWS.rename(columns={"工单编号": name}), "append", name=name)
    quoted = name.replace('"', '""')
    found = pd.concat(list(Query(f'SELECT "{quoted}" FROM "{quoted}"', url).stream()))
    assert found[name].tolist() == ["00350067", "00350068"] * 2
