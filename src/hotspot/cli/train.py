"""hotspot train: a candidate model from labelled tickets."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from hotspot.cli.console import Columns, SettingsFile, choose_settings, quote_argument, show_progress
from hotspot.cli.sources import Db, Labelled, Sql, check_options, choose_sources

if TYPE_CHECKING:
    from hotspot.categories.candidate import Candidate


def train(
    labelled: Labelled = None,
    sql: Sql = None,
    db: Db = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件夹", help="新模型的文件夹(默认 models/日期-时间)。")
    ] = None,
    base: Annotated[
        Literal["default", "none"],
        typer.Option("--base", metavar="语料", help="default:在随软件的语料之上(默认);none:只用自己的工单。"),
    ] = "default",
    target: Annotated[
        str, typer.Option("--target", metavar="列", help="要学的列(默认 category;如 unit 学承办单位)。")
    ] = "category",
    taxonomy: Annotated[
        Path | None, typer.Option("--taxonomy", metavar="文件", help="自己的类别表(toml 或 tsv)。")
    ] = None,
    column: Columns = None,
    settings: SettingsFile = None,
) -> None:
    """用标注过的工单训练一个候选模型;在用的模型不受影响。"""
    import datetime

    from hotspot.categories.candidate import TrainingRequest, train_candidate
    from hotspot.categories.model_names import MODELS

    check_options(db=db, sql=sql)
    now = datetime.datetime.now()
    request = TrainingRequest(
        files=tuple(choose_sources(labelled, sql, db)),
        output=output or MODELS / f"{now:%Y%m%d-%H%M%S}",
        base=base,
        target=target,
        taxonomy=taxonomy,
        columns=choose_settings(settings, column).columns,
    )
    with show_progress("训练") as advance:
        candidate = train_candidate(request, now=now, on_fit=advance)
    sys.stderr.write("".join(f"{line}\n" for line in _describe(candidate)))


def _describe(candidate: "Candidate") -> list[str]:
    labelled, training, split = candidate.labelled, candidate.training, candidate.split
    lines = [
        f"标注 {len(labelled)} 条(未填标签 {labelled.unlabelled} 条、重复 {labelled.repeated} 条不计):"
        f"训练 {len(training.tickets)} 条,留出比较 {len(split.frozen)} 条,与留出近似而不用 {split.leaking} 条。",
        f"随软件的语料 {training.base_tickets} 条;自己的一条工单权重 {training.setting.weight:g}。",
    ]
    if training.thin:
        from hotspot.categories.training import THIN

        thin = "、".join(f"{label} {count} 条" for label, count in training.thin.items())
        lines.append(f"标注太少的类别(不足 {THIN} 条):{thin}。")
    if candidate.doubts_file is not None:
        lines.append(f"可能标错的 {len(training.doubts)} 条已写入 {candidate.doubts_file},改好后可一并再训练。")
    if candidate.comparison is not None:
        lines.append(f"与在用的 {candidate.parent} 相比:{candidate.comparison.describe()}")
    elif candidate.evaluation is not None:
        lines.append(f"留出的 {candidate.evaluation.describe()}")
    else:
        lines.append("没有留出工单,效果未知:标注再多一些才能比较。")
    return [*lines, f"已写出 {candidate.folder}。{_describe_next(candidate)}"]


def _describe_next(candidate: "Candidate") -> str:
    from hotspot.categories.evaluation import are_comparable
    from hotspot.categories.model_folder import load_model
    from hotspot.categories.model_names import MODELS, find_model_folder

    folder = candidate.folder
    is_found = find_model_folder(folder.name, models=MODELS).resolve() == folder.resolve()
    if not are_comparable(candidate.training.model, load_model("current")):
        # Units for categories, or categories of another scheme: none that could be promoted by comparison.
        return f"使用:加上 --model {quote_argument(folder.name if is_found else folder)}"
    if is_found:
        return f"启用:hotspot models promote {quote_argument(folder.name)}"
    return f"可用 --model {quote_argument(folder)} 试用,启用前请移到 {MODELS / folder.name}。"
