"""Tables: totals, shares, changes and rates of each row, by the formula that most rows of a column follow."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.digit_slips import is_one_digit_away
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding, Severity
from hotspot.bulletin.audit.fractions import check_ratios
from hotspot.bulletin.audit.printed import Fit, change_from, explains_most, priors_of, share_of, show
from hotspot.bulletin.audit.rates import exceeds_plan
from hotspot.bulletin.audit.sums import NEARLY_WHOLE
from hotspot.bulletin.audit.table_shares import check_share_column, find_counts_left

_WHOLE_AREA = re.compile("全[省市县区]")
_DASH = re.compile(r"[-—–－]{1,4}")


@dataclass(frozen=True)
class Computed:
    """A percentage worked out from the counts of a row, as it is written and exactly."""

    written: str
    exact: Fraction

    def is_printed_as(self, cell: Cell) -> bool:
        """Tell whether a cell can stand for it."""
        return cell.percentage.fit(self.exact) >= Fit.NEAR


# What a column can be worked out by, row by row; without the rows whose counts give nothing.
Formula = dict[int, Computed]


def check_tables(document: Document) -> Iterator[Finding]:
    """Yield the cells of all tables that disagree with their neighbours."""
    for grid in document.grids:
        yield from check_ratios(grid)
        for column in grid.columns:
            if column.role in ("count", "prior", "last_year") and "累计" not in column.header:
                yield from _check_total(grid, column)
            elif column.role == "share":
                yield from check_share_column(grid, column, document)
            elif column.role in ("change", "year_change"):
                yield from _check_changes(grid, column)
            elif column.role == "difference":
                yield from _check_differences(grid, column)
            elif column.role == "rate":
                yield from _check_rates(grid, column)


def count_cells(document: Document) -> int:
    """Return how many numbers the tables hold."""
    return sum(len(column.cells) for grid in document.grids for column in grid.columns if column.role != "label")


def _check_total(grid: Grid, column: Column) -> Iterator[Finding]:
    total = column.cells.get(grid.total_row)
    cells = [column.cells[row] for row in grid.body if row in column.cells]
    if total is None or len(cells) < 2:
        return
    found = sum(cell.number for cell in cells)
    if found == total.number or (found < total.number and _is_partial(grid, column)):
        return
    gap = total.number - found
    # Behind rows that are a choice 全市 has more than they do.
    if _WHOLE_AREA.fullmatch(grid.names[grid.total_row]) and abs(gap) > NEARLY_WHOLE * total.number:
        return
    computation = f"“{column.header}”各行之和为 {found},与 {total.text} {'差' if gap > 0 else '多'} {abs(gap)}"
    for cell in cells:
        if cell.number + gap > 0 and is_one_digit_away(cell.number, cell.number + gap):
            computation += f";若“{grid.names[cell.row]}”为 {cell.number + gap} 则相符"
            break
    yield grid.report(total, "sum", "error", computation)


def _is_partial(grid: Grid, column: Column) -> bool:
    """Tell whether some rows have a dash where others have a number: not told, though the total counts it."""
    return any(_DASH.fullmatch(grid.rows[row][column.place].strip()) for row in grid.body)


def _check_changes(grid: Grid, column: Column) -> Iterator[Finding]:
    rows = [row for row in (*grid.body, grid.total_row) if row in column.cells]
    for row in rows:
        if column.cells[row].value < -100:
            yield grid.report(column.cells[row], "impossible", "error", "减少不能超过 100%")
    formula = _choose_formula(column, rows, _list_changes(grid, column))
    if formula is not None:
        yield from _report_others(grid, column, formula)
        return
    counts = find_counts_left(grid, column)
    if counts and not any(True for _ in grid.of("prior", "last_year")):
        yield from _check_priors(grid, column, counts[0], rows)


def _choose_formula(column: Column, rows: list[int], formulas: Iterable[Formula]) -> Formula | None:
    """Return the formula that most rows of a column of percentages follow, of equal ones the first."""
    best: Formula = {}
    most = 0
    for formula in formulas:
        following = sum(row in formula and formula[row].is_printed_as(column.cells[row]) for row in rows)
        if following > most:
            best, most = formula, following
    return best if explains_most(most, sum(row in best for row in rows)) else None


def _report_others(grid: Grid, column: Column, formula: Formula) -> Iterator[Finding]:
    """Yield the percentages that do not follow their column's formula, but for those that are impossible anyway."""
    for row, cell in column.cells.items():
        is_possible = cell.value <= 100 if column.role == "rate" else cell.value >= -100
        if row in formula and is_possible and not formula[row].is_printed_as(cell):
            computation = f"{formula[row].written}={show(formula[row].exact)}%,不是 {cell.text}"
            yield grid.report(cell, "rate", "error", computation)


def _list_changes(grid: Grid, column: Column) -> Iterator[Formula]:
    """Yield what each two columns of now and before give."""
    wanted = "last_year" if column.role == "year_change" else "prior"
    for now, prior in permutations(grid.of("count", wanted), 2):
        yield {
            row: Computed(f"({after.number}-{before.number})÷{before.number}", change_from(before.value, after.value))
            for row, after, before in _pair_rows(now, prior)
            if before.value > 0
        }


def _list_rates(grid: Grid) -> Iterator[Formula]:
    """Yield what each column of counts is of another, and what the rest is."""
    for part, whole in permutations(grid.of("count"), 2):
        rows = [(row, over, under) for row, over, under in _pair_rows(part, whole) if under.value]
        rows = [(row, over, under) for row, over, under in rows if 0 <= over.value <= under.value]
        yield {
            row: Computed(f"{over.number}÷{under.number}", share_of(over.value, under.value))
            for row, over, under in rows
        }
        yield {
            row: Computed(
                f"({under.number}-{over.number})÷{under.number}", share_of(under.value - over.value, under.value)
            )
            for row, over, under in rows
        }


def _pair_rows(one: Column, other: Column) -> Iterator[tuple[int, Cell, Cell]]:
    """Yield the rows in which both columns have a number."""
    yield from ((row, cell, other.cells[row]) for row, cell in one.cells.items() if row in other.cells)


def _check_priors(grid: Grid, column: Column, count: Column, rows: list[int]) -> Iterator[Finding]:
    """Yield changes that no whole count before gives, nor two counts of their row."""
    checked = [row for row in rows if row in count.cells and column.cells[row].value > -100]
    wrong = [
        row
        for row in checked
        if not priors_of(count.cells[row].number, column.cells[row].percentage)
        and not _is_given(grid, column.cells[row])
    ]
    for row in wrong:
        cell = column.cells[row]
        computation = f"本期 {count.cells[row].number} 件,没有整数的上期件数能得出 {cell.text}"
        severity: Severity = "error" if 2 * len(wrong) <= len(checked) else "warn"
        yield grid.report(cell, "rate", severity, computation)


def _is_given(grid: Grid, change: Cell) -> bool:
    """Say whether two counts of its row give a change: a column of one change says not which."""
    counts = [other.cells[change.row].value for other in grid.of("count") if change.row in other.cells]
    return any(
        prior > 0 and change.percentage.fit(change_from(prior, now)) >= Fit.NEAR
        for now, prior in permutations(counts, 2)
    )


def _check_differences(grid: Grid, column: Column) -> Iterator[Finding]:
    rows = [row for row in (*grid.body, grid.total_row) if row in column.cells]
    for now in grid.of("count"):
        for prior in (*grid.of("prior", "last_year"), *(other for other in grid.of("count") if other is not now)):
            both = [row for row in rows if row in now.cells and row in prior.cells]
            cells = [(now.cells[row], prior.cells[row], column.cells[row]) for row in both]
            wrong = [row for row in cells if row[0].value - row[1].value != row[2].value]
            if explains_most(len(cells) - len(wrong), len(cells)):
                for one, other, cell in wrong:
                    computation = f"{one.number}-{other.number}={one.number - other.number},不是 {cell.text}"
                    yield grid.report(cell, "sum", "error", computation)
                return


def _check_rates(grid: Grid, column: Column) -> Iterator[Finding]:
    rows = [row for row in (*grid.body, grid.total_row) if row in column.cells]
    # 提及率, of which a ticket may have several, adds up to more than all.
    added = sum(cell.value for cell in column.cells.values())
    for row in rows:
        is_sum = len(rows) > 2 and column.cells[row].value == added - column.cells[row].value
        if column.cells[row].value > 100 and not (is_sum or exceeds_plan(column.header)):
            yield grid.report(column.cells[row], "impossible", "error", f"{column.header}不能超过 100%")
    formula = _choose_formula(column, rows, _list_rates(grid))
    if formula is not None:
        yield from _report_others(grid, column, formula)
