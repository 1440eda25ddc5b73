"""hotspot classify: every ticket with its predicted category."""

import sys
from typing import Annotated

import typer

from hotspot.cli.console import Columns, Encoding, ModelFolder, SettingsFile, parse_columns, show_progress


def classify(
    source: Annotated[str, typer.Argument(metavar="IN", help="工单表:csv、xlsx、xls、jsonl、parquet;- 表示标准输入。")],
    output: Annotated[str, typer.Option("-o", "--output", help="结果表:csv、xlsx、jsonl、parquet;- 表示标准输出。")],
    model: ModelFolder = None,
    column: Columns = None,
    mask: Annotated[bool, typer.Option("--mask", help="结果中原有各列的个人信息也打码。")] = False,
    encoding: Encoding = "utf-8-sig",
    settings: SettingsFile = None,
) -> None:
    """给每条工单判定诉求类别,原有的行和列原样保留。"""
    from hotspot.categories.batch import classify_file
    from hotspot.settings import load_settings

    chosen = load_settings(settings)
    with show_progress("分类") as advance:
        summary = classify_file(
            source,
            output,
            model=model or chosen.classify.model,
            columns={**chosen.columns, **parse_columns(column)},
            mask=mask,
            encoding=encoding,
            on_progress=advance,
        )
    if output != "-":
        sys.stderr.write(f"{summary.describe()}\n已写出 {output}\n")
