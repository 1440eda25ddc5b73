"""hotspot evaluate: how good a model is on labelled tickets, alone or against another."""

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from hotspot.cli.console import Columns, ModelFolder, SettingsFile, choose_settings
from hotspot.cli.sources import Db, Labelled, Sql, check_kept, check_options, choose_sources

_Against = Annotated[
    str | None, typer.Option("--against", metavar="模型", help="拿来比较的另一个模型,学的列和类别要相同。")
]
_Output = Annotated[str | None, typer.Option("-o", "--output", metavar="文件", help="另写一页图表(不联网也能打开)。")]
_Target = Annotated[str | None, typer.Option("--target", metavar="列", help="标签列(默认是模型学的那一列)。")]


def evaluate(
    labelled: Labelled = None,
    sql: Sql = None,
    db: Db = None,
    model: ModelFolder = None,
    against: _Against = None,
    output: _Output = None,
    target: _Target = None,
    column: Columns = None,
    settings: SettingsFile = None,
) -> None:
    """评估:各类别的精确率、召回率、F1,易混的类别,置信度是否可信;给两个模型则比较。"""
    from hotspot.categories import evaluation_page as page
    from hotspot.categories.evaluation import evaluate as judge
    from hotspot.categories.label_table import read_labelled
    from hotspot.categories.model_folder import load_model
    from hotspot.categories.model_taxonomy import find_taxonomy

    check_options(db=db, sql=sql)
    check_kept(labelled or (), output, "-评估.html")
    chosen = choose_settings(settings, column, model)
    loaded = load_model(chosen.classify.model)
    tickets = read_labelled(
        choose_sources(labelled, sql, db),
        target=target or loaded.target,
        taxonomy=find_taxonomy(loaded.manifest),
        columns=chosen.columns,
    )
    found = judge(tickets, loaded, against=against)
    _print(page.SCORE_HEADERS, page.score_rows(found))
    _print(("标注", "判为", "条数"), page.confused_rows(found))
    _print(("工单编号", "标注", "最有把握却判为", "置信度", "内容"), page.error_rows(found, most=5, width=40))
    typer.echo(found.describe())
    if found.comparison is not None:
        typer.echo(f"与 {against} 相比:{found.comparison.describe()}")
    if warning := page.warn_of_trained(found):
        typer.echo(warning)
    if found.drift.describe():
        sys.stderr.write(f"{found.drift.describe()}\n")
    if output is not None:
        page.write_evaluation(found, output)
        sys.stderr.write(f"已写出 {output}\n")


def _print(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    for row in (headers, *rows):
        typer.echo("\t".join(" ".join(cell.split()) for cell in row))
    typer.echo("")
