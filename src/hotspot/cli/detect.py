"""hotspot detect: the hotspots of a period, with the tickets behind them."""

import logging
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hotspot.cli.console import (
    Columns,
    Encoding,
    ModelFolder,
    Period,
    SettingsFile,
    choose_settings,
    describe_model,
    quote_argument,
    show_progress,
)
from hotspot.cli.polishing import Llm, LlmModel, choose_polisher
from hotspot.cli.sources import (
    Db,
    Existing,
    IfExists,
    Sql,
    Tables,
    ToTable,
    check_options,
    choose_sources,
    choose_table,
)
from hotspot.cli.usage import as_usage
from hotspot.errors import EmptyTicketFileError, OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from hotspot.issues.edits import Edit
    from hotspot.issues.report import HotspotReport
    from hotspot.settings import Settings
    from hotspot.tickets.database_table import DatabaseTable
    from hotspot.tickets.files import Source

_LOG = logging.getLogger("hotspot")

_Output = Annotated[str | None, typer.Option("-o", "--output", metavar="文件夹", help="结果文件夹。")]
_Previous = Annotated[
    str | None, typer.Option("--previous", metavar="文件夹", help="上一期 detect 的结果文件夹,用于接续编号和比较。")
]
_MinTickets = Annotated[
    int | None, typer.Option("--min-tickets", metavar="件数", min=2, help="几件起算同一诉求(默认 3)。")
]
_Top = Annotated[
    int | None,
    typer.Option(
        "--top", metavar="条数", min=1, help="只列最热的几条(默认全部列出);hotspots.json 总存全部,供下期比较。"
    ),
]
_Edits = Annotated[
    str | None,
    typer.Option(
        "--edits", metavar="文件", help="人工修改过的 hotspots.xlsx,合并、拆分、改名、改写、置顶、删除照此执行。"
    ),
]
_Encoder = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="模型",
        help="另用句向量比较工单:default(随软件提供)、sentence-transformers 的文件夹或名称;none 不用(默认)。",
    ),
]
_State = Annotated[
    str | None,
    typer.Option(
        "--state",
        metavar="文件夹",
        help="状态文件夹:留存已读过的工单(打码后),以后只需给新来的;结果与一次给全部工单相同。",
    ),
]

# Names that a folder of results is not meant to have.
_FILE_ENDINGS = frozenset((".csv", ".docx", ".html", ".json", ".jsonl", ".md", ".parquet", ".xls", ".xlsx"))


def detect(
    sources: Tables = None,
    output: _Output = None,
    sql: Sql = None,
    db: Db = None,
    to_table: ToTable = None,
    if_exists: IfExists = "fail",
    period: Period = None,
    previous: _Previous = None,
    min_tickets: _MinTickets = None,
    top: _Top = None,
    edits: _Edits = None,
    encoder: _Encoder = None,
    state: _State = None,
    llm: Llm = None,
    llm_model: LlmModel = None,
    model: ModelFolder = None,
    column: Columns = None,
    encoding: Encoding = "utf-8-sig",
    settings: SettingsFile = None,
) -> None:
    """找出反复出现的诉求,排出热点,写出清单、工单归属和依据。"""
    from hotspot.detection import find_hotspots, find_stored_hotspots
    from hotspot.issues.edits import read_edits
    from hotspot.issues.results import read_report
    from hotspot.tickets.periods import parse_period
    from hotspot.tickets.writing import choose_encoding

    check_options(db=db, sql=sql, to_table=to_table, if_exists=if_exists)
    results = _choose_results(output, to_table, db, if_exists, most=top)
    if output is not None and edits is None:
        _check_edits(Path(output) / "hotspots.xlsx")
    chosen = choose_settings(settings, column, model)
    # A mistake in one of them is not to show after a table of millions was read.
    with as_usage():
        chosen = chosen.with_values("issues", min_tickets=min_tickets, encoder=encoder)
        chosen = chosen.with_values("llm", url=llm, model=llm_model)
        span = parse_period(period, chosen.periods.week_start) if period else None
        choose_encoding(encoding)
    polish = choose_polisher(chosen)
    before = read_report(previous) if previous else None
    changes = read_edits(edits) if edits else ()
    tickets = _read_tickets(choose_sources(sources, sql, db), chosen, state)
    find = find_hotspots if state is None else partial(find_stored_hotspots, folder=state)
    with show_progress("找热点"):
        report = find(tickets, period=span, previous=before, edits=changes, settings=chosen)
    results.write(polish(report), changes, encoding)
    judge, found = describe_model(chosen.classify.model), f"{report.describe()}{results.tell_unlisted(report)}"
    sys.stderr.write(f"{found}\n没有类别(或不在类别表中)的由{judge}判定,已写出 {results}\n")


def _read_tickets(sources: "Sequence[Source]", settings: "Settings", state: str | None) -> "pd.DataFrame":
    """Return the tickets to add to a state, or all of them; where a state has some, a table may hold no new ones."""
    import pandas as pd

    from hotspot.issues.state_folder import holds_tickets
    from hotspot.tickets.joining import read_joined_tickets

    try:
        return read_joined_tickets(sources, columns=settings.columns, need_ids=state is not None)
    except EmptyTicketFileError as error:
        if state is None or len(sources) > 1 or not holds_tickets(state):
            raise
        _LOG.warning("%s热点按状态文件夹 %s 中已有的工单算出。", error, state)
        return pd.DataFrame({"ticket_id": [], "text": []}, dtype=object)


@dataclass(frozen=True)
class _Results:
    """Where the hotspots go: a folder, tables of a database, or both; ``most`` are listed (None: all)."""

    folder: str | None
    tables: "DatabaseTable | None"
    most: int | None

    def write(self, report: "HotspotReport", edits: "Sequence[Edit]", encoding: str) -> None:
        from hotspot.issues.database import store_report
        from hotspot.issues.results import write_report

        # The database first: it is the likelier to refuse, and then nothing is written at all.
        if self.tables is not None:
            store_report(report.take(self.most), self.tables)
        if self.folder is not None:
            write_report(report, self.folder, edits=edits, encoding=encoding, most=self.most)

    def tell_unlisted(self, report: "HotspotReport") -> str:
        """Say that lines were found that the tables do not list, "" where they list all."""
        if self.most is None or self.most >= len(report.hotspots):
            return ""
        return f"表格只列最热的 {self.most} 条" + (",hotspots.json 存有全部。" if self.folder else "。")

    def __str__(self) -> str:
        tables = [] if self.tables is None else [f"{self.tables.name}_hotspots", f"{self.tables.name}_tickets"]
        places = [self.folder, tables and f"数据库的表 {'、'.join(tables)}"]
        return "、".join(place for place in places if place)


def _choose_results(
    output: str | None, to_table: str | None, db: str | None, if_exists: Existing, *, most: int | None
) -> _Results:
    """Return where results go, looked at beforehand; wrong usage without any."""
    from hotspot.issues.database import check_tables

    if output is None and to_table is None:
        raise typer.BadParameter("结果写到哪里?请给出 -o,或用 --to-table 和 --db 写进数据库,也可以都给。")
    if output == "-":
        raise OutputError("detect 写出一个文件夹,不能写到标准输出。请给出文件夹的名称,如 -o 热点。")
    if output is not None and not Path(output).is_dir():
        is_file, is_named = Path(output).exists(), Path(output).suffix.lower() in _FILE_ENDINGS
        if is_file or is_named:
            found = "是文件" if is_file else "是文件的名称"
            raise OutputError(f"{output} {found},而 detect 的 -o 是结果文件夹。请另给一个名称,如 -o 热点。")
    tables = None if to_table is None else choose_table(to_table, db, if_exists)
    if tables is not None:
        check_tables(tables)
    return _Results(output, tables, most)


def _check_edits(book: Path) -> None:
    """Refuse to write over what a clerk has filled in and this run would not read."""
    from hotspot.issues.edits import EDIT_SHEET, holds_edits

    if book.is_file() and holds_edits(book):
        raise OutputError(
            f"{book} 的“{EDIT_SHEET}”表里有填好的改动,这样重写就没有了。"
            f"请加上 --edits {quote_argument(book)};不要这些改动的,删去这个文件,或另给一个 -o。"
        )
