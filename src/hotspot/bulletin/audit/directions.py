"""Directions: what is said to have risen or fallen, one kind (增长较快) or so many (5类上升), did so by its figures."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import read_size

_CLAUSE = re.compile(r"[^,。;:!?]+")
_UP = re.compile("增长|增加|上升|增幅|升幅|攀升|增多")
_DOWN = re.compile("减少|下降|降低|减幅|降幅|回落|下滑")
_NO = re.compile("未|不|除|趋缓|势头|幅度|收窄|曾|以来|累计|预计|力争|要")
# The changes of a year are not those of a month; what is compared may be named some clauses before.
_YEAR = re.compile("去年|上年|同期|同比(?!上)")
_SINCE_YEAR = re.compile("[与较比][^,。;]{0,6}(?:去年|上年|同期)")
_KIND = re.compile(r"[\u4e00-\u9fff]{2,14}类")
# The change stands right behind the count of its kind, perhaps behind the share.
_NEAR = 40
_SIZE = r"(?<![0-9.第])[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_NOUN = r"大?类|[个家]"
_WHOLE = re.compile(rf"(?P<size>{_SIZE})\s?(?P<noun>{_NOUN})[\u4e00-\u9fff]{{0,8}}?中,?")
_PART = re.compile(rf"(?P<size>{_SIZE})\s?(?P<noun>{_NOUN})")
_RISEN, _FALLEN = re.compile("上升|增长|增加"), re.compile("下降|减少|降低")
_THAN_YEAR, _THAN_LAST = re.compile("同比|去年|上年|同期"), re.compile("环比|上[月周期季]|上个[月季]")
_ROLES = {
    "同比": ("difference", "year_change"),
    "环比": ("difference", "change"),
    "": ("difference", "change", "year_change"),
}
_REST = re.compile("其余|余下|剩余")
# So far behind the second part its verb ends: 3类下降, 2类较上月减少.
_REACH = 8


def check_directions(document: Document) -> Iterator[Finding]:
    """Yield kinds that a clause without a number calls rising while all their printed changes fall, or the reverse."""
    signs = _read_signs(document)
    for sentence in document.sentences if signs else ():
        for clause in _CLAUSE.finditer(sentence.text):
            words = clause.group()
            up, down = _UP.search(words), _DOWN.search(words)
            since_year = _YEAR.search(words) or _SINCE_YEAR.search(sentence.text[: clause.start()])
            if re.search("[0-9]", words) or bool(up) == bool(down) or _NO.search(words) or since_year:
                continue
            for name, found in signs.items():
                if name in words and found == ({-1} if up else {1}):
                    computation = f"{name}印出的数字是{'减少' if up else '增加'},这里说的相反"
                    yield Finding(name, "wording", "warn", sentence.quote_span(clause.span()), computation)


def _read_signs(document: Document, basis: str = "") -> dict[str, set[int]]:
    """Return of each kind in which directions its printed changes go, of one basis (同比, 环比) or of any."""
    signs: dict[str, set[int]] = defaultdict(set)
    for sentence in document.sentences:
        kind = ""
        last = 0
        for figure in sentence.figures:
            if figure.role == "count" and _KIND.fullmatch(figure.label):
                kind, last = figure.label, figure.end
            elif figure.role in ("change", "difference") and kind and figure.value and figure.start - last < _NEAR:
                if basis and figure.basis not in ("", basis):
                    continue
                signs[kind].add(1 if figure.value > 0 else -1)
                last = figure.end
    return signs


def check_tallies(document: Document) -> Iterator[Finding]:
    """Yield counts of kinds or units that exceed their number, or that the tables and changes do not give."""
    for sentence in document.sentences:
        for match in _WHOLE.finditer(sentence.text):
            yield from _check_pair(sentence, match, document)


def _check_pair(sentence: Sentence, whole: re.Match[str], document: Document) -> Iterator[Finding]:
    text = sentence.text
    parts = list(islice(_PART.finditer(text, whole.end()), 2))
    if len(parts) < 2 or any(part["noun"][-1] != whole["noun"][-1] for part in parts):
        return
    size, first, second = (read_size(match["size"]) for match in (whole, *parts))
    told = re.split("[。;]", text[whole.end() : parts[1].end() + _REACH])[0]
    up, down = _RISEN.search(told), _FALLEN.search(told)
    is_rest = _REST.search(text, parts[0].end(), parts[1].start()) is not None
    if "其中" in told or not (is_rest or (up and down) or ("高于" in told and "低于" in told)):
        return
    quote = sentence.quote_span((whole.start(), parts[1].end()), after=_REACH)
    if first + second > size or (is_rest and first + second < size):
        yield Finding(parts[1].group(), "sum", "error", quote, f"{first}+{second}={first + second},不是 {size}")
    elif up and down and whole["noun"].endswith("类"):
        risen, fallen = (first, second) if up.start() < down.start() else (second, first)
        basis = "同比" if _THAN_YEAR.search(text) else "环比" if _THAN_LAST.search(text) else ""
        found = _find_signs(document, size, basis)
        if found and not any(_agree(signs, 1, risen) and _agree(signs, -1, fallen) for signs in found):
            shown = [sum(sign in kind for kind in found[0]) for sign in (1, -1)]
            yield Finding(parts[0].group(), "sum", "warn", quote, f"所列各类上升的 {shown[0]} 类,下降的 {shown[1]} 类")


def _find_signs(document: Document, size: int, basis: str) -> list[list[set[int]]]:
    """Return the directions of so many kinds, as the text tells them or a column of a table: two where it wavers."""
    found = [list(_read_signs(document, basis).values())]
    for grid in document.grids:
        for column in grid.of(*_ROLES[basis]):
            values = [column.cells[row].value for row in grid.body if row in column.cells]
            found.append([{(value > 0) - (value < 0)} for value in values])
    return [signs for signs in found if len(signs) == size]


def _agree(signs: list[set[int]], sign: int, told: int) -> bool:
    return sum(kind == {sign} for kind in signs) <= told <= sum(sign in kind for kind in signs)
