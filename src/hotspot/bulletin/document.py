"""What every renderer draws: a bulletin as headings, paragraphs and tables whose figures are already fixed."""

from dataclasses import dataclass

from hotspot.bulletin.figures import NO_FIGURE, Percent, Ratio, Signed

# A number stays a number for the spreadsheet; everything else is text as printed.
Cell = str | int | float | Percent | Ratio | Signed


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 is 一、, level 2 (一); one that ``starts_page`` begins a new page on paper."""

    text: str
    level: int
    starts_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``lead`` is the part at its beginning that carries the number and title of an item."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Note:
    """What was left out or how something was counted; it stands apart from the text that the office sends out."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table; every row is as long as the header."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        """Refuse ragged rows, which renderers would draw differently."""
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"表“{self.title}”的行长不一")

    @property
    def holds_figures(self) -> tuple[bool, ...]:
        """Say of each column whether it holds figures and no other text than the sign for none."""
        columns = [[cell for cell in column if cell != NO_FIGURE] for column in zip(*self.rows, strict=True)]
        found = tuple(bool(cells) and not any(isinstance(cell, str) for cell in cells) for cells in columns)
        return found or (False,) * len(self.header)


Block = Heading | Paragraph | Note | Table


@dataclass(frozen=True)
class Document:
    """A whole bulletin: title, who issues it and when ("" when not given), and its blocks in order."""

    title: str
    office: str
    date: str
    blocks: tuple[Block, ...]
