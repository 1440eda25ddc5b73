"""Figures of the period before taken for those of now: parts that make up its count, shares that are of it."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.part_lists import find_part_lists
from hotspot.bulletin.audit.printed import Fit, share_of, show
from hotspot.bulletin.audit.sums import describe_sum

# Of all of now: 占总量的, 占全部诉求的, 占本月受理量的; not 占去年的.
_OF_ALL = re.compile(r"\s?,?约?占(?:(?:比|[全总本]|受理|诉求|工单)[^,。;:0-9]{0,8})?约?$")
_COMPARED = re.compile("[较比与][^,。;:()]{0,12}$")
_BRACKETED = re.compile(r"\((?:去年|上年|上个?月|上一?[周期]|[0-9]{1,2}月)[^()0-9]{0,6}(?:[0-9]{1,2}月[^()0-9]{0,4})?$")
# Fewer are made up by other counts by chance.
_FEWEST = 100
_OF_THEN = re.compile("去年|上年|同期|上[月周期季]")


def check_stale_bases(document: Document) -> Iterator[Finding]:
    """Yield parts and shares of now that no count of now gives, but exactly one of the period before."""
    priors = {number for sentence in document.sentences for number in _find_priors(sentence) if number >= _FEWEST}
    counts = {c.number for s, c in document.counts if c.number not in priors or not _is_bracketed(s, c)}
    priors -= counts
    for parts in find_part_lists(document) if priors else ():
        totals = [(s, total) for s, total in parts.totals if total.number in counts]
        if parts.sum in priors and totals and not parts.is_incomplete:
            sentence, total = min(totals, key=lambda pair: abs(pair[1].number - parts.sum))
            if total.number > max(part.number for part in parts.parts):
                computation = f"{describe_sum(parts.parts, total.number)};正是文中上期或同期的数"
                yield sentence.report(total, "sum", "error", computation)
    for sentence in document.sentences if priors else ():
        for count, share in zip(sentence.figures, sentence.figures[1:], strict=False):
            if count.is_exact_count and share.role == "share" and share.exact:
                yield from _check_share(sentence, count, share, counts, priors)


def _find_priors(sentence: Sentence) -> Iterator[int]:
    """Yield the counts that those of now are compared with: 较7月的1765件, 环比(7月为1765件)."""
    for figure in sentence.of("count", "prior"):
        compared = _COMPARED.search(sentence.text[: figure.start]) if figure.role == "prior" else None
        if figure.exact and figure.unit == "件" and figure.value and (compared or _is_bracketed(sentence, figure)):
            yield figure.number


def _is_bracketed(sentence: Sentence, figure: Figure) -> bool:
    return _BRACKETED.search(sentence.text[: figure.start]) is not None


def _check_share(
    sentence: Sentence, count: Figure, share: Figure, counts: set[int], priors: set[int]
) -> Iterator[Finding]:
    between = sentence.text[count.end : share.start]
    if not _OF_ALL.fullmatch(between) or _OF_THEN.search(between) or _OF_THEN.search(count.label):
        return
    larger = [base for base in counts if base >= count.number > 0]
    if not larger or any(share.percentage.fit(share_of(count.number, base)) > Fit.NONE for base in larger):
        return
    stale = [
        base
        for base in priors
        if base > count.number and share.percentage.fit(share_of(count.number, base)) >= Fit.TRUNCATED
    ]
    if len(stale) == 1:
        whole = max(larger)
        exact = show(share_of(count.number, whole))
        computation = f"{count.number}÷{whole}={exact}%,{share.text}是按上期或同期的 {stale[0]} 算的"
        yield sentence.report(share, "base", "warn", computation)
