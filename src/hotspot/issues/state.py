"""Tickets of a period that come day by day: what was found in each by itself is kept, so that only new ones are read.

A state is a cache and holds no statistics: what depends on other tickets is found anew in every run, so that the
hotspots are those of all tickets at once.
"""

import hashlib
import hmac
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.errors import ColumnError, DuplicateTicketError, SettingsError
from hotspot.issues.hotspots import choose_tickets
from hotspot.issues.located_tickets import locate_tickets
from hotspot.issues.masked_tickets import Classify, fill_categories, mask_tickets
from hotspot.issues.material import Prepared, build_material
from hotspot.issues.state_folder import open_state
from hotspot.issues.state_table import StoredTickets, join_tickets
from hotspot.issues.themes.finding import score_themes
from hotspot.resources import find_shipped
from hotspot.settings import Settings, take_settings
from hotspot.text.normalize import clean_texts
from hotspot.text.places import load_places
from hotspot.tickets.columns import write_mapping
from hotspot.tickets.ids import require_ids
from hotspot.tickets.masking.own_names import mask_column
from hotspot.tickets.periods import Period

_LOG = logging.getLogger("hotspot")
# Returns a table of categories, ``category`` and ``predicted_category``, as the model calls them.
NameCategories = Callable[[pd.DataFrame], pd.DataFrame]
_LABELS = {"own_label": "category", "given_label": "predicted_category"}
_COMPARED = (
    *("received_at", "title", "text", "address", "caller", "district", "town", "unit", "unsettled", "praise"),
    *("is_predicted", *_LABELS),
)
_PACKAGES = ("hotspot", "jieba", "rjieba", "numpy", "scipy")


def update_state(
    folder: str | Path,
    tickets: pd.DataFrame,
    *,
    classify: Classify,
    name: NameCategories = lambda labels: labels,
    model: str = "",
    settings: Settings | None = None,
) -> StoredTickets:
    """Add new tickets to the state of a folder and return all it then holds.

    A ticket that the state has is replaced when it came changed, else skipped. ``classify`` predicts the categories of
    tickets that have none, ``name`` says what the labels of all tickets mean; ``model``: fingerprint of what they do.
    What was prepared with other models or settings is prepared again from its masked text. Raises ColumnError without
    ``text`` or where a ticket has no id of its own, DuplicateTicketError, SettingsError when callers were hashed with
    another salt, TicketFileError for a damaged state.
    """
    settings = take_settings(settings)
    given = _mask(tickets, settings)
    made_by, key = _fingerprint(settings, model), _tell_salt(settings.privacy.salt)
    with open_state(folder) as state:
        _check_key(state.key, key, folder)
        kept = state.read()
        if kept is not None and dict(state.made_by) != made_by:
            kept = _prepare_again(kept, state.made_by, made_by, classify, settings)
            state.replace(kept, made_by, key)
        named = _name_tickets(given, kept, name)
        rows = _find_new(named, kept)
        _tell_new(given, rows, kept)
        if kept is not None and not len(rows):
            return kept
        _check_ids(given, rows[rows < len(given)], kept)
        new = _prepare(named.iloc[rows].reset_index(drop=True), classify, settings)
        if kept is None:
            state.replace(new, made_by, key)
            return new
        state.append(new)
        return join_tickets([kept, new])


def prepare_stored(
    stored: StoredTickets, period: Period | str | None = None, settings: Settings | None = None
) -> Prepared:
    """Return the tickets of a state that fall into a period, in order of time and id; PeriodError when none does."""
    inside = choose_tickets(stored.masked, period, take_settings(settings)).index.to_numpy(dtype=np.int64)
    chosen = stored if len(inside) == len(stored) else stored.take(inside)
    found = build_material(chosen.masked, chosen.places)
    return Prepared(replace(found, rows=np.arange(len(found), dtype=np.int64)), chosen.scores[found.rows])


def _mask(tickets: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    require_ids(tickets)
    masked = mask_tickets(tickets, settings)
    repeated = masked["ticket_id"][masked["ticket_id"].duplicated()]
    if len(repeated):
        raise DuplicateTicketError(
            f"工单编号 {repeated.iloc[0]} 出现了不止一次,每件工单应有自己的编号。请删去重复的行。"
        )
    labels = {label: mask_column(tickets, column) for label, column in _LABELS.items()}
    return masked.assign(**{label: pd.Series(cells, dtype=object) for label, cells in labels.items()})


def _name_tickets(given: pd.DataFrame, kept: StoredTickets | None, name: NameCategories) -> pd.DataFrame:
    """Return the given tickets with the categories that their labels mean, behind them those kept whose labels now mean
    something else: that depends on the model, and on all labels together (其他 is not 其他咨询 in every column).
    """
    table = given.assign(is_predicted=True)
    if kept is not None:
        others = kept.masked[~kept.masked["ticket_id"].isin(given["ticket_id"])]
        table = pd.concat([table, others[table.columns]], ignore_index=True)
    labels = name(table[list(_LABELS)].rename(columns=_LABELS))
    category = labels["category"].where(labels["category"] != "", labels["predicted_category"])
    is_predicted = category == ""
    changed = (is_predicted != table["is_predicted"]) | (~is_predicted & (category != table["category"]))
    changed.iloc[: len(given)] = True
    return table.assign(category=category, is_predicted=is_predicted)[changed]


def _find_new(given: pd.DataFrame, kept: StoredTickets | None) -> NDArray[np.int64]:
    """Return the rows that the state does not have, or has otherwise."""
    if kept is None:
        return np.arange(len(given), dtype=np.int64)
    place = pd.Series(np.arange(len(kept)), index=kept.masked["ticket_id"].tolist())
    known = place.reindex(given["ticket_id"].tolist(), fill_value=-1).to_numpy(dtype=np.int64)
    old = kept.masked.iloc[known]
    same = known >= 0
    for name in _COMPARED:
        one, other = given[name].to_numpy(), old[name].to_numpy()
        same &= (one == other) | (pd.isna(one) & pd.isna(other))
    # A predicted category follows from the text.
    same &= given["is_predicted"].to_numpy() | (given["category"].to_numpy() == old["category"].to_numpy())
    return np.flatnonzero(~same)


def _tell_new(given: pd.DataFrame, rows: NDArray[np.int64], kept: StoredTickets | None) -> None:
    changed = given["ticket_id"].iloc[rows[rows < len(given)]]
    replaced = 0 if kept is None else int(changed.isin(kept.masked["ticket_id"]).sum())
    _LOG.info(
        "状态文件夹原有 %d 件工单;这次新来 %d 件,有改动而更换 %d 件,没有变的 %d 件。",
        0 if kept is None else len(kept),
        len(changed) - replaced,
        replaced,
        len(given) - len(changed),
    )


def _check_key(kept: str, given: str, folder: str | Path) -> None:
    """Refuse a state whose callers were hashed with another salt."""
    if kept not in ("", given):
        raise SettingsError(
            f"状态文件夹 {folder} 中的诉求人是用另一个密钥(privacy.salt)哈希的,不能接着用。"
            "请改回原来的密钥,或另给一个文件夹,用这一期的全部工单重新运行。"
        )


def _check_ids(given: pd.DataFrame, rows: NDArray[np.int64], kept: StoredTickets | None) -> None:
    """Refuse numbers of rows that stand for other tickets in every table."""
    if kept is None or set(given["ticket_id"]) != {str(number) for number in range(1, len(given) + 1)}:
        return
    if given["ticket_id"].iloc[rows].isin(kept.masked["ticket_id"]).any():
        raise ColumnError(
            "工单编号只是 1、2、3…这样的行号,会把状态文件夹中编号相同的别的工单换掉。"
            f"--state 要靠编号认出同一件工单,请用 {write_mapping('ticket_id')} 指定编号列。"
        )


def _prepare(masked: pd.DataFrame, classify: Classify, settings: Settings) -> StoredTickets:
    """Find in each ticket what can be found in it by itself."""
    masked = fill_categories(masked, masked["is_predicted"].to_numpy(dtype=bool), classify)
    masked, places = locate_tickets(masked, settings)
    material = build_material(masked, places)
    in_order = score_themes(material)
    scores = np.empty_like(in_order)
    scores[material.rows] = in_order
    return StoredTickets(masked, places, scores)


def _prepare_again(
    kept: StoredTickets, before: Mapping[str, str], now: Mapping[str, str], classify: Classify, settings: Settings
) -> StoredTickets:
    """Prepare the tickets of a state with the models and settings of now, from their masked texts."""
    changed = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    _LOG.warning("状态文件夹是用别的%s做成的,其中 %d 件工单已按现在的重新计算。", "、".join(changed), len(kept))
    cleaned = {
        name: pd.Series(clean_texts(kept.masked[name].tolist()), dtype=object) for name in ("title", "text", "address")
    }
    return _prepare(kept.masked.assign(**cleaned), classify, settings)


def _fingerprint(settings: Settings, model: str) -> dict[str, str]:
    """Return what the tickets' preparation depends on, by its Chinese name."""
    # A missing list is told of here.
    load_places(settings.places.files)
    shipped = find_shipped("data/places")
    lists = [path for path in sorted(shipped.iterdir()) if path.is_file()]
    places = hashlib.sha256()
    for path in (*lists, *settings.places.files):
        places.update(hashlib.sha256(Path(path).read_bytes()).digest())
    return {
        "版本": " ".join(f"{name} {version(name)}" for name in _PACKAGES if find_spec(name)),
        "地名表": places.hexdigest(),
        "主题模型": hashlib.sha256((find_shipped("models/themes") / "manifest.json").read_bytes()).hexdigest(),
        "分类模型": model,
    }


def _tell_salt(salt: str) -> str:
    """Return what is the same for one salt and does not give it away."""
    return hmac.new(salt.encode(), b"hotspot state", hashlib.sha256).hexdigest()
