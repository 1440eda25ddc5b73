"""Tables of units: how many there are, how much they handled, and how many of them 20件以上, as the text says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding

_HANDLED = re.compile("承办|办理")
_SET_ASIDE = re.compile("剔除")
# 工单办理量20件以上的县直单位和部门16家(,其中13家按期办结率均为100.00%).
_LARGE = re.compile(
    r"(?:办理量|承办量|(?P<called>有效回访))\s?(?P<floor>[0-9]{1,4})\s?件(?:及?以上)的?(?P<kind>[\u4e00-\u9fff]{1,12}?)\s?"
    r"(?P<size>[0-9]{1,3})\s?家"
    r"(?:,其中\s?(?P<equal>[0-9]{1,3})\s?家(?P<measure>[\u4e00-\u9fff]{2,10}率)均为\s?(?P<value>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s?%)?"
)
_LISTED = re.compile(r"附表列?(?:出|有|共)?\s?(?P<size>[0-9]{1,3})\s?(?P<noun>条|家|项)")
_SUBJECT = re.compile(r"[\u4e00-\u9fff]{2}")
_CALLED = "满意率"


def check_unit_tables(document: Document) -> Iterator[Finding]:
    """Yield how many units there are, or how much they handled, where their tables agree with the other of the two."""
    handled = _read_counts(document, _HANDLED)
    rows, found = sum(map(len, handled)), sum(map(sum, handled))
    set_aside = sum(map(sum, _read_counts(document, _SET_ASIDE)))
    # Tickets that name no unit are told apart.
    rest = {number.number for _, number in document.counts}
    for sentence in document.sentences if rows else ():
        for units, count in pairwise(sentence.of("count")):
            told = _HANDLED.search(units.label) and _HANDLED.search(count.label)
            if (units.unit, count.unit) != ("家", "件") or not told:
                continue
            if units.number != rows and count.number == found:
                yield sentence.report(units, "sum", "error", f"各单位表共 {rows} 家,不是 {units.text}")
            elif units.number == rows and count.number != found and count.number - found not in rest:
                yield sentence.report(count, "sum", "error", f"各单位表共 {found} 件,不是 {count.text}")
            elif (units.number, count.number) == (rows, found):
                yield from _check_set_aside(sentence, count, set_aside)


def _check_set_aside(sentence: Sentence, handled: Figure, set_aside: int) -> Iterator[Finding]:
    """Yield how many of all tickets are set aside, where every ticket has its unit and the tables add up to others."""
    after = [count for count in sentence.of("count") if count.start > handled.start][:1]
    for count in after if set_aside else ():
        if _SET_ASIDE.search(count.label) and count.number != set_aside:
            yield sentence.report(count, "sum", "error", f"各单位表共剔除 {set_aside} 件,不是 {count.text}")


def _read_counts(document: Document, header: re.Pattern[str]) -> list[list[int]]:
    """Return the counts of each table of units that has one column of them with such a header."""
    columns = [(grid, column) for grid in document.grids if (column := _find_counts(grid, header))]
    return [[column.cells[row].number for row in grid.body if row in column.cells] for grid, column in columns]


def _find_counts(grid: Grid, header: re.Pattern[str]) -> Column | None:
    """Return the one column of counts with such a header, None where it is not one or the table not one of units."""
    columns = [column for column in grid.of("count") if header.search(column.header)]
    return columns[0] if len(columns) == 1 and any("单位" in cell for cell in grid.rows[0]) else None


@dataclass(frozen=True)
class UnitTable:
    """A table of units under its title, with its one column of what they handled."""

    title: str
    grid: Grid
    handled: Column

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that have a count and are no total."""
        return tuple(row for row in self.grid.body if row in self.handled.cells)

    def find_cells(self, measure: str) -> dict[int, Cell]:
        """Return the cells of the one column of a measure by row, {} where it is not one."""
        columns = [column for column in self.grid.columns if column.measure == measure]
        return columns[0].cells if len(columns) == 1 else {}


def check_row_counts(document: Document) -> Iterator[Finding]:
    """Yield counts of units above a floor, and of rows that an annex is said to list, that the tables do not give."""
    tables = _find_unit_tables(document)
    rows = sum(len(table.rows) for table in tables)
    # Of tables that are a choice only too few units can be told.
    is_whole = any(
        count.number == rows and _HANDLED.search(count.label)
        for sentence in document.sentences
        for count in sentence.of("count")
        if count.unit == "家"
    )
    for sentence in document.sentences:
        for match in _LARGE.finditer(sentence.text):
            yield from _check_large(sentence, match, tables, is_whole=is_whole)
        yield from _check_listed(sentence, document)


def _find_unit_tables(document: Document) -> list[UnitTable]:
    return [
        UnitTable(caption, grid, handled)
        for caption, grid in document.captioned_grids
        if (handled := _find_counts(grid, _HANDLED))
    ]


def _check_large(
    sentence: Sentence, match: re.Match[str], tables: Sequence[UnitTable], *, is_whole: bool
) -> Iterator[Finding]:
    floor, size = int(match["floor"]), int(match["size"])
    chosen = [table for table in tables if match["kind"] in table.title] if match["kind"] != "单位" else tables
    if not chosen:
        return
    large = [(table, row) for table in chosen for row in table.rows if _is_large(table, row, floor, match["called"])]
    if len(large) > size or (is_whole and len(large) < size):
        computation = f"各单位表中{match['called'] or '办理量'}{floor}件以上的有 {len(large)} 家,不是 {size} 家"
        yield _report(sentence, match, "size", computation)
    if match["equal"]:
        cells = [table.find_cells(match["measure"]).get(row) for table, row in large]
        equal = sum(cell is not None and cell.text.startswith(f"{match['value']}%") for cell in cells)
        if equal > int(match["equal"]) or (is_whole and equal < int(match["equal"])):
            computation = f"表中{match['measure']}为 {match['value']}%的有 {equal} 家,不是 {match['equal']} 家"
            yield _report(sentence, match, "equal", computation)


def _is_large(table: UnitTable, row: int, floor: int, called: str | None) -> bool:
    if not called:
        return table.handled.cells[row].number >= floor
    rates = next((column for column in table.grid.columns if column.header.endswith(_CALLED)), None)
    return rates is not None and row in rates.cells and rates.cells[row].whole >= floor


def _check_listed(sentence: Sentence, document: Document) -> Iterator[Finding]:
    """Check 热点…附表列20条 against the one table with a column of that name."""
    match, subject = _LISTED.search(sentence.text), _SUBJECT.match(sentence.text)
    if match is None or subject is None:
        return
    rows = [len(grid.body) for grid in document.grids if subject.group() in grid.rows[0]]
    if len(rows) == 1 and rows[0] != int(match["size"]):
        yield _report(sentence, match, "size", f"附表有 {rows[0]} 行,不是 {match['size']}", match["noun"])


def _report(sentence: Sentence, match: re.Match[str], name: str, computation: str, noun: str = "家") -> Finding:
    return Finding(f"{match[name]}{noun}", "sum", "warn", sentence.quote_span(match.span()), computation)
