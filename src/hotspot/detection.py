"""Hotspots of a table of tickets: a model gives the category of those that have none, then issues, lines and words."""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pandas as pd

from hotspot.arguments import check_column, check_type
from hotspot.categories.manifest import digest_manifest, read_manifest
from hotspot.categories.model_folder import Model, load_model
from hotspot.categories.model_names import find_model_folder
from hotspot.categories.model_taxonomy import name_labels, require_categories
from hotspot.categories.prediction import predict_categories
from hotspot.issues import hotspots
from hotspot.issues.edits import Edit
from hotspot.issues.report import HotspotReport
from hotspot.issues.state import prepare_stored, update_state
from hotspot.settings import Settings, take_settings
from hotspot.tickets.periods import Period
from hotspot.tickets.table import read_cells, take_index

_LOG = logging.getLogger("hotspot")

_HOW_TO_EDIT = "请用 hotspot.issues.edits.read_edits(文件) 读出,或写成 [Edit(…)]"


def find_hotspots(
    tickets: pd.DataFrame,
    *,
    period: Period | str | None = None,
    previous: HotspotReport | None = None,
    edits: Sequence[Edit] = (),
    settings: Settings | None = None,
    model: Model | str | Path | None = None,
) -> HotspotReport:
    """Find what callers keep reporting, ranked by heat, with the tickets behind every line.

    ``tickets`` has canonical columns (``text`` is needed); with ``period`` only the tickets received in it count.
    ``previous`` is the report of the period before, ``edits`` what a clerk changed by hand. ``model`` (a loaded one, a
    folder, or a name, see ``load_model``; None: that of the settings) gives the category of a ticket that has neither
    the office's own nor a predicted one that is one of the model's. The answer does not depend on the order of
    the rows. Raises ColumnError without ``text``, DuplicateTicketError when two tickets have one ``ticket_id``,
    PeriodError when no ticket falls into the period, or ``previous`` is of no earlier one, ModelError when there is no
    such model, ArgumentTypeError for what is of another type.
    """
    settings = take_settings(settings)
    model = settings.classify.model if model is None else model
    return hotspots.find_hotspots(
        _name_categories(tickets, model),
        period=period,
        previous=_check_report(previous),
        edits=_check_edits(edits),
        settings=settings,
        classify=partial(add_categories, model=model),
    )


def find_stored_hotspots(
    tickets: pd.DataFrame,
    folder: str | Path,
    *,
    period: Period | str | None = None,
    previous: HotspotReport | None = None,
    edits: Sequence[Edit] = (),
    settings: Settings | None = None,
) -> HotspotReport:
    """Add tickets to those that a folder keeps, and find in all of them what ``find_hotspots`` would.

    The model is that of the settings. Raises what ``find_hotspots`` and ``issues.state.update_state`` raise.
    """
    settings = take_settings(settings)
    model, previous, edits = settings.classify.model, _check_report(previous), _check_edits(edits)
    stored = update_state(
        folder,
        take_index(tickets),
        classify=partial(add_categories, model=model),
        name=partial(_name_categories, model=model),
        model=digest_manifest(find_model_folder(model)),
        settings=settings,
    )
    prepared = prepare_stored(stored, period, settings)
    return hotspots.describe_period(prepared, period=period, previous=previous, edits=edits, settings=settings)


def _check_report(previous: HotspotReport | None) -> HotspotReport | None:
    if previous is not None:
        check_type(previous, HotspotReport, "previous", "请用 hotspot.read_report(文件夹) 读出")
    return previous


def _check_edits(edits: Sequence[Edit]) -> Sequence[Edit]:
    edits = check_column(edits, "edits", _HOW_TO_EDIT)
    for place, edit in enumerate(edits):
        check_type(edit, Edit, f"edits[{place}]", _HOW_TO_EDIT)
    return edits


def _name_categories(tickets: pd.DataFrame, model: Model | str | Path) -> pd.DataFrame:
    """Return tickets with their categories as the model calls them, without those that are none of its.

    From a label of another scheme nothing would follow: which themes the ticket may have stands in the model's words.
    A predicted one is of another model, which a warning tells. ModelError when the model has no categories.
    """
    named = take_index(tickets)
    manifest = model.manifest if isinstance(model, Model) else read_manifest(find_model_folder(model))
    require_categories(manifest, manifest.get("name", "") if isinstance(model, Model) else model, "找热点")
    for column in ("category", "predicted_category"):
        if column not in named:
            continue
        cells = read_cells(named, column)
        # 其他 among predicted ones is no remainder of another scheme.
        labels = name_labels(cells, manifest, None if column == "category" else {})
        foreign = sum(bool(cell) and not label for cell, label in zip(cells, labels, strict=True))
        if foreign and column == "predicted_category":
            _LOG.warning("%d 件工单的 predicted_category 不是所用模型的类别,没有采用。", foreign)
        named = named.assign(**{column: pd.Series(labels, index=named.index, dtype=object)})
    return named


def add_categories(masked: pd.DataFrame, model: Model | str | Path) -> pd.DataFrame:
    """Return masked and cleaned tickets with ``predicted_category``."""
    predicted = predict_categories(masked["title"].tolist(), masked["text"].tolist(), load_model(model))
    return masked.assign(predicted_category=predicted)
