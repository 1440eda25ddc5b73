"""hotspot models: which models there are, which is in use, and how to change that."""

import sys
from typing import Annotated

import typer

from hotspot.cli.console import Columns, SettingsFile, choose_settings, print_json, show_safely
from hotspot.cli.help_page import ChineseCommand, ChineseGroup

app = typer.Typer(cls=ChineseGroup, help="模型:查看、启用、退回。", no_args_is_help=True, rich_markup_mode=None)

_ModelName = Annotated[str, typer.Argument(metavar="名称", help="models 中的名称,或 default。")]


@app.command("list", cls=ChineseCommand)
def list_() -> None:
    """列出所有模型和在用的一个。"""
    from hotspot.categories.model_names import MODELS
    from hotspot.categories.model_page import LIST_HEADERS, list_cells
    from hotspot.categories.registry import list_models

    for cells in (LIST_HEADERS, *map(list_cells, list_models(MODELS))):
        typer.echo(show_safely("\t".join(cells)))


@app.command(cls=ChineseCommand)
def show(
    name: _ModelName,
    as_json: Annotated[bool, typer.Option("--json", help="改为输出 json:模型的清单和启用记录,供程序读取。")] = False,
) -> None:
    """显示一个模型的来历和何时在用。"""
    from dataclasses import asdict

    from hotspot.categories.model_names import MODELS
    from hotspot.categories.model_page import describe_entry
    from hotspot.categories.registry import show_model

    entry = show_model(name, MODELS)
    if as_json:
        content = {**entry.manifest, "switches": [asdict(switch) for switch in entry.switches]}
        print_json(content, sort_keys=True)
        return
    for line in describe_entry(entry):
        typer.echo(show_safely(line))


@app.command(cls=ChineseCommand)
def promote(
    name: _ModelName,
    labelled: Annotated[
        list[str] | None,
        typer.Option("--labelled", metavar="文件", help="标注文件,用其中的留出工单重新比较;可写多次。"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="比较不利也启用,记入历史。")] = False,
    column: Columns = None,
    settings: SettingsFile = None,
) -> None:
    """启用一个候选模型:在同样的留出工单上不比在用的差才行。"""
    import datetime

    from hotspot.categories.label_table import read_labelled
    from hotspot.categories.model_folder import load_model
    from hotspot.categories.model_names import MODELS
    from hotspot.categories.model_taxonomy import find_taxonomy
    from hotspot.categories.registry import promote_model

    if (column or settings) and not labelled:
        raise typer.BadParameter("--column 和 --settings 说的是标注文件,要和 --labelled 一起用。")
    tickets = None
    chosen = choose_settings(settings, column)
    if labelled:
        model = load_model(name)
        tickets = read_labelled(
            labelled,
            target=model.target,
            taxonomy=find_taxonomy(model.manifest),
            columns=chosen.columns,
        )
    switch = promote_model(
        name, by=_name_user(), now=datetime.datetime.now(), models=MODELS, labelled=tickets, force=force
    )
    basis = switch.describe_basis()
    sys.stderr.write(f"已启用 {switch.name}(此前 {switch.before})。{basis}退回:hotspot models rollback\n")
    _tell_other_model(chosen.classify.model, switch.name)


@app.command(cls=ChineseCommand)
def rollback() -> None:
    """退回到前一个在用的模型。"""
    import datetime

    from hotspot.categories.model_names import MODELS
    from hotspot.categories.registry import roll_back

    chosen = choose_settings(None, None)
    switch = roll_back(by=_name_user(), now=datetime.datetime.now(), models=MODELS)
    sys.stderr.write(f"已退回 {switch.name}(此前 {switch.before})。\n")
    _tell_other_model(chosen.classify.model, switch.name)


def _tell_other_model(named: str, used: str) -> None:
    """Say that the settings name another model than the one in use, before which it goes."""
    if named not in ("current", used):
        sys.stderr.write(
            f"注意:设置 [classify] model 指定了 {named},classify、detect 等仍用它;要用在用的,请删去这项设置。\n"
        )


def _name_user() -> str:
    """Return who is running the program: a name, or the number of whom the system does not know, as in a container."""
    import getpass
    import os

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"
