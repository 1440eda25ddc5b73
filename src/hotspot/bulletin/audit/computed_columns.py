"""Computed columns: 每万人件数 is one column over another, 综合得分=及时率×0.3+满意率×0.7 what the bulletin prints."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import Fit, explains_most, find_outliers, show

_PER = re.compile("每|均")
# 每万人 over inhabitants that are not told in 万, 每百件.
_SCALES = (1, 100, 1000, 10_000)
# In fewer rows two columns may give a third by chance.
_FEWEST = 3
# A cell, and what it is over what.
Quotient = tuple[Cell, Cell, Cell]
_NAME = r"[\u4e00-\u9fff]{2,12}"
_FACTOR = r"\s?[×xX*]\s?"
_WEIGHT = r"[0-9]{1,3}(?:\.[0-9]{1,3})?"
_TERM = rf"\s?{_NAME}{_FACTOR}{_WEIGHT}\s?%?"
_FORMULA = re.compile(rf"(?P<name>{_NAME})\s?=(?P<terms>{_TERM}(?:\s?[+]{_TERM}){{1,7}})")
_READ_TERM = re.compile(rf"(?P<name>{_NAME}){_FACTOR}(?P<weight>{_WEIGHT})\s?(?P<percent>%)?")


def check_quotients(document: Document) -> Iterator[Finding]:
    """Yield figures per head, or per office, that their row does not give where most others of the column do."""
    for grid in document.grids:
        for column in grid.columns:
            if _PER.search(column.header) and not any(cell.percent for cell in column.cells.values()):
                yield from _check_column(grid, column)


def _check_column(grid: Grid, column: Column) -> Iterator[Finding]:
    others = [other for other in grid.columns if other is not column and not _PER.search(other.header)]
    for over, under in permutations(others, 2):
        rows = [
            (cell, over.cells[row], under.cells[row])
            for row, cell in column.cells.items()
            if row in over.cells and row in under.cells and under.cells[row].value
        ]
        for scale in _SCALES:
            wrong = [row for row in rows if not _gives(row, scale)]
            fitting = len(rows) - len(wrong)
            if fitting >= _FEWEST and explains_most(fitting, len(rows)):
                yield from _report_quotients(grid, wrong, scale)
                return


def _gives(row: Quotient, scale: int) -> bool:
    cell, over, under = row
    return cell.percentage.fit(scale * over.value / under.value) >= Fit.TRUNCATED


def _report_quotients(grid: Grid, rows: Sequence[Quotient], scale: int) -> Iterator[Finding]:
    for cell, over, under in rows:
        exact = show(Fraction(scale * over.value, under.value))
        yield grid.report(cell, "rate", "error", f"{over.text}÷{under.text}={exact},不是 {cell.text}")


@dataclass(frozen=True)
class Formula:
    """A weighted sum: the column that it gives, and the columns with their weights."""

    result: Column
    terms: tuple[tuple[Column, Fraction], ...]

    def compute(self, row: int) -> Fraction | None:
        """Return what a row gives, None where one of its cells is missing."""
        if row not in self.result.cells or not all(row in column.cells for column, _ in self.terms):
            return None
        return sum((weight * column.cells[row].value for column, weight in self.terms), Fraction(0))


def check_formulas(document: Document) -> Iterator[Finding]:
    """Yield the results of a printed formula that the row does not give, where most rows of the table do."""
    for sentence in document.sentences:
        for match in _FORMULA.finditer(sentence.text):
            for grid in document.grids:
                formula = _find_columns(grid, match)
                if formula is not None:
                    yield from _check_rows(grid, formula)


def _find_columns(grid: Grid, match: re.Match[str]) -> Formula | None:
    result = _find_column(grid, match["name"])
    weights = [
        (_find_column(grid, term["name"]), parse_digits(term["weight"])[0] / (100 if term["percent"] else 1))
        for term in _READ_TERM.finditer(match["terms"])
    ]
    terms = tuple((column, weight) for column, weight in weights if column is not None)
    return Formula(result, terms) if result is not None and len(terms) == len(weights) else None


def _find_column(grid: Grid, name: str) -> Column | None:
    """Return the one column whose header is a name, or all but the opening of it."""
    named = [column for column in grid.columns if len(column.measure) > 1 and name.endswith(column.measure)]
    return named[0] if len(named) == 1 else None


def _check_rows(grid: Grid, formula: Formula) -> Iterator[Finding]:
    exacts = {row: exact for row in grid.body if (exact := formula.compute(row)) is not None}
    cells = formula.result.cells
    wrong = find_outliers(list(exacts), lambda row: abs(exacts[row] - cells[row].value) < cells[row].percentage.step)
    for row in wrong or ():
        yield grid.report(cells[row], "sum", "error", f"按公式为 {show(exacts[row])},不是 {cells[row].text}")
