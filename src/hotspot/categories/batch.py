"""Classify a whole file, chunk by chunk, in constant memory."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from hotspot.categories.drift import DriftReport, Profile, measure_unknown, read_profile
from hotspot.categories.model_folder import Model, find_model
from hotspot.categories.prediction import compose_documents, predict_tickets
from hotspot.tickets.columns import recognize_columns
from hotspot.tickets.files import stream_table
from hotspot.tickets.privacy import hash_caller, mask_texts
from hotspot.tickets.writing import TableWriter

_LOG = logging.getLogger("hotspot")

# Tickets of a chunk whose words are looked up, evenly spread: the share of unknown ones needs no more.
_SAMPLED = 200


@dataclass(frozen=True)
class BatchSummary:
    """What was classified: tickets, how many of them need review or had no text, how many fell to each category, and
    whether they look like what the model learned.
    """

    tickets: int
    needs_review: int
    empty: int
    categories: Mapping[str, int]
    drift: DriftReport

    def describe(self) -> str:
        """Say it in Chinese: one line, and another when the tickets are unlike those the model learned."""
        share = f"({self.needs_review / self.tickets:.1%})" if self.tickets else ""
        empty = f",其中 {self.empty} 条没有文字" if self.empty else ""
        return f"共 {self.tickets} 条工单,建议人工复核 {self.needs_review} 条{share}{empty}。" + (
            f"\n{self.drift.describe()}" if self.drift.warnings else ""
        )


def classify_file(
    source: str | Path,
    output: str | Path,
    *,
    model: str | Path = "default",
    columns: Mapping[str, str] | None = None,
    mask: bool = False,
    salt: str = "hotspot",
    encoding: str = "utf-8-sig",
    on_progress: Callable[[int], None] = lambda count: None,
) -> BatchSummary:
    """Write the table at ``source`` to ``output`` with the predicted columns added; rows, order and columns are kept.

    ``columns`` maps canonical names to the file's where they are not recognised; ``mask`` masks the office's own
    columns as well (callers become hashes). Raises TicketFileError, ColumnError, ModelError or OutputError.
    """
    loaded = find_model(model)
    categories: Counter[str] = Counter()
    needs_review = empty = 0
    confidence: list[float] = []
    unknown: list[float] = []
    with TableWriter(output, encoding=encoding) as writer:
        for chunk in stream_table(source):
            names = recognize_columns(chunk.columns, columns)
            modelled = pd.DataFrame({name: chunk[names[name]] for name in ("title", "text") if name in names})
            result = _classify_chunk(chunk, modelled, loaded)
            writer.append(_mask_columns(result, chunk.columns, names, salt) if mask else result)
            categories.update(result["predicted_category"])
            needs_review += int(result["needs_review"].sum())
            empty += int((result["predicted_category"] == "").sum())
            confidence.append(float(result["confidence"].sum()))
            unknown.append(measure_unknown(loaded, compose_documents(modelled[:: max(1, len(chunk) // _SAMPLED)])))
            on_progress(len(chunk))
    total = sum(categories.values())
    categories.pop("", None)
    found = _profile(categories, sum(confidence), unknown)
    drift = DriftReport(total - empty, found, read_profile(loaded))
    return BatchSummary(total, needs_review, empty, dict(categories), drift)


def _profile(categories: Mapping[str, int], confidence: float, unknown: Sequence[float]) -> Profile:
    told = max(sum(categories.values()), 1)
    shares = {name: count / told for name, count in sorted(categories.items())}
    return Profile(sum(unknown) / max(len(unknown), 1), confidence / told, shares)


def _classify_chunk(chunk: pd.DataFrame, modelled: pd.DataFrame, model: Model) -> pd.DataFrame:
    predicted = predict_tickets(modelled, model).to_frame()
    predicted.index = chunk.index
    clash = [name for name in predicted.columns if name in chunk.columns]
    if clash:
        _LOG.warning("原表已有 %s 列,按本次结果重写。", "、".join(clash))
    return pd.concat([chunk.drop(columns=clash), predicted], axis=1)


def _mask_columns(result: pd.DataFrame, originals: pd.Index, names: Mapping[str, str], salt: str) -> pd.DataFrame:
    canonical = {original: name for name, original in names.items()}
    masked = result.copy()
    for column in originals.intersection(masked.columns):
        name = canonical.get(column, "")
        if name == "caller":
            masked[column] = [hash_caller(value, salt=salt) if value else "" for value in masked[column]]
        elif name != "ticket_id":
            masked[column] = mask_texts(masked[column].tolist())
    return masked
