"""A bulletin as sentences with their figures, and tables: what every check walks over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from hotspot.bulletin.audit.blocks import Block, Paragraph, Table
from hotspot.bulletin.audit.columns import Grid, read_grid
from hotspot.bulletin.audit.figure_reading import find_figures
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding, Kind, Severity
from hotspot.bulletin.audit.numerals import plain_text

# No sentence of a bulletin is longer; one without any stop is cut, so that walking its figures stays quick.
_SENTENCE = re.compile(r"[^。;!?]{1,3000}[。;!?]?")
_HEADING = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}\s?、|\([一二三四五六七八九十]{1,3}\))")
# Counts that stand for a whole: what was received, due, closed, called back.
_WHOLE = re.compile(
    r"共|总|累计|合计|受理|接听|接到|接收|生成|收到|收件|办结|应办|已办|转办|承办|交办|派发|转派|回访|形成|登记|有效|工单|诉求|来电|来信|话务|呼入|评价|答复"
)
_CLAUSE = re.compile("[,。;!?]")
# A quote holds this many characters before its figure, from the beginning of a clause, and the rest of its own clause.
_QUOTE_BEFORE, _QUOTE_AFTER = 24, 30


@dataclass(frozen=True)
class Sentence:
    """A sentence, its figures, and where it stands."""

    original: str
    text: str
    paragraph: int
    section: int
    figures: tuple[Figure, ...]

    def of(self, *roles: str) -> tuple[Figure, ...]:
        """Return its figures of these roles."""
        return tuple(figure for figure in self.figures if figure.role in roles)

    @property
    def counts(self) -> tuple[Figure, ...]:
        """Its exact counts of tickets."""
        return tuple(figure for figure in self.figures if figure.is_exact_count)

    def quote(self, figure: Figure) -> str:
        """Return the clauses around a figure as they are written."""
        starts = [0, *(match.end() for match in _CLAUSE.finditer(self.text))]
        start = max((place for place in starts if figure.start - place >= _QUOTE_BEFORE), default=0)
        end = next((match.start() for match in _CLAUSE.finditer(self.text, figure.end)), len(self.text))
        return self.original[start : min(end, figure.end + _QUOTE_AFTER)].strip()

    def quote_span(self, span: tuple[int, int], *, before: int = 0, after: int = 0) -> str:
        """Return what stands at a span of its text as it is written, with so many characters around it."""
        start, end = span
        return self.original[max(0, start - before) : end + after].strip()

    def report(self, figure: Figure, kind: Kind, severity: Severity, computation: str) -> Finding:
        """Return a finding on one of its figures."""
        return Finding(figure.text, kind, severity, self.quote(figure), computation)


@dataclass(frozen=True)
class Document:
    """The sentences and tables of a bulletin in their order."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def _grid_at(self) -> dict[int, Grid]:
        """By the places of their blocks."""
        found = {place: read_grid(block) for place, block in enumerate(self.blocks) if isinstance(block, Table)}
        return {place: grid for place, grid in found.items() if grid is not None}

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables that have a header and numbers below it."""
        return tuple(self._grid_at.values())

    @property
    def captioned_grids(self) -> Iterator[tuple[str, Grid]]:
        """Those of them that stand below a paragraph, with its plain text."""
        for place, grid in self._grid_at.items():
            above = self.blocks[place - 1] if place else None
            if isinstance(above, Paragraph):
                yield plain_text(above.text), grid

    @cached_property
    def counts(self) -> tuple[tuple[Sentence, Figure], ...]:
        """Every exact count of tickets with its sentence."""
        return tuple((sentence, count) for sentence in self.sentences for count in sentence.counts)

    @cached_property
    def wholes(self) -> tuple[int, ...]:
        """Counts that a share or rate may be taken of: those that say so, and the largest; in the order of the text."""
        found = [count.number for _, count in self.counts if is_whole(count)]
        if self.counts:
            found.append(max(count.number for _, count in self.counts))
        return tuple(dict.fromkeys(number for number in found if number > 0))

    @cached_property
    def tabled(self) -> frozenset[int]:
        """The counts that the tables hold, of this period and of those before."""
        columns = [column for grid in self.grids for column in grid.of("count", "prior", "last_year")]
        return frozenset(cell.number for column in columns for cell in column.cells.values())

    @cached_property
    def totals(self) -> frozenset[int]:
        """The counts in the rows of totals of the tables."""
        columns = [(grid, column) for grid in self.grids for column in grid.of("count", "prior", "last_year")]
        return frozenset(column.cells[g.total_row].number for g, column in columns if g.total_row in column.cells)

    def find_named(self, name: str) -> list[int]:
        """Return the counts whose label has a name; 累计 is 累 at its end."""
        end = name.removesuffix("计") if name.endswith("计") else name
        return [count.number for _, count in self.counts if name in count.label or count.label.endswith(end)]

    def paragraphs(self) -> Iterator[list[Sentence]]:
        """Yield the sentences of each paragraph."""
        for _, sentences in groupby(self.sentences, key=attrgetter("paragraph")):
            yield list(sentences)


def is_whole(count: Figure) -> bool:
    """Tell whether a count is of something that parts are taken of."""
    return _WHOLE.search(count.label) is not None


def make_document(blocks: Sequence[Block]) -> Document:
    """Cut paragraphs into sentences and read their figures."""
    sentences: list[Sentence] = []
    section = 0
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        plain = plain_text(block.text)
        if _HEADING.match(plain):
            section += 1
        for match in _SENTENCE.finditer(plain):
            original = block.text[match.start() : match.end()]
            sentences.append(Sentence(original, match.group(), number, section, find_figures(match.group())))
    return Document(tuple(blocks), tuple(sentences))
