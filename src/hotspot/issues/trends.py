"""From month to month: which line of this period continues which of the period before, and what became of the rest.

The texts kept of the last period's issues are clustered together with this period's tickets, by the same similarity
that finds the issues; a line continues the hotspot whose texts fall mostly among its own, if both speak of the same
kind of problem: what one prolific writer says of two matters reads alike, too. An issue that names its object continues
nothing where that object was not named: the corridors of another estate are another matter.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.issues.grouping.agreement import find_agreeing_issues, speak_of
from hotspot.issues.grouping.object_keys import ObjectKey, list_object_keys
from hotspot.issues.heat import NO_HEAT
from hotspot.issues.lines import Line
from hotspot.issues.material import Material, Prepared, join_materials, prepare_material
from hotspot.issues.report import Hotspot, HotspotReport, Status, split_sample
from hotspot.issues.themes.finding import known_words, score_themes
from hotspot.settings import Settings

# A change of tickets a day within so many per cent is not worth a word.
_STEADY = 20.0
# A lone ticket, listed for its gravity, was nothing that many reported: it cannot end either.
_LEAST_ENDED = 2
# A line continues a hotspot when so many texts of both are of the same issues, and this share of the smaller one; of a
# single text see `_are_enough`.
_LEAST_VOTES = 2
_LEAST_SHARE = 0.5
# An object is that of an issue when two of its tickets and this share of them name it.
_LEAST_NAMING = 2
_OWN_SHARE = 0.5
# … and the cosine of what both speak of is this high, as for groups that are one issue.
_ALIKE_FROM = 0.6


@dataclass(frozen=True)
class Joint:
    """An issue of both periods: tickets of a line, by their positions, and how many of the period before it had."""

    members: tuple[int, ...]
    previous_tickets: float


@dataclass(frozen=True)
class Link:
    """What a line was in the period before.

    ``hotspot_id``: of the hotspot it continues, "" for a new one; ``previous_tickets``: of that hotspot and of others
    that became part of the line, None when there is no period before; ``expected``: tickets that their rate would make
    in this period; ``joints``: the issues that its tickets are of together with tickets of the period before.
    """

    hotspot_id: str = ""
    previous_tickets: int | None = None
    expected: float = 0.0
    joints: tuple[Joint, ...] = ()

    def split(self, apart: Collection[int]) -> "tuple[Link, Link]":
        """Return the link of a line without the tickets at some positions, and that of these tickets.

        Tickets of the period before go with those they are of one issue with, all others stay.
        """
        if self.previous_tickets is None:
            return self, Link()
        moved = tuple(joint for joint in self.joints if 2 * len(set(joint.members) & set(apart)) > len(joint.members))
        tickets = round(sum(joint.previous_tickets for joint in moved))
        expected = self.expected * tickets / self.previous_tickets if self.previous_tickets else 0.0
        stayed = tuple(joint for joint in self.joints if joint not in moved)
        rest = replace(
            self,
            previous_tickets=self.previous_tickets - tickets,
            expected=self.expected - expected,
            joints=stayed,
        )
        return rest, Link("", tickets, expected, moved)

    def join(self, other: "Link") -> "Link":
        """Return the link of a line with another one's tickets."""
        known = [link.previous_tickets for link in (self, other) if link.previous_tickets is not None]
        return Link(
            self.hotspot_id, sum(known) if known else None, self.expected + other.expected, self.joints + other.joints
        )

    def change(self, tickets: int) -> float | None:
        """Return the change of tickets a day in per cent, None without a base."""
        return round(100 * (tickets / self.expected - 1), 1) if self.expected else None

    def growth(self, tickets: int) -> float:
        """Return the tickets beyond what was expected, 0 when there is no period before."""
        return 0.0 if self.previous_tickets is None else max(tickets - self.expected, 0.0)

    def status(self, tickets: int) -> Status | None:
        """Return 新增, 持续, 上升 or 回落, None when there is no period before."""
        if self.previous_tickets is None:
            return None
        change = self.change(tickets)
        if change is None:
            return "新增"
        return "上升" if change > _STEADY else "回落" if change < -_STEADY else "持续"


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
    joints, votes = _join_periods(prepared, lines, earlier, settings)
    order = sorted(votes, key=lambda pair: (-votes[pair], pair))
    continued: dict[int, list[int]] = {}
    taken: set[int] = set()
    for line, hotspot in order:
        if line not in continued and hotspot not in taken:
            continued[line] = [hotspot]
            taken.add(hotspot)
    # What was two lines, by chance or by a clerk's hand, may be one now.
    for line, hotspot in order:
        if hotspot not in taken:
            continued[line].append(hotspot)
            taken.add(hotspot)
    ratio = days / previous.days
    links = [Link("", 0)] * len(lines)
    for number, places in continued.items():
        told = [joint for pair in order if pair[1] in places for joint in joints[pair]]
        links[number] = _link([earlier[place] for place in places], ratio, told)
    # Where a hotspot told several matters that are lines of their own now, each has the tickets of its own.
    owner = {place: number for number, places in continued.items() for place in places}
    for number, place in order:
        if owner[place] != number:
            links[owner[place]], part = links[owner[place]].split(lines[number].members)
            links[number] = links[number].join(part)
    left = [hotspot for place, hotspot in enumerate(previous.hotspots) if place not in taken]
    expected = {hotspot.theme: ratio * previous.themes.get(hotspot.theme, hotspot.tickets) for hotspot in left}
    ended = [_end(hotspot) for hotspot in left if _has_ended(hotspot, themes, expected[hotspot.theme])]
    return Links(tuple(links), tuple(ended))


def _has_ended(hotspot: Hotspot, themes: Mapping[str, int], expected: float) -> bool:
    """Say whether what no line continues is told less than before: its kind of problem may go on in other words."""
    if hotspot.tickets < _LEAST_ENDED:
        return False
    return not hotspot.theme or themes.get(hotspot.theme, 0) < expected * (1 - _STEADY / 100)


def _end(hotspot: Hotspot) -> Hotspot:
    """Return a hotspot of the period before as this period has it: the words, and no tickets."""
    return replace(
        hotspot,
        rank=0,
        issues=(),
        ticket_ids=(),
        callers=0,
        first_at=None,
        last_at=None,
        heat=NO_HEAT,
        severity=(),
        previous_tickets=hotspot.tickets,
        change=-100.0,
        status="消退",
        slots=None,
    )


def _link(before: Sequence[Hotspot], ratio: float, joints: Sequence[Joint]) -> Link:
    tickets = sum(hotspot.tickets for hotspot in before)
    return Link(before[0].hotspot_id, tickets, tickets * ratio, tuple(joints))


def _join_periods(
    prepared: Prepared, lines: Sequence[Line], earlier: Sequence[Hotspot], settings: Settings
) -> tuple[dict[tuple[int, int], list[Joint]], dict[tuple[int, int], int]]:
    """Return for each pair of a line and an earlier hotspot the issues that both are of, an issue of several lines for
    the one with most of its tickets; and for the pairs of which the line may continue the hotspot how many texts of
    both are of the same issues.
    """
    samples, owners = _list_samples(earlier, settings)
    line_of = {position: number for number, line in enumerate(lines) for position in line.members}
    owner_of = dict(enumerate(owners, start=len(prepared.material)))
    # All tickets, not those of the lines alone: how alike two texts are is judged by what else is said.
    joined = join_materials(prepared.material, samples)
    scores = np.concatenate([prepared.scores, score_themes(samples)])
    objects = list_object_keys(joined, known_words())
    texts_of = _sort_by_owner(owner_of, owner_of)
    joints: dict[tuple[int, int], list[Joint]] = defaultdict(list)
    votes: Counter[tuple[int, int]] = Counter()
    for group in find_agreeing_issues(joined, scores, known_words(), objects):
        here, before = _sort_by_owner(group, line_of), _sort_by_owner(group, owner_of)
        for (number, members), (place, texts) in product(here.items(), before.items()):
            if not _is_of_another_object(members, texts, objects):
                votes[number, place] += min(len(members), len(texts))
                if number == max(here, key=lambda line: len(here[line])):
                    # Of a large issue a few texts are kept.
                    share = len(texts) / len(texts_of[place])
                    joints[number, place].append(Joint(tuple(members), share * earlier[place].tickets))
    sure = {
        (number, place): count
        for (number, place), count in votes.items()
        if _are_enough(count, lines[number].members, texts_of[place], objects)
        and _are_alike(lines[number].members, texts_of[place], scores)
    }
    for number, line in enumerate(lines):
        for place, hotspot in enumerate(earlier):
            # Scattered matters of one kind are the same line when the kind has the same name.
            if line.is_scattered and hotspot.is_scattered and line.theme == hotspot.theme:
                sure[number, place] = 1
    return joints, sure


def _sort_by_owner(positions: Iterable[int], owner_of: Mapping[int, int]) -> dict[int, list[int]]:
    """Return the positions of each owner, in their order; those without one are left out."""
    owned: dict[int, list[int]] = defaultdict(list)
    for position in positions:
        if position in owner_of:
            owned[owner_of[position]].append(position)
    return owned


def _are_enough(
    votes: int, members: Sequence[int], texts: Sequence[int], objects: Sequence[Collection[ObjectKey]]
) -> bool:
    """Say whether so many texts of a line and of an earlier hotspot are of the same issues that it continues it.

    One of which there is a single text needs no second vote, if both name the same object.
    """
    smaller = min(len(members), len(texts))
    if smaller < _LEAST_VOTES:
        named = {key for position in members for key in objects[position]}
        return any(not named.isdisjoint(objects[position]) for position in texts)
    return votes >= max(_LEAST_VOTES, _LEAST_SHARE * smaller)


def _is_of_another_object(
    members: Sequence[int], texts: Sequence[int], objects: Sequence[Collection[ObjectKey]]
) -> bool:
    """Say whether an issue's tickets of this period name an object of their own that no earlier text of it names."""
    counts = Counter(key for position in members for key in objects[position])
    least = max(_LEAST_NAMING, _OWN_SHARE * len(members))
    own = {key for key, count in counts.items() if count >= least}
    return bool(own) and all(own.isdisjoint(objects[position]) for position in texts)


def _are_alike(members: Sequence[int], texts: Sequence[int], scores: NDArray[np.floating]) -> bool:
    """Say whether a line and the texts of an earlier hotspot speak of the same kind of problem."""
    line, earlier = speak_of([tuple(members), tuple(texts)], scores)
    return float(line @ earlier) >= _ALIKE_FROM


def _list_samples(earlier: Sequence[Hotspot], settings: Settings) -> tuple[Material, list[int]]:
    """Return the texts kept of the period before as material, and which hotspot each is of."""
    rows = [
        (number, *split_sample(sample))
        for number, hotspot in enumerate(earlier)
        for issue in hotspot.issues
        for sample in issue.samples
    ]
    table = pd.DataFrame(
        {
            "ticket_id": [f"{place:09d}" for place in range(len(rows))],
            "title": [title for _, title, _ in rows],
            "text": [text for _, _, text in rows],
        },
        dtype=object,
    )
    return prepare_material(table, settings), [number for number, _, _ in rows]
