"""The tickets most worth a clerk's minute: uncertain, unlike each other, spread over the predicted categories."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.arguments import check_count
from hotspot.categories.label_table import compute_key
from hotspot.categories.model_folder import Model, load_model
from hotspot.categories.near_duplicates import NEAR, vectorize_words
from hotspot.categories.prediction import compose_documents, predict_chances
from hotspot.categories.training_keys import find_labelled
from hotspot.tickets.own_names import mask_column
from hotspot.tickets.table import read_cells, require_columns, take_index

# Of the most uncertain tickets so many times the wanted number are looked at for variety.
_POOL = 20
# How much a ticket loses that says the same as one already picked.
_VARIETY = 0.5
# Two labels nearer to each other than this are said to be hard to tell apart.
_NEAR_LABELS = 0.3


@dataclass(frozen=True)
class ReviewTicket:
    """A picked ticket: its row in the table, masked title and text, the two likeliest labels, and why it was picked."""

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


def review(tickets: pd.DataFrame, model: Model | str | Path = "current", *, most: int = 50) -> Review:
    """Pick at most ``most`` tickets of a table with ``text`` (perhaps ``title``, ``ticket_id``) for labelling.

    The same tickets are picked whatever the order of the rows; those that were labelled for the model are not asked
    again. ColumnError without ``text``, ArgumentError for a ``most`` below 1.
    """
    check_count(most, "most")
    tickets = take_index(tickets)
    require_columns(tickets, "text")
    loaded = load_model(model)
    documents = compose_documents(tickets)
    keys = [compute_key(document) for document in documents]
    # By key, so that neither the order of rows nor repeated texts matter.
    first = {key: row for row, key in reversed(list(enumerate(keys))) if documents[row]}
    order = sorted(first)
    labelled = find_labelled(loaded, order)
    rows = np.array([first[key] for key in order], dtype=np.int64)[~labelled]
    if not len(rows):
        return Review((), loaded.labels, int(labelled.sum()))
    chances = predict_chances([documents[row] for row in rows], loaded)
    columns = vectorize_words([documents[row] for row in rows], loaded.classifier.segmenter_)
    picked = pick_rows(chances, columns, most)
    described = _describe(tickets, loaded, rows[picked].tolist(), chances[picked])
    return Review(tuple(described), loaded.labels, int(labelled.sum()))


def pick_rows(chances: NDArray[np.float64], columns: Any, most: int) -> NDArray[np.int64]:
    """Return the rows to label, the most instructive first.

    ``chances`` are probabilities (rows × labels), ``columns`` word vectors of unit length. The predicted labels take
    turns; of each the most uncertain ticket comes next (the two likeliest labels nearest to each other), less what it
    has in common with those already picked; a near duplicate of one never.
    """
    ranked = np.sort(chances, axis=1)
    doubt = 1 - (ranked[:, -1] - ranked[:, -2])
    predicted = chances.argmax(axis=1)
    pool = np.argsort(-doubt, kind="stable")[: _POOL * most]
    likeness = np.zeros(len(chances))
    open_ = np.zeros(len(chances), dtype=bool)
    open_[pool] = True
    # Labels take turns in the order of their most uncertain ticket.
    queue = list(dict.fromkeys(predicted[pool].tolist()))
    picked: list[int] = []
    while queue and len(picked) < most:
        label = queue.pop(0)
        rows = np.flatnonzero(open_ & (predicted == label))
        if not len(rows):
            continue
        best = int(rows[np.argmax(doubt[rows] - _VARIETY * likeness[rows])])
        picked.append(best)
        queue.append(label)
        shared = np.asarray((columns @ columns[best].T).todense()).ravel()
        likeness = np.maximum(likeness, shared)
        open_ &= shared < NEAR
        open_[best] = False
    return np.array(picked, dtype=np.int64)


def _describe(
    tickets: pd.DataFrame, model: Model, rows: Sequence[int], chances: NDArray[np.float64]
) -> list[ReviewTicket]:
    names = [str(name) for name in model.classifier.classes_]
    table = tickets.iloc[list(rows)]
    ids = read_cells(table, "ticket_id") if "ticket_id" in table else [str(row + 1) for row in rows]
    titles, texts = (mask_column(table, column) for column in ("title", "text"))
    picked = []
    for place, row in enumerate(rows):
        first, second = np.argsort(-chances[place], kind="stable")[:2].tolist()
        best, next_ = float(chances[place, first]), float(chances[place, second])
        reason = (
            f"“{names[first]}”({best:.0%})和“{names[second]}”({next_:.0%})难分"
            if best - next_ < _NEAR_LABELS
            else f"多半是“{names[first]}”({best:.0%}),与已选的说法不同"
        )
        words = (names[first], best, names[second], next_, reason)
        picked.append(ReviewTicket(row, ids[place], titles[place], texts[place], *words))
    return picked
