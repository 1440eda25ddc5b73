"""Official and predicted categories side by side, for the office that asks how far the software agrees with it."""

from collections import Counter

import pandas as pd

from hotspot.bulletin.document import Block, Cell, Note, Table
from hotspot.bulletin.figures import NO_FIGURE, Rounding, make_percent, make_ratio
from hotspot.bulletin.labels import TOTAL
from hotspot.bulletin.sorting import resolve_column
from hotspot.categories.taxonomy import Taxonomy
from hotspot.errors import ColumnError


def write_agreement(tickets: pd.DataFrame, taxonomy: Taxonomy, rounding: Rounding) -> list[Block]:
    """Return a table of both counts and a note on their agreement; tickets that lack either are left out and counted.

    Raises ColumnError when the table has no official or no predicted categories.
    """
    for column, way in (("category", 'columns={"category": "列名"}'), ("predicted_category", "hotspot classify")):
        if column not in tickets:
            raise ColumnError(f"工单表没有 {column} 列,不能对照登记类别和软件判定。用 {way} 给出。")
    official, predicted = (resolve_column(tickets, column, taxonomy) for column in ("category", "predicted_category"))
    pairs = [(own, other) for own, other in zip(official, predicted, strict=True) if own and other]
    if not pairs:
        return [Note("没有既有登记类别又有软件判定的工单,未作对照。")]
    registered, judged = (Counter(names) for names in zip(*pairs, strict=True))
    agreed = Counter(own for own, other in pairs if own == other)
    rows = [
        (*_cells(name, registered, judged, len(pairs), rounding), _agreement(agreed[name], registered[name], rounding))
        for name in taxonomy.names
    ]
    total: tuple[Cell, ...] = (TOTAL, len(pairs), make_percent(1, 1), len(pairs), make_percent(1, 1))
    whole = _agreement(sum(agreed.values()), len(pairs), rounding)
    header = ("诉求类别", "登记件数", "登记占比", "软件判定件数", "软件判定占比", "与登记一致")
    left_out = len(tickets) - len(pairs)
    text = f"登记类别与软件判定的一致率为{whole}" + (f";{left_out}件缺其中之一,未列入。" if left_out else "。")
    return [Table("登记类别与软件判定对照表", header, (*rows, (*total, whole))), Note(text)]


def _cells(
    name: str, registered: Counter[str], judged: Counter[str], total: int, rounding: Rounding
) -> tuple[Cell, ...]:
    counts = (registered[name], judged[name])
    shares = [make_percent(count, total, rounding) for count in counts]
    return (name, counts[0], shares[0], counts[1], shares[1])


def _agreement(agreed: int, registered: int, rounding: Rounding) -> Cell:
    return make_ratio(agreed, registered, rounding) or NO_FIGURE
