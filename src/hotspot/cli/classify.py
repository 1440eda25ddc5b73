"""hotspot classify: every ticket with its predicted category."""

import sys
from typing import Annotated

import typer

from hotspot.cli.console import (
    Columns,
    Encoding,
    ModelFolder,
    SettingsFile,
    choose_settings,
    describe_model,
    show_progress,
)
from hotspot.cli.sources import (
    Db,
    IfExists,
    Sql,
    Table,
    ToTable,
    check_kept,
    check_options,
    choose_output,
    choose_source,
)
from hotspot.cli.usage import as_usage

_Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="文件", help="结果表:csv、xlsx、jsonl、parquet;- 表示标准输出。")
]
_Mask = Annotated[bool, typer.Option("--mask", help="结果中原有各列的个人信息也打码。")]
_Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        metavar="个数",
        help="用几个进程同时分类;不给时,超过 2 万条按处理器个数(最多 4),以下只用一个。结果都一样。",
    ),
]
_ReviewBelow = Annotated[
    float | None,
    typer.Option(
        "--review-below",
        min=0,
        max=1,
        metavar="把握",
        help="把握低于多少的建议人工复核(默认按设置;没有设置的按模型自己的,随软件的是 0.7)。",
    ),
]


def classify(
    source: Table = None,
    output: _Output = None,
    sql: Sql = None,
    db: Db = None,
    to_table: ToTable = None,
    if_exists: IfExists = "fail",
    model: ModelFolder = None,
    column: Columns = None,
    review_below: _ReviewBelow = None,
    mask: _Mask = False,
    encoding: Encoding = "utf-8-sig",
    workers: _Workers = None,
    settings: SettingsFile = None,
) -> None:
    """给每条工单判定诉求类别,原有的行和列原样保留。"""
    from hotspot.categories.batch import classify_file
    from hotspot.tickets.file_formats.formats import choose_output_format
    from hotspot.tickets.writing import choose_encoding

    check_options(db=db, sql=sql, to_table=to_table, if_exists=if_exists)
    tickets, place = choose_source(source, sql, db), choose_output(output, to_table, db, if_exists)
    check_kept([source], output, "-分类.xlsx")
    chosen = choose_settings(settings, column, model)
    with as_usage():
        chosen = chosen.with_values("classify", review_below=review_below)
        choose_encoding(encoding)
        if output:
            choose_output_format(output)
    with show_progress("分类") as advance:
        summary = classify_file(
            tickets,
            place,
            settings=chosen,
            mask=mask,
            encoding=encoding,
            workers=workers,
            on_progress=advance,
        )
    if output != "-":
        written = output or f"数据库的表 {to_table}"
        sys.stderr.write(f"{summary.describe()}\n用{describe_model(chosen.classify.model)}判定,已写出 {written}\n")
