"""What is read of each row of a table: text, caller and place masked and cleaned, category, whether it is unsettled."""

import logging
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.issues.filing import read_filing
from hotspot.settings import Settings
from hotspot.text.normalize import clean_text
from hotspot.text.places import load_places
from hotspot.text.thanks import only_thanks
from hotspot.tickets.callers import hash_callers
from hotspot.tickets.deadlines import read_deadlines
from hotspot.tickets.masking.own_names import mask_column
from hotspot.tickets.table import read_cells, read_moments, require_columns
from hotspot.tickets.verdicts import describe_unread, is_praise, is_understood, read_grade, read_rework

_LOG = logging.getLogger("hotspot")
# Adds ``predicted_category`` to a table of masked and cleaned tickets.
Classify = Callable[[pd.DataFrame], pd.DataFrame]


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


def fill_categories(masked: pd.DataFrame, lacking: NDArray[np.bool_], classify: Classify) -> pd.DataFrame:
    """Return masked tickets, those that are ``lacking`` with a predicted category."""
    if not lacking.any():
        return masked
    categories = masked["category"].to_numpy(dtype=object).copy()
    categories[lacking] = classify(masked[lacking])["predicted_category"].to_numpy(dtype=object)
    return masked.assign(category=pd.Series(categories, index=masked.index, dtype=object))


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
