"""Objects of one name in several counties: each has its 人民路, its 实验中学, its 阳光小区.

The districts of a city touch and share names: for whoever calls from two of them an object is the same.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hotspot.issues.filing import name_county
from hotspot.issues.grouping.spellings import spell_by_sound
from hotspot.issues.material import Material
from hotspot.text.place_lists import split_ending
from hotspot.text.places import Place, is_object

# Firms have shops in many counties, and people who paid them.
_OF_ONE_COUNTY = frozenset({"estate", "village", "road", "school", "hospital", "market", "other"})
# A county has an object of this name where so many tickets filed there name it: one may be filed wrongly.
_LEAST_NAMING = 2

# Type of a place, and how the stem of its name sounds.
_Name = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Namesakes:
    """Which places stand in several counties.

    ``counties``: where each ticket is filed, "" where unknown; ``having``: which counties have a place of this name,
    of names that several have.
    """

    counties: Sequence[str]
    having: Mapping[_Name, Collection[str]]

    def tell_county(self, position: int, place: Place) -> str:
        """Return the county of a place that a ticket names, "" where its name tells it, or where nothing does."""
        county = self.counties[position]
        return county if county and county in self.having.get(_name(place), ()) else ""


def find_namesakes(material: Material) -> Namesakes:
    """Find the places that stand in several counties, by the office's column of districts."""
    counties = list(map(name_county, material.districts))
    naming: dict[_Name, Counter[str]] = defaultdict(Counter)
    if len(set(filter(None, counties))) > 1:
        for county, places in zip(counties, material.places, strict=True):
            for name in {_name(place) for place in places if county and _is_of_one_county(place)}:
                naming[name][county] += 1
    having = {
        name: frozenset(county for county, number in counts.items() if number >= _LEAST_NAMING)
        for name, counts in naming.items()
    }
    return Namesakes(counties, {name: found for name, found in having.items() if len(found) > 1})


def tell_districts(material: Material) -> tuple[str, ...]:
    """Return the district of each ticket that names what several counties have, "" of others: it is to be told."""
    namesakes = find_namesakes(material)
    if not namesakes.having:
        return ("",) * len(material)
    rows = zip(material.districts, material.places, strict=True)
    return tuple(
        district if any(namesakes.tell_county(position, place) for place in places) else ""
        for position, (district, places) in enumerate(rows)
    )


def _name(place: Place) -> _Name:
    return place.place_type, spell_by_sound(split_ending(place.key)[0])


def _is_of_one_county(place: Place) -> bool:
    return place.place_type in _OF_ONE_COUNTY and is_object(place)
