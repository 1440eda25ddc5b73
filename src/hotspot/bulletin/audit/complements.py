"""Complements: what is so and what is not (办结, 在办; 合格, 不合格) make up the count before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits
from hotspot.bulletin.audit.part_lists import INCOMPLETE
from hotspot.bulletin.audit.sums import NEARLY_WHOLE, describe_sum

# Two fates that exclude each other and leave no third.
_PAIRS = tuple(
    (re.compile(first), re.compile(second))
    for first, second in (
        (r"直办|直接办结|直接答复|直接解答|当场答复|在线(?:办结|解答|答复)|即时办结", r"转办|交办|转派|派发|派单"),
        (r"(?<!未)(?:已?办结|已处理|办理完)", r"在办|未办结|正在办理|办理中|尚未|待办"),
        (r"办结", r"其余|剩余"),
        (r"^按[期时]|(?<!未)按[期时]", r"逾期|超期|超时|未按[期时]"),
        (r"(?<!无)有效", r"无效"),
        (r"(?<!未)(?:已?响应)", r"未响应"),
        (r"(?<!未)(?:已?解决)", r"未解决"),
    )
)
# 24小时以内办结 is a part of 办结; 办结率低是因为周四以后派出的 counts neither.
_NO_FATE = re.compile("以内|以上|小时|工作日|[0-9][天日]|率|基本|部分")
_NAMED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}?)(?:的?有?|为|共)\s?(?<![0-9.,])"
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})\s?(?P<unit>件次|人次|[件宗起个条单通封户家人次项份处])(?![\u4e00-\u9fff]?[0-9])"
)
_SAID = re.compile("满意|合格|接通|达标|通过|属实|签收|评价|回复|公开|销号|整改|办结|解决|采纳|响应|反馈|完成|接听")
# What is done in part, or of another whole, leaves a third beside these.
_DONE = re.compile("销号|整改|办结|解决|采纳|响应|反馈|完成|接听")
_NOT = re.compile(r"(?:不|未)(?:能|予|及时|按期|按时)?$")
_SOME = re.compile("基本|较|比较|非常|一般")
# Between satisfied and not there are grades that a bulletin may leave out.
_GRADED = "满意"
# So many figures back the whole and its part are told.
_REACH = 5


def check_fates(document: Document) -> Iterator[Finding]:
    """Yield pairs of fates that do not make up the count before them, or nearly a whole printed elsewhere."""
    for first, second in pairwise(document.sentences):
        if first.section == second.section and len(first.counts) == 1:
            yield from _check_fates(second, (*first.counts, *second.counts), document.wholes)
        if first.paragraph == second.paragraph:
            yield from _check_apart(first, second)
    for sentence in document.sentences:
        yield from _check_pairs(sentence)
        yield from _check_fates(sentence, sentence.counts, document.wholes)


def _check_pairs(sentence: Sentence) -> Iterator[Finding]:
    """Yield two fates that leave no third (办结, 在办) and yet do not make up the count before them."""
    counts = [count for count in sentence.counts if not count.depth]
    for total, first, second in zip(counts, counts[1:], counts[2:], strict=False):
        labels = first.label, second.label
        # 10件重复、8件无效,有效1982件: of something larger.
        if not _leave_no_third(*labels) or total.number < abs(first.number - second.number):
            continue
        if first.number + second.number == total.number or INCOMPLETE.search(sentence.text):
            continue
        earlier = [count.number for count in counts if count.start < first.start]
        if first.number + second.number in earlier or _are_of_more(counts, second):
            continue
        yield sentence.report(total, "sum", "error", describe_sum((first, second), total.number))


def _are_of_more(counts: Sequence[Figure], last: Figure) -> bool:
    """Tell whether three or more counts in a row, one of them this, make up the one before: 按期, 逾期 and 尚未办结."""
    numbers, place = [count.number for count in counts], counts.index(last)
    return any(
        numbers[whole] == sum(numbers[whole + 1 : end])
        for whole in range(place)
        for end in range(max(whole + 4, place + 1), len(numbers) + 1)
    )


def _check_apart(first: Sentence, second: Sentence) -> Iterator[Finding]:
    """Yield such a pair that two sentences tell: 应办结538件,按时办结533件…;逾期办结4件."""
    told = [count for count in first.counts if not count.depth][-2:]
    if len(told) < 2 or not second.counts or not _leave_no_third(told[1].label, second.counts[0].label):
        return
    late = second.counts[0]
    earlier = [count.number for count in first.counts]
    if second.text.startswith("其中") or any(number + late.number in earlier for number in earlier):
        return
    is_incomplete = INCOMPLETE.search(first.text) or INCOMPLETE.search(second.text)
    if told[1].number < told[0].number and not is_incomplete:
        yield second.report(late, "sum", "warn", describe_sum((told[1], late), told[0].number))


def _leave_no_third(first: str, second: str) -> bool:
    return not (_NO_FATE.search(first) or _NO_FATE.search(second)) and any(
        (one.search(first) and two.search(second)) or (two.search(first) and one.search(second)) for one, two in _PAIRS
    )


def _check_fates(place: Sentence, counts: Sequence[Figure], wholes: Sequence[int]) -> Iterator[Finding]:
    """Yield two such fates without a count before them that come near a whole printed elsewhere and miss it."""
    if len(counts) != 2 or not _leave_no_third(counts[0].label, counts[1].label):
        return
    found = counts[0].number + counts[1].number
    near = min(wholes, key=lambda whole: abs(whole - found), default=0)
    if near != found and abs(near - found) <= NEARLY_WHOLE * near:
        yield place.report(counts[1], "sum", "warn", describe_sum(counts, near))


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
    far = NEARLY_WHOLE * whole.number if _DONE.search(said.group()) else whole.number
    is_open = gap > 0 and (said.group() == _GRADED or gap > far)
    if gap and not is_open and -gap < count.number:
        shown = "+".join(map(str, parts))
        figure = f"{count.match['number']}{count.match['unit']}"
        computation = f"{shown}={sum(parts)},与 {whole.number} {'差' if gap > 0 else '多'} {abs(gap)}"
        yield Finding(figure, "sum", "warn", count.sentence.quote_span(count.match.span(), before=24), computation)
