"""The tickets most worth a clerk's minute: like many uncertain ones, and unlike each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.arguments import check_count
from hotspot.categories.classifier import Classifier
from hotspot.categories.label_table import compute_key
from hotspot.categories.model_folder import Model, load_model
from hotspot.categories.near_duplicates import NEAR, vectorize_words
from hotspot.categories.prediction import compose_documents, predict_chances
from hotspot.categories.scheme import Scheme, take_scheme
from hotspot.categories.training_keys import find_labelled
from hotspot.text.encoder import unit_rows
from hotspot.text.features import split_title
from hotspot.tickets.masking.own_names import mask_column
from hotspot.tickets.table import read_cells, require_columns, take_index

# So many of the most uncertain tickets are compared with each other: two seconds however long the table.
_MOST_COMPARED = 4000
_LEAST_CHANCE = 1e-12
# Two labels nearer to each other than this are said to be hard to tell apart.
_NEAR_LABELS = 0.3


@dataclass(frozen=True)
class ReviewTicket:
    """A picked ticket: its row in the table, masked title and text, the two likeliest labels, and why it was picked.

    Where no model knows the labels, these and the reason are "", the confidences 0.
    """

    row: int
    ticket_id: str
    title: str
    text: str
    label: str
    confidence: float
    second_label: str
    second_confidence: float
    reason: str


@dataclass(frozen=True)
class Review:
    """Picked tickets, the most instructive first, the labels a clerk chooses from, and how many texts have theirs."""

    tickets: tuple[ReviewTicket, ...]
    labels: tuple[str, ...]
    labelled: int = 0

    def __repr__(self) -> str:
        """Say how many tickets were picked, and of how many labels a clerk chooses."""
        return f"Review(tickets={len(self.tickets)}, labels={len(self.labels)})"

    @property
    def rows(self) -> list[int]:
        """Rows of the picked tickets in the table."""
        return [ticket.row for ticket in self.tickets]


def review(
    tickets: pd.DataFrame,
    model: Model | str | Path = "current",
    *,
    most: int = 50,
    scheme: Scheme | str | Path | None = None,
) -> Review:
    """Pick at most ``most`` tickets of a table with ``text`` (perhaps ``title``, ``ticket_id``) for labelling.

    4,000 are the most that are compared. The same tickets are picked whatever the order of the rows; those that were
    labelled for the model are not asked again. A clerk chooses from the categories of the ``scheme`` (None: from those
    of the model). Where the model has others, each ticket is as uncertain as the next, and the model only tells which
    are alike. ColumnError without ``text``, ArgumentError for a ``most`` below 1, SettingsError for a wrong scheme,
    ModelError when there is no such model.
    """
    check_count(most, "most")
    tickets = take_index(tickets)
    require_columns(tickets, "text")
    chosen = take_scheme(scheme)
    loaded = load_model(model)
    labels = loaded.labels if chosen is None else chosen.taxonomy.names
    knows = set(loaded.labels) <= set(labels)
    documents = compose_documents(tickets)
    first = _find_first(documents)
    labelled = find_labelled(loaded, list(first)) & knows
    rows = np.array(list(first.values()), dtype=np.int64)[~labelled]
    if not len(rows):
        return Review((), labels, int(labelled.sum()))
    chances = predict_chances([documents[row] for row in rows], loaded)
    doubted = chances if knows else np.full((len(rows), 2), 0.5)
    # Of equal ones the first by key, which are any.
    compared = np.sort(np.argsort(-_doubt(doubted), kind="stable")[:_MOST_COMPARED])
    rows, chances, doubted = rows[compared], chances[compared], doubted[compared]
    texts = [documents[row] for row in rows]
    words = vectorize_words(texts, loaded.classifier.segmenter_)
    picked = pick_rows(doubted, words, _view(texts, chances, loaded.classifier), most)
    described = _describe(tickets, loaded if knows else None, rows[picked].tolist(), chances[picked])
    return Review(tuple(described), labels, int(labelled.sum()))


def pick_rows(chances: NDArray[np.float64], words: Any, view: NDArray[np.float32], most: int) -> NDArray[np.int64]:
    """Return the rows to label, the most instructive first.

    ``chances`` are probabilities (rows × labels), ``words`` and ``view`` what tickets are compared by, rows of unit
    length. A label settles something of the ticket's own doubt and of that of those like it: next comes the ticket that
    settles most of what the ones already picked do not (facility location among the uncertain: Wei, Iyer and Bilmes
    2015), a near duplicate of one never. So they are spread over labels and matters as the doubts are.
    """
    doubt = _doubt(chances)
    shared = (words @ words.T).toarray()
    likeness = (shared + np.maximum(view @ view.T, 0)) / 2
    settled = np.zeros(len(doubt), dtype=np.float32)
    gains = likeness @ doubt
    open_ = np.ones(len(doubt), dtype=bool)
    picked: list[int] = []
    while open_.any() and len(picked) < most:
        best = int(np.argmax(np.where(open_, gains, -np.inf)))
        picked.append(best)
        nearer = np.flatnonzero(likeness[best] > settled)
        part = likeness[:, nearer]
        before = np.maximum(part - settled[nearer], 0)
        settled[nearer] = likeness[best, nearer]
        gains -= (before - np.maximum(part - settled[nearer], 0)) @ doubt[nearer]
        open_ &= shared[best] < NEAR
        open_[best] = False
    return np.array(picked, dtype=np.int64)


def _find_first(documents: Sequence[str]) -> dict[str, int]:
    """Return the first row of each text behind its key, by key: neither the order of rows nor repeated texts matter."""
    first = {compute_key(documents[row]): row for row in reversed(range(len(documents))) if documents[row]}
    return dict(sorted(first.items()))


def _doubt(chances: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return how near the two likeliest labels are to each other, 0 to 1."""
    ranked = np.sort(chances, axis=1)
    return (1 - (ranked[:, -1] - ranked[:, -2])).astype(np.float32)


def _view(documents: Sequence[str], chances: NDArray[np.float64], classifier: Classifier) -> NDArray[np.float32]:
    """Return how the shipped model sees texts: as background of a model of other labels, or by its own labels."""
    if classifier.background is not None:
        plain = [split_title(document)[1] for document in documents]
        seen = classifier.background.transform(plain).toarray()
    else:
        logs = np.log(np.maximum(chances, _LEAST_CHANCE))
        seen = logs - logs.mean(axis=1, keepdims=True)
    return unit_rows(seen)


def _describe(
    tickets: pd.DataFrame, model: Model | None, rows: Sequence[int], chances: NDArray[np.float64]
) -> list[ReviewTicket]:
    table = tickets.iloc[list(rows)]
    ids = read_cells(table, "ticket_id") if "ticket_id" in table else [str(row + 1) for row in rows]
    titles, texts = (mask_column(table, column) for column in ("title", "text"))
    if model is None:
        told = zip(rows, ids, titles, texts, strict=True)
        return [ReviewTicket(row, known_as, title, text, "", 0.0, "", 0.0, "") for row, known_as, title, text in told]
    names = [str(name) for name in model.classifier.classes_]
    picked = []
    for place, row in enumerate(rows):
        first, second = np.argsort(-chances[place], kind="stable")[:2].tolist()
        best, next_ = float(chances[place, first]), float(chances[place, second])
        reason = (
            f"“{names[first]}”({best:.0%})和“{names[second]}”({next_:.0%})难分"
            if best - next_ < _NEAR_LABELS
            else f"多半是“{names[first]}”({best:.0%}),和它相像的工单拿不准"
        )
        words = (names[first], best, names[second], next_, reason)
        picked.append(ReviewTicket(row, ids[place], titles[place], texts[place], *words))
    return picked
