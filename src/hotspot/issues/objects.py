"""The object of an issue: the estate, school, firm, road or village that its tickets agree on."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from hotspot.text.places import Place

# The more exact kind first: of an estate in a town, the estate is the object.
_EXACTNESS = (
    *("estate", "school", "company", "shop", "hospital", "market", "other"),
    *("water", "road", "village", "town", "district"),
)
# The object must be named by this share of the tickets.
_LEAST_SHARE = 0.4


def name_object(places: Sequence[tuple[Place, ...]]) -> str:
    """Return the usual name of the most exact place that enough of the tickets name, "" when there is none.

    ``places``: the places of each ticket of one issue.
    """
    return next(iter(name_places(places, most=1)), "")


def name_places(places: Sequence[tuple[Place, ...]], *, most: int) -> tuple[str, ...]:
    """Return the places that enough of the tickets name, the most exact and most named first, each once."""
    tickets: dict[tuple[str, str], set[int]] = defaultdict(set)
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number, row in enumerate(places):
        for place in row:
            tickets[place.kind, place.key].add(number)
            spellings[place.kind, place.key][place.name] += 1
    least = _LEAST_SHARE * len(places)
    named = [key for key, numbers in tickets.items() if len(numbers) >= least and key[0] in _EXACTNESS]
    named.sort(key=lambda key: (_EXACTNESS.index(key[0]), -len(tickets[key]), key))
    return tuple(_usual(spellings[key]) for key in named[:most])


def _usual(spellings: Counter[str]) -> str:
    return min(spellings.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0]
