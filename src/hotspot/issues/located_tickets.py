"""The places of each ticket's title and text, and of its address where these name no object."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from hotspot.issues.own_towns import part_own_town
from hotspot.settings import Settings
from hotspot.text.address_names import find_address_names
from hotspot.text.boilerplate import says_nothing
from hotspot.text.normalize import strip_to_matter
from hotspot.text.places import Place, PlaceRecognizer, is_object, join_title, load_places


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
