"""From a table of tickets to ranked hotspots: issues, themes, lines, heat, wording."""

import logging
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.errors import PeriodError
from hotspot.issues.description import Context, describe_lines, learn_context
from hotspot.issues.drafts import name_lines
from hotspot.issues.duplicates import find_repeated_calls, suggest_merges
from hotspot.issues.edits import Edit, arrange, find_removed, list_known_ids, regroup
from hotspot.issues.follow_ups import read_follow_ups
from hotspot.issues.grouping.agreement import find_agreeing_issues
from hotspot.issues.grouping.alike import Alike, find_alike
from hotspot.issues.grouping.mixtures import drop_mixtures
from hotspot.issues.grouping.object_keys import ObjectKey, list_object_keys
from hotspot.issues.lines import Line, find_least_callers, group_lines
from hotspot.issues.masked_tickets import Classify
from hotspot.issues.material import Material, Prepared, prepare_material
from hotspot.issues.report import Hotspot, HotspotReport
from hotspot.issues.spread import learn_spread, list_unknown_words
from hotspot.issues.telling import keep_telling
from hotspot.issues.theme_names import list_theme_names
from hotspot.issues.themes.families import find_families
from hotspot.issues.themes.finding import choose_theme, find_themes, heed_categories, known_words, score_themes
from hotspot.issues.themes.folder import load_theme_model
from hotspot.issues.trends import link_lines
from hotspot.settings import Settings, take_settings
from hotspot.text.encoder import load_encoder
from hotspot.tickets.ids import number_tickets
from hotspot.tickets.periods import Period, parse_period, read_period
from hotspot.tickets.table import require_columns, select_period, take_index

_LOG = logging.getLogger("hotspot")


def find_hotspots(
    tickets: pd.DataFrame,
    *,
    period: Period | str | None = None,
    previous: HotspotReport | None = None,
    edits: Sequence[Edit] = (),
    settings: Settings | None = None,
    classify: Classify | None = None,
) -> HotspotReport:
    """Find what callers keep reporting, ranked by heat, with the tickets behind every line.

    ``tickets`` has canonical columns (``text`` is needed); with ``period`` only the tickets received in it count.
    ``previous`` is the report of the period before, ``edits`` what a clerk changed by hand, ``classify`` gives the
    categories of tickets without one. The answer does not depend on the order of the rows. Raises ColumnError without
    ``text``, DuplicateTicketError when two tickets have one ``ticket_id``, PeriodError when no ticket falls into the
    period, ``previous`` is of no earlier one, or either of them has no ticket with a time.
    """
    settings = take_settings(settings)
    taken = take_index(tickets)
    require_columns(taken, "text")
    inside = choose_tickets(number_tickets(taken), period, settings)
    material = prepare_material(inside, settings, classify)
    prepared = Prepared(material, score_themes(material))
    report = describe_period(prepared, period=period, previous=previous, edits=edits, settings=settings)
    return replace(report, tickets=report.tickets.set_axis(inside.index))


def describe_period(
    prepared: Prepared,
    *,
    period: Period | str | None,
    previous: HotspotReport | None,
    edits: Sequence[Edit],
    settings: Settings,
) -> HotspotReport:
    """Find the hotspots of tickets that are prepared already (see ``find_hotspots``), their rows numbered anew."""
    prepared = read_follow_ups(prepared)
    material = prepared.material
    _LOG.info("%d 条工单已打码、分类、认出地点和问题种类。", len(material))
    span = _measure_span(material, period, settings)
    name, days = (span.name, span.days) if span else ("", 0)
    if previous is not None:
        _check_previous(previous, span, settings, is_measured=period is None)
    found = _find_issues(prepared, settings)
    context = learn_context(material, settings, found.alike)
    lines = _group_lines(material, found, context, settings)
    counted = Counter(found.themes)
    links = link_lines(prepared, lines, previous, days=days, themes=counted, settings=settings)
    _LOG.info("已排出 %d 条热点,下面计算热度、写句子。", len(lines))
    named = name_lines(lines, links.lines, material.ids, known=list_known_ids(edits))
    drafts = regroup(named, edits, material.ids, choose_theme=partial(choose_theme, material, found.scores))
    described = describe_lines(drafts, context)
    hotspots = _rank(described, edits)
    return HotspotReport(
        period=name,
        days=days,
        tickets=_list_tickets(material, hotspots, found.themes),
        hotspots=hotspots,
        ended=links.ended,
        merges=suggest_merges(material, found.groups, found.alike.fellows),
        repeats=find_repeated_calls(material, hotspots),
        themes=dict(sorted(counted.items())),
        previous_period=previous.period if previous else "",
        previous_total=(sum(previous.themes.values()) or None) if previous else None,
        removed=_pick_removed(described, edits),
    )


@dataclass(frozen=True, eq=False)
class _Found:
    """Issues and what they were found by.

    ``groups``: row numbers of the tickets of one issue each; ``themes``, ``objects``, ``words``: one a ticket, the
    last two what it names by lists and by unknown words; ``scores``: tickets × themes, the category heeded.
    """

    groups: tuple[tuple[int, ...], ...]
    themes: Sequence[str]
    scores: NDArray[np.float32]
    alike: Alike
    objects: Sequence[Collection[ObjectKey]]
    words: Sequence[Collection[str]]


def _find_issues(prepared: Prepared, settings: Settings) -> _Found:
    """Find the tickets that are one issue, alike or agreeing, without thanks, and no mixtures; and every theme."""
    material = prepared.material
    encoder = None if settings.issues.encoder == "none" else load_encoder(settings.issues.encoder)
    objects = list_object_keys(material, known_words())
    alike = find_alike(material, encoder)
    scores = heed_categories(prepared.scores, material)
    words = list_unknown_words(material, alike.blocks)
    families = find_families(load_theme_model().names)
    agreeing = find_agreeing_issues(material, scores, known_words(), objects, families=families, alike=alike)
    telling = _leave_out_praise(agreeing, material)
    groups = drop_mixtures(telling, material.categories, scores, objects, names=words, families=families)
    themes = find_themes(material, groups, scores, fellows=alike.fellows)
    _LOG.info("相像的工单已归成 %d 组。", len(groups))
    return _Found(groups, themes, scores, alike, objects, words)


def _group_lines(material: Material, found: _Found, context: Context, settings: Settings) -> list[Line]:
    """Return the lines of a report: issues, and scattered tickets of one theme that enough people tell."""
    issues = [group for group in found.groups if len(group) >= settings.issues.min_tickets]
    names = list_theme_names(material, found.alike.blocks, found.themes)
    spread = learn_spread(
        material, found.themes, found.scores, context.grave, objects=found.objects, words=found.words, names=names
    )
    least = find_least_callers(len(material), settings)
    return keep_telling(group_lines(issues, spread, settings), material, least=least)


def _pick_removed(hotspots: Sequence[Hotspot], edits: Sequence[Edit]) -> tuple[Hotspot, ...]:
    removed = find_removed(edits)
    return tuple(replace(hotspot, rank=0) for hotspot in hotspots if hotspot.hotspot_id in removed)


def choose_tickets(tickets: pd.DataFrame, period: Period | str | None, settings: Settings) -> pd.DataFrame:
    """Return the tickets received in a period, all of them without one.

    Raises PeriodError when none falls into it, ColumnError when the table has no ``received_at``.
    """
    if period is None:
        return tickets
    chosen = read_period(period, settings.periods.week_start)
    return select_period(tickets, chosen) if len(tickets) else tickets


def _leave_out_praise(groups: Sequence[tuple[int, ...]], material: Material) -> list[tuple[int, ...]]:
    """Return the groups without tickets that only thank, as far as two and more are left."""
    kept = [tuple(position for position in group if not material.praise[position]) for group in groups]
    return [group for group in kept if len(group) > 1]


def _measure_span(material: Material, period: Period | str | None, settings: Settings) -> Period | None:
    """Return the period asked for, else the days from the first ticket to the last, None where none has a time."""
    if period is not None:
        return read_period(period, settings.periods.week_start)
    known = material.times[~np.isnat(material.times)].astype("datetime64[D]")
    return parse_period(f"{known.min()}..{known.max()}") if len(known) else None


def _check_previous(previous: HotspotReport, span: Period | None, settings: Settings, *, is_measured: bool) -> None:
    """Refuse hotspots of no period, or of one not before this; tell when they are not of the one just before.

    ``is_measured``: nobody named this period, it is that of the tickets: one wrong date makes it begin too early.
    """
    name = previous.require_period()
    if span is None:
        raise PeriodError(
            "工单都没有来电时间,或没有能看懂的,不能与上一期的热点比较。"
            '请用 columns={"received_at": "列名"} 指定来电时间列。'
        )
    given, before = read_period(name, settings.periods.week_start), span.previous
    if given.start >= span.start:
        measured = "(按表中工单最早和最晚的时间;时间有误时请指定本期的统计期)" if is_measured else ""
        raise PeriodError(
            f"要比较的是{given.label}的热点,不早于本期{span.label}{measured}。"
            f"请给出{'更早一期' if is_measured else before.label}的热点(previous)。"
        )
    if is_measured:
        return
    if not given.lies_within(before):
        _LOG.warning("要比较的是%s的热点,不是上一期%s的;增减按日均与它相比。", given.label, before.label)


def _rank(hotspots: Sequence[Hotspot], edits: Sequence[Edit]) -> tuple[Hotspot, ...]:
    """Order by heat, equal heat by callers, then by the earliest ticket; then as the clerk wants."""
    ordered = sorted(hotspots, key=lambda h: (-h.heat.total, -h.callers, -h.tickets, h.ticket_ids))
    return tuple(replace(hotspot, rank=rank) for rank, hotspot in enumerate(arrange(ordered, edits), start=1))


def _list_tickets(material: Material, hotspots: Sequence[Hotspot], themes: Sequence[str]) -> pd.DataFrame:
    issue = {ticket: i.issue_id for hotspot in hotspots for i in hotspot.issues for ticket in i.ticket_ids}
    hotspot = {ticket: h.hotspot_id for h in hotspots for ticket in h.ticket_ids}
    theme = dict(zip(material.ids, themes, strict=True))
    ids = [""] * len(material)
    for position, row in enumerate(material.rows.tolist()):
        ids[row] = material.ids[position]
    return pd.DataFrame(
        {
            "ticket_id": ids,
            "issue_id": [issue.get(i, "") for i in ids],
            "theme_id": [theme.get(i, "") for i in ids],
            "hotspot_id": [hotspot.get(i, "") for i in ids],
        },
        dtype=object,
    )
