"""Complements: 合格887户、不合格327户 are all of 入户1204户, whatever is counted; 满意 and 不满意 are at most all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits

_NAMED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}?)(?:的?有?|为|共)\s?(?<![0-9.,])"
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})\s?(?P<unit>件次|人次|[件宗起个条单通封户家人次])(?![\u4e00-\u9fff]?[0-9])"
)
_SAID = re.compile("满意|合格|接通|达标|通过|属实|签收|评价|回复|公开")
_NOT = re.compile(r"(?:不|未)(?:能|予|及时|按期|按时)?$")
_SOME = re.compile("基本|较|比较|非常|一般")
# Between satisfied and not there are grades that a bulletin may leave out.
_GRADED = "满意"
# So many figures back the whole and its part are told.
_REACH = 5


@dataclass(frozen=True)
class NamedCount:
    """A number of anything, with the words right before it."""

    sentence: Sentence
    match: re.Match[str]

    @property
    def name(self) -> str:
        """What is counted."""
        return self.match["name"]

    @property
    def number(self) -> int:
        """How many."""
        return int(parse_digits(self.match["number"])[0])


def check_complements(document: Document) -> Iterator[Finding]:
    """Yield the count of what is not so that, with what is, does not make up the count before them."""
    for paragraph in document.paragraphs():
        told = [NamedCount(sentence, match) for sentence in paragraph for match in _find_named(sentence.text)]
        for place, count in enumerate(told):
            yield from _check_count(told[max(0, place - _REACH) : place], count)


def _find_named(text: str) -> Iterator[re.Match[str]]:
    """Yield counts outside brackets: what stands in them may be a part of the one before."""
    for match in _NAMED.finditer(text):
        if text.count("(", 0, match.start()) <= text.count(")", 0, match.start()):
            yield match


def _check_count(before: Sequence[NamedCount], count: NamedCount) -> Iterator[Finding]:
    said = _SAID.search(count.name)
    # 非常不满意 is one grade more behind 不满意.
    if (
        said is None
        or _SOME.search(count.name)
        or not count.name.endswith(said.group())
        or not _NOT.search(count.name[: said.start()])
    ):
        return
    alike = [
        other for other in before if other.name.endswith(said.group()) and other.match["unit"] == count.match["unit"]
    ]
    full = [other for other in alike if not re.search("[不未]|" + _SOME.pattern, other.name)]
    if len(full) != 1:
        return
    first = before.index(alike[0])
    whole = before[first - 1] if first else None
    if whole is None or whole.number < full[0].number:
        return
    parts = [*(other.number for other in alike), count.number]
    gap = whole.number - sum(parts)
    is_open = said.group() == _GRADED and gap > 0
    if gap and not is_open and -gap < count.number:
        shown = "+".join(map(str, parts))
        figure = f"{count.match['number']}{count.match['unit']}"
        computation = f"{shown}={sum(parts)},与 {whole.number} {'差' if gap > 0 else '多'} {abs(gap)}"
        yield Finding(figure, "sum", "warn", count.sentence.quote_span(count.match.span(), before=24), computation)
