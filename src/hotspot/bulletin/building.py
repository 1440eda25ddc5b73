"""From a table of tickets to a bulletin: every figure counted once, then written into one document."""

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from hotspot.arguments import check_type
from hotspot.bulletin.assessment import AssessmentRules, assess, tell_score_gaps
from hotspot.bulletin.comparison import (
    Sources,
    find_bases,
    select_base_tickets,
    tell_no_trends,
    tell_other_base,
    tell_partial_bases,
)
from hotspot.bulletin.composing import compose_document
from hotspot.bulletin.coverage import tell_missing_days
from hotspot.bulletin.document import Document
from hotspot.bulletin.evidence import EvidenceTicket, list_evidence
from hotspot.bulletin.focus import leave_out_going_on
from hotspot.bulletin.labels import read_labels
from hotspot.bulletin.materials import Figures, Materials
from hotspot.bulletin.outcomes import Outcomes, find_last_moment, judge_tickets, tell_early_closings, tell_stray_moments
from hotspot.bulletin.problems import find_problems
from hotspot.bulletin.sorting import sort_tickets, tell_foreign_labels
from hotspot.bulletin.statistics import choose_area, count_tickets
from hotspot.bulletin.texts import Texts
from hotspot.bulletin.unit_kinds import name_towns
from hotspot.bulletin.untold import tell_untold
from hotspot.categories.taxonomy import Taxonomy, default_taxonomy
from hotspot.errors import BulletinError, ColumnError, PeriodError
from hotspot.issues.report import HotspotReport
from hotspot.settings import BulletinSettings, Settings, take_settings
from hotspot.tickets.ids import number_tickets
from hotspot.tickets.periods import Period, read_period
from hotspot.tickets.table import convert_moments, require_columns, select_period, take_index
from hotspot.tickets.values import read_wall_clock

_LOG = logging.getLogger("hotspot")


@dataclass(frozen=True, eq=False)
class Bulletin:
    """A bulletin: the document that is written, the figures it was made of, and the tickets behind each hotspot."""

    document: Document
    figures: Figures
    evidence: Mapping[str, tuple[EvidenceTicket, ...]]

    def __repr__(self) -> str:
        """Name the bulletin and say how much it counts."""
        counts = f"tickets={len(self.figures.tickets)}, hotspots={len(self.figures.hotspots.hotspots)}"
        return f"Bulletin(title={self.document.title!r}, period={self.figures.period.name!r}, {counts})"


def build_bulletin(
    tickets: pd.DataFrame,
    period: Period | str,
    materials: Materials | None = None,
    *,
    settings: Settings | None = None,
    taxonomy: Taxonomy | None = None,
) -> Bulletin:
    """Build the bulletin of a period from tickets with canonical columns; those outside it only serve as bases.

    A ticket without ``category`` counts under its ``predicted_category`` (see ``hotspot.classify``), without either as
    未归类. Hotspots that the materials lack are found now, with the model that the settings name. Raises PeriodError
    when no ticket falls into the period or ``as_of`` is before it, ColumnError without ``received_at`` (in a table of
    ``earlier``, too), or without ``text`` where hotspots are to be found, DuplicateTicketError when two tickets have
    one ``ticket_id``, BulletinError when the hotspots do not cover the period or are of other tickets. A warning tells
    when days of the period or of a base are missing, when hotspots and bulletin are compared with different tickets,
    when moments are mistyped, or when categories were predicted that are none of the ``taxonomy`` (None: the fourteen;
    that of another model: ``categories.model_taxonomy.read_model_taxonomy``).
    """
    require_columns(tickets)
    settings, materials = take_settings(settings), Materials() if materials is None else materials
    check_type(materials, Materials, "materials", "请写成 Materials(…)")
    taxonomy = default_taxonomy() if taxonomy is None else taxonomy
    check_type(taxonomy, Taxonomy, "taxonomy", "请用 hotspot.categories.scheme.load_scheme(文件).taxonomy 读出")
    period = read_period(period, settings.periods.week_start)
    rules = _make_rules(settings.bulletin, materials.texts)
    figures = _count(tickets, period, materials, settings, taxonomy=taxonomy, rules=rules)
    for caution in figures.cautions:
        _LOG.warning("%s", caution)
    return Bulletin(
        document=compose_document(figures, materials, rules, settings.bulletin, taxonomy),
        figures=figures,
        evidence=list_evidence(figures.tickets, figures.hotspots, period, settings.privacy.salt),
    )


def _make_rules(settings: BulletinSettings, texts: Texts) -> AssessmentRules:
    """Return how units are assessed under these settings, by the office that the texts or they name."""
    return AssessmentRules(
        floor=settings.unit_floor,
        town_floor=settings.town_floor,
        basic_weight=Fraction(settings.basic_weight),
        towns=settings.towns,
        departments=settings.departments,
        office=texts.office or settings.office,
    )


def _count(
    tickets: pd.DataFrame,
    period: Period,
    materials: Materials,
    settings: Settings,
    *,
    taxonomy: Taxonomy,
    rules: AssessmentRules,
) -> Figures:
    tickets, rounding = convert_moments(number_tickets(tickets)), settings.bulletin.rounding
    inside = select_period(tickets, period).sort_values(["received_at", "ticket_id"], kind="stable", ignore_index=True)
    earlier = tuple(_read_earlier(materials))
    sources = Sources(materials.history, earlier, tickets)
    outcomes = judge_tickets(inside, _choose_as_of(tickets, period, materials))
    hotspots = _take_hotspots(inside, sources, period, materials, settings)
    area = choose_area(inside)
    found, bases = sort_tickets(inside, taxonomy), find_bases(period, sources, taxonomy, area=area)
    assessment = assess(outcomes, materials.scores, rules, rounding)
    town_word = rules.towns or name_towns(read_labels(inside, "town")) or assessment.towns.name
    cautions = (
        *_tell_of_table(inside, period, outcomes),
        *tell_partial_bases(bases),
        tell_other_base(hotspots, bases[0], settings.periods.week_start),
        "" if materials.hotspots else tell_no_trends(period, sources),
        tell_foreign_labels(found),
        "" if materials.as_of else tell_stray_moments(tickets),
    )
    return Figures(
        period=period,
        week_start=settings.periods.week_start,
        tickets=inside,
        statistics=count_tickets(
            inside, found, bases, taxonomy=taxonomy, rounding=rounding, area=area, town_word=town_word
        ),
        outcomes=outcomes,
        assessment=assessment,
        problems=find_problems(outcomes, rounding),
        hotspots=_name_categories(hotspots, dict(zip(outcomes.ids, found.categories, strict=True)), taxonomy),
        undated=int(tickets["received_at"].isna().sum()),
        cautions=(*filter(None, cautions), *tell_score_gaps(assessment, materials.scores)),
    )


def _tell_of_table(tickets: pd.DataFrame, period: Period, outcomes: Outcomes) -> tuple[str, ...]:
    """Return what the tickets of the period lack, and which of them were closed before they came."""
    return tell_missing_days(tickets, period), *tell_untold(tickets, outcomes), tell_early_closings(tickets)


def _read_earlier(materials: Materials) -> Iterator[pd.DataFrame]:
    """Yield the tables of the base periods with their moments; ColumnError for one that tells no time."""
    for place, table in enumerate(materials.earlier):
        taken = take_index(table)
        if "received_at" not in taken:
            raise ColumnError(
                f"earlier[{place}] 没有 received_at 列(来电时间),看不出是哪一期的。请先用 read_tickets(表) 认出各列。"
            )
        yield convert_moments(taken)


def _choose_as_of(tickets: pd.DataFrame, period: Period, materials: Materials) -> pd.Timestamp:
    """Return until when tickets count as closed; PeriodError for a moment before the period."""
    if materials.as_of is None:
        return find_last_moment(tickets)
    (as_of,) = read_wall_clock(pd.Series([materials.as_of]))
    if as_of < pd.Timestamp(period.start):
        raise PeriodError(
            f"办结情况截至 {as_of:%Y-%m-%d},早于{period.label}:那时这一期的工单还没有来。请给出其后的日期。"
        )
    return as_of


def _take_hotspots(
    tickets: pd.DataFrame, sources: Sources, period: Period, materials: Materials, settings: Settings
) -> HotspotReport:
    """Return as many hotspots as are shown, of those given or found now; BulletinError for those of another period."""
    hotspots = materials.hotspots
    if hotspots is None:
        hotspots = _find_hotspots(tickets, sources, period, settings)
    else:
        _check_period(hotspots, period, tickets["received_at"], settings.periods.week_start)
    # Before the list is cut: what goes on below has not ended.
    return leave_out_going_on(hotspots).take(max(settings.hotspots.top, settings.bulletin.hotspots))


def _name_categories(hotspots: HotspotReport, categories: Mapping[str, str], taxonomy: Taxonomy) -> HotspotReport:
    """Return the hotspots under the categories that the bulletin counts.

    人社类 is one of them by another name; a label that is none gives way to what most tickets of the line count as.
    """
    named = []
    for hotspot in hotspots.hotspots:
        counted = Counter(categories[ticket] for ticket in hotspot.ticket_ids if ticket in categories)
        most = min(counted, key=lambda name: (-counted[name], name), default=hotspot.category)
        named.append(replace(hotspot, category=taxonomy.find(hotspot.category) or most))
    return replace(hotspots, hotspots=tuple(named))


def _check_period(
    hotspots: HotspotReport, period: Period, received: "pd.Series[pd.Timestamp]", week_start: int
) -> None:
    """Refuse hotspots that were looked for in a part of the bulletin's tickets, or in none of them.

    Where tickets are numbered by rows, the ids of hotspots lie in every month's table.
    """
    given = read_period(hotspots.require_period(), week_start)
    missed = int((~given.contains(received)).sum())
    if missed:
        raise BulletinError(
            f"热点结果是{given.label}的,通报是{period.label}的,其中 {missed} 件工单不在前者之内。"
            f"请换一份热点结果,或按统计期 {period.name} 重新找热点。"
        )


def _find_hotspots(tickets: pd.DataFrame, sources: Sources, period: Period, settings: Settings) -> HotspotReport:
    """Find the hotspots of the period, compared with those of the period before when its tickets are known."""
    # Clustering costs a start-up that a bulletin with a ready report does not need.
    from hotspot.detection import find_hotspots

    before, previous = select_base_tickets(period.previous, sources), None
    if before is not None:
        previous = find_hotspots(before, period=period.previous, settings=settings)
    return find_hotspots(tickets, period=period, previous=previous, settings=settings)
