"""Where the tickets of a verb come from and where its result goes: files, or a database."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from hotspot.errors import OutputError

if TYPE_CHECKING:
    from hotspot.tickets.database_table import DatabaseTable
    from hotspot.tickets.files import Source

Existing = Literal["fail", "append", "renew", "replace"]
Table = Annotated[
    str | None,
    typer.Argument(
        metavar="工单表", help="工单表:csv、xlsx、xls、jsonl、parquet;- 表示标准输入。或用 --sql 从数据库读。"
    ),
]
Tables = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="工单表",
        help="工单表:csv、xlsx、xls、jsonl、parquet,可给多个(如四周的);- 表示标准输入。或用 --sql 从数据库读。",
    ),
]
Labelled = Annotated[
    list[str] | None,
    typer.Argument(metavar="标注表", help="带标签的工单表,可给多个,后面的为准。或用 --sql 从数据库读。"),
]
Sql = Annotated[
    str | None,
    typer.Option("--sql", metavar="语句", help="不读文件,从数据库读工单:一条 SELECT 语句,只读,不会改动数据。"),
]
Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="地址",
        help="数据库地址,如 postgresql+psycopg://用户:口令@主机/库名;不给则取环境变量 HOTSPOT_DB(口令因此不进命令行)。",
    ),
]
ToTable = Annotated[
    str | None, typer.Option("--to-table", metavar="表名", help="结果写进数据库的表:表名,或 模式名.表名。")
]
IfExists = Annotated[
    Existing,
    typer.Option(
        "--if-exists",
        metavar="做法",
        help="--to-table 的表已存在时:fail 报错(默认),append 接在后面,renew 替换同一统计期的行(仅 detect),"
        "replace 清空后写。",
    ),
]


def choose_source(table: str | None, sql: str | None, db: str | None) -> "Source":
    """Return the source that was named; wrong usage unless there is exactly one."""
    return choose_sources([] if table is None else [table], sql, db)[0]


def choose_sources(tables: list[str] | None, sql: str | None, db: str | None) -> "list[Source]":
    """Return the tables that were named, or the query in their stead (see ``choose_source``)."""
    from hotspot.tickets.query import Query

    if bool(tables) == (sql is not None):
        raise typer.BadParameter("工单从哪里来?请给出文件,或用 --sql 和 --db 从数据库读,二者取一。")
    return list(tables or ()) if sql is None else [Query(sql, _find_url(db, "--sql"))]


def choose_output(
    output: str | None, to_table: str | None, db: str | None, if_exists: Existing
) -> "str | DatabaseTable":
    """Return the place that a result goes to; wrong usage unless there is exactly one."""
    if output is not None and to_table is None:
        return output
    if output is None and to_table is not None:
        return choose_table(to_table, db, if_exists)
    raise typer.BadParameter("结果写到哪里?请给出 -o,或用 --to-table 和 --db 写进数据库,二者取一。")


def choose_table(name: str, db: str | None, if_exists: Existing) -> "DatabaseTable":
    """Return the table of a database that results go to."""
    from hotspot.tickets.database_table import DatabaseTable

    return DatabaseTable(name, _find_url(db, "--to-table"), if_exists)


def check_kept(files: Iterable[str | None], output: str | None, ending: str) -> None:
    """Refuse to write a result over a file that it is made of: titles, other sheets and formats would be gone.

    ``ending`` is what the name of such a file gets as an example of another one.
    """
    if output in (None, "-"):
        return
    place = Path(str(output))
    for file in files:
        given = Path(str(file))
        if file not in (None, "-") and given.exists() and place.exists() and given.samefile(place):
            other = given.with_name(given.stem + ending)
            raise OutputError(f"结果会盖掉原表 {file}。请用 -o 另给一个文件名,如 {other}。")


def check_options(*, db: str | None, sql: str | None, to_table: str | None = None, if_exists: str = "fail") -> None:
    """Refuse options that would be of no use."""
    if db is not None and sql is None and to_table is None:
        raise typer.BadParameter("给了 --db,却没有用到数据库的 --sql 或 --to-table。")
    if if_exists != "fail" and to_table is None:
        raise typer.BadParameter("--if-exists 要和 --to-table 一起用。")


def _find_url(db: str | None, option: str) -> str:
    from hotspot.tickets.database import URL_VARIABLE, read_url

    url = read_url(db)
    if url is None:
        raise typer.BadParameter(f"用 {option} 时要说明是哪个数据库:--db 地址,或设环境变量 {URL_VARIABLE}。")
    return url
