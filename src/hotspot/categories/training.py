"""From labelled tickets to a fitted model, on top of what ships: the written corpus, the lexicon, the shipped model."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.arguments import check_path, check_text
from hotspot.categories.calibration import fit_temperature, soften
from hotspot.categories.classifier import Classifier, list_offsets
from hotspot.categories.drift import profile_learned
from hotspot.categories.fitting import Material, Setting, Trial, choose_setting, score_held_out
from hotspot.categories.kind_training import train_kinds
from hotspot.categories.knowledge import score_knowledge
from hotspot.categories.label_errors import LabelDoubt, find_label_errors
from hotspot.categories.label_table import LabelledTickets, prepare_labelled
from hotspot.categories.linear import assign_folds
from hotspot.categories.manifest import ALIASES
from hotspot.categories.model_folder import Model, save_model
from hotspot.categories.neighbors import Neighbors, fit_neighbors
from hotspot.categories.scheme import Scheme, take_scheme
from hotspot.categories.taxonomy import Taxonomy, default_taxonomy
from hotspot.categories.training_keys import TRAINING_FILE
from hotspot.categories.training_plan import FEW_TICKETS, Base, TrainingPlan, plan_training
from hotspot.errors import LabelError
from hotspot.text.features import fit_text_features, split_title
from hotspot.text.segment import load_segmenter
from hotspot.text.vector_neighbors import VectorNeighbors, fit_voters

# A label with fewer tickets of the office than this is said to be thin.
THIN = 10
# Fewer labels than this cannot choose between settings; the milder ones are taken.
_FEWEST_TO_TUNE = 60
_TITLE_WEIGHT = 0.7
# A word in fewer than one of so many texts is left out: of 200,000 texts' words most are slips of the pen.
_RARE_ONE_IN = 20_000


@dataclass(frozen=True, eq=False)
class Training:
    """A candidate and how it came about.

    ``model`` is fitted on ``tickets``, under the ``setting`` that cross-validation chose (the mildest when there were
    too few labels to choose); ``chances`` held-out probabilities of the office's tickets (rows of ``tickets``, columns
    ``model.classifier.classes_``; no rows when there were too few); ``doubts`` labels that probably are wrong; ``thin``
    labels with fewer than THIN tickets, and how many each has.
    """

    model: Model
    tickets: LabelledTickets
    base_tickets: int
    setting: Setting
    chances: NDArray[np.float64]
    doubts: tuple[LabelDoubt, ...]
    thin: Mapping[str, int]

    def __repr__(self) -> str:
        """Name the model and say what it was fitted on."""
        return f"Training(model={self.model!r}, tickets={len(self.tickets)}, base_tickets={self.base_tickets})"

    def describe(self) -> dict[str, Any]:
        """Return what a manifest says of the training: counts, fingerprint, setting, and how the tickets look.

        The last is left out where too few tickets were there to hold some out: a model is sure of what it learned.
        """
        model = self.model
        held_out = len(self.chances) > 0
        profile = profile_learned(model, self.tickets.documents, self.chances).as_dict() if held_out else None
        return {
            "target": model.target,
            **{name: value for name, value in model.manifest.items() if name == ALIASES},
            "training": {
                "tickets": len(self.tickets),
                "labels": count_labels(self.tickets.labels),
                "sha256": self.tickets.digest(),
                "base_tickets": self.base_tickets,
                "weight": self.setting.weight,
                "penalty": self.setting.penalty,
            },
            **({"profile": profile} if profile is not None else {}),
        }

    def save(self, folder: str | Path) -> None:
        """Write the model into a new folder, from where ``load_model`` reads it.

        The folder appears whole or not at all; OutputError when it is not empty, or cannot be written,
        ArgumentTypeError for what is no path.
        """
        check_path(folder, "folder")
        about = {"name": Path(folder).name, **self.describe()}
        write_training(self, folder, about)


def write_training(
    training: Training, folder: str | Path, about: Mapping[str, Any], beside: Mapping[str, bytes] | None = None
) -> None:
    """Write a model into a new folder with what is said of it, what it was fitted on, and further files beside it."""
    model = training.model
    save_model(
        model.classifier,
        folder,
        labels=model.labels,
        review_below=model.review_below,
        about=about,
        kinds=model.kinds,
        beside={TRAINING_FILE: training.tickets.encode(), **(beside or {})},
    )


def train(
    tickets: pd.DataFrame | LabelledTickets,
    *,
    base: Base = "default",
    target: str = "category",
    scheme: Scheme | str | Path | None = None,
    on_fit: Callable[[int], None] = lambda count: None,
) -> Training:
    """Fit a model on labelled tickets; nothing is written.

    ``tickets`` has ``text``, the column ``target`` and perhaps ``title``. With ``base="default"`` and the fourteen
    categories, also under the further names of a ``scheme``, the written corpus is learned, too, an office's ticket
    weighing more by what cross-validation finds. Labels of another kind (another ``scheme``, another ``target``,
    or ``base="none"``) are learned from the office's tickets alone, the shipped model's view of each being further
    columns. ``on_fit`` is called with 1 after every fit.
    LabelError on unknown labels or fewer than two, ColumnError without ``text`` or the column ``target``, SettingsError
    for a wrong scheme.
    """
    if base not in ("default", "none"):
        raise LabelError(f"base 是“{base}”,只能是 default(在随软件的语料之上)或 none(只用自己的工单)。")
    check_text(target, "target")
    chosen = take_scheme(scheme)
    if not isinstance(tickets, LabelledTickets):
        tickets = prepare_labelled([tickets], target=target, taxonomy=choose_taxonomy(base, target, chosen))
    plan = plan_training(tickets, base, target, chosen)
    return _fit(tickets, plan, {"labels": list(plan.labels), "target": target, **_list_aliases(chosen)}, on_fit)


def choose_taxonomy(base: Base, target: str, scheme: Scheme | None) -> Taxonomy | None:
    """Return the taxonomy that labels are checked against, None when any label goes."""
    if scheme is not None:
        return scheme.taxonomy
    return default_taxonomy() if target == "category" and base == "default" else None


def count_labels(labels: Iterable[str]) -> dict[str, int]:
    """Return how many tickets carry each label, most first, ties by name."""
    counts = pd.Series(list(labels)).value_counts()
    return {str(name): int(count) for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))}


def _list_aliases(scheme: Scheme | None) -> dict[str, dict[str, list[str]]]:
    if scheme is None:
        return {}
    return {ALIASES: {category.name: list(category.aliases) for category in scheme.taxonomy.categories}}


def _fit(
    labelled: LabelledTickets, plan: TrainingPlan, manifest: Mapping[str, Any], on_fit: Callable[[int], None]
) -> Training:
    bare, material = _collect(labelled, plan)
    trials = _try(material, plan, on_fit)
    setting = trials[0].setting if trials else plan.settings[0]
    scores = _hold_out(material, trials, on_fit)
    neighbors, scores = _correct(material, plan, scores)
    voters, scores = _vote(_list_texts(labelled, plan), material, plan, scores)
    temperature = fit_temperature(scores, material.office_targets) if len(scores) else plan.temperature
    chances = soften(scores, temperature)
    classifier = _restore(bare, material, setting, plan, temperature, neighbors, voters)
    on_fit(1)
    kinds = train_kinds(classifier, plan.kinds, penalty=setting.penalty) if plan.kinds is not None else None
    counts = count_labels(labelled.labels)
    names = [str(name) for name in classifier.classes_]
    return Training(
        model=Model(classifier, plan.review_below, manifest, kinds),
        tickets=labelled,
        base_tickets=material.base,
        setting=setting,
        chances=chances,
        doubts=find_label_errors(labelled.labels, chances, names) if len(chances) else (),
        thin={label: counts.get(label, 0) for label in plan.labels if counts.get(label, 0) < THIN},
    )


def _correct(
    material: Material, plan: TrainingPlan, scores: NDArray[np.float32]
) -> tuple[Neighbors | None, NDArray[np.float32]]:
    """Return the nearest tickets that correct decisions, where they do, and held-out scores as they correct them."""
    if not plan.with_neighbors or not len(scores):
        return None, scores
    columns, temperature = material.columns[material.base :], fit_temperature(scores, material.office_targets)
    return fit_neighbors(columns, material.office_targets, scores, temperature, material.background)


def _vote(
    texts: Sequence[str], material: Material, plan: TrainingPlan, scores: NDArray[np.float32]
) -> tuple[VectorNeighbors | None, NDArray[np.float32]]:
    """Return the tickets that vote, where they do, and held-out scores with the votes of the others."""
    if plan.voting is None:
        return None, scores
    folds = assign_folds(material.office_targets[: len(scores)])
    return fit_voters(texts, material.targets, scores, folds, plan.voting)


def _restore(
    bare: Classifier,
    material: Material,
    setting: Setting,
    plan: TrainingPlan,
    temperature: float,
    neighbors: Neighbors | None,
    voters: VectorNeighbors | None,
) -> Classifier:
    linear = material.fit(np.arange(len(material.targets)), material.targets, setting)
    bare.set_params(
        penalty=setting.penalty,
        temperature=temperature,
        with_neighbors=neighbors is not None,
        voting=plan.voting,
    )
    return bare.restore(
        classes=bare.classes_,
        features=bare.features_,
        coef=linear.coef,
        intercept=linear.intercept + list_offsets(plan.offsets, bare.classes_),
        temperature=temperature,
        neighbors=neighbors,
        voters=voters,
    )


def _list_texts(labelled: LabelledTickets, plan: TrainingPlan) -> list[str]:
    """Return the plain texts of the base and then of the office."""
    return [split_title(document)[1] for document in (*plan.documents, *labelled.documents)]


def _collect(labelled: LabelledTickets, plan: TrainingPlan) -> tuple[Classifier, Material]:
    """Turn texts into columns; the classifier returned has its labels and features, not yet its weights."""
    segmenter = load_segmenter()
    texts = _list_texts(labelled, plan)
    titles, office = zip(*map(split_title, labelled.documents), strict=True)
    seen = [*texts, *(split_title(document)[1] for document in plan.vocabulary)]
    min_df = 1 if len(seen) < FEW_TICKETS else max(2, len(seen) // _RARE_ONE_IN)
    classifier = Classifier(
        knowledge=plan.knowledge,
        min_df=min_df,
        offsets=plan.offsets or None,
        background=plan.background,
        title_weight=_TITLE_WEIGHT,
        opening_weight=plan.opening_weight,
        with_words=plan.with_words,
    )
    classifier.segmenter_ = segmenter
    classifier.classes_, targets = np.unique([*plan.base_labels, *labelled.labels], return_inverse=True)
    classifier.features_ = fit_text_features(seen, segmenter if plan.with_words else None, min_df=min_df)
    columns = classifier.transform(texts)
    base = len(plan.documents)
    known = score_knowledge(plan.knowledge, office, classifier.classes_)
    has_title = np.array([bool(title) for title in titles], dtype=np.float32)
    views, scales = columns[base:] if base else columns, 1 + _TITLE_WEIGHT * has_title
    if has_title.any():
        views = (views + classifier.transform(titles).multiply(_TITLE_WEIGHT * has_title[:, None])).tocsr()
        known = known + _TITLE_WEIGHT * has_title[:, None] * score_knowledge(
            plan.knowledge, titles, classifier.classes_
        )
    known = known + scales[:, None] * list_offsets(plan.offsets, classifier.classes_)
    width = 0 if plan.background is None else plan.background.width
    return classifier, Material(columns, targets, base, views, scales, known.astype(np.float32), width)


def _try(material: Material, plan: TrainingPlan, on_fit: Callable[[int], None]) -> tuple[Trial, ...]:
    if len(material.office_targets) < _FEWEST_TO_TUNE:
        return ()
    return choose_setting(material, plan.settings, on_fit)


def _hold_out(material: Material, trials: tuple[Trial, ...], on_fit: Callable[[int], None]) -> NDArray[np.float32]:
    count = len(material.office_targets)
    if not trials:
        return np.zeros((0, material.known.shape[1]), dtype=np.float32)
    # Where all tickets were tried on, the best trial has the answer.
    if len(trials[0].scores) == count:
        return trials[0].scores
    return score_held_out(material, trials[0].setting, np.arange(count), on_fit)
