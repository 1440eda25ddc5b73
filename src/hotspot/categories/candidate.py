"""A candidate: trained from files, judged on the frozen tickets, written beside the model in use, never over it."""

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hotspot.categories.comparison import Comparison
from hotspot.categories.evaluation import Evaluation, are_comparable, evaluate
from hotspot.categories.holdout import Split, split_labelled
from hotspot.categories.label_table import LabelledTickets, read_labelled
from hotspot.categories.manifest import digest_manifest
from hotspot.categories.model_folder import Model, load_model_folder
from hotspot.categories.model_names import MODELS, find_model_folder, is_model_name, read_current
from hotspot.categories.review_sheet import write_answer_sheet
from hotspot.categories.scheme import load_scheme
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.categories.training import Training, choose_taxonomy, train, write_training
from hotspot.categories.training_keys import HOLDOUT_FILE
from hotspot.categories.training_plan import Base
from hotspot.errors import ModelError, OutputError
from hotspot.text.features import split_title
from hotspot.text.segment import load_segmenter
from hotspot.tickets.files import Source

_HOLDOUT_HEADER = "key\tlabel\tcandidate\tcurrent"


@dataclass(frozen=True)
class TrainingRequest:
    """What to train on and how (see ``training.train``); ``output`` is a new folder, usually in ``models``."""

    files: tuple[Source, ...]
    output: Path
    base: Base = "default"
    target: str = "category"
    taxonomy: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    models: Path = MODELS


@dataclass(frozen=True, eq=False)
class Candidate:
    """A trained candidate on disk; ``doubts_file`` lists the labels that probably are wrong."""

    folder: Path
    labelled: LabelledTickets
    split: Split
    training: Training
    evaluation: Evaluation | None
    parent: str
    doubts_file: Path | None

    @property
    def comparison(self) -> Comparison | None:
        """The candidate against the model in use, on the frozen tickets; None when they cannot be compared."""
        return self.evaluation.comparison if self.evaluation is not None else None


def train_candidate(
    request: TrainingRequest, *, now: datetime.datetime, on_fit: Callable[[int], None] = lambda count: None
) -> Candidate:
    """Train and write a candidate; the model in use stays what it is.

    The folder appears whole or not at all. OutputError when it or the sheet of doubts beside it exists already, or
    cannot be written, LabelError on unknown labels, ModelError when the model in use cannot be read.
    """
    _check_output(request.output)
    scheme = load_scheme(request.taxonomy) if request.taxonomy is not None else None
    taxonomy = choose_taxonomy(request.base, request.target, scheme)
    labelled = read_labelled(request.files, target=request.target, taxonomy=taxonomy, columns=request.columns)
    # Before the fit: who has waited for it is not to be told then that there is nothing to compare with.
    parent = read_current(request.models)
    current = _load_current(parent, request.models)
    is_taught = taxonomy is not None and scheme is None
    split = split_labelled(labelled, load_segmenter(), taught=CATEGORIES if is_taught else ())
    training = train(split.training, base=request.base, target=request.target, scheme=scheme, on_fit=on_fit)
    doubts_file = _write_doubts(training, request.output)
    against = current if are_comparable(training.model, current) else None
    evaluation = evaluate(split.frozen, training.model, against=against) if len(split.frozen) else None
    candidate = Candidate(request.output, labelled, split, training, evaluation, parent, doubts_file)
    _write(candidate, request, now)
    return candidate


def _check_output(folder: Path) -> None:
    if not is_model_name(folder.name) or folder.name in ("default", "current"):
        raise OutputError(f"模型名称“{folder.name}”不能用(default、current 是保留的名称)。请用 -o models/名称。")
    if folder.exists():
        raise OutputError(f"{folder} 已存在。训练不会覆盖已有的模型,请用 -o models/新名称。")
    doubts = _name_doubts(folder)
    if doubts.exists():
        raise OutputError(f"{doubts} 已存在,里面可能有改好的标签。训练不会覆盖它,请移走它,或用 -o models/新名称。")


def _name_doubts(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-labels.xlsx")


def _load_current(name: str, models: Path) -> Model:
    try:
        return load_model_folder(find_model_folder(name, models=models))
    except ModelError as error:
        raise ModelError(f"在用的模型 {name} 读不了:{error}退回前一个用 hotspot models rollback。") from error


def _write_doubts(training: Training, output: Path) -> Path | None:
    if not training.doubts:
        return None
    rows = []
    for doubt in training.doubts:
        title, text = split_title(training.tickets.documents[doubt.row])
        reason = f"现标“{doubt.label}”({doubt.label_chance:.0%}),更像“{doubt.likelier}”"
        shown = text[2 * len(title) + 2 :] if title else text
        rows.append((training.tickets.ids[doubt.row], title, shown, doubt.likelier, doubt.likelier_chance, reason))
    path = _name_doubts(output)
    write_answer_sheet(rows, training.model.labels, path)
    return path


def _write(candidate: Candidate, request: TrainingRequest, now: datetime.datetime) -> None:
    holdout = _format_holdout(candidate)
    about = _describe(candidate, request, now, hashlib.sha256(holdout).hexdigest())
    write_training(candidate.training, candidate.folder, about, {HOLDOUT_FILE: holdout})


def _format_holdout(candidate: Candidate) -> bytes:
    lines = [_HOLDOUT_HEADER]
    if candidate.evaluation is not None:
        predicted = candidate.evaluation.predicted
        current = candidate.evaluation.compared or ("",) * len(predicted)
        frozen = candidate.split.frozen
        lines += ["\t".join(row) for row in zip(frozen.keys, frozen.labels, predicted, current, strict=True)]
    return ("\n".join(lines) + "\n").encode()


def _describe(
    candidate: Candidate, request: TrainingRequest, now: datetime.datetime, holdout_digest: str
) -> dict[str, Any]:
    evaluation = candidate.evaluation
    about: dict[str, Any] = {
        **candidate.training.describe(),
        "name": candidate.folder.name,
        "created_at": now.isoformat(timespec="seconds"),
        "parent": {
            "name": candidate.parent,
            "digest": digest_manifest(find_model_folder(candidate.parent, models=request.models)),
        },
        "holdout": {"tickets": len(candidate.split.frozen), "sha256": holdout_digest},
    }
    if evaluation is not None:
        about["metrics"] = {
            "macro_f1": round(evaluation.macro_f1, 4),
            "accuracy": round(evaluation.accuracy, 4),
            "calibration_error": round(evaluation.calibration_error, 4),
        }
    return about
