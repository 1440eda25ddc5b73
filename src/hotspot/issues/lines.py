"""Which issues and single tickets make one line: a strong issue, a theme of several, scattered matters of one theme.

A ticket in no issue belongs to a line of its theme that it shares an object with, or whose caller calls again and names
no other object; else to one whose issues are nearly all of that theme, if it names no other object or town, is not
filed under another town, and, naming none, tells no other of the theme's key points: the matter told incompletely.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from hotspot.issues.concentration import find_concentrated, join_concentrated
from hotspot.issues.grouping.object_keys import ObjectKey
from hotspot.issues.named_issues import find_named_issues, join_named
from hotspot.issues.outbreaks import find_most, join_outbreaks
from hotspot.issues.spread import OBJECT_THEMES, OPEN_THEMES, Spread
from hotspot.issues.surges import join_surges
from hotspot.settings import Settings

# Where this share of a theme's tickets lies in the line's issues or names what they name and nothing else, the others
# are mostly the same matters told incompletely.
_DOMINATED_FROM = 0.75
# In a small period one caller for so many tickets is enough for a line of scattered ones.
_TICKETS_A_CALLER = 100
# An object is a line's when this share of the tickets of one of its issues names it.
_OBJECT_SHARE = 0.25
# What is told within a few days is a matter of its own where this share names one object.
_OWN_MATTER_FROM = 0.5
# What happens at the object of an object theme belongs to its matter, where this share of all tickets that name the
# object lies in the line's issues. Its finished phase is another matter.
_HELD_FROM = 0.5


@dataclass(frozen=True)
class Line:
    """A hotspot to be: its issues (each the positions of its tickets), or scattered tickets of one theme.

    ``others``: tickets in no issue that speak of the same theme and belong to the line all the same. ``parts``: the
    lines of other themes that a clerk made one of, each to be told by itself, the one that gives the title first.
    """

    theme: str
    issues: tuple[tuple[int, ...], ...]
    others: tuple[int, ...] = ()
    is_scattered: bool = False
    parts: "tuple[Line, ...]" = ()

    @property
    def members(self) -> tuple[int, ...]:
        """Positions of all tickets, in order."""
        return tuple(sorted([*self.others, *(position for issue in self.issues for position in issue)]))


@dataclass(frozen=True, eq=False)
class _Traits:
    """By what a line knows its own tickets, ``members``.

    ``callers``: whose tickets they are; ``own``: the objects of its issues; ``held``: those that hardly anybody else
    names; ``named``, ``towns``, ``phases``: all it names; ``filed``: the towns it is filed under; ``is_dominant``:
    whether most tickets of its theme are of its issues.
    """

    members: Sequence[int]
    callers: frozenset[str]
    own: frozenset[ObjectKey]
    held: frozenset[ObjectKey]
    named: frozenset[ObjectKey]
    towns: frozenset[str]
    phases: frozenset[str]
    filed: frozenset[str]
    is_dominant: bool = False

    def names_all(self, objects: Collection[ObjectKey], towns: Collection[str]) -> bool:
        """Say whether the line names all of a ticket's objects, and one of its towns where it has any."""
        return self.named.issuperset(objects) and not (towns and self.towns.isdisjoint(towns))

    def tells_another_phase(self, phases: Collection[str]) -> bool:
        """Say whether a ticket speaks of other phases of an estate than the line."""
        return bool(phases and self.phases) and self.phases.isdisjoint(phases)

    def lies_elsewhere(self, town: str) -> bool:
        """Say whether a ticket is filed under a town that none of the line is filed under; "": under none."""
        return bool(town and self.filed) and town not in self.filed

    def draws(self, objects: Collection[ObjectKey], towns: Collection[str]) -> bool:
        """Say whether a ticket of the line's theme names the line's object, or only what the line names."""
        said = bool(objects or towns)
        return not self.own.isdisjoint(objects) or (said and self.names_all(objects, towns))


def group_lines(issues: Sequence[tuple[int, ...]], spread: Spread, settings: Settings) -> list[Line]:
    """Group the tickets of one period into lines; ``issues``: positions of each reported issue."""
    least = settings.issues.min_tickets
    issues = join_named(issues, _list_loose(issues, spread), spread, least)
    issues = join_concentrated(issues, _list_loose(issues, spread), spread)
    of_themes = _sort_by_theme(_list_loose(issues, spread), spread.themes).values()
    named = find_named_issues(list(of_themes), spread, least)
    near = find_concentrated(_list_loose([*issues, *named], spread), spread, least)
    lines = _join_by_theme(_join_events([*issues, *named, *near], spread, least))
    lines = _take_in(lines, _list_beside(lines, spread), spread)
    needed = find_least_callers(len(spread.themes), settings)
    lines += _gather_scattered(_find_taken(issues, spread), _list_beside(lines, spread), spread, needed)
    alone = [position for position in _list_beside(lines, spread) if spread.grave[position]]
    lines += [Line(spread.themes[position], ((position,),)) for position in alone]
    return sorted(lines, key=lambda line: line.members)


def _join_events(issues: Sequence[tuple[int, ...]], spread: Spread, least: int) -> list[tuple[str, tuple[int, ...]]]:
    """Return issues behind their themes, those of one event joined; a problem of an object is its own matter."""
    nameless = [
        issue
        for issue in issues
        if not (find_most(issue, spread.themes) and _list_own(issue, spread, _OWN_MATTER_FROM))
    ]
    known = set(nameless)
    own = [issue for issue in issues if issue not in known]
    joined = join_outbreaks(nameless, _list_loose(issues, spread), spread, least)
    events, others = join_surges(joined, _list_loose([*own, *joined], spread), spread, least)
    # An event is told as several kinds of problem: no water, and none that one could drink.
    told = [(find_most(issue, spread.themes), issue) for issue in [*own, *others]]
    return told + [(find_most(event, spread.themes) or spread.hear(event), event) for event in events]


def _list_loose(groups: Iterable[Sequence[int]], spread: Spread) -> list[int]:
    """Return the tickets in none of the groups; thanks are no matter of a line, whatever they name."""
    inside = set(chain.from_iterable(groups))
    return [position for position, thanks in enumerate(spread.praise) if position not in inside and not thanks]


def _list_beside(lines: Sequence[Line], spread: Spread) -> list[int]:
    return _list_loose([line.members for line in lines], spread)


def _join_by_theme(issues: Sequence[tuple[str, tuple[int, ...]]]) -> list[Line]:
    """Return a line for each theme that names a problem, and one for each issue of none; ``issues``: behind theirs."""
    by_theme: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    lines: list[Line] = []
    for theme, issue in issues:
        if _names_problem(theme):
            by_theme[theme].append(issue)
        else:
            lines.append(Line(theme, (issue,)))
    for theme, group in by_theme.items():
        lines.append(Line(theme, tuple(sorted(group, key=lambda issue: (-len(issue), issue)))))
    return lines


def _find_taken(issues: Sequence[tuple[int, ...]], spread: Spread) -> set[str]:
    """Return the themes that a line is named after: those of several issues, or of one without an object of its own."""
    by_theme: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for issue in issues:
        by_theme[spread.themes[issue[0]]].append(issue)
    return {theme for theme, group in by_theme.items() if len(group) > 1 or not _list_own(group[0], spread)}


def find_least_callers(count: int, settings: Settings) -> int:
    """Return from how many callers single matters of one kind make a line, in a period of ``count`` tickets.

    Three of three hundred tickets are to a small office what five are to a large one.
    """
    most = settings.hotspots.min_scattered
    return min(most, max(settings.issues.min_tickets, -(-count // _TICKETS_A_CALLER)))


def _gather_scattered(taken: set[str], loose: Sequence[int], spread: Spread, least: int) -> list[Line]:
    """Return the lines of single tickets of one theme, not ``taken``, where enough callers speak of it."""
    alone = _sort_by_theme(loose, spread.themes)
    return [
        Line(theme, (tuple(positions),), is_scattered=True)
        for theme, positions in alone.items()
        if theme not in taken and len({spread.callers[position] for position in positions}) >= least
    ]


def _take_in(lines: Sequence[Line], loose: Sequence[int], spread: Spread) -> list[Line]:
    """Add to each line the single tickets that belong to it, each to one line at most."""
    by_theme = _sort_by_theme(loose, spread.themes)
    naming = Counter(key for row in spread.objects for key in row)
    traits = [_describe(line, by_theme.get(line.theme, ()), naming, spread) for line in lines]
    line_of = {line.theme: number for number, line in enumerate(lines) if _names_problem(line.theme)}
    taken: dict[int, list[int]] = defaultdict(list)
    for position in loose:
        claims = _list_claims(position, line_of, traits, spread)
        if claims:
            taken[min(claims)[1]].append(position)
    return [replace(line, others=tuple(taken[number])) for number, line in enumerate(lines)]


def _list_claims(
    position: int, line_of: dict[str, int], traits: Sequence[_Traits], spread: Spread
) -> list[tuple[int, int]]:
    """Return the lines that a single ticket could belong to, each behind a rank: the better the reason, the lower."""
    theme, objects = spread.themes[position], spread.objects[position]
    is_unplaced = not (objects or spread.towns[position])
    claims: list[tuple[int, int]] = []
    for name in {theme, *spread.near[position]} & line_of.keys():
        trait = traits[line_of[name]]
        calls_again = name == theme and spread.callers[position] in trait.callers and trait.names_all(objects, ())
        if calls_again or not trait.own.isdisjoint(objects):
            claims.append((0 if name == theme else 1, line_of[name]))
        elif (
            theme
            and trait.is_dominant
            and trait.names_all(objects, spread.towns[position])
            and not trait.lies_elsewhere(spread.filed[position])
            and not (is_unplaced and name == theme and _tells_another_point(position, trait, spread))
        ):
            claims.append((2 if name == theme else 3, line_of[name]))
    for name in OBJECT_THEMES & line_of.keys():
        trait = traits[line_of[name]]
        is_there = not trait.held.isdisjoint(objects) and trait.names_all(objects, ())
        if is_there and not trait.tells_another_phase(spread.phases[position]):
            claims.append((4, line_of[name]))
    return claims


def _tells_another_point(position: int, trait: _Traits, spread: Spread) -> bool:
    """Say whether a ticket of the line's theme tells key points, and the line's issues none of them but others."""
    points = spread.points(position)
    told = frozenset(chain.from_iterable(map(spread.points, trait.members))) if points else points
    return bool(told) and told.isdisjoint(points)


def _describe(line: Line, loose: Sequence[int], naming: Mapping[ObjectKey, int], spread: Spread) -> _Traits:
    """Describe a line; ``loose``: single tickets of its theme; ``naming``: tickets that name an object, in all."""
    named = Counter(key for position in line.members for key in spread.objects[position])
    own = frozenset(chain.from_iterable(_list_own(issue, spread) for issue in line.issues))
    traits = _Traits(
        members=line.members,
        callers=frozenset(spread.callers[position] for position in line.members),
        own=own,
        held=frozenset(key for key in own if named[key] >= _HELD_FROM * naming[key]),
        named=frozenset(named),
        towns=frozenset(town for position in line.members for town in spread.towns[position]),
        phases=frozenset(phase for position in line.members for phase in spread.phases[position]),
        filed=frozenset(filter(None, (spread.filed[position] for position in line.members))),
    )
    drawn = sum(traits.draws(spread.objects[position], spread.towns[position]) for position in loose)
    total = len(line.members) + len(loose)
    return replace(traits, is_dominant=len(line.members) + drawn >= _DOMINATED_FROM * total)


def _list_own(issue: Sequence[int], spread: Spread, share: float = _OBJECT_SHARE) -> set[ObjectKey]:
    """Return the objects of an issue: what enough of its tickets name."""
    counts = Counter(key for position in issue for key in spread.objects[position])
    return {key for key, count in counts.items() if count >= max(2, share * len(issue))}


def _sort_by_theme(positions: Sequence[int], themes: Sequence[str]) -> dict[str, list[int]]:
    """Return the tickets of each theme that names a problem."""
    by_theme: dict[str, list[int]] = defaultdict(list)
    for position in positions:
        if _names_problem(themes[position]):
            by_theme[themes[position]].append(position)
    return by_theme


def _names_problem(theme: str) -> bool:
    return bool(theme) and theme not in OPEN_THEMES
