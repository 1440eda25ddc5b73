"""The columns of a table: which hold counts, shares, changes and rates, and what their cells say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from hotspot.bulletin.audit.blocks import Table
from hotspot.bulletin.audit.finding import Finding, Kind, Severity
from hotspot.bulletin.audit.numerals import parse_digits, plain_text
from hotspot.bulletin.audit.printed import Percentage

ColumnRole = Literal[
    "count", "prior", "last_year", "difference", "share", "change", "year_change", "rate", "ratio", "label"
]

_CELL = re.compile(
    r"(?P<sign>[+\-↑↓]|上升|增长|增加|下降|减少|增|减)?\s?(?P<number>[0-9]{1,3}(?:,[0-9]{3})++(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?)\s?"
    r"(?P<percent>%)?\s?(?P<unit>件次|件|起|宗|个|条|单|次|家|分)?\s?(?P<arrow>[↑↓])?"
    r"(?:(?<=%)\((?P<part>[0-9]++(?:\.[0-9]++)?)\s?/\s?(?P<whole>[0-9]++)\))?"
)
_SUBTOTAL = re.compile(r"(?:小\s?计|[\u4e00-\u9fff]{1,8}小计)")
_TOTAL = re.compile(r"^(?:合\s?计|总\s?计|总\s?数|总\s?量|全[省市县区](?:合计|$)|共\s?计|小\s?计|总计数|汇总)")
_SHARE = re.compile(r"占比|比例|比重|占总|份额|^占")
_RATE = re.compile(r"(?:率|满意度)")
_CHANGE = re.compile(r"环比|同比|增幅|升幅|降幅|增减|增长率|变化|较上|涨幅|升降")
_YEAR = re.compile(r"同比|去年|上年|同期")
_LAST_YEAR = re.compile(r"去年|上年|同期")
_LAST = re.compile(r"上月|上期|上周|上季|前一|昨日|上旬")
_RANK = re.compile(r"序号|排名|名次|编号|得分|分值|分数|位次|时长|天数|^no")
# A score over others: where there is one, it ranks and not those that it is made of.
OVERALL = re.compile("综合|[总合]得?分|总成绩|考核得分")


@dataclass(frozen=True)
class Cell:
    """A number of a table, the place it stands in, and whether it is a percentage.

    ``part``, ``whole``: the counts printed behind a percentage, 98.00%(1266/1292); ``whole`` is 0 where there are none.
    """

    row: int
    text: str
    value: Fraction
    decimals: int
    percent: bool
    part: Fraction = Fraction(0)
    whole: int = 0

    @property
    def percentage(self) -> Percentage:
        """The cell as a printed percentage."""
        return Percentage(self.value, self.decimals)

    @property
    def number(self) -> int:
        """The cell as a whole count."""
        return int(self.value)


@dataclass(frozen=True)
class Column:
    """A column: its header, what it holds, and its numbers by row."""

    place: int
    header: str
    role: ColumnRole
    cells: dict[int, Cell]

    @property
    def measure(self) -> str:
        """Its header without what stands in brackets behind it: 办结率 of 办结率(%)."""
        return self.header.partition("(")[0]


@dataclass(frozen=True)
class Grid:
    """A table read: names and columns, with the row of totals (-1 when there is none).

    ``subtotals``: the rows that sum up those above them (小计), where a row of totals follows them all.
    """

    names: tuple[str, ...]
    columns: tuple[Column, ...]
    total_row: int
    first_row: int
    rows: tuple[tuple[str, ...], ...]
    subtotals: tuple[int, ...] = ()

    @cached_property
    def body(self) -> tuple[int, ...]:
        """The rows that are neither header nor total, nor sum up others."""
        rows = range(self.first_row, len(self.rows))
        return tuple(row for row in rows if row not in (self.total_row, *self.subtotals) and self.names[row])

    @cached_property
    def groups(self) -> dict[int, tuple[int, ...]]:
        """Of each row that sums up others these: the rows of the body since the one before it."""
        starts = (self.first_row, *self.subtotals)
        return {
            end: tuple(row for row in self.body if start <= row < end)
            for start, end in zip(starts, self.subtotals, strict=False)
        }

    def find_name(self, row: int) -> str:
        """Return the name of a row: of 城区 | 城东街道 the second, where the first is told once for several rows."""
        first = next((column.place for column in self.columns if self.rows[row][column.place] == self.names[row]), 0)
        second = self.rows[row][first + 1].strip() if first + 1 < len(self.rows[row]) else ""
        is_merged = first in self._merged_places
        return second if is_merged and second and not _CELL.fullmatch(second) else self.names[row]

    @cached_property
    def _merged_places(self) -> frozenset[int]:
        """The places of columns that are empty in some row of the body."""
        return frozenset(place for row in self.body for place, cell in enumerate(self.rows[row]) if not cell)

    def of(self, *roles: str) -> Iterator[Column]:
        """Yield the columns of these roles."""
        yield from (column for column in self.columns if column.role in roles)

    def quote(self, row: int) -> str:
        """Return a row as it is written, its repeated cells once."""
        return " | ".join(cell for cell in self.rows[row] if cell)[:90]

    def report(self, cell: Cell, kind: Kind, severity: Severity, computation: str) -> Finding:
        """Return a finding on one of its cells."""
        return Finding(cell.text, kind, severity, self.quote(cell.row), computation)


def read_grid(table: Table) -> Grid | None:
    """Return a table with a header and numbers below it, None when it has none."""
    plain = tuple(tuple(plain_text(cell).strip() for cell in row) for row in table.rows)
    first = next((place for place, row in enumerate(plain) if _count_numbers(row)), len(plain))
    if first in (0, len(plain)) or first > 4:
        return None
    headers = [_join_header([plain[row][place] for row in range(first)]) for place in range(len(plain[0]))]
    columns = []
    for place, header in enumerate(headers):
        cells = {}
        for row in range(first, len(plain)):
            cell = _read_cell(plain[row][place], row, header)
            if cell is not None and not (
                place and plain[row][place] and table.rows[row][place - 1] == plain[row][place] == ""
            ):
                cells[row] = cell
        columns.append(_make_column(place, header, cells))
    names = tuple(_name_row(row, columns) for row in plain)
    totals = [row for row in range(first, len(plain)) if _TOTAL.match(names[row].replace(" ", ""))]
    subtotals = tuple(row for row in range(first, len(plain)) if any(map(_SUBTOTAL.fullmatch, plain[row])))
    if len(totals) > 1:
        totals = [row for row in totals if row not in subtotals]
    total = totals[0] if len(totals) == 1 else -1
    is_grouped = total > max(subtotals, default=total)
    return Grid(names, tuple(columns), total, first, table.rows, subtotals if is_grouped else ())


def _count_numbers(row: tuple[str, ...]) -> int:
    return sum(bool(_CELL.fullmatch(cell)) for cell in row[1:] if cell)


def _join_header(cells: list[str]) -> str:
    return "".join(dict.fromkeys(cell.replace(" ", "") for cell in cells if cell))


def _read_cell(text: str, row: int, header: str) -> Cell | None:
    match = _CELL.fullmatch(text)
    if match is None:
        return None
    value, decimals = parse_digits(match["number"])
    sign = f"{match['sign'] or ''}{match['arrow'] or ''}"
    if re.search(r"[\-↓降减]", sign) or (not sign and re.search(r"降幅|减幅", header)):
        value = -value
    part, whole = (parse_digits(match[name] or "0")[0] for name in ("part", "whole"))
    return Cell(row, text, value, decimals, bool(match["percent"]) or "%" in header, part, int(whole))


def _make_column(place: int, header: str, cells: dict[int, Cell]) -> Column:
    """Return a column; where its rows are of several measures (受理量, 办结率, 天数), with its counts only."""
    role = _find_role(header, cells)
    counts = {row: cell for row, cell in cells.items() if not (cell.percent or cell.decimals)}
    if role == "label" and not _RANK.search(header) and len(cells) > len(counts) > 1:
        return Column(place, header, _find_role(header, counts), counts)
    return Column(place, header, role, cells)


def _find_role(header: str, cells: dict[int, Cell]) -> ColumnRole:
    percents = sum(cell.percent for cell in cells.values())
    if not cells or _RANK.search(header):
        return "label"
    if 2 * sum(cell.whole > 0 for cell in cells.values()) > len(cells):
        return "ratio"
    if 2 * percents > len(cells):
        if _CHANGE.search(header):
            return "year_change" if _YEAR.search(header) else "change"
        if _SHARE.search(header) or _RATE.search(header):
            return "share" if _SHARE.search(header) else "rate"
        return "change" if 2 * sum(cell.text[0] in "+-↑↓" for cell in cells.values()) > len(cells) else "label"
    if percents or any(cell.decimals for cell in cells.values()):
        return "label"
    if _CHANGE.search(header) and not _LAST_YEAR.search(header):
        return "difference"
    if re.search("增|减|比", header):
        return "count"
    return "last_year" if _LAST_YEAR.search(header) else "prior" if _LAST.search(header) else "count"


def _name_row(row: tuple[str, ...], columns: list[Column]) -> str:
    words = [row[column.place] for column in columns if not _CELL.fullmatch(row[column.place]) and row[column.place]]
    return words[0] if words else ""
