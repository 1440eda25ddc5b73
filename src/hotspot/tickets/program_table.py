"""A program's table with an office's headers, brought into the form in which a file is read."""

import pandas as pd

from hotspot.tickets.columns import name_header
from hotspot.tickets.frames import build_frame, name_columns
from hotspot.tickets.table import format_cells, take_index


def read_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table as a file would have it: distinct headers, cells of text, rows counted from 0.

    What the index holds under a header that is recognised is a column in front. Moments are Chinese wall clock.
    """
    table = take_known_index(frame)
    headers = name_columns([str(header) for header in table.columns])
    return build_frame(headers, [format_cells(table.iloc[:, place]) for place in range(len(headers))])


def take_known_index(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with what its index holds under recognised headers as columns (see ``take_index``)."""
    return take_index(frame, lambda name: name is not None and name_header(str(name)) is not None)
