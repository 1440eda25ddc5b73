"""What the room works on: a period's tickets as parallel arrays, masked, in an order that the rows cannot change."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.issues.filing import complete_filing, read_filing
from hotspot.issues.own_towns import part_own_town
from hotspot.settings import Settings, take_settings
from hotspot.text.address_names import find_address_names
from hotspot.text.boilerplate import says_nothing
from hotspot.text.normalize import clean_text, strip_to_matter
from hotspot.text.places import Place, PlaceRecognizer, is_object, join_title, load_places
from hotspot.text.thanks import only_thanks
from hotspot.tickets.callers import hash_callers
from hotspot.tickets.deadlines import read_deadlines
from hotspot.tickets.masking.own_names import mask_column
from hotspot.tickets.table import read_cells, read_moments, require_columns
from hotspot.tickets.verdicts import describe_unread, is_praise, is_understood, read_grade, read_rework

_LOG = logging.getLogger("hotspot")
# Adds ``predicted_category`` to a table of masked and cleaned tickets.
Classify = Callable[[pd.DataFrame], pd.DataFrame]


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


def fill_categories(masked: pd.DataFrame, lacking: NDArray[np.bool_], classify: Classify) -> pd.DataFrame:
    """Return masked tickets, those that are ``lacking`` with a predicted category."""
    if not lacking.any():
        return masked
    categories = masked["category"].to_numpy(dtype=object).copy()
    categories[lacking] = classify(masked[lacking])["predicted_category"].to_numpy(dtype=object)
    return masked.assign(category=pd.Series(categories, index=masked.index, dtype=object))


def mask_tickets(tickets: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return all of a table that the room works on, masked and cleaned, a row for each ticket in the table's order.

    Columns: ticket_id, received_at, title, text, address, caller (hashed), category, district, town, unit, unsettled,
    praise.
    """
    require_columns(tickets, "text")
    ids = read_cells(tickets, "ticket_id") if "ticket_id" in tickets else [str(n) for n in range(1, len(tickets) + 1)]
    masked = (mask_column(tickets, column) for column in ("title", "text", "address"))
    titles, texts, addresses = ([clean_text(cell) for cell in cells] for cells in masked)
    districts, towns = read_filing(tickets, addresses, load_places(settings.places.files))
    return pd.DataFrame(
        {
            "ticket_id": pd.Series(ids, dtype=object),
            "received_at": _read_times(tickets),
            "title": pd.Series(titles, dtype=object),
            "text": pd.Series(texts, dtype=object),
            "address": pd.Series(addresses, dtype=object),
            "caller": pd.Series(_callers(tickets, ids, settings.privacy.salt), dtype=object),
            "category": pd.Series(_categories(tickets), dtype=object),
            "district": pd.Series(districts, dtype=object),
            "town": pd.Series(towns, dtype=object),
            "unit": pd.Series(mask_column(tickets, "unit"), dtype=object),
            "unsettled": _find_unsettled(tickets),
            "praise": _find_praise(read_cells(tickets, "kind"), titles, texts),
        }
    )


def locate_tickets(masked: pd.DataFrame, settings: Settings) -> tuple[pd.DataFrame, list[tuple[Place, ...]]]:
    """Return masked tickets with ``by_address``, and the places of each one's title and text (see ``tell_texts``).

    Where these tell something but name no object (an estate, a road, a school …) and the address does, ``by_address``
    is true and the places are those of the address as well; it names one, too, by a name that only the address shows
    to be an estate's (同孚街道福寿里22号). Where it is any other name that no list knows (龙门滩), it is one in title
    and text.
    """
    finder = load_places(settings.places.files)
    pure = masked.assign(by_address=False)
    places = _find_places(pure, finder)
    rows = zip(masked["address"], masked["title"], masked["text"], places, strict=True)
    asked = [
        row
        for row, (address, title, text, found) in enumerate(rows)
        if address
        and not any(map(is_object, found))
        and not (says_nothing(title) and says_nothing(strip_to_matter(text)))
    ]
    located = pure.iloc[asked].assign(by_address=True)
    found = _find_places(located, finder)
    by_address = np.zeros(len(masked), dtype=np.bool_)
    own = find_address_names(list(map(_cut_districts, located["address"])), finder)
    for row, named, name in zip(asked, found, own, strict=True):
        if any(map(is_object, named)):
            places[row], by_address[row] = named, True
        elif name is not None and name.place_type == "estate":
            shift = len(join_title(masked["title"].iloc[row], "_")) - 1
            said = replace(name, start=name.start + shift, end=name.end + shift)
            places[row], by_address[row] = tuple(sorted((*named, said))), True
        elif name is not None:
            told = join_title(masked["title"].iloc[row], masked["text"].iloc[row])
            if (start := told.find(name.name)) >= 0:
                said = replace(name, start=start, end=start + len(name.name))
                places[row] = tuple(sorted((*places[row], said)))
    return masked.assign(by_address=by_address), places


def _find_places(located: pd.DataFrame, finder: PlaceRecognizer) -> list[tuple[Place, ...]]:
    told = list(map(join_title, located["title"], tell_texts(located)))
    return list(map(part_own_town, told, finder.find_all_places(told), located["town"]))


def tell_texts(located: pd.DataFrame) -> list[str]:
    """Return the text of each ticket, in front its address without the districts where it is told ``by_address``."""
    rows = zip(located["by_address"], located["address"], located["text"], strict=True)
    return [f"{_cut_districts(address)}。{text}" if by_address else text for by_address, address, text in rows]


@lru_cache(maxsize=65536)
def _cut_districts(address: str) -> str:
    """Return an address from its first town or object on: an office writes its own city in front of all of them."""
    places = load_places().find_places(address)
    return address[next((place.start for place in places if place.place_type != "district"), 0) :]


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


def _categories(tickets: pd.DataFrame) -> list[str]:
    official, predicted = read_cells(tickets, "category"), read_cells(tickets, "predicted_category")
    return [own or guess for own, guess in zip(official, predicted, strict=True)]


def _callers(tickets: pd.DataFrame, ids: Sequence[str], salt: str) -> list[str]:
    """Return one hash a person; a ticket that names nobody is a person of its own."""
    hashes = hash_callers(tickets, salt=salt)
    return [found or f"?{ticket_id}" for found, ticket_id in zip(hashes, ids, strict=True)]


def _read_times(tickets: pd.DataFrame) -> NDArray[np.datetime64]:
    """Return when each ticket was received; a warning tells of moments that cannot be read."""
    times: NDArray[np.datetime64] = read_moments(tickets, "received_at").to_numpy()
    unread = [cell for cell in read_cells(tickets[np.isnat(times)], "received_at") if cell]
    if unread:
        _LOG.warning("%s", describe_unread("来电时间", unread, "当作没有;应如 2024-08-01 09:05"))
    return times


def _find_unsettled(tickets: pd.DataFrame) -> NDArray[np.bool_]:
    """Say which tickets were reworked, closed late, or answered to dissatisfaction; a warning tells unread words."""
    reworks, grades = read_cells(tickets, "rework"), read_cells(tickets, "satisfaction")
    unread = [cell for cell in reworks if read_rework(cell) is None]
    if unread:
        _LOG.warning("%s", describe_unread("返工次数", unread, "没有算作返工"))
    unjudged = [cell for cell in grades if not is_understood(cell)]
    if unjudged:
        _LOG.warning("%s", describe_unread("满意度", unjudged, "没有算作不满意"))
    rework = np.array([bool(read_rework(cell)) for cell in reworks], dtype=bool)
    unhappy = np.array([read_grade(cell) == "不满意" for cell in grades], dtype=bool)
    unsettled: NDArray[np.bool_] = rework | unhappy | read_deadlines(tickets).are_missed.to_numpy(dtype=bool)
    return unsettled


def _find_praise(kinds: Sequence[str], titles: Sequence[str], texts: Sequence[str]) -> NDArray[np.bool_]:
    """Say which tickets only thank, in the office's own words, of which nobody took down the kind in the caller's.

    A predicted kind takes polite complaints for thanks.
    """
    return np.array(
        [
            is_praise(kind) if kind.strip() else only_thanks(f"{title} {text}")
            for kind, title, text in zip(kinds, titles, texts, strict=True)
        ],
        dtype=bool,
    )
