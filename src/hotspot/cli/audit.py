"""hotspot audit: the figures of a written bulletin checked against each other."""

import sys
from typing import Annotated

import typer

from hotspot.cli.console import print_json


def audit(
    source: Annotated[str, typer.Argument(metavar="通报", help="写好的通报:txt、md、html、docx;- 表示标准输入。")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 json 列表,供其他程序使用。")] = False,
) -> None:
    """核对通报里的数字:合计、占比、增减幅度、比率、日期和用语;有错误时退出码为 1。"""
    from hotspot.bulletin.audit.audit import audit_bulletin

    report = audit_bulletin(source)
    if as_json:
        print_json(report.to_records())
    else:
        sys.stdout.write(report.describe() + "\n")
    if report.errors:
        raise typer.Exit(1)
