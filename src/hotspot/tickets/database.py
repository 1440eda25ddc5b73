"""An office's database: how it is reached through SQLAlchemy, and what is said when it refuses."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from hotspot.arguments import check_type
from hotspot.errors import DatabaseError
from hotspot.tickets.cells import decode_text
from hotspot.tickets.privacy import mask_text

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

# Where the address may stand instead of on the command line, which every user of the machine can list.
URL_VARIABLE = "HOTSPOT_DB"
_EXAMPLES = "sqlite:///工单.db 或 postgresql+psycopg://用户:口令@主机/库名"
# Modules of drivers whose package has another name.
_PACKAGES = {"MySQLdb": "mysqlclient", "psycopg": "psycopg[binary]", "psycopg2": "psycopg2-binary"}
_SHOWN = 30
# What databases say of a table that is not there: SQLite, PostgreSQL, MySQL, Oracle, SQL Server, DM.
_UNKNOWN_TABLE = re.compile(
    r"no such table|relation \S{1,200} does not exist|关系.{1,200}不存在|Table \S{1,200} doesn't exist"
    r"|ORA-00942|Invalid object name|无效的表"
)


@contextmanager
def connect(url: str, *, writes: bool = False) -> Iterator["Connection"]:
    """Yield a connection in a transaction, committed only by the caller; read-only unless ``writes``.

    DatabaseError when the address is wrong, its driver is missing, or the database cannot be reached or refuses.

    >>> with connect("sqlite://") as connection:
    ...     connection.exec_driver_sql("SELECT 6 * 7").scalar()
    42
    """
    parsed = parse_url(url)
    engine = _create_engine(parsed)
    if parsed.get_backend_name() == "sqlite":
        _prepare_sqlite(engine, parsed, writes=writes)
    with _explain_errors(parsed), engine.connect() as connection:
        if not writes and connection.dialect.name != "sqlite":
            _forbid_writing(connection)
        yield connection


def check_address(url: object) -> None:
    """Refuse what is no address of a database (ArgumentTypeError): a variable that is not set, an engine."""
    check_type(url, str, "url", f"请给出数据库地址,如 {_EXAMPLES}")


def parse_url(url: str) -> "URL":
    """Return the parts of an address; DatabaseError when it is none, or SQLAlchemy is missing."""
    try:
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError
    except ImportError as error:
        raise DatabaseError("读写数据库需要 SQLAlchemy。请先安装:pip install 'hotspot[sql]'。") from error
    try:
        return make_url(url.strip())
    # A wrong port is a plain ValueError. The cause is dropped, and the address not shown: it may hold a password.
    except (ArgumentError, ValueError):
        raise DatabaseError(f"看不懂数据库地址(未显示,可能含口令)。应如 {_EXAMPLES};口令中的 @ 写成 %40。") from None


@contextmanager
def _explain_errors(url: "URL") -> Iterator[None]:
    """Turn what SQLAlchemy and drivers raise into DatabaseError, without password and personal data."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        raise DatabaseError(_explain(error, url)) from error
    # A whole number of more than 64 bits: SQLite's driver lets this one through.
    except OverflowError as error:
        raise DatabaseError(f"数据库 {hide_password(url)} 存不下这么大的整数。请先把那一列变成文字。") from error
    # A driver that cannot load its own library, and others that raise before SQLAlchemy takes over.
    except ImportError as error:
        raise DatabaseError(_explain_missing(error)) from error


def list_tables(url: str) -> list[str]:
    """Return the names of the tables and views that the address leads to, sorted."""
    from sqlalchemy import inspect

    with connect(url) as connection:
        found = inspect(connection)
        return sorted({*found.get_table_names(), *found.get_view_names()})


def describe_tables(url: str) -> str:
    """Say which tables there are, ``""`` when the database does not tell."""
    try:
        tables = list_tables(url)
    except DatabaseError:
        return ""
    more = f" 等 {len(tables)} 个" if len(tables) > _SHOWN else ""
    return f"库中有:{'、'.join(tables[:_SHOWN])}{more}。" if tables else "库中一个表也没有,请核对数据库地址。"


def is_unknown_table(message: str) -> bool:
    """Tell whether a database says that a table is not there.

    >>> is_unknown_table('relation "工单" does not exist'), is_unknown_table("database is locked")
    (True, False)
    """
    return _UNKNOWN_TABLE.search(message) is not None


def is_new_file(url: str) -> bool:
    """Tell whether the address leads to an SQLite file that is still to be made; DatabaseError when it cannot be."""
    parsed = parse_url(url)
    path = Path(parsed.database or ":memory:")
    if parsed.get_backend_name() != "sqlite" or not _is_missing(parsed):
        return False
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise DatabaseError(f"不能在 {path.parent} 中建立数据库 {path.name}:没有这个文件夹,或没有权限。")
    return True


def _create_engine(url: "URL") -> "Engine":
    from sqlalchemy import create_engine
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError
    from sqlalchemy.pool import NullPool

    try:
        return create_engine(url, poolclass=NullPool, hide_parameters=True)
    except NoSuchModuleError as error:
        raise DatabaseError(
            f"不认识数据库种类 {url.drivername}。地址应如 {_EXAMPLES};别的数据库要先安装它的 SQLAlchemy 方言。"
        ) from error
    except ImportError as error:
        raise DatabaseError(_explain_missing(error)) from error
    except (ArgumentError, TypeError, ValueError) as error:
        raise DatabaseError(f"数据库地址 {hide_password(url)} 不对。应如 {_EXAMPLES}。") from error


def _prepare_sqlite(engine: "Engine", url: "URL", *, writes: bool) -> None:
    """Make transactions hold everything, CREATE TABLE too, and a file that is not there an error."""
    from sqlalchemy import event

    if not writes and _is_missing(url):
        raise DatabaseError(
            f"找不到 SQLite 数据库 {url.database}。请检查路径:sqlite:/// 后是文件名,绝对路径有四条斜线。"
        )

    def set_up(driver: Any, record: Any) -> None:
        del record
        driver.isolation_level = None
        driver.text_factory = decode_text
        if not writes:
            driver.execute("PRAGMA query_only = ON")

    def begin(connection: "Connection") -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)


def _is_missing(url: "URL") -> bool:
    path = url.database or ":memory:"
    return path != ":memory:" and not path.startswith("file:") and not Path(path).is_file()


def _forbid_writing(connection: "Connection") -> None:
    from sqlalchemy.exc import DBAPIError

    try:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
    except DBAPIError:
        # SQL Server knows no such transactions. Nothing is ever committed on this connection.
        connection.rollback()


def hide_password(url: "URL") -> str:
    """Return an address that may be shown."""
    # Drivers take passwords in the query as well.
    return unquote(url.set(query={}).render_as_string(hide_password=True))


def _explain(error: Exception, url: "URL") -> str:
    said = _shorten(getattr(error, "orig", None) or error, url)
    if "locked" in said.lower():
        return f"数据库 {hide_password(url)} 正被别的程序占用({said})。请稍后再试。"
    return f"数据库 {hide_password(url)} 回答:{said}。请核对地址、口令、权限和语句。"


def _explain_missing(error: Exception) -> str:
    module = (getattr(error, "name", None) or "").split(".")[0]
    if not module:
        return f"数据库驱动没有装好({mask_text(str(error))[:200]})。见 docs/databases.md。"
    return f"没有安装数据库驱动 {module}。请先安装:pip install '{_PACKAGES.get(module, module)}'。"


def _shorten(error: BaseException, url: "URL") -> str:
    """Return what a driver says as one short line; it may quote the address, and values of the table."""
    # PostgreSQL quotes the statement, with what was asked for in it.
    said = " ".join(str(error.args[0] if error.args else error).split("\nLINE ")[0].split())
    for secret in (url.password, *(text for values in url.normalized_query.values() for text in values)):
        if secret:
            said = said.replace(str(secret), "***")
    return mask_text(said)[:300].rstrip(" .。") or type(error).__name__


def read_url(given: str | None) -> str | None:
    """Return the address given, else that of the environment, None without either."""
    return given or os.environ.get(URL_VARIABLE) or None
