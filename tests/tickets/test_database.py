"""How databases are reached, and that neither passwords nor people show in what is said when they cannot be."""

import builtins
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from postgres_server import PASSWORD, Server, run_postgres

from hotspot.errors import DatabaseError, OutputError
from hotspot.tickets.database import connect, hide_password, is_new_file, list_tables, parse_url
from hotspot.tickets.database_table import DatabaseTable, write_tables
from hotspot.tickets.files import read_tickets
from hotspot.tickets.query import Query

_MADE = """
CREATE SEQUENCE 流水;
CREATE TABLE 工单 (工单编号 numeric(20), 来电时间 timestamptz, 诉求内容 text, 附件 bytea, 登记日期 date, 满意 boolean);
INSERT INTO 工单 VALUES
    (12345678901234567890, '2024-08-01 09:05+08', '50%的路灯不亮 :a', 'a', '2024-08-01', true),
    (2, NULL, NULL, NULL, NULL, NULL);
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with run_postgres() as running:
        with connect(running.url(), writes=True) as connection:
            connection.execution_options(no_parameters=True).exec_driver_sql(_MADE)
            connection.commit()
        yield running


@pytest.mark.loopback
def test_postgresql_gives_tickets(server: Server) -> None:
    found = read_tickets(Query("SELECT * FROM 工单 WHERE 诉求内容 LIKE '%路灯%' OR 诉求内容 IS NULL;", server.url()))
    assert found["ticket_id"].tolist() == ["12345678901234567890", "2"]
    assert found["received_at"].tolist() == [pd.Timestamp("2024-08-01 09:05"), pd.NaT]
    assert found["text"].tolist() == ["50%的路灯不亮 :a", ""]
    assert found[["附件", "登记日期", "满意"]].to_numpy().tolist() == [["a", "2024-08-01", "True"], ["", "", ""]]


def test_postgresql_is_reached_by_its_socket(server: Server) -> None:
    assert list_tables(server.socket_url) == ["工单"]


@pytest.mark.loopback
@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("WITH gone AS (DELETE FROM 工单 RETURNING *) SELECT * FROM gone", "data-modifying"),
        ("SELECT set_config('transaction_read_only', 'off', false)", "before any query"),
        ("SELECT nextval('流水')", "read-only transaction"),
        ("SELECT * FROM 热线", "库中有:工单"),
        ("SELECT CAST('李小明13800000000' AS int)", "〔电话〕"),
    ],
)
def test_postgresql_refuses(sql: str, said: str, server: Server) -> None:
    with pytest.raises(DatabaseError, match=said) as refused:
        list(Query(sql, server.url()).stream())
    assert "13800000000" not in str(refused.value)
    assert PASSWORD not in str(refused.value)
    assert len(read_tickets(Query("SELECT * FROM 工单", server.url()))) == 2


@pytest.mark.loopback
def test_postgresql_takes_results_whole_or_not_at_all(server: Server) -> None:
    table = DatabaseTable('public.预测 "50%"', server.url())
    rows = pd.DataFrame({"诉求 内容(:a)": ["停水\x00", ""], "select": [0.5, None], "50%": [1, 2], '"': [True, False]})
    write_tables({table: rows})
    with pytest.raises(OutputError, match="已有表"):
        table.check()
    more = DatabaseTable(table.name, table.url, "append")
    with pytest.raises(DatabaseError, match="原有的数据没有改动"):
        write_tables({more: rows.assign(**{"50%": ["3", "no number"]})})
    query = 'SELECT * FROM "预测 ""50%""" ORDER BY "50%"'
    assert pd.concat(list(Query(query, server.url()).stream())).to_numpy().tolist() == [
        ["停水", "0.5", "1", "True"],
        ["", "", "2", "False"],
    ]


@pytest.mark.loopback
def test_an_unknown_schema_is_told_before_the_work(server: Server) -> None:
    with pytest.raises(OutputError, match="没有模式 热线"):
        DatabaseTable("热线.预测", server.url()).check()


@pytest.mark.loopback
def test_a_wrong_password_is_told_and_not_shown(server: Server) -> None:
    with pytest.raises(DatabaseError, match="password authentication failed") as refused:
        list_tables(server.url(password="geheim-4711"))
    assert "geheim-4711" not in str(refused.value)
    assert "clerk:***@" in str(refused.value)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("clerk:geheim@127.0.0.1/x", "看不懂数据库地址"),
        ("postgresql://clerk:geheim@127.0.0.1:x1/x", "看不懂数据库地址"),
        ("", "看不懂数据库地址"),
        ("postgres://clerk:geheim@127.0.0.1/x", "不认识数据库种类 postgres"),
        ("nonsense://clerk:geheim@127.0.0.1/x", "不认识数据库种类 nonsense"),
        ("mysql+aiomysql_none://clerk:geheim@127.0.0.1/x", "不认识数据库种类"),
        ("postgresql+psycopg://clerk:geheim@/x?host=/nowhere&password=geheim", "connection"),
        ("postgresql+psycopg://clerk@/x?host=/nowhere&passfile=geheim", "connection"),
        ("sqlite:////nowhere/工单.db", "找不到 SQLite 数据库"),
    ],
)
def test_wrong_addresses_are_told_without_what_is_secret(url: str, said: str) -> None:
    with pytest.raises(DatabaseError, match=said) as refused, connect(url):
        pass
    assert "geheim" not in str(refused.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("工单编号,诉求内容\n" * 200, encoding="utf-8")
    with pytest.raises(DatabaseError, match="not a database"):
        list_tables(f"sqlite:///{tmp_path / 'a.db'}")


def test_reading_makes_no_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with pytest.raises(DatabaseError, match="找不到"):
        list_tables(url)
    assert is_new_file(url)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(DatabaseError, match="没有这个文件夹"):
        is_new_file(f"sqlite:///{tmp_path / 'none' / 'a.db'}")


@pytest.mark.parametrize(
    ("missing", "url", "said"),
    [
        ("sqlalchemy", "sqlite://", r"pip install 'hotspot\[sql\]'"),
        (
            "psycopg",
            "postgresql+psycopg://clerk@127.0.0.1/x",
            r"驱动 psycopg。请先安装:pip install 'psycopg\[binary\]'",
        ),
        ("pymysql", "mysql+pymysql://clerk@127.0.0.1/x", "pip install 'pymysql'"),
    ],
)
def test_what_is_not_installed_is_named(missing: str, url: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    really = builtins.__import__

    def forget(name: str, *rest: Any, **named: Any) -> Any:
        if name.split(".")[0] == missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return really(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", forget)
    with pytest.raises(DatabaseError, match=said), connect(url):
        pass


def test_an_address_is_shown_without_password_and_options() -> None:
    url = parse_url("postgresql+psycopg://clerk:geheim@10.0.0.1:5432/热线?password=geheim")
    assert hide_password(url) == "postgresql+psycopg://clerk:***@10.0.0.1:5432/热线"


def test_nothing_shows_the_password_of_a_query_or_table() -> None:
    url = "postgresql+psycopg://clerk:geheim@127.0.0.1/x"
    assert "geheim" not in repr(Query("SELECT 1", url)) + repr(DatabaseTable("a", url))
