"""Several tables as one: four weekly exports make a month."""

import logging
import os
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.errors import DuplicateTicketError, TicketFileError
from hotspot.tickets.columns import write_mapping
from hotspot.tickets.files import Source, name_source, read_unnumbered
from hotspot.tickets.ids import number_tickets, require_ids
from hotspot.tickets.privacy import mask_text
from hotspot.tickets.query import Query
from hotspot.tickets.table import DATE_COLUMNS, name_untold, read_cells

_LOG = logging.getLogger("hotspot")

# Columns of which a blank cell says something: not closed, not returned, no letter.
_SPEAKING = ("due_at", "closed_at", "rework", "satisfaction", "responded", "resolved", "excluded", "channel")


def read_joined_tickets(
    sources: Sequence[Source], *, columns: Mapping[str, str] | None = None, need_ids: bool = False
) -> pd.DataFrame:
    """Return the tickets of one source (see ``read_tickets``) or of several, one behind the other.

    Of several, a ticket that stands in more than one (exports overlap) is taken from the last; rows without a number
    are numbered through, or refused with ``need_ids`` (ColumnError). Where one lacks a column of what became of tickets
    that another has, a column of its own says so (``table.name_untold``). Raises what ``read_tickets`` raises,
    DuplicateTicketError when a number stands for different tickets in two sources, TicketFileError when a source is
    given twice.
    """
    names = [name_source(source) for source in sources]
    if len(sources) > 1:
        _refuse_twice(sources)
    parts = [read_unnumbered(source, columns=columns) for source in sources]
    if need_ids:
        for name, part in zip(names, parts, strict=True):
            require_ids(part, f"{name} ", rows=part.index)
    if len(parts) == 1:
        return number_tickets(parts[0], f"{names[0]} ", rows=parts[0].index)
    joined = pd.concat(_note_untold(parts, names), ignore_index=True)
    for column in joined.columns:
        if column not in DATE_COLUMNS:
            joined[column] = joined[column].fillna("")
    origins = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    return number_tickets(_leave_out_repeated(joined, origins, names), f"{'、'.join(names)} ")


def _note_untold(parts: Sequence[pd.DataFrame], names: Sequence[str]) -> list[pd.DataFrame]:
    """Return the parts with the name of each beside the columns that it lacks and another has."""
    told = [column for column in _SPEAKING if any(column in part for part in parts)]
    return [
        part.assign(**{name_untold(column): name for column in told if column not in part})
        for part, name in zip(parts, names, strict=True)
    ]


def _refuse_twice(sources: Sequence[Source]) -> None:
    """Raise TicketFileError when two sources are one: a file may be named in several ways."""
    seen: dict[Query | str, Source] = {}
    for source in sources:
        place = source if isinstance(source, Query) else os.path.realpath(source)
        if place in seen:
            names = dict.fromkeys(map(str, (seen[place], source)))
            raise TicketFileError(f"同一个文件给了两次:{'、'.join(names)}。每个文件只写一次。")
        seen[place] = source


def _leave_out_repeated(joined: pd.DataFrame, origins: NDArray[np.intp], names: Sequence[str]) -> pd.DataFrame:
    rows = pd.DataFrame({"id": read_cells(joined, "ticket_id"), "text": read_cells(joined, "text"), "origin": origins})
    rows = rows[rows["id"] != ""]
    # Twice in one file is for number_tickets to refuse.
    across = rows[rows.duplicated("id", keep=False) & ~rows.duplicated(["id", "origin"], keep=False)]
    different = across[across["id"].map(across.groupby("id")["text"].nunique()) > 1]
    if not different.empty:
        first, second = different[different["id"] == different["id"].iloc[0]].head(2)["origin"]
        raise DuplicateTicketError(
            f"{names[first]} 和 {names[second]} 中都有编号 {mask_text(different['id'].iloc[0][:40])},内容却不同"
            f"(这样的编号有 {different['id'].nunique()} 个)。多半是每个文件各自从头编号:"
            f"请用 {write_mapping('ticket_id')} 指定真正的编号列,或先在各文件的编号前加上不同的字头。"
        )
    earlier = across.index[across.duplicated("id", keep="last")]
    if len(earlier):
        _LOG.warning("有 %d 条工单不止在一个文件中,以后面文件的为准。", len(earlier))
    return joined.drop(index=earlier).reset_index(drop=True)
