"""Which model is in use: promoted after a fair comparison, rolled back in one step, with the history of who was when.

``models/current.json`` names the model in use and holds the history. It is switched by one rename under a lock, so that
whoever reads it finds the old or the new state; a reader that has loaded a model goes on with it.
"""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hotspot.categories.comparison import Comparison, compare_predictions, warn_of_few
from hotspot.categories.evaluation import are_comparable, evaluate
from hotspot.categories.label_table import LabelledTickets
from hotspot.categories.manifest import digest_manifest, find_part, read_manifest
from hotspot.categories.model_folder import Model, load_model_folder
from hotspot.categories.model_names import CURRENT_FILE, MODELS, find_model_folder, is_model_name, read_current
from hotspot.categories.training_keys import read_holdout
from hotspot.errors import ModelError, OutputError
from hotspot.foreign_errors import explain_error
from hotspot.text.model_files import MANIFEST
from hotspot.tickets.atomic import write_text

_LOCK_SECONDS = 30


@dataclass(frozen=True)
class Switch:
    """One change of the model in use.

    ``objections`` are those that ``--force`` overruled; ``tickets``: on how many frozen ones the models were compared,
    None where they were not (older histories do not say).
    """

    at: str
    by: str
    action: str
    name: str
    before: str
    digest: str
    objections: tuple[str, ...] = ()
    tickets: int | None = None

    def describe_basis(self) -> str:
        """Say in Chinese what a promotion rests on, "" where nothing was compared."""
        return _describe_basis(self.tickets)


@dataclass(frozen=True)
class ModelEntry:
    """A model that can be put to use, and when it was."""

    name: str
    is_current: bool
    manifest: Mapping[str, Any]
    switches: tuple[Switch, ...]


def list_models(models: str | Path = MODELS) -> tuple[ModelEntry, ...]:
    """Return the shipped model, every model in a folder, and those put to use from beside it, by name.

    Folders that are no models are left out.
    """
    folder = Path(models)
    current, history = read_current(folder), read_history(folder)
    found = {path.name for path in folder.iterdir() if is_model_name(path.name)} if folder.is_dir() else set()
    found |= {switch.name for switch in history}
    kept = [name for name in found if (find_model_folder(name, models=folder) / MANIFEST).is_file()]
    names = ["default", *sorted({*kept} - {"default"})]
    return tuple(_describe(name, folder, current, history) for name in names)


def show_model(name: str, models: str | Path = MODELS) -> ModelEntry:
    """Return one model, its manifest and when it was in use; ModelError when there is none of that name."""
    folder = Path(models)
    real = read_current(folder) if name == "current" else name
    load_model_folder(find_model_folder(real, models=folder))
    return _describe(real, folder, read_current(folder), read_history(folder))


def read_history(models: str | Path = MODELS) -> tuple[Switch, ...]:
    """Return every change of the model in use, oldest first; ModelError on a damaged file."""
    path = Path(models) / CURRENT_FILE
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["history"]
        return tuple(Switch(**{**row, "objections": tuple(row["objections"])}) for row in rows)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ModelError(
            f"{path} 的历史读不懂:{explain_error(error)}。可删去这个文件回到随软件提供的模型,再重新启用。"
        ) from error


def promote_model(
    name: str,
    *,
    by: str,
    now: datetime.datetime,
    models: str | Path = MODELS,
    labelled: LabelledTickets | None = None,
    force: bool = False,
) -> Switch:
    """Put a model to use when it is no worse than the one in use on the frozen tickets; ``force`` overrules, recorded.

    ``labelled`` brings the frozen tickets' texts, needed when the model in use is not the one that the candidate was
    compared with in training. ModelError with every reason when it is refused.
    """
    folder = Path(models)
    if name != "default" and not is_model_name(name):
        raise ModelError(f"“{name}”不是 {folder} 中模型的名称。用 hotspot models list 查看有哪些。")
    _require_candidate(name, folder)
    with _lock(folder):
        current = _require_candidate(name, folder)
        verdict = _judge_candidate(name, current, folder, labelled)
        if verdict.objections and not force:
            reasons, basis = ";".join(verdict.objections), _describe_basis(verdict.tickets)
            raise ModelError(f"不启用 {name}:{reasons}。{basis}确要启用请用 force=True(会记入历史)。")
        return _switch(folder, name, action="promote", by=by, now=now, verdict=verdict)


def roll_back(*, by: str, now: datetime.datetime, models: str | Path = MODELS) -> Switch:
    """Put the model before to use again; ModelError when nothing was promoted."""
    folder = Path(models)
    _require_before(folder)
    with _lock(folder):
        before = _require_before(folder)
        load_model_folder(find_model_folder(before, models=folder))
        return _switch(folder, before, action="rollback", by=by, now=now)


@dataclass(frozen=True)
class Verdict:
    """Why a model must not replace the one in use, in Chinese (empty: it may), and how many tickets say so."""

    objections: tuple[str, ...] = ()
    tickets: int | None = None


def _judge_candidate(name: str, current: str, models: Path, labelled: LabelledTickets | None) -> Verdict:
    """Compare a model with the one in use on the frozen tickets."""
    candidate = load_model_folder(find_model_folder(name, models=models))
    try:
        used = load_model_folder(find_model_folder(current, models=models))
    except ModelError as error:
        return Verdict((f"在用的模型 {current} 读不了({error}),无从比较",))
    if not are_comparable(candidate, used):
        return Verdict(("两个模型学的列或类别不同,无从比较",))
    rows = [] if name == "default" else read_holdout(find_model_folder(name, models=models), candidate.manifest)
    comparison = _compare(rows, candidate, used, find_model_folder(current, models=models), labelled)
    if comparison is None:
        return Verdict((_describe_missing(name, current, has_frozen=bool(rows), has_labelled=labelled is not None),))
    return Verdict(comparison.objections, comparison.tickets)


def _describe_missing(name: str, current: str, *, has_frozen: bool, has_labelled: bool) -> str:
    """Say why two models were not compared, and what helps."""
    if not has_frozen:
        return f"{name} 没有留出的工单(标注太少,或不是用 hotspot train 训练的),无从比较"
    if has_labelled:
        return f"标注文件中没有训练 {name} 时留出的工单,无从比较。请给出训练用的标注文件"
    return (
        f"没有与 {current} 比较过的留出工单(在用的模型已换)。"
        f"请给出标注文件:hotspot models promote {name} --labelled 文件"
    )


def _compare(
    rows: Sequence[tuple[str, ...]],
    candidate: Model,
    used: Model,
    used_folder: Path,
    labelled: LabelledTickets | None,
) -> Comparison | None:
    """Compare on the frozen tickets: by their texts when they are at hand, else by what training noted down."""
    if labelled is not None:
        frozen = {row[0] for row in rows}
        kept = labelled.take([place for place, key in enumerate(labelled.keys) if key in frozen])
        return evaluate(kept, candidate, against=used).comparison if len(kept) else None
    parent = find_part(candidate.manifest, "parent")
    if not rows or parent.get("digest") != digest_manifest(used_folder) or not all(row[3] for row in rows):
        return None
    truth, mine, theirs = ([row[place] for row in rows] for place in (1, 2, 3))
    return compare_predictions(truth, mine, theirs, candidate.labels)


def _switch(
    folder: Path, name: str, *, action: str, by: str, now: datetime.datetime, verdict: Verdict | None = None
) -> Switch:
    digest = digest_manifest(find_model_folder(name, models=folder))
    at = now.isoformat(timespec="seconds")
    told = verdict or Verdict()
    switch = Switch(at, by, action, name, read_current(folder), digest, told.objections, told.tickets)
    history = [asdict(one) for one in (*read_history(folder), switch)]
    content = json.dumps({"name": name, "history": history}, ensure_ascii=False, indent=1)
    write_text(folder / CURRENT_FILE, content + "\n")
    return switch


def _describe_basis(tickets: int | None) -> str:
    return "" if tickets is None else f"依据 {tickets} 条留出工单的比较。{warn_of_few(tickets)}"


def _require_candidate(name: str, folder: Path) -> str:
    """Return the model in use; ModelError when that is the candidate, or there is no model of its name.

    Asked before the lock as well, whose file a wrong name is not to leave in a folder made for it.
    """
    read_manifest(find_model_folder(name, models=folder))
    current = read_current(folder)
    if name == current:
        raise ModelError(f"模型 {name} 已经在用。")
    return current


def _require_before(folder: Path) -> str:
    """Return the model that was in use before; ModelError when nothing was promoted (asked before the lock as well)."""
    stack = _replay(read_history(folder))
    if len(stack) < 2:
        raise ModelError("没有可退回的模型:在用的就是随软件提供的 default。")
    return stack[-2]


def _replay(history: Sequence[Switch]) -> list[str]:
    """Return the models that were put on top of each other; the last is in use."""
    stack = ["default"]
    for switch in history:
        if switch.action == "rollback":
            stack.pop()
        else:
            stack.append(switch.name)
    return stack


def _describe(name: str, folder: Path, current: str, history: Sequence[Switch]) -> ModelEntry:
    path = find_model_folder(name, models=folder) / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path} 读不懂:{explain_error(error)}。请移走这个文件夹。") from error
    if not isinstance(manifest, dict):
        raise ModelError(f"{path} 不是模型的清单。请移走这个文件夹。")
    switches = tuple(one for one in history if name in (one.name, one.before))
    return ModelEntry(name, name == current, manifest, switches)


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(folder / ".lock", timeout=_LOCK_SECONDS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise ModelError(f"另一个程序正在切换 {folder} 中的模型,等了 {_LOCK_SECONDS} 秒。请稍后再试。") from error
    except OSError as error:
        raise OutputError(f"写不了 {folder}:{explain_error(error)}。请检查权限和磁盘空间。") from error
    try:
        yield
    finally:
        lock.release()
