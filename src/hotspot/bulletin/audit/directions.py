"""Directions: what a sentence without figures says has risen or fallen did so by the figures printed of it."""

import re
from collections import defaultdict
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding

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


def check_directions(document: Document) -> Iterator[Finding]:
    """Yield kinds that a clause without a number calls rising while all their printed changes fall, or the reverse."""
    signs = read_signs(document)
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


def read_signs(document: Document, basis: str = "") -> dict[str, set[int]]:
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
