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
from hotspot.issues.links import STEADY, Joint, Link
from hotspot.issues.material import Material, Prepared, join_materials, prepare_material
from hotspot.issues.report import Hotspot, HotspotReport, split_sample
from hotspot.issues.themes.finding import known_words, score_themes
from hotspot.settings import Settings

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
    pairs = sorted(votes, key=lambda pair: (-votes[pair], pair))
    continued = _assign(pairs)
    ratio = days / previous.days
    links = _share_out(lines, earlier, continued, {pair: joints[pair] for pair in pairs}, ratio)
    taken = {place for places in continued.values() for place in places}
    left = [hotspot for place, hotspot in enumerate(previous.hotspots) if place not in taken]
    expected = {hotspot.theme: ratio * previous.themes.get(hotspot.theme, hotspot.tickets) for hotspot in left}
    ended = [_end(hotspot) for hotspot in left if _has_ended(hotspot, themes, expected[hotspot.theme])]
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


@dataclass(frozen=True)
class _Sample:
    """A text kept of the period before: of which hotspot and which of its issues, and for how many of its tickets.

    Of a large issue few texts are kept.
    """

    place: int
    issue: int
    tickets: int


def _join_periods(
    prepared: Prepared, lines: Sequence[Line], earlier: Sequence[Hotspot], settings: Settings
) -> tuple[dict[tuple[int, int], list[Joint]], dict[tuple[int, int], int]]:
    """Return for each pair of a line and an earlier hotspot the issues that both are of, an issue of several lines for
    the one with most of its tickets; and for the pairs of which the line may continue the hotspot how many texts of
    both are of the same issues.
    """
    kept, samples = _list_samples(earlier, settings)
    line_of = {position: number for number, line in enumerate(lines) for position in line.members}
    sample_of = dict(enumerate(samples, start=len(prepared.material)))
    owner_of = {position: sample.place for position, sample in sample_of.items()}
    # All tickets, not those of the lines alone: how alike two texts are is judged by what else is said.
    joined = join_materials(prepared.material, kept)
    # Nobody knows of which town or county the texts of before are: names count whatever town has them.
    unknown = ("",) * len(joined)
    joined = replace(joined, districts=unknown, towns=unknown)
    scores = np.concatenate([prepared.scores, score_themes(kept)])
    objects = list_object_keys(joined, known_words())
    texts_of = _sort_by_owner(owner_of, owner_of)
    told = {place: sum(sample_of[text].tickets for text in texts) for place, texts in texts_of.items()}
    common: dict[tuple[int, int], set[int]] = defaultdict(set)
    joints: dict[tuple[int, int], list[Joint]] = defaultdict(list)
    votes: Counter[tuple[int, int]] = Counter()
    for group in find_agreeing_issues(joined, scores, known_words(), objects):
        here, before = _sort_by_owner(group, line_of), _sort_by_owner(group, owner_of)
        for (number, members), (place, texts) in product(here.items(), before.items()):
            if not _is_of_another_object(members, texts, objects):
                votes[number, place] += min(len(members), len(texts))
                common[number, place].update(sample_of[text].issue for text in texts)
                if number == max(here, key=lambda line: len(here[line])):
                    share = sum(sample_of[text].tickets for text in texts) / told[place]
                    joints[number, place].append(Joint(tuple(members), share * earlier[place].tickets))
    sure = {}
    for (number, place), count in votes.items():
        line, texts = lines[number], texts_of[place]
        shared = [text for text in texts if sample_of[text].issue in common[number, place]]
        is_of_theme = count >= _LEAST_VOTES and _tell_one_theme(line, earlier[place])
        are_enough = is_of_theme or _are_enough(count, line.members, texts, objects)
        if are_enough and _are_alike(line.members, (texts, shared), scores):
            sure[number, place] = count
    return joints, _join_scattered(lines, earlier) | sure


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


def _tell_one_theme(line: Line, hotspot: Hotspot) -> bool:
    """Say whether both are of several issues of one theme: of these some end and others begin each month."""
    return bool(line.theme) and line.theme == hotspot.theme and min(len(line.issues), len(hotspot.issues)) > 1


def _is_of_another_object(
    members: Sequence[int], texts: Sequence[int], objects: Sequence[Collection[ObjectKey]]
) -> bool:
    """Say whether an issue's tickets of this period name an object of their own that no earlier text of it names."""
    counts = Counter(key for position in members for key in objects[position])
    least = max(_LEAST_NAMING, _OWN_SHARE * len(members))
    own = {key for key, count in counts.items() if count >= least}
    return bool(own) and all(own.isdisjoint(objects[position]) for position in texts)


def _are_alike(members: Sequence[int], earlier: Sequence[Sequence[int]], scores: NDArray[np.floating]) -> bool:
    """Say whether a line speaks of the same kind of problem as the texts of an earlier hotspot, or as those of its
    issues that the line shares: a hotspot may tell several matters.
    """
    line, *before = speak_of([tuple(positions) for positions in (members, *earlier)], scores)
    return any(float(line @ spoken) >= _ALIKE_FROM for spoken in before)


def _list_samples(earlier: Sequence[Hotspot], settings: Settings) -> tuple[Material, list[_Sample]]:
    """Return the texts kept of the period before, as material, and what each is of."""
    rows = [
        (_Sample(place, number, (len(issue.ticket_ids) + nth) // len(issue.samples)), *split_sample(text))
        for place, hotspot in enumerate(earlier)
        for number, issue in enumerate(hotspot.issues)
        for nth, text in enumerate(issue.samples)
    ]
    table = pd.DataFrame(
        {
            "ticket_id": [f"{place:09d}" for place in range(len(rows))],
            "title": [title for _, title, _ in rows],
            "text": [text for _, _, text in rows],
        },
        dtype=object,
    )
    return prepare_material(table, settings), [sample for sample, _, _ in rows]
