"""hotspot privacy: what would be masked, row by row, without ever showing it."""

import csv
import sys
from collections import Counter
from typing import Annotated

import typer

from hotspot.cli.console import Columns, SettingsFile, choose_settings
from hotspot.tickets.masking.marks import TYPE_NAMES, PersonalDataType

_COLUMNS = {"title": "标题", "text": "正文"}


def privacy(
    source: Annotated[
        str, typer.Argument(metavar="工单表", help="工单表:csv、xlsx、xls、jsonl、parquet;- 表示标准输入。")
    ],
    column: Columns = None,
    settings: SettingsFile = None,
) -> None:
    """列出标题和正文中会被打码的个人信息:行号(从表头下一行数起)、列、位置、种类、打码后的样子;不显示个人信息本身。"""
    from hotspot.tickets.files import read_tickets
    from hotspot.tickets.privacy import find_in_each

    chosen = choose_settings(settings, column)
    tickets = read_tickets(source, columns=chosen.columns)
    names = [name for name in _COLUMNS if name in tickets]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("行", "列", "位置", "种类", "打码为"))
    counts: Counter[PersonalDataType] = Counter()
    rows: set[int] = set()
    found = {name: find_in_each([str(cell) for cell in tickets[name]]) for name in names}
    for row in range(len(tickets)):
        number = row + 1
        for name in names:
            for item in found[name][row]:
                counts[item.data_type] += 1
                rows.add(number)
                writer.writerow((number, _COLUMNS[name], item.start + 1, TYPE_NAMES[item.data_type], item.mask))
    sys.stderr.write(_describe(len(tickets), len(rows), counts))


def _describe(tickets: int, rows: int, counts: Counter[PersonalDataType]) -> str:
    counted = "、".join(f"{label} {counts[data_type]}" for data_type, label in TYPE_NAMES.items() if counts[data_type])
    told = f":{counted}(行号从表头下一行数起)" if counted else ""
    return f"共 {tickets} 条工单,其中 {rows} 条含个人信息{told}。\n"
