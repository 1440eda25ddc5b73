"""Counts and changes of the text that a table has too: 乙镇受理2411件、办结2306件, 求助环比增长6.95%."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

from hotspot.bulletin.audit.columns import Column, Grid
from hotspot.bulletin.audit.digit_slips import is_one_digit_away
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.named_counts import name_core
from hotspot.bulletin.audit.printed import Fit, Percentage, change_from, show

_OTHER_TIME = re.compile("上[月期年周季]|去年|同期|累计|[0-9]{4}年")
_MONTH = re.compile(r"(?P<month>[0-9]{1,2})月份?")
_QUARTER = re.compile("(?P<which>[一二三四])季度(?:受理|共)?$")
_COMPARED = re.compile("[\\u4e00-\\u9fff0-9]{2,6}比[\\u4e00-\\u9fff0-9]{2,6}?(?:减少|增加|[多少])了?$")
# 供暖类9240件: all of its row. Small counts of something else are a digit away by chance.
_OF_ROW = re.compile("类?(?:诉求|问题|工单|来电)?(?:最多|居首)?[为有达共]?")
_FEWEST = 100
# What is farther off is a count of something else.
_NEARLY = 10


def check_text_rows(document: Document) -> Iterator[Finding]:
    """Yield counts of a named row that are a digit away from its cell, quarters that months do not make up, and gaps.

    A gap is a difference between two cells of the row that is named: 税费办理…二季度比一季度减少28条.
    """
    grids = [grid for grid in document.grids if grid.body]
    for sentence in document.sentences if grids else ():
        if _OTHER_TIME.search(sentence.text):
            continue
        for count in sentence.counts:
            yield from _check_count(sentence, count, grids)
            yield from _check_quarter(sentence, count, grids)
        for gap in sentence.of("difference"):
            if gap.exact and gap.unit == "件" and not sentence.of("prior"):
                yield from _check_gap(sentence, gap, grids)


def _find_row(grid: Grid, text: str) -> int | None:
    """Return the row whose name a text has last, None where it has none."""
    rows = {name: row for row in grid.body if len(name := grid.find_name(row)) > 1 and name in text}
    return rows[max(rows, key=lambda name: (text.rfind(name), len(name)))] if rows else None


def _check_count(sentence: Sentence, count: Figure, grids: Sequence[Grid]) -> Iterator[Finding]:
    found = [(grid, row) for grid in grids if (row := _find_row(grid, sentence.text[: count.start])) is not None]
    cells = [
        (column.header, column.cells[row])
        for grid, row in found
        for column in grid.of("count")
        if row in column.cells and _is_measure(count.label, grid.find_name(row), column.cells[row].number, column)
    ]
    numbers = [cell.number for grid, row in found for column in grid.columns if (cell := column.cells.get(row))]
    for header, cell in cells if count.number not in numbers else ():
        if is_one_digit_away(cell.number, count.number) and not _is_summed(sentence, count):
            grid, row = found[0]
            computation = f"表中{grid.find_name(row)}的{header}为 {cell.text},不是 {count.text}"
            yield sentence.report(count, "digit", "warn", computation)
            return


def _is_summed(sentence: Sentence, count: Figure) -> bool:
    """Tell whether a count and those beside it make up one before them: 24件延期,其中公共安全9件、城乡建设15件."""
    numbers = [one.number for one in sentence.counts]
    place = sentence.counts.index(count)
    sums = [0, *accumulate(numbers)]
    ends = set(sums[place + 1 :])
    # A whole of two parts at least is more than each of them.
    return any(sums[first + 1] + numbers[first] in ends and numbers[first] > count.number for first in range(place))


def _is_measure(label: str, name: str, number: int, column: Column) -> bool:
    """Tell whether a count is told of a column: by its header, or by the name of the row alone (供暖类9240件)."""
    measure = label.removeprefix(name)
    is_all = measure != label and _OF_ROW.fullmatch(measure) is not None and number >= _FEWEST
    return is_all or (len(measure) > 1 and column.measure.endswith(measure))


def _check_quarter(sentence: Sentence, count: Figure, grids: Sequence[Grid]) -> Iterator[Finding]:
    match = _QUARTER.search(count.label)
    if match is None:
        return
    last = 3 * ("一二三四".index(match["which"]) + 1)
    sums = []
    for grid in grids:
        months = {int(name["month"]): row for row in grid.body if (name := _MONTH.fullmatch(grid.find_name(row)))}
        rows = [months[month] for month in range(last - 2, last + 1) if month in months]
        columns = [
            column for column in grid.of("count", "prior", "last_year") if all(row in column.cells for row in rows)
        ]
        sums += [sum(column.cells[row].number for row in rows) for column in columns if len(rows) == 3]
    near = min(sums, key=lambda number: abs(number - count.number), default=count.number)
    if 0 < abs(near - count.number) * _NEARLY <= count.number:
        yield sentence.report(count, "sum", "warn", f"表中三个月之和为 {near},不是 {count.text}")


def _check_gap(sentence: Sentence, gap: Figure, grids: Sequence[Grid]) -> Iterator[Finding]:
    found = [(grid, row) for grid in grids if (row := _find_row(grid, sentence.text[: gap.start])) is not None]
    since = [count for count in sentence.counts if count.end <= gap.start]
    compared = _COMPARED.search(gap.label)
    if len(found) != 1 or since or compared is None:
        return
    grid, row = found[0]
    numbers = [column.cells[row].number for column in grid.of("count", "prior", "last_year") if row in column.cells]
    told = [abs(column.cells[row].number) for column in grid.of("difference") if row in column.cells]
    gaps = [abs(first - second) for first, second in combinations(numbers, 2)]
    if len(numbers) > 1 and abs(gap.number) not in (*gaps, *told):
        shown = "、".join(map(str, numbers))
        yield sentence.report(gap, "sum", "warn", f"表中{grid.find_name(row)}各数为 {shown},没有两个相差 {gap.text}")


def check_row_changes(document: Document) -> Iterator[Finding]:
    """Yield rises of a count that fell by just as much in the row of its name, and the reverse."""
    for sentence in document.sentences if document.grids else ():
        for count, change in zip(sentence.figures, sentence.figures[1:], strict=False):
            if count.is_exact_count and change.role == "change" and change.exact and change.signed and change.value:
                yield from _check_change(sentence, count, change, document)


def _check_change(sentence: Sentence, count: Figure, change: Figure, document: Document) -> Iterator[Finding]:
    priors = {prior for grid in document.grids for prior in _find_priors(grid, count)}
    opposite = Percentage(-change.value, change.decimals)
    exacts = {prior: change_from(prior, count.number) for prior in priors}
    if any(change.percentage.fit(exact) > Fit.NONE for exact in exacts.values()):
        return
    for prior, exact in exacts.items():
        if opposite.fit(exact) >= Fit.TRUNCATED:
            computation = f"表中由 {prior} 到 {count.number} 为 {show(exact)}%,方向与 {change.text}相反"
            yield sentence.report(change, "rate", "error", computation)
            return


def _find_priors(grid: Grid, count: Figure) -> Iterator[int]:
    """Yield the other counts of the row that has the name of a count, and the count."""
    columns = list(grid.of("count", "prior", "last_year"))
    for row in grid.body:
        numbers = [column.cells[row].number for column in columns if row in column.cells]
        if name_core(grid.find_name(row)) == name_core(count.label) and count.number in numbers:
            yield from (number for number in numbers if number > 0 and number != count.number)
