"""One SELECT gives the same tickets as a file, and nothing but a SELECT is ever run."""

import sqlite3
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.errors import ColumnError, DatabaseError, EmptyTicketFileError
from hotspot.tickets.files import read_tickets, stream_table
from hotspot.tickets.frames import CHUNK_ROWS
from hotspot.tickets.query import Query, check_select

_ROWS = [
    ("00350067", "2024-08-01 09:05", "石塘镇七里村停水三天,群众意见很大", "李女士"),
    ("12345678901234567890", "2024-08-02 10:00", "50%的路灯不亮 :a\n第二行", None),
    ("00350069", None, "  ", "王先生"),
]


@pytest.fixture
def url(tmp_path: Path) -> str:
    with sqlite3.connect(tmp_path / "工单.db") as made:
        made.execute("CREATE TABLE 工单 (工单编号 TEXT, 来电时间 TEXT, 诉求内容 TEXT, 诉求人 TEXT)")
        made.executemany("INSERT INTO 工单 VALUES (?, ?, ?, ?)", _ROWS)
    made.close()
    return f"sqlite:///{tmp_path / '工单.db'}"


def run(url: str, sql: str) -> list[dict[str, str]]:
    return pd.concat(list(Query(sql, url).stream())).to_dict("records")


def test_a_query_reads_as_a_file_with_the_same_rows(url: str, tmp_path: Path) -> None:
    names = ["工单编号", "来电时间", "诉求内容", "诉求人"]
    pd.DataFrame(_ROWS, columns=names).to_csv(tmp_path / "工单.csv", index=False)
    pd.testing.assert_frame_equal(read_tickets(Query("SELECT * FROM 工单", url)), read_tickets(tmp_path / "工单.csv"))


def test_columns_are_recognised_and_mapped_as_for_files(url: str) -> None:
    aliased = Query("SELECT 工单编号 AS 单号, 诉求内容 AS 说了什么 FROM 工单", url)
    with pytest.raises(ColumnError, match=r"查询结果 中没有诉求内容列.*说了什么"):
        read_tickets(aliased)
    found = read_tickets(aliased, columns={"text": "说了什么"})
    assert found["ticket_id"].tolist() == [row[0] for row in _ROWS]


def test_typed_cells_become_text(url: str) -> None:
    found = run(url, "SELECT 350067.0 AS a, 0.1 + 0.2 AS b, NULL AS c, 12345678901234567 AS d, x'e8b7af' AS e, 1 AS a")
    assert found == [{"a": "350067", "b": "0.3", "c": "", "d": "12345678901234567", "e": "路", "a.1": "1"}]


def test_text_in_an_older_encoding_is_read(url: str) -> None:
    stored = "路灯不亮".encode("gb18030").hex()
    assert run(url, f"SELECT CAST(x'{stored}' AS TEXT) AS 内容") == [{"内容": "路灯不亮"}]


def test_many_rows_come_in_chunks_with_a_running_index(url: str) -> None:
    series = "WITH RECURSIVE n(内容) AS (SELECT 1 UNION ALL SELECT 内容 + 1 FROM n LIMIT 50001) SELECT * FROM n"
    chunks = list(stream_table(Query(series, url)))
    assert [len(chunk) for chunk in chunks] == [CHUNK_ROWS, CHUNK_ROWS, 50_001 - 2 * CHUNK_ROWS]
    assert chunks[-1].index[-1] == 50_000


def test_no_rows_are_no_tickets(url: str) -> None:
    with pytest.raises(EmptyTicketFileError, match="没有工单"):
        run(url, "SELECT * FROM 工单 WHERE 1 = 0")


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE 工单",
        "-- SELECT\nDELETE FROM 工单",
        "UPDATE 工单 SET 诉求人 = NULL",
        "SELECT * INTO 副本 FROM 工单",
        "SELECT * FROM 工单 FOR UPDATE",
        "PRAGMA query_only = OFF",
        "ATTACH DATABASE 'x.db' AS x",
        "SELECT 1; DROP TABLE 工单",
        "SELECT E'\\'; DROP TABLE 工单 --'",
        "SELECT $$'$$; DROP TABLE 工单; --'",
        "SELECT 1 /*! ; DROP TABLE 工单 */",
        "SELECT 1 -- it's\n; DROP TABLE 工单 -- '",
        "",
        ";",
    ],
)
def test_anything_but_one_select_is_refused(sql: str, url: str) -> None:
    with pytest.raises(DatabaseError, match="没有执行"):
        Query(sql, url)


@pytest.mark.parametrize(
    "sql", ["WITH x AS (SELECT 1) DELETE FROM 工单", "WITH x AS (SELECT 1) UPDATE 工单 SET 诉求人 = 1"]
)
def test_the_transaction_only_reads(sql: str, url: str) -> None:
    with pytest.raises(DatabaseError, match="readonly"):
        run(url, sql)
    assert len(run(url, "SELECT * FROM 工单")) == len(_ROWS)


@pytest.mark.parametrize(
    ("sql", "kept"),
    [
        ("SELECT 1;", "SELECT 1"),
        (" select 1 ; -- done", "select 1"),
        ("SELECT ';' AS a", "SELECT ';' AS a"),
        ("(SELECT 1)", "(SELECT 1)"),
        ("/* a; b */ SELECT 1 -- c;", "/* a; b */ SELECT 1 -- c;"),
        ("SELECT 'it''s; into'", "SELECT 'it''s; into'"),
    ],
)
def test_one_select_is_let_through(sql: str, kept: str) -> None:
    assert check_select(sql) == kept


def try_statement(sql: str) -> str:
    """Return what SQLite says of a statement, "" when it runs it."""
    own = sqlite3.connect(":memory:")
    try:
        own.execute("CREATE TABLE t (a)")
        own.execute(sql)
    except (sqlite3.Error, sqlite3.Warning) as error:
        return str(error)
    finally:
        own.close()
    return ""


@given(st.text(alphabet="ab'\"`;-/* \n\\$", max_size=30))
def test_a_second_statement_is_never_let_through(middle: str) -> None:
    """SQLite itself counts the statements of what was let through."""
    try:
        sql = check_select(f"SELECT 1 {middle}; DROP TABLE t")
    except DatabaseError:
        return
    assert "one statement" not in try_statement(sql)


@pytest.mark.parametrize("part", ["/*", "'", '"', "--", "(", "\\", ";", "`", "select "])
def test_long_statements_are_looked_at_quickly(part: str) -> None:
    with pytest.raises(DatabaseError):
        check_select(f"{part * 100_000};drop")


def test_an_unknown_table_is_named_with_those_there_are(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"no such table: 热线.*库中有:工单"):
        run(url, "SELECT * FROM 热线")


def test_decimals_keep_every_digit() -> None:
    from hotspot.tickets.query import format_value

    assert [format_value(value) for value in (Decimal("1E+3"), Decimal("12.50"), Decimal("NaN"), memoryview(b"a"))] == [
        "1000", "12.50", "", "a",
    ]  # fmt: skip
