"""Fates: what was done with tickets and what was not (办结, 在办) make up the count before them (rule V8)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.sums import INCOMPLETE, NEARLY_WHOLE, describe_sum

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

# 24小时以内办结 is a part of 办结.
_IN_TIME = re.compile("以内|以上|小时|工作日|[0-9][天日]")


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
        if not _leave_no_third(*labels):
            continue
        if first.number + second.number == total.number or INCOMPLETE.search(sentence.text):
            continue
        earlier = [count.number for count in counts if count.start < first.start]
        if first.number + second.number in earlier:
            continue
        yield sentence.report(total, "sum", "error", describe_sum((first, second), total.number))


def _check_apart(first: Sentence, second: Sentence) -> Iterator[Finding]:
    """Yield such a pair that two sentences tell: 应办结538件,按时办结533件…;逾期办结4件."""
    told = [count for count in first.counts if not count.depth][-2:]
    if len(told) < 2 or not second.counts or not _leave_no_third(told[1].label, second.counts[0].label):
        return
    late = second.counts[0]
    earlier = [count.number for count in first.counts]
    is_incomplete = INCOMPLETE.search(first.text) or INCOMPLETE.search(second.text)
    if told[1].number < told[0].number and told[1].number + late.number not in earlier and not is_incomplete:
        yield second.report(late, "sum", "warn", describe_sum((told[1], late), told[0].number))


def _leave_no_third(first: str, second: str) -> bool:
    return not (_IN_TIME.search(first) or _IN_TIME.search(second)) and any(
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
