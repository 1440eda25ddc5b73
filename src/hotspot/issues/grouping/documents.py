"""What tickets are compared by: title, body, places; equal tickets once, in an order that rows cannot change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.arguments import check_column, check_texts, name_type
from hotspot.errors import ArgumentError, ArgumentTypeError
from hotspot.text.normalize import clean_texts, normalize_texts, strip_to_matter
from hotspot.text.places import Place, join_title, load_places
from hotspot.tickets.table import read_cells, read_moments

# A county's month, and as many tickets as the model of pairs was chosen on. In a larger batch tickets are alike by
# chance, and the town they come from counts.
ORDINARY_BATCH = 3000

# A sequence is read as a table's column is.
_GIVEN = "given"


class Documents(Protocol):
    """Parallel sequences, one entry a ticket; ``places`` are those of the title and then of the text."""

    @property
    def titles(self) -> Sequence[str]:
        """Masked and cleaned; "" without one."""

    @property
    def bodies(self) -> Sequence[str]:
        """Masked, cleaned, without the boilerplate of calls and letters."""

    @property
    def places(self) -> Sequence[tuple[Place, ...]]:
        """Found in ``title + "\\n" + text``, or in the text where there is no title."""

    @property
    def callers(self) -> Sequence[str]:
        """A ticket of an unknown caller is its own caller."""

    @property
    def times(self) -> NDArray[np.datetime64]:
        """NaT when unknown."""

    @property
    def towns(self) -> Sequence[str]:
        """Town or district as the office noted it; "" when unknown."""


@dataclass(frozen=True, eq=False)
class TicketDocuments:
    """Documents made from raw texts by ``prepare_documents``."""

    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]
    callers: tuple[str, ...]
    times: NDArray[np.datetime64]
    towns: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class DistinctDocuments:
    """Each different ticket once, sorted by what it says; ``owner`` is the number of each ticket's text in here.

    ``towns``: all "" in a batch that is not large.
    """

    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]
    towns: tuple[str, ...]
    owner: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of different tickets."""
        return len(self.titles)


def prepare_documents(
    texts: Iterable[str],
    *,
    titles: Iterable[str | None] | None = None,
    places: Iterable[Sequence[Place] | None] | None = None,
    callers: Iterable[str | None] | None = None,
    times: Iterable[Any] | None = None,
    towns: Iterable[str | None] | None = None,
) -> TicketDocuments:
    """Mask and clean raw tickets and find their places; what is None, or has None for a ticket, is unknown.

    Places that are unknown are looked for. Raises ArgumentTypeError for a text that is no string or a place that is
    no Place, ArgumentError when the sequences differ in length.
    """
    texts = check_texts(texts)
    columns = {"titles": titles, "places": places, "callers": callers, "times": times, "towns": towns}
    given = {name: _list_given(column, name, len(texts)) for name, column in columns.items()}
    heads = normalize_texts(_read_given(given["titles"]))
    bodies = [strip_to_matter(text) for text in clean_texts(texts)]
    return TicketDocuments(
        titles=tuple(heads),
        bodies=tuple(bodies),
        places=_complete_places(given["places"], list(map(join_title, heads, bodies))),
        callers=tuple(caller or f"\n{row}" for row, caller in enumerate(_read_given(given["callers"]))),
        times=read_moments(_tabulate(given["times"]), _GIVEN).to_numpy(),
        towns=tuple(_read_given(given["towns"])),
    )


def _list_given(column: object, name: str, count: int) -> list[Any]:
    """Return what is given of each ticket, None of all where nothing is."""
    if column is None:
        return [None] * count
    given = check_column(column, name)
    if len(given) != count:
        raise ArgumentError(f"{name} 有 {len(given)} 项,texts 有 {count} 项:每条工单应各有一项。")
    return given


def distinct_documents(documents: Documents) -> DistinctDocuments:
    """Keep one of tickets with the same title, text and places (in a large batch: and town), and sort by these."""
    towns = documents.towns if len(documents.titles) > ORDINARY_BATCH else [""] * len(documents.titles)
    keys = [
        (title, body, tuple(sorted({(place.place_type, place.key) for place in row})), town)
        for title, body, row, town in zip(documents.titles, documents.bodies, documents.places, towns, strict=True)
    ]
    order = sorted(set(keys))
    number = {key: index for index, key in enumerate(order)}
    first: dict[int, int] = {}
    for row, key in enumerate(keys):
        first.setdefault(number[key], row)
    return DistinctDocuments(
        titles=tuple(key[0] for key in order),
        bodies=tuple(key[1] for key in order),
        places=tuple(documents.places[first[index]] for index in range(len(order))),
        towns=tuple(key[3] for key in order),
        owner=np.array([number[key] for key in keys], dtype=np.int64),
    )


def _complete_places(given: Sequence[Sequence[Place] | None], texts: Sequence[str]) -> tuple[tuple[Place, ...], ...]:
    """Return the places given, and those found in the texts where none are."""
    _check_places(given)
    unknown = [row for row, found in enumerate(given) if found is None]
    looked_up = iter(load_places().find_all_places([texts[row] for row in unknown]) if unknown else ())
    return tuple(tuple(found) if found is not None else next(looked_up) for found in given)


def _check_places(given: Sequence[Sequence[Place] | None]) -> None:
    for row, found in enumerate(given):
        # A string is a sequence as well: of characters.
        for place in [found] if isinstance(found, str) else found or ():
            if not isinstance(place, Place):
                raise ArgumentTypeError(
                    f"places[{row}] 中有 {name_type(place)},每条工单应是一列 Place(find_places 所得)。"
                    "不知道的写 None,由程序在文字中找。"
                )


def _read_given(values: Sequence[str | None]) -> list[str]:
    return read_cells(_tabulate(values), _GIVEN)


def _tabulate(values: Sequence[Any]) -> pd.DataFrame:
    return pd.DataFrame({_GIVEN: pd.Series(values, dtype=object)})
