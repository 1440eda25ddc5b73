"""Formulas that a bulletin prints, 综合得分=及时率×0.3+满意率×0.7: each row of the table with these columns follows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hotspot.bulletin.audit.columns import Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.printed import explains_most, show

_NAME = r"[\u4e00-\u9fff]{2,12}"
_FACTOR = r"\s?[×xX*]\s?"
_WEIGHT = r"[0-9]{1,3}(?:\.[0-9]{1,3})?"
_TERM = rf"\s?{_NAME}{_FACTOR}{_WEIGHT}\s?%?"
_FORMULA = re.compile(rf"(?P<name>{_NAME})\s?=(?P<terms>{_TERM}(?:\s?[+]{_TERM}){{1,7}})")
_READ_TERM = re.compile(rf"(?P<name>{_NAME}){_FACTOR}(?P<weight>{_WEIGHT})\s?(?P<percent>%)?")


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
    wrong = [
        row for row, exact in exacts.items() if abs(exact - formula.result.cells[row].value) >= _step(formula, row)
    ]
    if explains_most(len(exacts) - len(wrong), len(exacts)):
        for row in wrong:
            cell = formula.result.cells[row]
            computation = f"按公式为 {show(exacts[row])},不是 {cell.text}"
            yield grid.report(cell, "sum", "error", computation)


def _step(formula: Formula, row: int) -> Fraction:
    return formula.result.cells[row].percentage.step
