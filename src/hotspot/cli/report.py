"""hotspot report: the bulletin of a period."""

import sys
from typing import Annotated

import typer

from hotspot.cli.console import Columns, ModelFolder, SettingsFile, parse_columns, show_progress


def report(
    source: Annotated[str, typer.Argument(metavar="IN", help="工单表:csv、xlsx、xls、jsonl、parquet;- 表示标准输入。")],
    period: Annotated[
        str, typer.Option("--period", help="统计期:2024、2024-Q3、2024-08、2024-W33、2024-08-12 或 起..止。")
    ],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="通报:.md。")],
    previous: Annotated[
        list[str] | None,
        typer.Option("--previous", metavar="FILE", help="上期(或上年同期)的工单表,用于环比、同比;可写多次。"),
    ] = None,
    history: Annotated[
        str | None,
        typer.Option("--history", metavar="FILE", help="往期各类件数表(统计期、类别、件数),用于环比、同比。"),
    ] = None,
    hotspots: Annotated[
        str | None,
        typer.Option("--hotspots", metavar="DIR", help="detect 的结果文件夹;不给则现在就找。"),
    ] = None,
    texts: Annotated[
        str | None,
        typer.Option("--texts", metavar="TOML", help="单位自己的文字:标题、日期、典型案例、工作要求。"),
    ] = None,
    model: ModelFolder = None,
    column: Columns = None,
    settings: SettingsFile = None,
) -> None:
    """生成一期通报:运行情况、工单办理考核、热点难点聚焦、存在问题、下一步工作要求。"""
    from hotspot.bulletin.building import Materials, build_bulletin
    from hotspot.bulletin.history import read_history
    from hotspot.bulletin.sorting import needs_prediction
    from hotspot.bulletin.texts import Texts, read_texts
    from hotspot.bulletin.writing import check_output, write_bulletin
    from hotspot.categories.prediction import classify
    from hotspot.categories.taxonomy import default_taxonomy
    from hotspot.issues.results import read_report
    from hotspot.settings import load_settings
    from hotspot.tickets.files import read_tickets

    check_output(output)
    chosen = load_settings(settings)
    columns = {**chosen.columns, **parse_columns(column)}
    tables = [read_tickets(path, columns=columns) for path in (source, *(previous or ()))]
    materials = Materials(
        history=read_history(history, default_taxonomy(), chosen.periods.week_start) if history else None,
        hotspots=read_report(hotspots) if hotspots else None,
        texts=read_texts(texts) if texts else Texts(),
    )
    with show_progress("通报"):
        for place, table in enumerate(tables):
            if needs_prediction(table, default_taxonomy()):
                tables[place] = classify(table, model or chosen.classify.model)
        materials = Materials(tuple(tables[1:]), materials.history, materials.hotspots, materials.texts)
        bulletin = build_bulletin(tables[0], period, materials, settings=chosen)
    write_bulletin(bulletin, output)
    sys.stderr.write(f"已写出 {output}\n")
