"""What the result files name: the object of an issue (``object_name``), and the places of a line (``places``)."""

from collections import Counter
from collections.abc import Sequence

from hotspot.issues.wording.objects.named_objects import NamedPlace, collect_places, join_spellings
from hotspot.issues.wording.objects.names import is_generic
from hotspot.text.places import Place

# The more exact type first: of an estate in a town, the estate is the object.
_EXACTNESS = (
    *("estate", "school", "company", "shop", "hospital", "market", "other"),
    *("water", "road", "village", "town", "district"),
)
# What other places lie in.
_AROUND = frozenset({"town", "district"})
# The object must be named by this share of the tickets, and by two of them where there are two; a place of a line by
# half of them.
_LEAST_SHARE, _LEAST_SHARE_OF_PLACE = 0.4, 0.5
_LEAST_NAMING = 2
# Types whose names are the same in full and in short: 中山职业学校 and 中山职校.
_SHORTENED = frozenset(_EXACTNESS[: _EXACTNESS.index("water")])
# A longer spelling is preferred when it is used at least this often in comparison with the usual one.
_LONG_USE = 0.5
# A firm is no place, nor is a line of the underground or a road's class.
_NO_PLACES = ("公司", "集团", "置业", "地产", "物业", "楼盘", "号线", "国道", "省道")
# A province or city is where everybody lives; 西地省, A市.
_WIDE = ("省", "市", "自治州")


def name_object(places: Sequence[tuple[Place, ...]]) -> str:
    """Return the usual name of the most exact place that enough of the tickets name, "" when there is none.

    ``places``: the places of each ticket of one issue. A district, where everybody lives, is no object.
    """
    least = max(_LEAST_SHARE * len(places), min(_LEAST_NAMING, len(places)))
    found = [one for one in _collect(places) if len(one.tickets) >= least and one.place_type != "district"]
    return next((_usual(one.spellings) for one in sorted(found, key=_rank)), "")


def name_places(places: Sequence[tuple[Place, ...]], *, most: int) -> tuple[str, ...]:
    """Return the places that half of the tickets name, in full, the most exact and most named first, each once.

    Firms, provinces, cities and bare words such as 火车站 are no places here.
    """
    return _list_names(_find_places(places), most)


def name_spots(places: Sequence[tuple[Place, ...]], *, most: int) -> tuple[str, ...]:
    """Return of these places those that are one by themselves: a town or district only where nothing in it is named."""
    found = _find_places(places)
    return _list_names([place for place in found if place.place_type not in _AROUND] or found, most)


def _find_places(places: Sequence[tuple[Place, ...]]) -> list[NamedPlace]:
    least = _LEAST_SHARE_OF_PLACE * len(places)
    joined = join_spellings(_collect(places), _SHORTENED)
    return sorted((place for place in joined if len(place.tickets) >= least and _is_place(place)), key=_rank)


def _list_names(found: Sequence[NamedPlace], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_full(place.spellings) for place in found))[:most]


def _collect(places: Sequence[tuple[Place, ...]]) -> list[NamedPlace]:
    return [place for place in collect_places(places) if place.place_type in _EXACTNESS]


def _rank(place: NamedPlace) -> tuple[int, int, str]:
    return _EXACTNESS.index(place.place_type), -len(place.tickets), place.key


def _is_place(place: NamedPlace) -> bool:
    name = _full(place.spellings)
    if place.place_type == "district":
        return not name.endswith(_WIDE)
    return not is_generic(name) and not name.endswith(_NO_PLACES)


def _usual(spellings: Counter[str]) -> str:
    return min(spellings.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0]


def _full(spellings: Counter[str]) -> str:
    """Return the longest spelling used nearly as often as the usual one that adds more than an ending to it.

    Of 实验中学 in two counties that stand in front of it the more named one.
    """
    usual = _usual(spellings)
    least = _LONG_USE * spellings[usual]
    fuller = [name for name, number in spellings.items() if number >= least and not name.startswith(usual)]
    return min((usual, *fuller), key=lambda name: (-len(name), -spellings[name], name))
