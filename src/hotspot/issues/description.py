"""A line described: heat, places, units, wording, and what it was in the period before."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.drafts import Draft
from hotspot.issues.grouping.alike import Alike
from hotspot.issues.grouping.namesakes import tell_districts
from hotspot.issues.heat import Evidence, measure_heat
from hotspot.issues.lines import Line
from hotspot.issues.material import Material, pick_values
from hotspot.issues.report import Hotspot, Issue, join_sample
from hotspot.issues.severity import GRAVE, load_severity
from hotspot.issues.themes.finding import is_new_theme
from hotspot.issues.wording.evidence import pick_evenly
from hotspot.issues.wording.objects.result_fields import name_object, name_places, name_spots
from hotspot.issues.wording.phrase import Phrase, join_phrases
from hotspot.issues.wording.phrasing import IssueEvidence, Wording, learn_wording, phrase_hotspot
from hotspot.issues.wording.titles import name_title
from hotspot.settings import Settings
from hotspot.tickets.lead_units import name_lead

# Places named in the table; the sentence names fewer.
_MOST_PLACES = 8
_MOST_PLACES_OF_ISSUE = 3
# Texts kept of an issue for the next period to be compared with.
_MOST_SAMPLES = 12


@dataclass(frozen=True, eq=False)
class Context:
    """What describing a line needs to know of the whole period."""

    material: Material
    wording: Wording
    severity: NDArray[np.bool_]
    severity_names: tuple[str, ...]
    levels: NDArray[np.int64]
    districts: Sequence[str]
    settings: Settings

    @property
    def grave(self) -> NDArray[np.bool_]:
        """Say of each ticket whether it is worth a line by itself."""
        found: NDArray[np.bool_] = (self.severity & (self.levels == GRAVE)).any(axis=1)
        return found


def learn_context(material: Material, settings: Settings, alike: Alike | None = None) -> Context:
    """Learn the wording of a period and find its severity words; ``alike``: its tickets where they were cut already."""
    reader = load_severity()
    texts = [f"{title} {body}" for title, body in zip(material.titles, material.bodies, strict=True)]
    return Context(
        material=material,
        wording=learn_wording(material.titles, material.texts, material.bodies, alike.count_words if alike else None),
        severity=reader.find_severities(texts),
        severity_names=reader.names,
        levels=reader.levels,
        districts=tell_districts(material),
        settings=settings,
    )


def describe_lines(drafts: Sequence[Draft], context: Context) -> list[Hotspot]:
    """Return the hotspot of each line; a ticket alone whose title another line has is named after its gravity."""
    hotspots = [_describe_line(draft, context) for draft in drafts]
    carried = Counter(hotspot.title for hotspot in hotspots)
    return [
        replace(hotspot, title=name_title(_last_name(draft.line.members, context)) or hotspot.title)
        if hotspot.tickets == 1 and carried[hotspot.title] > 1
        else hotspot
        for hotspot, draft in zip(hotspots, drafts, strict=True)
    ]


def _describe_line(draft: Draft, context: Context) -> Hotspot:
    """Return the hotspot of a line, not yet ranked (rank 0)."""
    line, link = draft.line, draft.link
    material, members = context.material, line.members
    severity = _find_severities(members, context)
    evidence = _count(draft, severity, context)
    first_at, last_at = material.measure_span(members)
    phrase = join_phrases([_phrase_line(part, context) for part in line.parts or (line,)])
    return Hotspot(
        rank=0,
        hotspot_id=draft.hotspot_id,
        title=phrase.title,
        sentence=phrase.sentence,
        category=_main_category(members, material),
        theme=line.theme,
        issues=() if line.is_scattered else tuple(make_issue(issue, material) for issue in line.issues),
        ticket_ids=pick_values(material.ids, members),
        callers=evidence.callers,
        first_at=first_at,
        last_at=last_at,
        places=_list_places(line, material, name_places),
        units=_most_common([name_lead(unit) for unit in pick_values(material.units, members)], most=3),
        heat=measure_heat(evidence, context.settings.hotspots.weights),
        severity=tuple(name for name, is_found in zip(context.severity_names, severity, strict=True) if is_found),
        previous_tickets=link.previous_tickets,
        change=link.change(len(members)),
        status=link.status(len(members)),
        slots={slot.name: slot.ticket_ids for slot in phrase.slots},
        is_scattered=line.is_scattered,
        is_new_theme=is_new_theme(line.theme),
    )


def _phrase_line(line: Line, context: Context) -> Phrase:
    material = context.material
    return phrase_hotspot(
        [gather_evidence(issue, material, context.districts) for issue in line.issues],
        line.theme,
        context.wording,
        is_scattered=line.is_scattered,
        others=gather_evidence(line.others, material, context.districts) if line.others else None,
        last_name=_last_name(line.members, context),
    )


def _count(draft: Draft, severity: NDArray[np.bool_], context: Context) -> Evidence:
    """Count what the heat of a line is made of."""
    material, members = context.material, draft.line.members
    callers = len({material.callers[p] for p in members})
    return Evidence(
        callers=callers,
        tickets=len(members),
        growth=draft.link.growth(len(members)),
        places=len(_list_places(draft.line, material, name_spots)),
        unsettled=int(material.unsettled[list(members)].sum()),
        gravity=int((severity * context.levels).max(initial=0)),
        scattered=callers if draft.line.is_scattered else 0,
    )


def _last_name(members: Sequence[int], context: Context) -> str:
    """Return what is grave in the tickets of a line, else their category."""
    found = _find_severities(members, context) & (context.levels == GRAVE)
    grave = (name for name, is_found in zip(context.severity_names, found, strict=True) if is_found)
    return next(grave, "") or _main_category(members, context.material)


def _find_severities(members: Sequence[int], context: Context) -> NDArray[np.bool_]:
    """Say of each severity whether one of these tickets tells of it."""
    found: NDArray[np.bool_] = np.any(context.severity[list(members)], axis=0)
    return found


def _main_category(members: Sequence[int], material: Material) -> str:
    return next(iter(_most_common(pick_values(material.categories, members), most=1)), "")


def make_issue(members: Sequence[int], material: Material) -> Issue:
    """Return the issue of these tickets, named after its first one."""
    ids, in_time = pick_values(material.ids, members), sorted(members)
    kept = [in_time[place] for place in pick_evenly(len(in_time), _MOST_SAMPLES)]
    return Issue(
        issue_id=f"I{ids[0]}",
        ticket_ids=ids,
        object_name=name_object([material.places[p] for p in members]),
        samples=tuple(join_sample(material.titles[p], material.texts[p]) for p in kept),
    )


def gather_evidence(members: Sequence[int], material: Material, districts: Sequence[str] = ()) -> IssueEvidence:
    """Return the tickets at these positions as what wording is built from; ``districts``: of ``tell_districts``."""
    return IssueEvidence(
        ticket_ids=pick_values(material.ids, members),
        titles=pick_values(material.titles, members),
        texts=pick_values(material.texts, members),
        callers=pick_values(material.callers, members),
        towns=pick_values(material.towns, members),
        places=tuple(material.places[position] for position in members),
        districts=pick_values(districts, members) if districts else ("",) * len(members),
    )


def _list_places(line: Line, material: Material, name: Callable[..., tuple[str, ...]]) -> tuple[str, ...]:
    """Return the places of a line, as ``name`` finds them: each issue's most exact one, then what else its tickets
    agree on.
    """
    rows = [[material.places[p] for p in issue] for issue in line.issues]
    named = [name(row, most=_MOST_PLACES_OF_ISSUE) for row in rows]
    names = [name for row in named for name in row[:1]] + [name for row in named for name in row[1:]]
    return tuple(dict.fromkeys(names))[:_MOST_PLACES]


def _most_common(values: Sequence[str], *, most: int) -> tuple[str, ...]:
    counts = Counter(filter(None, values))
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:most])
