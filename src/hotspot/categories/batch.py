"""Classify a whole file, part by part, in constant memory and in as many processes as are wanted."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.categories.drift import DriftReport, Profile, WordCount, count_unknown, read_profile
from hotspot.categories.model_folder import Model, load_model, load_model_folder
from hotspot.categories.model_names import find_model_folder
from hotspot.categories.prediction import compose_texts, predict_texts
from hotspot.categories.workers import count_processors, map_parts
from hotspot.settings import Settings, take_settings
from hotspot.tickets.columns import describe_columns, name_header, recognize_columns
from hotspot.tickets.database_table import DatabaseTable
from hotspot.tickets.files import Source, name_source, stream_table
from hotspot.tickets.idle_rows import IDLE_ROWS, find_idle_rows
from hotspot.tickets.ids import find_shortened, warn_of_shortened
from hotspot.tickets.masking.marks import write_mark
from hotspot.tickets.masking.own_names import hide_callers
from hotspot.tickets.privacy import hash_caller, mask_texts
from hotspot.tickets.writing import TableWriter

_LOG = logging.getLogger("hotspot")

# Tickets predicted at a time, by one process or by several.
_PART_ROWS = 4096
# Tickets of a part, evenly spread, whose words are looked up: fewer would let one English letter speak for a month.
_LOOKED_UP = 128
# What stands as the reason in a row that is no ticket.
_IDLE = f"{IDLE_ROWS},不是工单"


@dataclass(frozen=True)
class BatchSummary:
    """What was classified: tickets, how many of them need review or had no text, how many fell to each category, and
    whether they look like what the model learned; ``idle``: rows beside them that add up, sign or hold nothing.
    """

    tickets: int
    needs_review: int
    empty: int
    categories: Mapping[str, int]
    drift: DriftReport
    idle: int = 0

    def describe(self) -> str:
        """Say it in Chinese: one line, and another when the tickets are unlike those the model learned."""
        share = f"({self.needs_review / self.tickets:.1%})" if self.tickets else ""
        empty = f",其中 {self.empty} 条没有文字" if self.empty else ""
        idle = f"另有 {self.idle} 行是{_IDLE},没有计入。" if self.idle else ""
        return f"共 {self.tickets} 条工单,建议人工复核 {self.needs_review} 条{share}{empty}。{idle}" + (
            f"\n{self.drift.describe()}" if self.drift.warnings else ""
        )


@dataclass(frozen=True, eq=False)
class _Part:
    """Some rows as they came, and which of their columns is what."""

    table: pd.DataFrame
    names: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class _Judged:
    """The rows as they go out (masked where that is wanted), what was predicted of them, and which are no tickets."""

    table: pd.DataFrame
    predictions: pd.DataFrame
    words: WordCount
    idle: NDArray[np.bool_]


def classify_file(
    source: Source,
    output: str | Path | DatabaseTable,
    *,
    model: str | Path | None = None,
    settings: Settings | None = None,
    mask: bool = False,
    encoding: str = "utf-8-sig",
    workers: int | None = 1,
    on_progress: Callable[[int], None] = lambda count: None,
) -> BatchSummary:
    """Write the table at ``source`` to ``output`` with the predicted columns added; rows, order and columns are kept.

    ``model`` is a folder or a name (see ``load_model``; None: that of the settings). The settings also say which column
    is which where the file's are not recognised, below which confidence a ticket needs review, and the salt of the
    hashes that callers become when ``mask`` masks the office's own columns as well. ``workers`` processes predict; None
    takes as many as the machine has processors, at most 4, for a table of more than 20,000 rows, else one. A script
    that asks for more than one needs ``if __name__ == "__main__":``. The result is the same. Raises TicketFileError,
    ColumnError, ModelError or OutputError, HotspotError when a process dies.
    """
    settings = take_settings(settings)
    model = settings.classify.model if model is None else model
    loaded = load_model(model).with_review_below(settings.classify.review_below)
    chunks = stream_table(source)
    if workers is None:
        workers, chunks = _count_workers(chunks)
    _LOG.info("模型已载入(%d 类),用 %d 个进程分类。", len(loaded.labels), workers)
    judge = _choose_judge(model, loaded, settings.privacy.salt if mask else None, workers)
    tally = _Tally()
    target = output.open() if isinstance(output, DatabaseTable) else TableWriter(output, encoding)
    parted = _split(chunks, settings.columns, name_source(source))
    with closing(map_parts(judge, parted, workers)) as parts, target as writer:
        for judged in parts:
            writer.append(_join(judged, is_first=not tally.rows))
            tally.add(judged)
            _LOG.info("已判定 %d 行。", tally.rows)
            on_progress(len(judged.table))
    return tally.summarize(loaded)


class _Tally:
    """Adds up what was predicted."""

    def __init__(self) -> None:
        self.rows = self._idle = self._needs_review = 0
        self._categories: Counter[str] = Counter()
        self._confidence = 0.0
        self._words = WordCount(0, 0)

    def add(self, judged: _Judged) -> None:
        tickets = judged.predictions[~judged.idle]
        self.rows += len(judged.predictions)
        self._idle += int(judged.idle.sum())
        self._needs_review += int(tickets["needs_review"].sum())
        self._categories.update(tickets["predicted_category"])
        self._confidence += float(tickets["confidence"].sum())
        self._words += judged.words

    def summarize(self, model: Model) -> BatchSummary:
        categories = {name: count for name, count in sorted(self._categories.items()) if name}
        told = max(sum(categories.values()), 1)
        shares = {name: count / told for name, count in categories.items()}
        found = Profile(self._words.share, self._confidence / told, shares)
        empty = self._categories.get("", 0)
        tickets = self.rows - self._idle
        drift = DriftReport(tickets - empty, found, read_profile(model))
        return BatchSummary(tickets, self._needs_review, empty, categories, drift, self._idle)


def _count_workers(chunks: Iterator[pd.DataFrame]) -> tuple[int, Iterator[pd.DataFrame]]:
    """Return how many processes suit a table, and its chunks: of these a short table has one."""
    head = list(islice(chunks, 2))
    return count_processors() if len(head) > 1 else 1, chain(head, chunks)


def _split(chunks: Iterable[pd.DataFrame], columns: Mapping[str, str] | None, name: str) -> Iterator[_Part]:
    shortened: list[str] = []
    for number, chunk in enumerate(chunks):
        names = recognize_columns(chunk.columns, columns, source=f" {name} ", table=chunk)
        if not number:
            _LOG.info("%s:%s。", name, describe_columns(names))
        if "ticket_id" in names:
            shortened += find_shortened(chunk[names["ticket_id"]])
        # A table of no rows still has its header.
        for start in range(0, max(len(chunk), 1), _PART_ROWS):
            yield _Part(chunk.iloc[start : start + _PART_ROWS], names)
    warn_of_shortened(shortened, f"{name} ")


def _choose_judge(name: str | Path, model: Model, salt: str | None, workers: int) -> Callable[[_Part], _Judged]:
    """Return what judges a part here, or in a process that reads the model itself.

    ``salt``: of the hashes of callers where the office's own columns are masked as well, else None.
    """
    if workers == 1:
        return partial(_judge_part, salt=salt, model=model)
    folder = find_model_folder(name).resolve()
    return partial(_judge_in_worker, salt=salt, folder=folder, review_below=model.review_below)


def _judge_in_worker(part: _Part, salt: str | None, folder: Path, review_below: float) -> _Judged:
    return _judge_part(part, salt, _load(folder).with_review_below(review_below))


@lru_cache(maxsize=1)
def _load(folder: Path) -> Model:
    """Load a model once in the life of a process."""
    return load_model_folder(folder)


def _judge_part(part: _Part, salt: str | None, model: Model) -> _Judged:
    names = part.names
    idle = find_idle_rows(part.table, names)
    told = {name: part.table[names[name]].mask(idle, "") for name in ("title", "text") if name in names}
    texts = compose_texts(pd.DataFrame(told))
    predictions = predict_texts(texts, model).to_frame()
    predictions.index = part.table.index
    predictions["needs_review"] &= ~idle
    predictions["reason"] = predictions["reason"].mask(idle, _IDLE)
    table = part.table if salt is None else _mask_columns(part.table, names, salt)
    looked_up = texts.documents[:: -(-len(texts.documents) // _LOOKED_UP) or 1]
    return _Judged(table, predictions, count_unknown(model, looked_up), idle)


def _join(judged: _Judged, *, is_first: bool) -> pd.DataFrame:
    clash = [name for name in judged.predictions.columns if name in judged.table.columns]
    if clash and is_first:
        _LOG.warning("原表已有 %s 列,按本次结果重写。", "、".join(clash))
    return pd.concat([judged.table.drop(columns=clash), judged.predictions], axis=1)


def _mask_columns(table: pd.DataFrame, names: Mapping[str, str], salt: str) -> pd.DataFrame:
    canonical = {original: name for name, original in names.items()}
    masked = table.copy()
    callers = table[names["caller"]].tolist() if "caller" in names else [""] * len(table)
    for column in masked.columns:
        # A second column of names or numbers (来电人, 联系人) is as personal as the one that was taken.
        own = canonical.get(column)
        name = own or name_header(column)
        if name == "caller":
            masked[column] = [hash_caller(value, salt=salt) if value else "" for value in masked[column]]
        elif name == "phone":
            # Here every number is one, with whatever digits; in a text a bare 2230000 may be anything.
            masked[column] = [write_mark("phone") if value.strip() else "" for value in masked[column]]
        elif own != "ticket_id":
            masked[column] = hide_callers(mask_texts(masked[column].tolist()), callers)
    return masked
