"""Issues of single tickets: told in different words, but of one theme and by a name that no list knows.

Such a name (鑫旺, 小画童) is a word that neither the written tickets nor a dictionary have. Among calls it tells more
than all else that they share; among letters, long and full of rare words, it is often chance.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations

from scipy.cluster.hierarchy import DisjointSet

from hotspot.issues.grouping.object_keys import ObjectKey
from hotspot.issues.grouping.spellings import spell_by_sound
from hotspot.issues.spread import Spread

# A name is an issue's when at least this share of all tickets that hold it are the issue's.
_OWN_SHARE = 0.5
_LEAST_CALLERS = 2


def join_named(
    issues: Sequence[tuple[int, ...]], loose: Sequence[int], spread: Spread, least: int
) -> list[tuple[int, ...]]:
    """Return issues, those of one theme that is told by one name joined, with the single tickets that hold it.

    ``loose``: positions of the tickets in no issue, of which at least ``least`` make one. What names another object
    stays apart where none bears the name.
    """
    holding: dict[ObjectKey, set[int]] = defaultdict(set)
    for position, keys in enumerate(spread.names):
        for key in keys:
            holding[key].add(position)
    units = [*issues, *((position,) for position in loose)]
    unit_of = {position: number for number, unit in enumerate(units) for position in unit}
    sets = DisjointSet(range(len(units)))
    for (_, name), held in holding.items():
        counts = Counter(unit_of[position] for position in sorted(held) if position in unit_of)
        together = [number for number, count in counts.items() if 2 * count > len(units[number])]
        for part in _part_by_object(name, {number: _list_objects(units[number], spread) for number in together}):
            for number in part[1:]:
                sets.merge(part[0], number)
    joined = (tuple(sorted(chain.from_iterable(units[number] for number in part))) for part in sets.subsets())
    return [group for group in joined if len(group) >= least]


def _part_by_object(name: str, objects: Mapping[int, Collection[ObjectKey]]) -> list[list[int]]:
    """Return what holds a name in parts: one where it is an object's, else by the objects that share no ticket.

    ``objects``: those that each unit names. Who names none belongs to the part with most units.
    """
    sound = spell_by_sound(name)
    if any(sound in stem for keys in objects.values() for _, stem in keys):
        return [list(objects)]
    sets = DisjointSet({key for row in objects.values() for key in row})
    for row in objects.values():
        for key in row:
            sets.merge(min(row), key)
    parts: dict[ObjectKey, list[int]] = defaultdict(list)
    for number, row in objects.items():
        if row:
            parts[sets[min(row)]].append(number)
    nameless = [number for number, row in objects.items() if not row]
    ordered = sorted(parts.values(), key=lambda part: (-len(part), part))
    return [part for part in ([*chain(*ordered[:1]), *nameless], *ordered[1:]) if part]


def _list_objects(unit: Sequence[int], spread: Spread) -> frozenset[ObjectKey]:
    return frozenset(chain.from_iterable(spread.objects[position] for position in unit))


def find_named_issues(groups: Sequence[Sequence[int]], spread: Spread, least: int) -> list[tuple[int, ...]]:
    """Return the groups of at least so many tickets that share a name; ``groups``: the tickets of each theme."""
    holding = Counter(word for row in spread.words for word in row)
    return [issue for tickets in groups for issue in _part(tickets, holding, spread, least)]


def _part(tickets: Sequence[int], holding: Counter[str], spread: Spread, least: int) -> Iterator[tuple[int, ...]]:
    """Yield the issues among tickets of one theme, each ticket in one at most: of two names the one that more hold."""
    counts = Counter(word for position in tickets for word in spread.words[position])
    shared = [word for word, count in counts.items() if count >= max(least, _OWN_SHARE * holding[word])]
    inside: set[int] = set()
    for word in sorted(shared, key=lambda word: (-counts[word], -len(word), word)):
        held = tuple(p for p in tickets if p not in inside and word in spread.words[p])
        if len(held) >= least and _is_one_object(word, held, spread):
            inside.update(held)
            yield held


def _is_one_object(word: str, tickets: Sequence[int], spread: Spread) -> bool:
    """Say whether several callers use a word and none of them puts another object in its place."""
    if len({spread.callers[position] for position in tickets}) < _LEAST_CALLERS:
        return False
    sound = spell_by_sound(word)
    named = {frozenset(spread.objects[position]) for position in tickets}
    others = [objects for objects in named if objects and not any(sound in stem for _, stem in objects)]
    return not any(one.isdisjoint(other) for one, other in combinations(others, 2))
