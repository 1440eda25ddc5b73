"""A bulletin as plain blocks, whatever file it came from: paragraphs and tables in the order of the page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """One paragraph or heading, without markup."""

    text: str


@dataclass(frozen=True)
class Table:
    """Rows of equal length; a cell over several columns is repeated, one over several rows leaves blanks below."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Table


def make_table(rows: list[list[str]]) -> Table | None:
    """Return the rows as a table, short ones filled with empty cells; None when nothing is in it."""
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return None
    width = max(map(len, rows))
    return Table(tuple(tuple(row + [""] * (width - len(row))) for row in rows))
