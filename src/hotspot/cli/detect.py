"""hotspot detect: the hotspots of a period, with the tickets behind them."""

import sys
from typing import Annotated

import typer

from hotspot.cli.console import Columns, Encoding, ModelFolder, Period, SettingsFile, parse_columns, show_progress


def detect(
    source: Annotated[str, typer.Argument(metavar="IN", help="工单表:csv、xlsx、xls、jsonl、parquet;- 表示标准输入。")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="结果文件夹。")],
    period: Period = None,
    previous: Annotated[
        str | None, typer.Option("--previous", metavar="DIR", help="上一期 detect 的结果文件夹,用于接续编号和比较。")
    ] = None,
    min_tickets: Annotated[int | None, typer.Option("--min-tickets", min=2, help="几件起算同一诉求(默认 3)。")] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help="只列最热的几条(默认全部列出)。")] = None,
    edits: Annotated[
        str | None,
        typer.Option(
            "--edits", metavar="XLSX", help="人工修改过的 hotspots.xlsx,合并、拆分、改名、置顶、删除照此执行。"
        ),
    ] = None,
    encoder: Annotated[
        str | None,
        typer.Option(
            "--encoder",
            metavar="NAME",
            help="另用句向量比较工单:default(随软件提供)、sentence-transformers 的文件夹或名称;none 不用(默认)。",
        ),
    ] = None,
    model: ModelFolder = None,
    column: Columns = None,
    encoding: Encoding = "utf-8-sig",
    settings: SettingsFile = None,
) -> None:
    """找出反复出现的诉求,排出热点,写出清单、工单归属和依据。"""
    from hotspot.categories.prediction import classify
    from hotspot.issues.edits import read_edits
    from hotspot.issues.hotspots import find_hotspots, select_period
    from hotspot.issues.results import read_report, write_report
    from hotspot.settings import load_settings
    from hotspot.tickets.files import read_tickets

    chosen = load_settings(settings).with_min_tickets(min_tickets).with_encoder(encoder)
    before = read_report(previous) if previous else None
    changes = read_edits(edits) if edits else ()
    tickets = read_tickets(source, columns={**chosen.columns, **parse_columns(column)})
    tickets = select_period(tickets, period, chosen)
    with show_progress("找热点"):
        if "category" not in tickets and "predicted_category" not in tickets:
            tickets = classify(tickets, model or chosen.classify.model)
        report = find_hotspots(tickets, period=period, previous=before, edits=changes, settings=chosen)
    write_report(report.take(top), output, edits=changes, encoding=encoding)
    sys.stderr.write(f"{report.describe()}\n已写出 {output}\n")
