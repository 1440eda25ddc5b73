"""Changes of a count that a table has too: 求助3108个,环比增长6.95% did not fall by as much in its row."""

from collections.abc import Iterator

from hotspot.bulletin.audit.columns import Grid
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.named_counts import name_core
from hotspot.bulletin.audit.printed import Fit, Percentage, change_from, show


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
