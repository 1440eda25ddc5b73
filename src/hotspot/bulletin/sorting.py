"""Which category counts for each ticket: the official one, else the predicted one."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from hotspot.categories.taxonomy import Taxonomy
from hotspot.tickets.masking.own_names import mask_column
from hotspot.tickets.table import read_cells

# Where a ticket goes that nobody has sorted; it is printed only when there is one.
UNSORTED = "未归类"
_SHOWN = 5


@dataclass(frozen=True)
class Sorted:
    """The category of each ticket in the table's order, and where they came from.

    ``unknown``: official labels that name none of the categories, most frequent first, with their tickets;
    ``foreign``: the predicted labels that do so, of tickets that stay without a category.
    """

    categories: tuple[str, ...]
    official: int
    predicted: int
    unknown: tuple[tuple[str, int], ...]
    foreign: tuple[tuple[str, int], ...] = ()

    @property
    def unsorted(self) -> int:
        """Tickets without any category."""
        return len(self.categories) - self.official - self.predicted


def sort_tickets(tickets: pd.DataFrame, taxonomy: Taxonomy) -> Sorted:
    """Return the category of each ticket: ``category`` when it names one, else ``predicted_category``."""
    official = resolve_column(tickets, "category", taxonomy)
    predicted = resolve_column(tickets, "predicted_category", taxonomy)
    categories = tuple(own or other or UNSORTED for own, other in zip(official, predicted, strict=True))
    labels, guesses = mask_column(tickets, "category"), mask_column(tickets, "predicted_category")
    unknown = Counter(label for label, name in zip(labels, official, strict=True) if label and name is None)
    foreign = Counter(guess for guess, name in zip(guesses, categories, strict=True) if guess and name == UNSORTED)
    return Sorted(
        categories=categories,
        official=sum(own is not None for own in official),
        predicted=sum(own is None and other is not None for own, other in zip(official, predicted, strict=True)),
        unknown=_list_labels(unknown),
        foreign=_list_labels(foreign),
    )


def judge_lacking(
    tickets: pd.DataFrame, taxonomy: Taxonomy, classify: Callable[[pd.DataFrame], pd.DataFrame]
) -> pd.DataFrame:
    """Return tickets with a ``predicted_category`` from ``classify`` where theirs is none of the categories.

    The others keep theirs: a clerk may have corrected them.
    """
    known = resolve_column(tickets, "predicted_category", taxonomy)
    lacking = [name is None for name in known]
    judged = iter(read_cells(classify(tickets.loc[lacking]), "predicted_category"))
    predicted = [next(judged) if name is None else name for name in known]
    return tickets.assign(predicted_category=pd.Series(predicted, index=tickets.index, dtype=object))


def tell_foreign_labels(found: Sorted) -> str | None:
    """Say in Chinese that tickets stay without a category because another scheme was predicted; None where none do."""
    if not found.foreign:
        return None
    return f"软件判定的类别{name_labels(found.foreign)}不在类别表中,没有采用:类别表应是判定所用模型的。"


def name_labels(labels: Sequence[tuple[str, int]]) -> str:
    """Return labels with their tickets as a sentence names them, of many the first.

    >>> name_labels([("噪音", 3), ("黑社会", 1)])
    '“噪音”3件、“黑社会”1件'
    """
    named = "、".join(f"“{label}”{number}件" for label, number in labels[:_SHOWN])
    return named + ("等" if len(labels) > _SHOWN else "")


def _list_labels(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def resolve_column(tickets: pd.DataFrame, column: str, taxonomy: Taxonomy) -> list[str | None]:
    """Return the category that each cell of a column names, None when it names none; all None without the column."""
    return taxonomy.find_all(read_cells(tickets, column))
