"""Tallies: of 8类中5类上升、3类下降 both are no more than there are, and as many as the figures show."""

import re
from collections.abc import Iterator
from itertools import islice

from hotspot.bulletin.audit.directions import read_signs
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import read_size

_SIZE = r"(?<![0-9.第])[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_NOUN = r"大?类|[个家]"
_WHOLE = re.compile(rf"(?P<size>{_SIZE})\s?(?P<noun>{_NOUN})[\u4e00-\u9fff]{{0,8}}?中,?")
_PART = re.compile(rf"(?P<size>{_SIZE})\s?(?P<noun>{_NOUN})")
_UP, _DOWN = re.compile("上升|增长|增加"), re.compile("下降|减少|降低")
_YEAR, _LAST = re.compile("同比|去年|上年|同期"), re.compile("环比|上[月周期季]|上个[月季]")
_ROLES = {
    "同比": ("difference", "year_change"),
    "环比": ("difference", "change"),
    "": ("difference", "change", "year_change"),
}
_REST = re.compile("其余|余下|剩余")
# So far behind the second part its verb ends: 3类下降, 2类较上月减少.
_REACH = 8
_ABOVE = re.compile(
    rf"(?P<which>[高低])于全[市县区]?(?:平均)?(?:水平|值)?的?[\u4e00-\u9fff]{{0,6}}?(?:有|共)\s?(?P<size>{_SIZE})\s?[个家]"
)
_RATE = re.compile(r"[\u4e00-\u9fff]{2,8}?率")


def check_tallies(document: Document) -> Iterator[Finding]:
    """Yield counts of kinds or units that exceed their number, or that the tables and changes do not give."""
    for paragraph in document.paragraphs():
        told = ""
        for sentence in paragraph:
            for match in _WHOLE.finditer(sentence.text):
                yield from _check_pair(sentence, match, document)
            for match in _ABOVE.finditer(sentence.text):
                yield from _check_above(sentence, match, told + sentence.text[: match.start()], document)
            told += sentence.text


def _check_pair(sentence: Sentence, whole: re.Match[str], document: Document) -> Iterator[Finding]:
    text = sentence.text
    parts = list(islice(_PART.finditer(text, whole.end()), 2))
    if len(parts) < 2 or any(part["noun"][-1] != whole["noun"][-1] for part in parts):
        return
    size, first, second = (read_size(match["size"]) for match in (whole, *parts))
    told = re.split("[。;]", text[whole.end() : parts[1].end() + _REACH])[0]
    up, down = _UP.search(told), _DOWN.search(told)
    is_rest = _REST.search(text, parts[0].end(), parts[1].start()) is not None
    if "其中" in told or not (is_rest or (up and down) or ("高于" in told and "低于" in told)):
        return
    quote = sentence.quote_span((whole.start(), parts[1].end()), after=_REACH)
    if first + second > size or (is_rest and first + second < size):
        yield Finding(parts[1].group(), "sum", "error", quote, f"{first}+{second}={first + second},不是 {size}")
    elif up and down and whole["noun"].endswith("类"):
        risen, fallen = (first, second) if up.start() < down.start() else (second, first)
        basis = "同比" if _YEAR.search(text) else "环比" if _LAST.search(text) else ""
        found = _find_signs(document, size, basis)
        if found and not any(_agree(signs, 1, risen) and _agree(signs, -1, fallen) for signs in found):
            shown = [sum(sign in kind for kind in found[0]) for sign in (1, -1)]
            yield Finding(parts[0].group(), "sum", "warn", quote, f"所列各类上升的 {shown[0]} 类,下降的 {shown[1]} 类")


def _find_signs(document: Document, size: int, basis: str) -> list[list[set[int]]]:
    """Return the directions of so many kinds, as the text tells them or a column of a table: two where it wavers."""
    found = [list(read_signs(document, basis).values())]
    for grid in document.grids:
        for column in grid.of(*_ROLES[basis]):
            values = [column.cells[row].value for row in grid.body if row in column.cells]
            found.append([{(value > 0) - (value < 0)} for value in values])
    return [signs for signs in found if len(signs) == size]


def _agree(signs: list[set[int]], sign: int, told: int) -> bool:
    return sum(kind == {sign} for kind in signs) <= told <= sum(sign in kind for kind in signs)


def _check_above(sentence: Sentence, match: re.Match[str], told: str, document: Document) -> Iterator[Finding]:
    """Yield how many lie above the rate of all where the rows of the one table with that rate say otherwise."""
    names = _RATE.findall(told)
    columns = [
        (grid, column)
        for grid in document.grids
        for column in grid.of("rate")
        if names and names[-1].endswith(column.measure) and grid.total_row in column.cells
    ]
    if len(columns) != 1:
        return
    grid, column = columns[0]
    total = column.cells[grid.total_row].value
    values = [column.cells[row].value for row in grid.body if row in column.cells]
    found = sum(value > total if match["which"] == "高" else value < total for value in values)
    if found != read_size(match["size"]):
        computation = f"表中{column.header}{match['which']}于总数的有 {found} 个"
        yield Finding(f"{match['size']}个", "sum", "warn", sentence.quote_span(match.span()), computation)
