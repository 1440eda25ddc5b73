"""A period and the one before, looked through together: the texts kept of the last period's issues are clustered with
this period's tickets, by the same similarity that finds the issues.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.issues.grouping.agreement import find_agreeing_issues, speak_of
from hotspot.issues.grouping.object_keys import ObjectKey, list_object_keys
from hotspot.issues.material import Material, Prepared, join_materials, prepare_material
from hotspot.issues.report import Hotspot, split_sample
from hotspot.issues.themes.finding import known_words, score_themes
from hotspot.settings import Settings

# An object is that of an issue when two of its tickets and this share of them name it.
_LEAST_NAMING = 2
_OWN_SHARE = 0.5
# Two speak of the same kind of problem when the cosine of what they speak of is this high, as for groups that are one
# issue.
_ALIKE_FROM = 0.6


@dataclass(frozen=True)
class Sample:
    """A text kept of the period before: of which hotspot and which of its issues, and for how many of its tickets.

    Of a large issue few texts are kept.
    """

    place: int
    issue: int
    tickets: int


@dataclass(frozen=True, eq=False)
class BothPeriods:
    """This period's tickets and, behind them, the texts kept of the one before: ``groups`` (positions) that are one
    issue. ``sample_of``: what each kept text is of; ``scores``, ``objects``: of all.
    """

    groups: Sequence[Sequence[int]]
    sample_of: Mapping[int, Sample]
    scores: NDArray[np.floating]
    objects: Sequence[Collection[ObjectKey]]

    @cached_property
    def place_of(self) -> dict[int, int]:
        """Of which hotspot of the period before each kept text is."""
        return {position: sample.place for position, sample in self.sample_of.items()}

    @cached_property
    def texts_of(self) -> dict[int, list[int]]:
        """The texts kept of each hotspot of the period before."""
        return sort_by_owner(self.sample_of, self.place_of)

    def count_tickets(self, texts: Iterable[int]) -> int:
        """Return for how many tickets some kept texts stand."""
        return sum(self.sample_of[text].tickets for text in texts)

    def names_another(self, members: Sequence[int], texts: Iterable[int]) -> bool:
        """Say whether an issue's tickets of this period name an object of their own that none of its texts names."""
        counts = Counter(key for position in members for key in self.objects[position])
        least = max(_LEAST_NAMING, _OWN_SHARE * len(members))
        own = {key for key, count in counts.items() if count >= least}
        return bool(own) and all(own.isdisjoint(self.objects[position]) for position in texts)

    def share_an_object(self, members: Iterable[int], texts: Iterable[int]) -> bool:
        """Say whether tickets and texts name one object."""
        named = {key for position in members for key in self.objects[position]}
        return any(not named.isdisjoint(self.objects[position]) for position in texts)

    def are_alike(self, members: Sequence[int], earlier: Sequence[Sequence[int]]) -> bool:
        """Say whether tickets speak of the same kind of problem as some texts of the period before."""
        line, *before = speak_of([tuple(positions) for positions in (members, *earlier)], self.scores)
        return any(float(line @ spoken) >= _ALIKE_FROM for spoken in before)


def join_periods(prepared: Prepared, earlier: Sequence[Hotspot], settings: Settings) -> BothPeriods:
    """Cluster the texts kept of the hotspots of the period before together with all tickets of this period.

    Not with those of its lines alone: how alike two texts are is judged by what else is said.
    """
    kept, samples = _list_samples(earlier, settings)
    joined = join_materials(prepared.material, kept)
    # Nobody knows of which town or county the texts of before are: names count whatever town has them.
    unknown = ("",) * len(joined)
    joined = replace(joined, districts=unknown, towns=unknown)
    scores = np.concatenate([prepared.scores, score_themes(kept)])
    objects = list_object_keys(joined, known_words())
    groups = find_agreeing_issues(joined, scores, known_words(), objects)
    return BothPeriods(groups, dict(enumerate(samples, start=len(prepared.material))), scores, objects)


def sort_by_owner(positions: Iterable[int], owner_of: Mapping[int, int]) -> dict[int, list[int]]:
    """Return the positions of each owner, in their order; those without one are left out."""
    owned: dict[int, list[int]] = {}
    for position in positions:
        if position in owner_of:
            owned.setdefault(owner_of[position], []).append(position)
    return owned


def _list_samples(earlier: Sequence[Hotspot], settings: Settings) -> tuple[Material, list[Sample]]:
    """Return the texts kept of the period before, as material, and what each is of."""
    rows = [
        (Sample(place, number, (len(issue.ticket_ids) + nth) // len(issue.samples)), *split_sample(text))
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
