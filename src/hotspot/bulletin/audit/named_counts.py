"""Named counts: what a bulletin tells of 甲区 or 二季度, wherever it is told, for those who name it again."""

import re
from collections import defaultdict
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document, Sentence

# What is said of a name that counts the same.
_SAID = re.compile(
    r"^(?:其中|全市|我市|我县|我区|派至|派发|转派|涉及|来自)+"
    r"|(?:受理|承办|接听|接收|收到|产生|办理|派发|转办)?(?:诉求|工单|来电|问题|事项|话务|件)?[总数量]{0,2}(?:合计|共计?|有|为|达|的)*$"
)
_KIND = re.compile("类(?:诉求|问题|工单)?$")
_COUNT = r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8}"
_NAME = "[\\u4e00-\\u9fff]{2,10}?"
_UNIT = "件次|人次|[件宗起个条单张通次票]"
# 甲区和乙区诉求量居前,分别为7016宗和6874宗.
_RESPECTIVE = re.compile(
    rf"(?:^|[,。;:])(?P<names>{_NAME}(?:[、和与及]{_NAME}){{1,8}})(?:[^0-9。;、和与及]{{0,16}}|[^0-9。;]{{0,16}},)"
    rf"(?:分别|依次)[为是有]?\s?(?P<counts>(?:{_COUNT})\s?(?:{_UNIT})(?:[、和]\s?(?:{_COUNT})\s?(?:{_UNIT})){{1,8}})"
)
_ENDS = "区县市镇乡街局类"


def name_core(label: str) -> str:
    """Return a name without what is said of it.

    >>> name_core("其中甲区受理诉求"), name_core("市级部门承办量"), name_core("房产类")
    ('甲区', '市级部门', '房产')
    """
    return _KIND.sub("", _SAID.sub("", label.strip()))


def index_counts(document: Document) -> dict[str, set[int]]:
    """Return the numbers that are told of each name, in sentences and lists."""
    found: dict[str, set[int]] = defaultdict(set)
    for sentence in document.sentences:
        for count in sentence.counts:
            if count.label and not count.depth:
                found[name_core(count.label)].add(count.number)
        for name, number in _read_lists(sentence):
            found[name].add(number)
    return {name: numbers for name, numbers in found.items() if len(name) > 1}


def _read_lists(sentence: Sentence) -> Iterator[tuple[str, int]]:
    for match in _RESPECTIVE.finditer(sentence.text):
        names = re.split("[、和与及]", match["names"])
        numbers = [int(number.replace(",", "")) for number in re.findall(_COUNT, match["counts"])]
        # What follows the last name is no part of it: 乙区诉求量居前.
        end = names[0][-1]
        if end in _ENDS and not names[-1].endswith(end):
            names[-1] = names[-1].partition(end)[0] + end
        if len(names) == len(numbers):
            yield from zip(map(name_core, names), numbers, strict=True)
