"""From a table of tickets to predicted categories, with confidence and the terms that decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.categories.calibration import soften
from hotspot.categories.examples import load_examples
from hotspot.categories.explanation import explain_reading
from hotspot.categories.kinds import KINDS, cut_opening
from hotspot.categories.model_folder import Model, load_model
from hotspot.categories.reading import Reading
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.settings import Settings, take_settings
from hotspot.text.features import compose_document
from hotspot.text.normalize import clean_texts, strip_to_matter
from hotspot.tickets.table import read_cells, require_columns, take_index

# Tickets classified at a time: large enough for numpy, small enough for memory to stay flat.
BATCH = 2048


@dataclass(frozen=True, eq=False)
class Predictions:
    """Predicted categories of a batch, one entry a ticket, in the tickets' order.

    ``kind`` and ``kind_confidence`` are None from a model that does not tell kinds.
    """

    category: NDArray[np.object_]
    confidence: NDArray[np.float64]
    second_category: NDArray[np.object_]
    second_confidence: NDArray[np.float64]
    needs_review: NDArray[np.bool_]
    reason: NDArray[np.object_]
    kind: NDArray[np.object_] | None = None
    kind_confidence: NDArray[np.float64] | None = None

    def to_frame(self) -> pd.DataFrame:
        """Return the columns that ``hotspot classify`` adds, in their order."""
        columns = {
            "predicted_category": self.category,
            "confidence": self.confidence.round(4),
            "needs_review": self.needs_review,
            "second_category": self.second_category,
            "second_confidence": self.second_confidence.round(4),
            "reason": self.reason,
        }
        if self.kind is not None and self.kind_confidence is not None:
            columns |= {"predicted_kind": self.kind, "kind_confidence": self.kind_confidence.round(4)}
        # Of no tickets pandas knows no type: an empty part of a larger table is to have those of the others.
        return pd.DataFrame(columns).astype({name: "str" for name, cells in columns.items() if cells.dtype == object})


@dataclass(frozen=True)
class TicketTexts:
    """What is modelled of tickets: documents (masked, cleaned, without boilerplate, title joined to text), and the
    openings, boilerplate and all, in which tickets name their kind.
    """

    documents: list[str]
    openings: list[str]


def compose_documents(tickets: pd.DataFrame) -> list[str]:
    """Return the documents of tickets (see ``compose_texts``)."""
    return compose_texts(tickets).documents


def compose_texts(tickets: pd.DataFrame) -> TicketTexts:
    """Return what is modelled of each ticket.

    ``tickets`` has ``text`` and perhaps ``title`` (canonical columns); same length and order.
    """
    texts, titles = (clean_texts(read_cells(tickets, column)) for column in ("text", "title"))
    return TicketTexts(
        _compose(titles, texts), [cut_opening(title, text) for title, text in zip(titles, texts, strict=True)]
    )


def _compose(titles: Sequence[str], texts: Sequence[str]) -> list[str]:
    bare = (title and strip_to_matter(title) for title in titles)
    return [compose_document(title, strip_to_matter(text)) for title, text in zip(bare, texts, strict=True)]


def classify(
    tickets: pd.DataFrame, model: Model | str | Path | None = None, *, settings: Settings | None = None
) -> pd.DataFrame:
    """Return a copy of the tickets with the predicted columns added; rows and order are kept.

    ``tickets`` has a column ``text`` (and ``title`` when there are titles), ``model`` is a loaded one, a folder,
    ``default`` (the shipped one) or ``current`` (the one that the office has promoted, before that the shipped one);
    None takes that of the settings, which may also say below which confidence a ticket needs review. One without any
    letter or digit gets no category, confidence 0 and needs review. ColumnError without ``text``, ModelError when there
    is no such model, ArgumentTypeError for what is of another type.
    """
    given = take_index(tickets)
    require_columns(given, "text")
    wanted = take_settings(settings).classify
    loaded = load_model(wanted.model if model is None else model).with_review_below(wanted.review_below)
    predicted = predict_tickets(given, loaded).to_frame()
    predicted.index = tickets.index
    joined = pd.concat([tickets.drop(columns=predicted.columns, errors="ignore"), predicted], axis=1)
    joined.attrs = tickets.attrs
    return joined


def predict_tickets(tickets: pd.DataFrame, model: Model) -> Predictions:
    """Predict every ticket of a table (see ``classify``)."""
    return predict_texts(compose_texts(tickets), model)


def predict_texts(texts: TicketTexts, model: Model) -> Predictions:
    """Predict tickets whose texts are composed already."""
    batches = [_predict_nothing(model)]
    for start in range(0, len(texts.documents), BATCH):
        rows = slice(start, start + BATCH)
        batches.append(_predict_batch(texts.documents[rows], texts.openings[rows], model))
    parts = {field.name: [getattr(batch, field.name) for batch in batches] for field in fields(Predictions)}
    columns: dict[str, Any] = {name: np.concatenate(part) for name, part in parts.items() if part[0] is not None}
    return Predictions(**columns)


def predict_chances(documents: Sequence[str], model: Model) -> NDArray[np.float64]:
    """Return the probabilities of documents (``compose_documents``), shape (len(documents), classes), in batches."""
    starts = range(0, max(len(documents), 1), BATCH)
    return np.vstack([model.classifier.predict_proba(documents[start : start + BATCH]) for start in starts])


def predict_categories(titles: Sequence[str], texts: Sequence[str], model: Model) -> NDArray[np.object_]:
    """Return the predicted category of each ticket and nothing else: half the work of ``predict_tickets``.

    ``titles`` ("" without one) and ``texts`` are masked and cleaned already. A ticket without any text gets "".
    """
    documents = _compose(titles, texts)
    parts = [_name_batch(documents[start : start + BATCH], model) for start in range(0, len(documents), BATCH)]
    return np.concatenate([np.zeros(0, dtype=object), *parts])


def _name_batch(documents: Sequence[str], model: Model) -> NDArray[np.object_]:
    reading = model.classifier.read(documents)
    winners = model.classifier.score_reading(reading).argmax(axis=1)
    return np.where(reading.is_empty, "", model.classifier.classes_[winners].astype(object)).astype(object)


def _predict_nothing(model: Model) -> Predictions:
    names, chances = np.zeros(0, dtype=object), np.zeros(0)
    kinds = () if model.kinds is None else (names, chances)
    return Predictions(names, chances, names, chances, np.zeros(0, dtype=bool), names, *kinds)


def _predict_batch(documents: Sequence[str], openings: Sequence[str], model: Model) -> Predictions:
    reading = model.classifier.read(documents)
    chances = soften(model.classifier.score_reading(reading), model.classifier.temperature_)
    rows = np.arange(len(documents))
    ranked = np.argsort(-chances, axis=1, kind="stable")
    first, second = ranked[:, 0], ranked[:, 1]
    empty = reading.is_empty
    labels = model.classifier.classes_.astype(object)
    confidence = np.where(empty, 0.0, chances[rows, first])
    kind, kind_confidence = _predict_kinds(reading, openings, model) or (None, None)
    needs_review = (confidence < model.review_below) | empty
    return Predictions(
        category=np.where(empty, "", labels[first]).astype(object),
        confidence=confidence,
        second_category=np.where(empty, "", labels[second]).astype(object),
        second_confidence=np.where(empty, 0.0, chances[rows, second]),
        needs_review=needs_review,
        reason=np.array(list(_reasons(reading, labels[first], needs_review, model)), dtype=object),
        kind=kind,
        kind_confidence=kind_confidence,
    )


def _predict_kinds(
    reading: Reading, openings: Sequence[str], model: Model
) -> tuple[NDArray[np.object_], NDArray[np.float64]] | None:
    if model.kinds is None:
        return None
    chances = model.kinds.predict_proba(reading.columns, openings)
    names = np.array(KINDS, dtype=object)[chances.argmax(axis=1)]
    return np.where(reading.is_empty, "", names).astype(object), np.where(reading.is_empty, 0.0, chances.max(axis=1))


def _reasons(
    reading: Reading, winners: NDArray[np.object_], needs_review: NDArray[np.bool_], model: Model
) -> Iterator[str]:
    influences = explain_reading(model.classifier, reading, [str(label) for label in winners])
    # Who must look, or has no word to go by, is shown what a similar ticket was.
    doubtful = [
        row for row, text in enumerate(reading.documents) if text and (needs_review[row] or not influences[row])
    ]
    nearest = _describe_nearest([reading.documents[row] for row in doubtful], model)
    examples = dict(zip(doubtful, nearest, strict=True))
    for row, (document, decisive) in enumerate(zip(reading.documents, influences, strict=True)):
        if not document:
            yield "没有文字,无法判断"
        elif not decisive:
            yield f"没有明显的关键词,按整体用语判断{examples[row]}"
        else:
            yield f"依据:{'、'.join(influence.term for influence in decisive)}{examples.get(row, '')}"


def _describe_nearest(documents: Sequence[str], model: Model) -> list[str]:
    if not documents:
        return []
    found = load_examples().find_nearest(documents)
    # An office with categories of its own is told whose categories these are.
    whose = "" if set(model.labels) <= set(CATEGORIES) else "随软件的分类:"
    return ["" if near is None else f";相近的已标注工单:“{near.text}”({whose}{near.category})" for near in found]
