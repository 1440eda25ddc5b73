"""What a state keeps of each ticket, in open formats: a parquet table, and the scores of the themes as npy."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.issues.located_tickets import tell_texts
from hotspot.text.places import Place, join_title

_LABELS = ("own_label", "given_label")
_TEXTS = ("ticket_id", "title", "text", "address", "caller", "category", *_LABELS, "district", "town", "unit")
_FLAGS = ("unsettled", "is_predicted", "praise", "by_address")
# Columns that states of earlier versions lack: nothing is known of them.
_LATER = frozenset({"praise", "address", "by_address", "district", *_LABELS})
# Columns of the places of each ticket, and which field of a Place each holds; the names are the file's.
_PLACE_NUMBERS = {"place_start": "start", "place_end": "end"}
_PLACE_WORDS = {"place_kind": "place_type", "place_key": "key"}


@dataclass(frozen=True, eq=False)
class StoredTickets:
    """Tickets with all that was found in each by itself.

    ``masked``: what ``locate_tickets`` returns and ``is_predicted``, whether the category is a model's, ``own_label``
    and ``given_label``, the office's category and a predicted one as the table has them; ``places`` and ``scores``:
    one row a ticket.
    """

    masked: pd.DataFrame
    places: Sequence[tuple[Place, ...]]
    scores: NDArray[np.float32]

    def __len__(self) -> int:
        """Return the number of tickets."""
        return len(self.masked)

    def take(self, rows: NDArray[np.int64]) -> "StoredTickets":
        """Return some of the tickets, in the order of ``rows``."""
        masked = self.masked.iloc[rows].reset_index(drop=True)
        return StoredTickets(masked, [self.places[row] for row in rows.tolist()], self.scores[rows])


def join_tickets(parts: Sequence[StoredTickets]) -> StoredTickets:
    """Return the tickets of all parts, each once: a later part replaces what an earlier one says of a ticket."""
    masked = pd.concat([part.masked for part in parts], ignore_index=True)
    places = [row for part in parts for row in part.places]
    joined = StoredTickets(masked, places, np.concatenate([part.scores for part in parts]))
    replaced = masked["ticket_id"].duplicated(keep="last").to_numpy()
    return joined.take(np.flatnonzero(~replaced)) if replaced.any() else joined


def pack_tickets(tickets: StoredTickets) -> bytes:
    """Return the parquet file of tickets, their scores apart."""
    import pyarrow as pa
    from pyarrow import parquet

    masked = tickets.masked
    columns = {name: pa.array(masked[name].tolist(), pa.string()) for name in _TEXTS}
    columns |= {name: pa.array(masked[name].to_numpy(dtype=bool)) for name in _FLAGS}
    columns["received_at"] = pa.array(masked["received_at"].to_numpy().astype("datetime64[s]"))
    starts = pa.array(np.concatenate([[0], np.cumsum([len(row) for row in tickets.places])]).astype(np.int32))
    flat = [place for row in tickets.places for place in row]
    for named, cell_type in ((_PLACE_NUMBERS, pa.int32()), (_PLACE_WORDS, pa.string())):
        for name, field in named.items():
            values = pa.array([getattr(place, field) for place in flat], cell_type)
            columns[name] = pa.ListArray.from_arrays(starts, values)
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file, compression="zstd")
    return file.getvalue()


def pack_scores(scores: NDArray[np.float32]) -> bytes:
    """Return the npy file of scores."""
    file = io.BytesIO()
    np.save(file, scores, allow_pickle=False)
    return file.getvalue()


def unpack_tickets(table: bytes, scores: bytes) -> StoredTickets:
    """Read what ``pack_tickets`` and ``pack_scores`` wrote; ValueError or KeyError when it is something else."""
    from pyarrow import ArrowException, parquet

    try:
        read = parquet.read_table(io.BytesIO(table)).combine_chunks()
        lacking = _LATER.difference(read.column_names)
        masked = pd.DataFrame(
            {
                name: pd.Series([""] * len(read) if name in lacking else read[name].to_pylist(), dtype=object)
                for name in _TEXTS
            }
        )
        for name in _FLAGS:
            masked[name] = np.zeros(len(read), dtype=bool) if name in lacking else read[name].to_numpy().astype(bool)
        if "own_label" in lacking:
            masked["own_label"] = masked["category"].where(~masked["is_predicted"], "")
        masked["received_at"] = read["received_at"].to_numpy().astype("datetime64[s]")
        places = _read_places(read, masked)
    except (ArrowException, OSError) as error:
        raise ValueError(str(error)) from error
    found = np.load(io.BytesIO(scores), allow_pickle=False)
    if found.ndim != 2 or len(found) != len(masked):
        raise ValueError(f"{len(masked)} 件工单有 {found.shape} 的主题分数")
    return StoredTickets(masked, places, found)


def _read_places(read: Any, masked: pd.DataFrame) -> list[tuple[Place, ...]]:
    lists = [read[name].combine_chunks() for name in (*_PLACE_NUMBERS, *_PLACE_WORDS)]
    if not len(masked):
        return []
    starts = lists[0].offsets.to_pylist()
    columns = [values.flatten().to_pylist() for values in lists]
    said = map(join_title, masked["title"], tell_texts(masked))
    owners = [text for text, (first, last) in zip(said, pairwise(starts), strict=True) for _ in range(first, last)]
    flat = [
        Place(start, end, text[start:end], place_type, key)
        for text, start, end, place_type, key in zip(owners, *columns, strict=True)
    ]
    return [tuple(flat[first:last]) for first, last in pairwise(starts)]
