"""What the verbs share on a terminal: log lines, a progress bar, options that many of them take."""

import io
import json
import logging
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from hotspot.cli.parameters import name_options
from hotspot.cli.usage import as_usage
from hotspot.errors import ColumnError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hotspot.settings import Settings

# Control characters but tab and line end, the marks that change the direction of writing, halves of surrogate pairs.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What a shell, here or on Windows, reads otherwise than it stands.
_OF_SHELL = re.compile(r"[\s&()'\";<>|$`*?!#~\[\]{}^%]")

Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="名=列", help="指定列名,如 --column text=诉求内容;可写多次。"),
]
SettingsFile = Annotated[
    str | None, typer.Option("--settings", metavar="文件", help="设置文件(默认用当前目录的 hotspot.toml)。")
]
Encoding = Annotated[
    str,
    typer.Option("--encoding", metavar="编码", help="写出 csv 的编码:utf-8-sig(默认)、utf-8 或 gb18030。"),
]
ModelFolder = Annotated[
    str | None,
    typer.Option("--model", metavar="模型", help="模型文件夹或名称(默认用在用的模型,没有启用过则用随软件的)。"),
]
PERIOD_OPTION = typer.Option(
    "--period", metavar="日期", help="统计期:2024、2024-Q3、2024-08、2024-W33、2024-08-12 或 起..止;也可写 2024年8月。"
)
Period = Annotated[str | None, PERIOD_OPTION]


def configure_logging(*, verbose: bool, debug: bool) -> None:
    """Send the library's log lines to stderr, one plain line each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_SafeFormatter("%(message)s"))
    logger = logging.getLogger("hotspot")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.DEBUG if debug else logging.INFO if verbose else logging.WARNING)


def write_whatever_comes() -> None:
    """Let standard output escape what its encoding lacks, as standard error does: a GBK file has no emoji.

    Messages go nowhere where there is no standard error (pythonw, a service).
    """
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def print_json(content: object, *, sort_keys: bool = False) -> None:
    """Write json to standard output, in plain ASCII where its encoding lacks a character of it."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=sort_keys)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(content, indent=1, sort_keys=sort_keys)
    sys.stdout.write(text + "\n")


def wants_debug() -> bool:
    """Tell whether tracebacks are wanted."""
    return logging.getLogger("hotspot").isEnabledFor(logging.DEBUG)


class _SafeFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = show_message(super().format(record))
        # Steps carry the seconds since the program began; warnings are to be read by themselves.
        return line if record.levelno >= logging.WARNING else f"[{record.relativeCreated / 1000:6.1f} 秒] {line}"


def show_message(text: str) -> str:
    """Return a message of the library as it is shown: safely, with options where it names parameters."""
    return show_safely(name_options(text))


def show_safely(text: str) -> str:
    """Return a message without what would command the terminal or turn its letters round: files bring such headers.

    >>> show_safely("列“\x1b[31m内容\u202e”不在")
    '列“[31m内容”不在'
    """
    return _UNSAFE.sub("", text)


def quote_argument(argument: object) -> str:
    """Return an argument as a hint names it, so that a copy is one argument for the shells of Windows and others.

    >>> quote_argument("复核.xlsx"), quote_argument("8月 复核.xlsx")
    ('复核.xlsx', '"8月 复核.xlsx"')
    """
    plain = str(argument)
    if not _OF_SHELL.search(plain):
        return plain
    # Within double quotes other shells than that of Windows still read these.
    return shlex.quote(plain) if os.name != "nt" and set(plain) & set('"$`\\!') else f'"{plain}"'


def _parse_columns(pairs: list[str] | None) -> dict[str, str]:
    """Turn ``["text=诉求内容"]`` into ``{"text": "诉求内容"}``; wrong usage on anything else."""
    columns: dict[str, str] = {}
    for pair in pairs or []:
        name, sign, column = pair.partition("=")
        if not sign or not name.strip() or not column.strip():
            raise typer.BadParameter(
                f"--column {pair} 写法不对,应为“标准列名=文件中的列名”,如 --column text=诉求内容。"
            )
        columns[name.strip()] = column.strip()
    return columns


def choose_settings(path: str | None, columns: list[str] | None, model: str | None = None) -> "Settings":
    """Read the settings that a command line names, with the columns (see ``_parse_columns``) and the model it names."""
    from hotspot.settings import load_settings
    from hotspot.tickets.columns import check_names

    named = _parse_columns(columns)
    with as_usage():
        check_names(named)
    read = load_settings(path)
    try:
        check_names(read.columns)
    except ColumnError as error:
        raise SettingsError(f"{path or 'hotspot.toml'} 的 [columns] 中,{error}") from error
    read = read.with_values("columns", **named)
    with as_usage():
        return read.with_values("classify", model=model)


def describe_model(named: str) -> str:
    """Say in Chinese which model a name means: what "current" is depends on the working folder.

    >>> describe_model("default")
    '随软件的模型'
    """
    from hotspot.categories.model_names import read_current

    name = read_current() if named == "current" else named
    return "随软件的模型" if name == "default" else f"模型 {name} "


@contextmanager
def show_progress(label: str) -> Iterator["Callable[[int], None]"]:
    """Yield a function that counts tickets; a bar is drawn only where a person is watching."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None)
        yield lambda count: progress.advance(task, count)
