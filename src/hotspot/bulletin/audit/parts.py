"""Parts: the first is not more than the whole that stands before it, and none of many stands twice."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.sums import PartList, find_part_lists

# 共受理87件,其中投诉类46件: the second count is a part of the first.
_OF_WHICH = re.compile(r"[\u4e00-\u9fff]{0,8}[,;]\s?其中[:,]?(?!累计|今年|全年)[\u4e00-\u9fff]{1,12}\s?")
_NUMBER = "0123456789, "
# Fewer parts may be the kinds of several towns, told one after the other.
_MANY = 8
_SEVERAL_TIMES = re.compile("[0-9] ?[月日]|[上中下]旬|上周|本周")


def check_parts(document: Document) -> Iterator[Finding]:
    """Yield parts that are more than their whole, and the second of two of one name."""
    for sentence in document.sentences:
        yield from _check_first(sentence)
    for parts in find_part_lists(document):
        yield from _check_names(parts)


def _check_first(sentence: Sentence) -> Iterator[Finding]:
    for whole, part in pairwise(sentence.counts):
        is_same_measure = whole.text.lstrip(_NUMBER) == part.text.lstrip(_NUMBER)
        follows = _OF_WHICH.fullmatch(sentence.text, whole.end, part.start)
        # Behind 分别受理50件、60件,其中 … the part is one of all of them.
        is_listed = sentence.text[: whole.start].rstrip().endswith("、")
        if part.number > whole.number and is_same_measure and follows and not whole.depth and not is_listed:
            computation = f"其中的 {part.number} 多于总数 {whole.number}"
            yield sentence.report(part, "impossible", "error", computation)


def _check_names(found: PartList) -> Iterator[Finding]:
    """Yield the one part of a long list whose name another has; more of them are kinds of several places."""
    labels = [part.label for part in found.parts]
    twice = [part for place, part in enumerate(found.parts) if part.label in labels[:place]]
    if len(labels) >= _MANY and len(twice) == 1 and len(twice[0].label) > 1 and not _SEVERAL_TIMES.search(found.text):
        yield found.sentence.report(twice[0], "copy", "warn", f"“{twice[0].label}”在同一串中出现两次")
