"""The town that a ticket is filed under, told without its ending in front of a place: 麻河口|东胜村."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from hotspot.issues.filing import drop_county
from hotspot.text.dictionary import list_common_words
from hotspot.text.place_names import canonical_name
from hotspot.text.places import Place

_ENDING = re.compile("(?:镇|乡|街道办事处|街道办|街道|苏木)$")
# A name needs so many characters; one of fewer that is in a dictionary may stand for anything: 城关, 新城.
_LONG = 3
_SHORTEST_REST = 3


def part_own_town(text: str, places: Sequence[Place], town: str) -> tuple[Place, ...]:
    """Return the places of a text, none of which is the name of its town or has taken the end of it.

    ``town``: the one that the ticket is filed under, "" for none. What is named after the town stays: 茅草街大桥.

    >>> from hotspot.text.places import load_places
    >>> text = "麻河口东胜村的路坏了"
    >>> [place.name for place in part_own_town(text, load_places().find_places(text), "麻河口镇")]
    ['东胜村']
    """
    told = _tell_short(town)
    if not told or told not in text:
        return tuple(places)
    spans = [match.span() for match in re.finditer(f"{told}(?!镇|乡|街道)", text)]
    parted = (_part(text, place, spans) for place in places)
    return tuple(place for place in parted if place is not None)


@lru_cache(maxsize=4096)
def _tell_short(town: str) -> str:
    """Return a town's name without its ending, "" where that is no name."""
    own = drop_county(town)
    told = _ENDING.sub("", own)
    is_name = told != own and (len(told) >= _LONG or (len(told) > 1 and told not in list_common_words()))
    return told if is_name else ""


def _part(text: str, place: Place, spans: Sequence[tuple[int, int]]) -> Place | None:
    for start, end in spans:
        if start <= place.start and place.end <= end:
            return None
        is_cut = start < place.start < end or (start == place.start and place.place_type == "village")
        if is_cut and place.end - end >= _SHORTEST_REST:
            name = text[end : place.end]
            return replace(place, start=end, name=name, key=canonical_name(name, place.place_type))
    return place
