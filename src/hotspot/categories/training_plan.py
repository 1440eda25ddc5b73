"""What a training is made of: what joins the office's tickets, and the settings to try, by what the labels are."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from hotspot.categories.background import ModelBackground
from hotspot.categories.centroids import fit_centroids
from hotspot.categories.classifier import Classifier
from hotspot.categories.corpus import read_corpus
from hotspot.categories.fitting import Setting
from hotspot.categories.knowledge import Knowledge
from hotspot.categories.label_table import LabelledTickets, compute_key
from hotspot.categories.lexicon import Lexicon
from hotspot.categories.model_folder import load_model
from hotspot.categories.prediction import compose_documents
from hotspot.categories.priors import compute_offsets
from hotspot.categories.scheme import Scheme
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.errors import LabelError
from hotspot.resources import find_shipped
from hotspot.text.vector_neighbors import Voting

Base = Literal["default", "none"]

# On top of the corpus a model reads n-grams alone, as the shipped one: half the time, and on real letters no worse than
# with words (docs/experiments.md). Labels of another kind are learned better with words.
BASE_PENALTY = 0.4
_BASE_SETTINGS = tuple(Setting(weight, BASE_PENALTY) for weight in (2.0, 1.0, 4.0))
_OWN_SETTINGS = tuple(Setting(1.0, 3.0, background) for background in (1.0, 0.5, 0.25))
_OPENING_WEIGHT = 0.5
# Softmax temperature where there are too few labels to fit one: decisions of such a model are near each other.
_THIN_TEMPERATURE = 0.3
# Below this probability a person looks. Its chances come from labels of one category each, where another acceptable one
# counts as wrong, so that they are lower than the shipped model's.
_REVIEW_BELOW = 0.6
# With fewer tickets than this a word that stands in one of them is kept, and the corpus lends its vocabulary.
FEW_TICKETS = 400


@dataclass(frozen=True, eq=False)
class TrainingPlan:
    """What joins the office's tickets: base tickets, written knowledge, background; and the settings to try."""

    labels: tuple[str, ...]
    documents: tuple[str, ...]
    base_labels: tuple[str, ...]
    vocabulary: tuple[str, ...]
    knowledge: Knowledge | None
    background: ModelBackground | None
    offsets: Mapping[str, float]
    settings: tuple[Setting, ...]
    opening_weight: float
    temperature: float
    review_below: float
    with_words: bool = True
    # Whether the nearest tickets correct the decision, where there are enough to tell by how much.
    with_neighbors: bool = False
    # How tickets near in meaning vote, those of the base too.
    voting: Voting | None = None
    # What the second axis, the kind of ticket, is learned from; an office does not label it.
    kinds: pd.DataFrame | None = None


def plan_training(labelled: LabelledTickets, base: Base, target: str, scheme: Scheme | None) -> TrainingPlan:
    """Return the plan for labelled tickets: on top of the corpus, or alone (see ``train``); LabelError on one label."""
    shipped = load_model("default")
    found = set(labelled.labels)
    is_shipped = target == "category" and _are_fourteen(found, scheme)
    order = scheme.taxonomy.names if scheme is not None else CATEGORIES if is_shipped else tuple(sorted(found))
    knowledge = _choose_knowledge(shipped.classifier.knowledge if is_shipped else None, scheme)
    corpus = read_corpus(find_shipped("data/tickets"))
    documents = tuple(compose_documents(corpus))
    if is_shipped and base == "default":
        temperature = shipped.classifier.temperature_
        return _plan_on_corpus(labelled, corpus, documents, labels=order, knowledge=knowledge, temperature=temperature)
    if len(found) < 2:
        raise LabelError(f"训练数据只有 {len(found)} 个类别,至少要有两个。")
    return TrainingPlan(
        labels=order,
        documents=(),
        base_labels=(),
        vocabulary=documents if len(labelled) < FEW_TICKETS and base == "default" else (),
        knowledge=knowledge,
        background=None if is_shipped else _build_background(shipped.classifier, documents, corpus["subtopic"]),
        offsets={},
        settings=_OWN_SETTINGS,
        opening_weight=_OPENING_WEIGHT,
        temperature=_THIN_TEMPERATURE,
        review_below=_REVIEW_BELOW,
        with_neighbors=True,
    )


def _are_fourteen(found: set[str], scheme: Scheme | None) -> bool:
    """Tell whether labels are of the fourteen; so are those of a scheme that gives these further names or an order."""
    return found <= set(CATEGORIES) if scheme is None else set(scheme.taxonomy.names) == set(CATEGORIES)


def _choose_knowledge(shipped: Knowledge | None, scheme: Scheme | None) -> Knowledge | None:
    """Return what is written about the categories, with the terms of the scheme."""
    own = scheme.lexicon if scheme is not None else None
    if own is None or shipped is None:
        return Knowledge(own) if own else shipped
    return replace(shipped, lexicon=Lexicon(shipped.lexicon.names, shipped.lexicon.entries + own.entries))


def _plan_on_corpus(
    labelled: LabelledTickets,
    corpus: pd.DataFrame,
    documents: Sequence[str],
    *,
    labels: tuple[str, ...],
    knowledge: Knowledge | None,
    temperature: float,
) -> TrainingPlan:
    known = set(labelled.keys)
    rows = [row for row, document in enumerate(documents) if compute_key(document) not in known]
    base_labels = tuple(str(corpus["category"].iloc[row]) for row in rows)
    return TrainingPlan(
        labels=labels,
        documents=tuple(documents[row] for row in rows),
        base_labels=base_labels,
        vocabulary=(),
        knowledge=knowledge,
        background=None,
        offsets=compute_offsets([*base_labels, *labelled.labels]),
        settings=_BASE_SETTINGS,
        opening_weight=0.0,
        temperature=temperature,
        review_below=_REVIEW_BELOW,
        with_words=False,
        voting=Voting(),
        kinds=corpus,
    )


def _build_background(shipped: Classifier, documents: Sequence[str], subtopics: pd.Series) -> ModelBackground:
    # Votes of the corpus on doubtful tickets would tell once more what the centroids tell.
    bare = copy(shipped).set_params(voting=None)
    bare.voters_ = None
    return ModelBackground(bare, fit_centroids(bare, documents, subtopics.tolist()), _OPENING_WEIGHT)
