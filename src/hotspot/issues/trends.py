"""From month to month: which line of this period continues which of the period before, and what became of the rest.

The texts kept of the last period's issues are clustered together with this period's tickets (`both_periods.py`). A
line continues the hotspot whose texts fall mostly among its own, if both speak of the same kind of problem: what one
prolific writer says of two matters reads alike, too. An issue that names its object continues nothing where that object
was not named: the corridors of another estate are another matter.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from hotspot.issues.both_periods import BothPeriods, join_periods, sort_by_owner
from hotspot.issues.heat import NO_HEAT
from hotspot.issues.lines import Line
from hotspot.issues.links import STEADY, Joint, Link
from hotspot.issues.material import Material, Prepared
from hotspot.issues.report import Hotspot, HotspotReport
from hotspot.settings import Settings

# A lone ticket, listed for its gravity, was nothing that many reported: it cannot end either.
_LEAST_ENDED = 2
# A line continues a hotspot when so many texts of both are of the same issues, and this share of the smaller one; of a
# single text see `_are_enough`.
_LEAST_VOTES = 2
_LEAST_SHARE = 0.5


@dataclass(frozen=True)
class Links:
    """One link a line, and the hotspots of the period before that have ended."""

    lines: tuple[Link, ...]
    ended: tuple[Hotspot, ...]


def link_lines(
    prepared: Prepared,
    lines: Sequence[Line],
    previous: HotspotReport | None,
    *,
    days: int,
    themes: Mapping[str, int],
    settings: Settings,
) -> Links:
    """Link the lines of this period, ``days`` long, to the hotspots of the one before (None: nothing to link).

    ``themes``: how many tickets of this period are of each theme, in a line or not.
    """
    if previous is None:
        return Links((Link(),) * len(lines), ())
    # What a clerk removed goes on as well: it keeps its id, by which it is removed again.
    earlier = (*previous.hotspots, *previous.removed)
    both = join_periods(prepared, earlier, settings)
    line_of = {position: number for number, line in enumerate(lines) for position in line.members}
    shared = _find_shared(both, line_of)
    votes = _join_scattered(lines, earlier) | _count_votes(shared, both, lines, earlier)
    pairs = sorted(votes, key=lambda pair: (-votes[pair], pair))
    continued = _assign(pairs)
    ratio = days / previous.days
    joints = {pair: _list_joints(shared.get(pair, ()), both, earlier[pair[1]], pair[1]) for pair in pairs}
    links = _share_out(lines, earlier, continued, joints, ratio)
    taken = {place for places in continued.values() for place in places}
    left = {place: hotspot for place, hotspot in enumerate(previous.hotspots) if place not in taken}
    expected = {hotspot.theme: ratio * previous.themes.get(hotspot.theme, hotspot.tickets) for hotspot in left.values()}
    told = _find_left(both, line_of)
    ended = [
        _end(hotspot, prepared.material, told.get(place, ()), ratio)
        for place, hotspot in left.items()
        if _has_ended(hotspot, themes, expected[hotspot.theme])
    ]
    return Links(tuple(links), tuple(ended))


def _assign(pairs: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Return the hotspots that each line continues, the one that names it first; ``pairs``: the surest first."""
    continued: dict[int, list[int]] = {}
    taken: set[int] = set()
    for line, hotspot in pairs:
        if line not in continued and hotspot not in taken:
            continued[line] = [hotspot]
            taken.add(hotspot)
    # What was two lines, by chance or by a clerk's hand, may be one now.
    for line, hotspot in pairs:
        if hotspot not in taken:
            continued[line].append(hotspot)
            taken.add(hotspot)
    return continued


def _share_out(
    lines: Sequence[Line],
    earlier: Sequence[Hotspot],
    continued: Mapping[int, Sequence[int]],
    joints: Mapping[tuple[int, int], Sequence[Joint]],
    ratio: float,
) -> list[Link]:
    """Return the link of each line; where a hotspot told several matters that are lines of their own now, each has the
    tickets of its own.

    ``joints``: by pairs of a line and a hotspot that it may continue, the surest first.
    """
    links = [Link("", 0)] * len(lines)
    for number, places in continued.items():
        told = [joint for (_, place), shared in joints.items() if place in places for joint in shared]
        links[number] = _link([earlier[place] for place in places], ratio, told)
    owner = {place: number for number, places in continued.items() for place in places}
    for number, place in joints:
        if owner[place] != number:
            links[owner[place]], part = links[owner[place]].split(lines[number].members)
            links[number] = links[number].join(part)
    return links


def _has_ended(hotspot: Hotspot, themes: Mapping[str, int], expected: float) -> bool:
    """Say whether what no line continues is told less than before: its kind of problem may go on in other words."""
    if hotspot.tickets < _LEAST_ENDED:
        return False
    return not hotspot.theme or themes.get(hotspot.theme, 0) < expected * (1 - STEADY / 100)


def _end(hotspot: Hotspot, material: Material, told: Collection[int], ratio: float) -> Hotspot:
    """Return a hotspot of the period before as this period has it: the words, and the tickets that still tell of it,
    too few for a line.

    ``told``: their positions.
    """
    positions = sorted(told)
    first_at, last_at = material.measure_span(positions)
    return replace(
        hotspot,
        rank=0,
        issues=(),
        ticket_ids=tuple(material.ids[position] for position in positions),
        callers=len({material.callers[position] for position in positions}),
        first_at=first_at,
        last_at=last_at,
        heat=NO_HEAT,
        severity=(),
        previous_tickets=hotspot.tickets,
        change=_link([hotspot], ratio, ()).change(len(positions)),
        status="消退",
        slots=None,
    )


def _link(before: Sequence[Hotspot], ratio: float, joints: Sequence[Joint]) -> Link:
    tickets = sum(hotspot.tickets for hotspot in before)
    return Link(before[0].hotspot_id, tickets, tickets * ratio, tuple(joints))


@dataclass(frozen=True)
class _Shared:
    """An issue of both periods: tickets of a line, and texts of an earlier hotspot; ``is_main``: no other line has more
    of its tickets.
    """

    members: tuple[int, ...]
    texts: tuple[int, ...]
    is_main: bool


def _find_shared(both: BothPeriods, line_of: Mapping[int, int]) -> dict[tuple[int, int], list[_Shared]]:
    """Return the issues that a line and an earlier hotspot share, by both; ``line_of``: the line of each ticket."""
    shared: dict[tuple[int, int], list[_Shared]] = defaultdict(list)
    for group in both.groups:
        here, before = sort_by_owner(group, line_of), sort_by_owner(group, both.place_of)
        for (number, members), (place, texts) in product(here.items(), before.items()):
            if not both.names_another(members, texts):
                is_main = number == max(here, key=lambda line: len(here[line]))
                shared[number, place].append(_Shared(tuple(members), tuple(texts), is_main))
    return shared


def _list_joints(shared: Sequence[_Shared], both: BothPeriods, hotspot: Hotspot, place: int) -> list[Joint]:
    """Return the issues of both periods that are the line's, and how many of the hotspot's tickets were theirs."""
    all_kept = both.count_tickets(both.texts_of.get(place, ()))
    return [
        Joint(issue.members, both.count_tickets(issue.texts) / all_kept * hotspot.tickets)
        for issue in shared
        if issue.is_main
    ]


def _count_votes(
    shared: Mapping[tuple[int, int], Sequence[_Shared]],
    both: BothPeriods,
    lines: Sequence[Line],
    earlier: Sequence[Hotspot],
) -> dict[tuple[int, int], int]:
    """Return the pairs of which the line may continue the hotspot, and how many texts of both are of one issue."""
    votes: dict[tuple[int, int], int] = {}
    for (number, place), issues in shared.items():
        line, texts = lines[number], both.texts_of[place]
        count = sum(min(len(issue.members), len(issue.texts)) for issue in issues)
        common = {both.sample_of[text].issue for issue in issues for text in issue.texts}
        of_common = [text for text in texts if both.sample_of[text].issue in common]
        is_of_theme = count >= _LEAST_VOTES and _tell_one_theme(line, earlier[place])
        # A hotspot may tell several matters, of which the line continues one.
        if (is_of_theme or _are_enough(count, line.members, both, place)) and both.are_alike(
            line.members, (texts, of_common)
        ):
            votes[number, place] = count
    return votes


def _find_left(both: BothPeriods, line_of: Mapping[int, int]) -> dict[int, list[int]]:
    """Return for each earlier hotspot the tickets of its issues that are in no line."""
    left: dict[int, list[int]] = defaultdict(list)
    for group in both.groups:
        alone = [position for position in group if position not in line_of and position not in both.sample_of]
        for place, texts in sort_by_owner(group, both.place_of).items():
            if not both.names_another(alone, texts):
                left[place] += alone
    return left


def _join_scattered(lines: Sequence[Line], earlier: Sequence[Hotspot]) -> dict[tuple[int, int], int]:
    """Return the pairs of scattered matters, which are the same line when their kind has the same name; so are
    scattered matters of one period and the several issues into which they gather in the other.
    """
    return {
        (number, place): 1
        for number, line in enumerate(lines)
        for place, hotspot in enumerate(earlier)
        if line.theme == hotspot.theme
        and (line.is_scattered or hotspot.is_scattered)
        and _tells_its_kind(line)
        and _tells_its_kind(hotspot)
    }


def _tells_its_kind(line: Line | Hotspot) -> bool:
    """Say whether a line is of a kind of problem, not of one issue: scattered matters, or several issues."""
    return line.is_scattered or len(line.issues) > 1


def _are_enough(votes: int, members: Sequence[int], both: BothPeriods, place: int) -> bool:
    """Say whether so many texts of a line and of an earlier hotspot are of the same issues that it continues it.

    One of which there is a single text needs no second vote, if both name the same object.
    """
    texts = both.texts_of[place]
    smaller = min(len(members), len(texts))
    if smaller < _LEAST_VOTES:
        return both.share_an_object(members, texts)
    return votes >= max(_LEAST_VOTES, _LEAST_SHARE * smaller)


def _tell_one_theme(line: Line, hotspot: Hotspot) -> bool:
    """Say whether both are of several issues of one theme: of these some end and others begin each month."""
    return bool(line.theme) and line.theme == hotspot.theme and min(len(line.issues), len(hotspot.issues)) > 1
