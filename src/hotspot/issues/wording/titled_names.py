"""The name that a title of the tickets' own begins with, where they share no object: 凹河|没信号, 水产市场|摊位费."""

from dataclasses import replace

from hotspot.issues.wording.objects.named_objects import NamedObject
from hotspot.issues.wording.objects.names import is_generic
from hotspot.issues.wording.objects.naming import Naming
from hotspot.issues.wording.reading import Reading
from hotspot.issues.wording.statistics import load_roles
from hotspot.issues.wording.titles import Title
from hotspot.text.place_lists import split_ending

# Share of the tickets, and of several how many, that say the name's own part.
_LEAST_SHARE, _LEAST_NAMING = 0.5, 2


def name_as_titled(naming: Naming, title: Title, reading: Reading) -> Naming:
    """Return a naming without an object with the name that the title begins with, if half of the tickets say its own
    part: 凹河 of tickets that tell 凹河村, 荷花路夜市 of those that tell 荷花路.

    Not the town that is told in front of who calls.
    """
    if naming.main is not None or not title.words:
        return naming
    town = naming.town.name if naming.town and naming.is_town_told else ""
    names = _find_names(title, reading)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        own = split_ending(name)[0]
        tickets = tuple(number for number, head in enumerate(reading.heads) if own in head)
        enough = max(_LEAST_SHARE * len(reading), min(_LEAST_NAMING, len(reading)))
        if len(tickets) >= enough and name not in town:
            return replace(naming, main=NamedObject(name, names[name], tuple(dict.fromkeys((name, own))), tickets))
    return naming


def _find_names(title: Title, reading: Reading) -> dict[str, str]:
    """Return the names that a title begins with, and their types: places of the tickets, with their ending or without,
    and of several tickets what ends as places do.
    """
    roles = load_roles()
    rows = (*reading.title_places, *reading.text_places)
    names = {
        part: place.place_type for row in rows for place in row for part in (split_ending(place.name)[0], place.name)
    }
    for size in range(1, len(title.words) if len(reading) > 1 else 0):
        words = title.words[:size]
        name = "".join(words)
        if split_ending(name)[1] and not is_generic(name) and (roles.general | roles.opening).isdisjoint(words):
            names.setdefault(name, "other")
    return {name: kind for name, kind in names.items() if len(name) > 1 and title.text.startswith(name)}
