"""Rates of units that the text names, 按期办结率较低的是:县教育局(94.12%), are those that a table of units gives."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hotspot.bulletin.audit.columns import Cell, Column, Grid
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit

# 县城管局、县人社局(均为100.00%), 县住建局6件(返工率15.00%).
_BEFORE = re.compile(r"(?P<units>[^(),。;:]{1,150})\((?P<measure>[\u4e00-\u9fff]{1,14}率)?(?:均?为)?\s?$")
_COUNT = re.compile(r"\s?[0-9]{1,7}\s?件$")
# Of two measures side by side the text may tell either; behind other words than of rates stand shares and growth.
_MEASURE = re.compile(
    r"(?P<joined>[、和与及])?(?P<name>[\u4e00-\u9fff]{1,20}?率)|工单|诉求|件数|数量|占比|比重|[增降升]幅|(?:增长|上升|下降)[较最]"
)
# So many characters before a figure its units stand, and so many before their end the measure.
_REACH = 300
_NOT = ("不", "未", "非")
_OTHER_TIME = re.compile("上[月期年周]|去年|同期|累计")

# Of some of the units only, 乡镇中满意率最低的是 or 20件以上的单位, the table may have one beyond.
_EXTREME = re.compile("^(?:(?!(?<!其)中|以上|以下|之一).)*最(?P<which>[高低])的?[是为]:?[^是为]*$")
_UNITS = re.compile("单位|部门|[县市区乡镇街]")


@dataclass(frozen=True)
class UnitRate:
    """A rate of a unit, and the table and column in which it stands."""

    grid: Grid
    column: Column
    cell: Cell


Rates = dict[tuple[str, str], list[UnitRate]]


def check_unit_rates(document: Document) -> Iterator[Finding]:
    """Yield rates behind a unit's name that no table has in that unit's row under that measure."""
    rates = _read_rates(document)
    for paragraph in document.paragraphs() if rates else ():
        # A measure is named once for the sentences of a paragraph: ...;较低的是:县教育局(94.12%).
        told = ""
        for sentence in paragraph:
            if not _OTHER_TIME.search(sentence.text):
                for figure in sentence.figures:
                    yield from _check_figure(sentence, figure, told, rates)
            told = (told + sentence.text)[-_REACH:]


def _read_rates(document: Document) -> Rates:
    rates: Rates = defaultdict(list)
    for grid in document.grids:
        if any(_UNITS.search(cell) for cell in grid.rows[0]):
            for column in grid.of("ratio", "rate"):
                for row in grid.body:
                    if row in column.cells:
                        rates[grid.names[row], column.measure].append(UnitRate(grid, column, column.cells[row]))
    return rates


def _check_figure(sentence: Sentence, figure: Figure, told: str, rates: Rates) -> Iterator[Finding]:
    text, start = sentence.text, figure.start
    before = _BEFORE.search(text, max(0, start - _REACH), start) if text.startswith(")", figure.end) else None
    if before is None or not figure.text.endswith("%"):
        return
    end = before.end("units")
    measure = before["measure"] or _find_measure(told + text[max(0, end - _REACH) : end])
    for unit in before["units"].split("、"):
        found = _find_row(_COUNT.sub("", unit), measure, rates)
        if found is not None and not any(_agree(figure, rate.cell) for rate in rates[found]):
            name, header = found
            computation = f"承办单位表中{name}的{header}为 {rates[found][0].cell.text},不是 {figure.text}"
            yield sentence.report(figure, "rate", "warn", computation)
        elif found is not None and len(rates[found]) == 1 and (extreme := _EXTREME.search(before["units"])):
            yield from _check_extreme(sentence, figure, extreme["which"], rates[found][0])


def _check_extreme(sentence: Sentence, figure: Figure, which: str, unit: UnitRate) -> Iterator[Finding]:
    """Yield the unit called highest or lowest where another row of its table is beyond."""
    cells = [unit.column.cells[row] for row in unit.grid.body if row in unit.column.cells]
    beyond = (max if which == "高" else min)(cells, key=lambda cell: cell.value)
    if beyond.value != unit.cell.value:
        name = unit.grid.names[beyond.row]
        computation = f"承办单位表中{unit.column.measure}最{which}的是{name}({beyond.text})"
        yield sentence.report(figure, "rate", "warn", computation)


def _find_measure(text: str) -> str:
    """Return the last measure that a text names, "" where it stands beside another or is no rate."""
    named = list(_MEASURE.finditer(text))
    return "" if not named or named[-1]["joined"] else named[-1]["name"] or ""


def _find_row(unit: str, measure: str, rates: Rates) -> tuple[str, str] | None:
    """Return the longest name and header with which unit and measure end, None where none do."""
    fitting = [
        (name, header)
        for name, header in rates
        if unit.endswith(name) and measure.endswith(header) and not measure[: -len(header)].endswith(_NOT)
    ]
    return max(fitting, key=lambda key: (len(key[0]), len(key[1])), default=None)


def _agree(figure: Figure, cell: Cell) -> bool:
    return figure.percentage.fit(cell.value) > Fit.NONE or cell.percentage.fit(figure.value) > Fit.NONE
