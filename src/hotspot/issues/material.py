"""What the room works on: a period's tickets as parallel arrays, masked, in an order that the rows cannot change."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.issues.filing import complete_filing
from hotspot.issues.located_tickets import locate_tickets, tell_texts
from hotspot.issues.masked_tickets import Classify, fill_categories, mask_tickets
from hotspot.settings import Settings, take_settings
from hotspot.text.normalize import strip_to_matter
from hotspot.text.places import Place


@dataclass(frozen=True, eq=False)
class Material:
    """Tickets sorted by time, id and text; every field has one entry a ticket.

    ``rows``: position in the caller's table. ``titles``, ``texts``: masked and cleaned, to be read by people, a text
    with its address in front where it says nowhere what it is about, as ``tell_texts`` does;
    ``bodies``: the texts without the boilerplate of calls and letters, to be compared, "" of one that tells nothing.
    ``callers``: hashed, a ticket of an unknown caller is its own caller. ``days``: days since the first ticket, NaN
    when the time is unknown. ``districts``, ``towns``: where a ticket is filed, "" where unknown; a town whose name
    several counties have stands behind its district (丰县城关镇).
    """

    rows: NDArray[np.int64]
    ids: tuple[str, ...]
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    bodies: tuple[str, ...]
    callers: tuple[str, ...]
    times: NDArray[np.datetime64]
    places: tuple[tuple[Place, ...], ...]
    categories: tuple[str, ...]
    districts: tuple[str, ...]
    towns: tuple[str, ...]
    units: tuple[str, ...]
    unsettled: NDArray[np.bool_]
    praise: NDArray[np.bool_]

    def __len__(self) -> int:
        """Return the number of tickets."""
        return len(self.ids)

    @property
    def days(self) -> NDArray[np.float64]:
        """Days since the earliest ticket, NaN where the time is unknown."""
        known = self.times[~np.isnat(self.times)]
        if not len(known):
            return np.full(len(self.times), np.nan)
        days: NDArray[np.float64] = (self.times - known.min()) / np.timedelta64(1, "D")
        return days

    def measure_span(self, positions: Sequence[int]) -> tuple[datetime | None, datetime | None]:
        """Return when the first and the last of some tickets came, None where no time is known."""
        times = self.times[list(positions)].astype("datetime64[s]")
        known: list[datetime] = times[~np.isnat(times)].tolist()
        return min(known, default=None), max(known, default=None)


@dataclass(frozen=True, eq=False)
class Prepared:
    """What was found in each ticket by itself: the material, and its scores of the themes, one row a ticket."""

    material: Material
    scores: NDArray[np.float32]


def prepare_material(
    tickets: pd.DataFrame, settings: Settings | None = None, classify: Classify | None = None
) -> Material:
    """Mask, clean and sort a table of tickets with canonical columns; ColumnError without ``text``.

    A ticket's category is the office's own where there is one, else ``predicted_category``, else what ``classify``
    predicts.
    """
    settings = take_settings(settings)
    masked = mask_tickets(tickets, settings)
    if classify is not None:
        masked = fill_categories(masked, masked["category"].to_numpy() == "", classify)
    return build_material(*locate_tickets(masked, settings))


def build_material(masked: pd.DataFrame, places: Sequence[tuple[Place, ...]]) -> Material:
    """Sort tickets and take out their boilerplate; ``masked``, ``places``: of ``locate_tickets``."""
    ids, texts = masked["ticket_id"].tolist(), tell_texts(masked)
    times = masked["received_at"].to_numpy().astype("datetime64[s]")
    moments = times.astype(np.int64).tolist()
    unknown = np.isnat(times).tolist()
    districts, towns = complete_filing(masked["district"].tolist(), masked["town"].tolist())
    order = sorted(range(len(ids)), key=lambda row: (unknown[row], moments[row], ids[row], texts[row]))
    return Material(
        rows=np.array(order, dtype=np.int64),
        ids=pick_values(ids, order),
        titles=pick_values(masked["title"].tolist(), order),
        texts=pick_values(texts, order),
        bodies=tuple(strip_to_matter(texts[row]) for row in order),
        callers=pick_values(masked["caller"].tolist(), order),
        times=times[order],
        places=tuple(places[row] for row in order),
        categories=pick_values(masked["category"].tolist(), order),
        districts=pick_values(districts, order),
        towns=pick_values(towns, order),
        units=pick_values(masked["unit"].tolist(), order),
        unsettled=masked["unsettled"].to_numpy(dtype=bool)[order],
        praise=masked["praise"].to_numpy(dtype=bool)[order],
    )


def take_tickets(material: Material, positions: NDArray[np.int64]) -> Material:
    """Return the material of the tickets at some positions, in their order."""
    parts: dict[str, Any] = {}
    for field in fields(material):
        values = getattr(material, field.name)
        parts[field.name] = (
            values[positions] if isinstance(values, np.ndarray) else pick_values(values, positions.tolist())
        )
    return Material(**parts)


def join_materials(first: Material, second: Material) -> Material:
    """Return the material of two sets of tickets, the first's before the second's."""
    parts: dict[str, Any] = {}
    for field in fields(first):
        one, other = getattr(first, field.name), getattr(second, field.name)
        parts[field.name] = np.concatenate([one, other]) if isinstance(one, np.ndarray) else one + other
    return Material(**parts)


def pick_values(values: Sequence[str], order: Sequence[int]) -> tuple[str, ...]:
    """Return the values at some positions, in their order."""
    return tuple(values[row] for row in order)
