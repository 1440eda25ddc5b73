"""Under which district and town each ticket is filed, and which county that is."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import pandas as pd

from hotspot.text.places import PlaceRecognizer
from hotspot.tickets.masking.own_names import mask_column

# What stands in a column of towns or districts where nobody knows it.
_NOWHERE = re.compile("未知|不[详明]|不清楚|未填写?|未提供|暂?无|没有|空|其[他它]|[-/—]+")
_COUNTY = re.compile("[\u4e00-\u9fff]{1,14}(?:县|市|旗)")
_CITY = re.compile("[\u4e00-\u9fff]{1,14}区")
_BEHIND_DISTRICT = re.compile(
    "^[\u4e00-\u9fff]{1,6}?[县市区旗](?=[\u4e00-\u9fff]{2,6}(?:镇|乡|街道|街道办|办事处|苏木|场)$)"
)
# What the districts of a city are called together: they touch, and share names.
_ALL_OF_CITY = "市区"
# A county has a town of a name where so many tickets say so: one may be filed wrongly.
_LEAST_FILED = 2


def read_filing(
    tickets: pd.DataFrame, addresses: Sequence[str], recognizer: PlaceRecognizer
) -> tuple[list[str], list[str]]:
    """Return the district and the town that each ticket is filed under, those of its address where none is named.

    ``addresses``: masked and cleaned, one a ticket.
    """
    districts, towns = _read_names(tickets, "district"), _read_names(tickets, "town")
    lacking = [row for row, address in enumerate(addresses) if address and not (districts[row] and towns[row])]
    for row, places in zip(lacking, recognizer.find_all_places([addresses[row] for row in lacking]), strict=True):
        # The district nearest to the town: 临江市丰县城关镇.
        districts[row] = districts[row] or next((p.key for p in reversed(places) if p.place_type == "district"), "")
        towns[row] = towns[row] or next((place.key for place in places if place.place_type == "town"), "")
    return districts, towns


def _read_names(tickets: pd.DataFrame, column: str) -> list[str]:
    return ["" if _NOWHERE.fullmatch(name) else name for name in mask_column(tickets, column)]


def name_county(district: str) -> str:
    """Return the county that a district is, one name for all districts of a city, "" for what is neither.

    >>> [name_county(district) for district in ("丰县", "云龙区", "市直", "")]
    ['丰县', '市区', '', '']
    """
    if _COUNTY.fullmatch(district):
        return district
    return _ALL_OF_CITY if _CITY.fullmatch(district) else ""


def complete_filing(districts: Sequence[str], towns: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the district of each ticket, where it is unknown that of its town, if all others of the town are filed
    under one; and the towns, one whose name several counties have behind its district: 丰县城关镇.
    """
    filed = Counter((town, district) for town, district in zip(towns, districts, strict=True) if town and district)
    of_town: dict[str, list[str]] = defaultdict(list)
    counties: dict[str, Counter[str]] = defaultdict(Counter)
    for (town, district), count in filed.items():
        of_town[town].append(district)
        counties[town][name_county(district)] += count
    alone = {town: names[0] for town, names in of_town.items() if len(names) == 1}
    shared = {
        town
        for town, counts in counties.items()
        if sum(count >= _LEAST_FILED for county, count in counts.items() if county) > 1
    }
    return (
        [district or alone.get(town, "") for district, town in zip(districts, towns, strict=True)],
        [
            f"{district}{town}" if town in shared and not town.startswith(district) else town
            for district, town in zip(districts, towns, strict=True)
        ],
    )


def drop_county(town: str) -> str:
    """Return the town's own name.

    >>> [drop_county(town) for town in ("丰县城关镇", "沙市街道", "城关镇")]
    ['城关镇', '沙市街道', '城关镇']
    """
    return _BEHIND_DISTRICT.sub("", town)
