"""Where tickets that share no object are: the objects that several callers name, else their towns."""

import math
import re
from collections.abc import Sequence

from hotspot.issues.wording.evidence import IssueEvidence, name_callers
from hotspot.issues.wording.objects.named_objects import NamedObject, can_be_main, collect_objects
from hotspot.issues.wording.objects.names import list_names
from hotspot.issues.wording.reading import part_places
from hotspot.text.places import Place, join_title

# Objects and towns that are named, and the share of the tickets that must name an object.
_MOST_NAMED = 3
_LEAST_SHARE = 0.15
# Types of place that several name because the matter is there, not in passing.
_SITES = frozenset({"estate", "school", "hospital", "market"})
# Types of place where residents are, and types that are objects where the matter is a road.
_HOMES, _ROADS = frozenset({"estate", "village"}), frozenset({"road", "village"})
_RESIDENTS = ("居民", "业主", "住户")
# Estates where nobody lives, or not only: no 小区.
_NO_HOMES = ("广场", "大厦", "中心", "城", "宿舍", "家属区")

# What borders on a place is another.
_NEIGHBOUR = re.compile(r"[与和同跟及]([^，。；、！？,;\n]{2,24}?)的?(?:交界|接壤|毗邻|相邻)")


def name_several_places(whole: IssueEvidence, telling: frozenset[str], matter: str) -> tuple[str, set[int]]:
    """Return the objects that several callers name, else the towns of several tickets, and who named them; "" for none.

    Of each, half of the tickets are among ``telling``: what the sentence says is said of it. ``matter``: what is said
    first: residents live in estates and villages, and a road may be an object itself.
    """
    return _name_objects(whole, telling, matter) or _name_towns(whole, telling) or ("", set())


def _name_objects(whole: IssueEvidence, telling: frozenset[str], matter: str) -> tuple[str, set[int]] | None:
    least = max(2, math.ceil(_LEAST_SHARE * len(whole)))
    place_types = _HOMES if matter.startswith(_RESIDENTS) else _SITES | _ROADS if "路" in matter else _SITES
    repeated = _find_repeated(whole, least, place_types)
    named = [one for one in repeated if _is_told(whole, one.tickets, telling)][:_MOST_NAMED]
    if not named:
        return None
    told = {number for one in named for number in one.tickets}
    if not _tells_elsewhere(whole, telling, told, place_types):
        return list_names([one.name for one in named], _MOST_NAMED), told
    homes = all(one.place_type == "estate" and not one.name.endswith(_NO_HOMES) for one in named)
    is_estate = homes and not named[-1].name.endswith("小区")
    return "、".join(one.name for one in named) + ("等小区" if is_estate else "等处"), told


def _name_towns(whole: IssueEvidence, telling: frozenset[str]) -> tuple[str, set[int]] | None:
    towns: dict[str, list[int]] = {}
    for number, town in enumerate(whole.towns):
        if town:
            towns.setdefault(town, []).append(number)
    often = [town for town, rows in towns.items() if len(rows) > 1 and _is_told(whole, rows, telling)]
    often = sorted(often, key=lambda town: (-len(towns[town]), town))[:_MOST_NAMED]
    told = {number for town in often for number in towns[town]}
    # A single town, often the one where most callers live, says where only if most of the tickets come from it.
    if len(towns) < 2 or not often or (len(often) == 1 and 2 * len(told) < len(whole)):
        return None
    return "、".join(often) + "等地", told


def _find_repeated(whole: IssueEvidence, least: int, place_types: frozenset[str]) -> list[NamedObject]:
    """Return the objects of these types that so many callers name in title or first words, the most named first."""
    callers = name_callers(whole)
    places = list(map(_leave_out_neighbours, whole.places, map(join_title, whole.titles, whole.texts)))
    found = [one for one in collect_objects(*part_places(whole.titles, places)) if one.place_type in place_types]
    often = [one for one in found if can_be_main(one) and len({callers[number] for number in one.tickets}) >= least]
    return sorted(often, key=lambda one: (-len(one.tickets), one.name))


def _leave_out_neighbours(places: Sequence[Place], text: str) -> tuple[Place, ...]:
    """Return the places of a text without those that only border on where the matter is: 与弼时村交界处."""
    spans = [match.span(1) for match in _NEIGHBOUR.finditer(text)]
    return tuple(place for place in places if not any(a <= place.start and place.end <= b for a, b in spans))


def _tells_elsewhere(
    whole: IssueEvidence, telling: frozenset[str], told: set[int], place_types: frozenset[str]
) -> bool:
    """Say whether one of those who tell what is printed names another site than these, or lives in another town."""
    towns = {whole.towns[number] for number in told}
    others = [number for number, ticket in enumerate(whole.ticket_ids) if ticket in telling and number not in told]
    return len(others) > 1 or any(
        whole.towns[number] not in towns or any(place.place_type in place_types for place in whole.places[number])
        for number in others
    )


def _is_told(whole: IssueEvidence, numbers: Sequence[int], telling: frozenset[str]) -> bool:
    return 2 * sum(whole.ticket_ids[number] in telling for number in numbers) >= len(numbers)
