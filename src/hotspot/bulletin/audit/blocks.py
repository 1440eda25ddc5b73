"""A bulletin as plain blocks, whatever file it came from: paragraphs and tables in the order of the page."""

from dataclasses import dataclass

from hotspot.errors import BulletinError


@dataclass(frozen=True)
class Paragraph:
    """One paragraph or heading, without markup."""

    text: str


@dataclass(frozen=True)
class Table:
    """Rows of equal length; a cell over several columns is repeated, one over several rows leaves blanks below."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Table
# Short rows are filled up to the longest: one long row above many short ones must not fill the memory.
_MOST_CELLS = 500_000


def make_table(rows: list[list[str]]) -> Table | None:
    """Return the rows as a table, short ones filled with empty cells; None when nothing is in it.

    BulletinError when it is too large to be one of a bulletin.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return None
    width = max(map(len, rows))
    if width * len(rows) > _MOST_CELLS:
        raise BulletinError(f"有一张表格有 {len(rows)} 行 × {width} 列,太大了,不像通报中的表格。请去掉它再核对。")
    return Table(tuple(tuple(row + [""] * (width - len(row))) for row in rows))
