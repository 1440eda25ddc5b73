"""Sums: parts that are said to make up a whole add up to it, and none is more than it; shares of all are 100 %."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hotspot.bulletin.audit.digit_slips import is_one_digit_away
from hotspot.bulletin.audit.document import Document, Sentence, is_whole
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding, Severity
from hotspot.bulletin.audit.part_lists import (
    INCOMPLETE,
    REST,
    TYPES,
    PartList,
    find_gap,
    find_part_lists,
    is_process,
    told_counts,
)
from hotspot.bulletin.audit.share_items import find_share_items

# A list of subjects without 其他 is meant to be whole when it comes this near to the total.
NEARLY_WHOLE = Fraction(3, 100)
# Kinds and channels that leave more than this to others are a choice of them.
_MOST_LEFT = Fraction(3, 10)
_MANY = 5
# 来源构成:电话72.4%、网站15.3%: shares that are not called so one by one.
_COMPOSED = re.compile("(?:构成|分布|占比|比例|比重)[^,。;:]{0,6}:")
_NEARLY_ALL = 5
_IN_WORDS = re.compile("占[约近超]?过?[一二两三四五六七八九]成|占[约近超]?过?[二三四五六七八九十]分之")


def check_sums(document: Document) -> Iterator[Finding]:
    """Yield lists of parts that do not add up to their total."""
    largest = max((count.number for _, count in document.counts), default=0)
    told = [count for sentence in document.sentences for count in told_counts(sentence)]
    wholes = [count for count in told if is_whole(count) or count.number == largest]
    shares = {id(item.count): item.share.value for item in find_share_items(document)}
    for parts in find_part_lists(document):
        yield from _check_list(parts, largest, shares, wholes)


def _check_list(
    found: PartList, largest: int, shares: dict[int, Fraction], wholes: Sequence[Figure]
) -> Iterator[Finding]:
    if found.adds_up or any(is_process(part.label) for part in found.parts):
        return
    if any(not find_gap(whole, found.parts) for whole in wholes):
        return
    place, total = min(found.totals[:4], key=lambda pair: abs(find_gap(pair[1], found.parts)))
    is_whole = _is_whole(found, shares) or (found.counts_all and place.paragraph == found.sentence.paragraph)
    severity = _judge_gap(found, total, largest, is_whole=is_whole)
    if severity is not None:
        yield place.report(total, "sum", severity, _describe(found, total, shares))


def _judge_gap(found: PartList, total: Figure, largest: int, *, is_whole: bool) -> Severity | None:
    """Return how sure it is that parts miss a total, None where they need not make it up."""
    gap = find_gap(total, found.parts)
    exceeds, exceeds_all = gap < 0, found.sum > largest
    if -gap > total.number or _is_of_several(found):
        return None
    if exceeds and not (found.has_rest or found.typed or exceeds_all):
        return None
    if found.is_incomplete and not (exceeds and exceeds_all):
        return None
    if exceeds or is_whole:
        return "error"
    left = _MOST_LEFT if found.typed else NEARLY_WHOLE if len(found.parts) >= _MANY else Fraction(0)
    return "warn" if gap <= left * total.number else None


def _is_whole(found: PartList, shares: dict[int, Fraction]) -> bool:
    """Tell whether the parts are all there are: one stands for the others, or their printed shares make up 100 %."""
    printed = [share for part in found.parts if (share := shares.get(id(part))) is not None]
    return found.has_rest or (
        len(printed) == len(found.parts) and abs(sum(printed, Fraction(0)) - 100) <= Fraction(1, 2)
    )


def _is_of_several(found: PartList) -> bool:
    """Tell whether units are parts of two counts side by side (15个乡镇、42家县直单位中 …)."""
    totals = [figure for sentence, figure in found.totals if sentence is found.sentence and figure.unit == "家"]
    return len(totals) > 1 and found.sum <= totals[0].number + totals[1].number


def _describe(found: PartList, total: Figure, shares: dict[int, Fraction]) -> str:
    text, gap = describe_sum(found.parts, total.number), total.number - found.sum
    near = [part for part in found.parts if part.number + gap > 0]
    near = [part for part in near if is_one_digit_away(part.number, part.number + gap)]
    # Of several counts that one digit would mend, the one whose share speaks for it is meant.
    near.sort(key=lambda part: abs(shares.get(id(part), Fraction(0)) * total.number / 100 - part.number - gap))
    return f"{text};若“{near[0].label or near[0].text}”为 {near[0].number + gap} 则相符" if near else text


def describe_sum(parts: Sequence[Figure], total: int) -> str:
    """Say what parts add up to, and by how much they miss their total."""
    found = sum(part.number for part in parts)
    shown = "+".join(str(part.number) for part in parts)
    return f"{shown}={found},与 {total} {'差' if found < total else '多'} {abs(total - found)}"


def check_share_sums(document: Document) -> Iterator[Finding]:
    """Yield lists of shares that do not add up to 100 %."""
    for sentence in document.sentences:
        yield from _check_share_list(sentence)


def _check_share_list(sentence: Sentence) -> Iterator[Finding]:
    """Yield a list of shares without counts that claims to be whole and is not 100 %."""
    shares = sentence.of("share") or (sentence.of("other") if _COMPOSED.search(sentence.text) else ())
    is_choice = len(shares) < 3 or len(sentence.counts) >= len(shares) or INCOMPLETE.search(sentence.text)
    # 占四成一、占26.0%、…: one share is told in words.
    if is_choice or _IN_WORDS.search(sentence.text) or not all(share.exact for share in shares):
        return
    labels = [share.label for share in shares]
    whole = any(REST.search(label) for label in labels) or sum(bool(TYPES.search(label)) for label in labels) >= 4
    total = sum((share.value for share in shares), Fraction(0))
    gap, slack = abs(total - 100), sum((share.percentage.step for share in shares), Fraction(0))
    # What is only said to be spread may have further parts, or be told cumulated: it is held to 100 % when near.
    is_near = gap <= _NEARLY_ALL and _COMPOSED.search(sentence.text, 0, shares[0].start)
    if gap > slack and (whole or is_near):
        yield sentence.report(shares[-1], "sum", "error", f"各项占比之和为 {float(total):g}%,不是 100%")
