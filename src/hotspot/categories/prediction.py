"""From a table of tickets to predicted categories, with confidence and the terms that decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.categories.model_folder import Model, find_model
from hotspot.errors import ColumnError
from hotspot.text.features import compose_document
from hotspot.text.normalize import normalize_texts

# Tickets classified at a time: large enough for numpy, small enough for memory to stay flat.
BATCH = 2048


@dataclass(frozen=True, eq=False)
class Predictions:
    """Predicted categories of a batch, one entry a ticket, in the tickets' order."""

    category: NDArray[np.object_]
    confidence: NDArray[np.float64]
    second_category: NDArray[np.object_]
    second_confidence: NDArray[np.float64]
    needs_review: NDArray[np.bool_]
    reason: NDArray[np.object_]

    def to_frame(self) -> pd.DataFrame:
        """Return the columns that ``hotspot classify`` adds, in their order."""
        return pd.DataFrame(
            {
                "predicted_category": self.category,
                "confidence": self.confidence.round(4),
                "needs_review": self.needs_review,
                "second_category": self.second_category,
                "second_confidence": self.second_confidence.round(4),
                "reason": self.reason,
            }
        )


def compose_documents(tickets: pd.DataFrame) -> list[str]:
    """Return what is modelled of each ticket: masked, cleaned, title joined to text.

    ``tickets`` has ``text`` and perhaps ``title`` (canonical columns); same length and order.
    """
    texts = normalize_texts(tickets["text"].fillna("").astype(str).tolist())
    if "title" not in tickets:
        return [compose_document("", text) for text in texts]
    titles = normalize_texts(tickets["title"].fillna("").astype(str).tolist())
    return [compose_document(title, text) for title, text in zip(titles, texts, strict=True)]


def classify(tickets: pd.DataFrame, model: Model | str | Path = "default") -> pd.DataFrame:
    """Return a copy of the tickets with the predicted columns added; rows and order are kept.

    ``tickets`` has a column ``text`` (and ``title`` when there are titles), ``model`` is a loaded one, a folder or
    ``default``. A ticket without any text gets no category, confidence 0 and needs review. ColumnError without
    ``text``.
    """
    if "text" not in tickets:
        raise ColumnError(f"工单表没有 text 列(有:{'、'.join(map(str, tickets.columns))})。请先用 read_tickets 读入。")
    predicted = predict_tickets(tickets, find_model(model)).to_frame()
    predicted.index = tickets.index
    return pd.concat([tickets.drop(columns=predicted.columns, errors="ignore"), predicted], axis=1)


def predict_tickets(tickets: pd.DataFrame, model: Model) -> Predictions:
    """Predict every ticket of a table (see ``classify``)."""
    documents = compose_documents(tickets)
    batches = [_predict_batch(documents[start : start + BATCH], model) for start in range(0, len(documents), BATCH)]
    batches = batches or [_predict_batch([], model)]
    fields = ("category", "confidence", "second_category", "second_confidence", "needs_review", "reason")
    return Predictions(**{name: np.concatenate([getattr(batch, name) for batch in batches]) for name in fields})


def _predict_batch(documents: Sequence[str], model: Model) -> Predictions:
    chances = model.classifier.predict_proba(documents)
    rows = np.arange(len(documents))
    ranked = np.argsort(-chances, axis=1, kind="stable")
    first, second = ranked[:, 0], ranked[:, 1]
    empty = np.array([not document for document in documents], dtype=bool)
    labels = model.classifier.classes_.astype(object)
    confidence = np.where(empty, 0.0, chances[rows, first])
    return Predictions(
        category=np.where(empty, "", labels[first]).astype(object),
        confidence=confidence,
        second_category=np.where(empty, "", labels[second]).astype(object),
        second_confidence=np.where(empty, 0.0, chances[rows, second]),
        needs_review=confidence < model.review_below,
        reason=np.array(list(_reasons(documents, labels[first], model)), dtype=object),
    )


def _reasons(documents: Sequence[str], winners: NDArray[np.object_], model: Model) -> Iterator[str]:
    influences = model.classifier.explain_all(documents, [str(label) for label in winners])
    for document, decisive in zip(documents, influences, strict=True):
        if not document:
            yield "没有文字,无法判断"
        elif not decisive:
            yield "没有明显的关键词,按整体用语判断"
        else:
            yield f"依据:{'、'.join(influence.term for influence in decisive)}"
