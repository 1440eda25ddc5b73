"""Shares of a base that is named: 占市级部门承办量的62.5% is of what is told of 市级部门, not of any other count."""

import re
from collections.abc import Iterator, Mapping

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.named_counts import index_counts, name_core
from hotspot.bulletin.audit.printed import Fit, share_of, show

_BASE = re.compile(r"约?占(?P<base>(?![全总该此本这其])[\u4e00-\u9fff]{2,12}?)的?约?$")
# 29,700张,占市级部门的: of the count right before.
_BEHIND = re.compile(r"\s?,?约?占[^,。;:0-9]{2,13}约?")
# 房产类居第一位,占非咨询类的; 温度不达标占供热类.
_SUBJECT = re.compile(
    r"(?:^|[,。;:])(?P<subject>[\u4e00-\u9fff]{2,10}?)(?:[居位列排仍为是][^,。;:0-9]{0,8},)?约?占[^,。;:0-9]{2,13}约?$"
)
# What is nearer than this has a wrong last digit, not another base.
_DIGITS = 2


def check_named_shares(document: Document) -> Iterator[Finding]:
    """Yield shares that the one count of their subject is not of the one count of the base that they name."""
    index = index_counts(document)
    for sentence in document.sentences:
        for share in sentence.of("share"):
            named = _BASE.search(sentence.text[: share.start])
            if named is None or not share.exact or share.listed:
                continue
            bases, parts = _find_named(named["base"], index), _find_parts(sentence, share, index)
            if len(bases) == len(parts) == 1 and min(parts) < min(bases):
                part, base = min(parts), min(bases)
                exact = share_of(part, base)
                if (
                    share.percentage.fit(exact) == Fit.NONE
                    and abs(exact - share.value) > _DIGITS * share.percentage.step
                ):
                    computation = f"{part}÷{base}={show(exact)}%,不是 {share.text}"
                    yield sentence.report(share, "base", "warn", computation)


def _find_named(name: str, index: Mapping[str, set[int]]) -> set[int]:
    """Return the numbers told of a name: 供热 is no 供热类 of which only a part is told."""
    return index.get(name_core(name), set())


def _find_parts(sentence: Sentence, share: Figure, index: Mapping[str, set[int]]) -> set[int]:
    before = [figure for figure in sentence.figures if figure.end <= share.start]
    if before and _BEHIND.fullmatch(sentence.text, before[-1].end, share.start):
        return {before[-1].number} if before[-1].is_exact_count else set()
    match = _SUBJECT.search(sentence.text[: share.start])
    return _find_named(match["subject"], index) if match else set()
