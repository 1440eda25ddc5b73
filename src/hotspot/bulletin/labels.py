"""Columns of names as the bulletin counts and prints them: masked, what is not filled in under a name of its own."""

from collections import Counter

import pandas as pd

from hotspot.bulletin.printable import make_printable
from hotspot.tickets.masking.own_names import mask_column

# Under which tickets are counted that do not say; it stands last.
UNKNOWN = "未填写"
# In the first cell of a row that adds up those above it.
TOTAL = "合计"


def read_labels(tickets: pd.DataFrame, column: str) -> list[str]:
    """Return the cells of a column of names, masked, without blanks around them and with single ones inside, so that
    what prints alike counts as one; "" where it is missing.
    """
    return [" ".join(make_printable(cell).split()) for cell in mask_column(tickets, column)]


def count_labels(tickets: pd.DataFrame, column: str) -> dict[str, int]:
    """Return how often each name of a column occurs, most frequent first, UNKNOWN last; {} without the column."""
    labels = read_labels(tickets, column)
    if not any(labels):
        return {}
    counts = Counter(label or UNKNOWN for label in labels)
    return dict(sorted(counts.items(), key=lambda item: (item[0] == UNKNOWN, -item[1], item[0])))
