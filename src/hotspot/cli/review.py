"""hotspot review: the tickets most worth labelling, as a sheet to fill in."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from hotspot.cli.console import Columns, ModelFolder, SettingsFile, choose_settings, quote_argument
from hotspot.cli.sources import Db, Sql, Tables, check_kept, check_options, choose_sources
from hotspot.errors import OutputError


def review(
    output: Annotated[str, typer.Option("-o", "--output", metavar="文件", help="复核表。")],
    sources: Tables = None,
    sql: Sql = None,
    db: Db = None,
    most: Annotated[int, typer.Option("-n", "--number", metavar="条数", min=1, help="挑多少条(默认 50)。")] = 50,
    taxonomy: Annotated[
        Path | None,
        typer.Option("--taxonomy", metavar="文件", help="自己的类别表(toml 或 tsv);不给则按模型的类别。"),
    ] = None,
    model: ModelFolder = None,
    column: Columns = None,
    settings: SettingsFile = None,
) -> None:
    """挑出最值得人工判定的工单,填好“正确类别”后交给 train。"""
    from hotspot.categories.review import review as pick
    from hotspot.categories.review_sheet import holds_answers, write_review
    from hotspot.tickets.joining import read_joined_tickets

    check_options(db=db, sql=sql)
    check_kept(sources or (), output, "-复核.xlsx")
    if holds_answers(Path(output)):
        raise OutputError(f"{output} 里有填好的“正确类别”,这样重写就没有了。请用 -o 另给一个文件名。")
    chosen = choose_settings(settings, column, model)
    tickets = read_joined_tickets(choose_sources(sources, sql, db), columns=chosen.columns)
    picked = pick(tickets, chosen.classify.model, most=most, scheme=taxonomy)
    write_review(picked, output)
    known = f"这个模型的标注里已有的 {picked.labelled} 条不再挑;" if picked.labelled else ""
    if picked.tickets and not picked.tickets[0].label:
        known = "模型没有这套类别,不作预测,按工单彼此的异同挑选;"
    option = f" --taxonomy {quote_argument(taxonomy)}" if taxonomy else _name_options(chosen.classify.model)
    command = f"hotspot train {quote_argument(output)}{option}"
    done = f"从 {len(tickets)} 条中挑出 {len(picked.tickets)} 条。填好“正确类别”后:{command}\n"
    sys.stderr.write(known + done)


def _name_options(model: str) -> str:
    """Return what ``hotspot train`` needs to learn the labels of a model, where they are not the fourteen."""
    from hotspot.categories.manifest import ALIASES, read_manifest
    from hotspot.categories.model_names import find_model_folder
    from hotspot.categories.model_taxonomy import find_taxonomy
    from hotspot.tickets.columns import ANSWER_COLUMN

    manifest = read_manifest(find_model_folder(model))
    target = str(manifest.get("target", "category"))
    if target != "category":
        return f" --target {quote_argument(target)} --column {quote_argument(f'{target}={ANSWER_COLUMN}')}"
    if find_taxonomy(manifest) is None:
        return " --base none"
    return " --taxonomy 训练它时的类别表" if ALIASES in manifest else ""
