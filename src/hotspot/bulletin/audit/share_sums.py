"""Shares without counts that name all kinds, or follow 来源构成:, add up to 100 %."""

import re
from collections.abc import Iterator
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.sums import INCOMPLETE, REST, TYPES

# 来源构成:电话72.4%、网站15.3%: shares that are not called so one by one.
_COMPOSED = re.compile("(?:构成|分布|占比|比例|比重)[^,。;:]{0,6}:")
_NEARLY_ALL = 5


def check_share_sums(document: Document) -> Iterator[Finding]:
    """Yield lists of shares that do not add up to 100 %."""
    for sentence in document.sentences:
        yield from _check_share_list(sentence)


def _check_share_list(sentence: Sentence) -> Iterator[Finding]:
    """Yield a list of shares without counts that claims to be whole and is not 100 %."""
    shares = sentence.of("share") or (sentence.of("other") if _COMPOSED.search(sentence.text) else ())
    is_choice = len(shares) < 3 or len(sentence.counts) >= len(shares) or INCOMPLETE.search(sentence.text)
    if is_choice or not all(share.exact for share in shares):
        return
    labels = [share.label for share in shares]
    whole = any(REST.search(label) for label in labels) or sum(bool(TYPES.search(label)) for label in labels) >= 4
    total = sum((share.value for share in shares), Fraction(0))
    gap, slack = abs(total - 100), sum((share.percentage.step for share in shares), Fraction(0))
    # What is only said to be spread may have further parts, or be told cumulated: it is held to 100 % when near.
    is_near = gap <= _NEARLY_ALL and _COMPOSED.search(sentence.text, 0, shares[0].start)
    if gap > slack and (whole or is_near):
        yield sentence.report(shares[-1], "sum", "error", f"各项占比之和为 {float(total):g}%,不是 100%")
