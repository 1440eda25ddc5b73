"""Changes as they are read: each with the counts that it may belong to, and what is told of the period before."""

import re
from dataclasses import dataclass

from hotspot.bulletin.audit.differences import names_subject
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.printed import Fit, Percentage, change_from

# 前两周共1045件,本期减少43件: the count before is not the one of now.
_NOW = re.compile("[,;](?:本[期月周旬季年]|今年)[^,;。0-9]{0,6}$")


@dataclass(frozen=True)
class ChangeItem:
    """A change, the counts it may belong to (nearest first), and what the text says of the period before."""

    sentence: Sentence
    change: Figure
    subjects: tuple[Figure, ...]
    prior: int | None
    difference: int | None
    certain: bool

    @property
    def counts(self) -> tuple[int, ...]:
        """The numbers of its subjects."""
        return tuple(subject.number for subject in self.subjects)

    @property
    def readings(self) -> tuple[Percentage, ...]:
        """The change as printed; without a word or sign for its direction, both ways."""
        printed = self.change.percentage
        return (printed,) if self.change.signed else (printed, Percentage(-printed.value, printed.decimals))

    def fit(self, before: int, now: int) -> Fit:
        """Tell how well the change between two counts agrees with the printed one."""
        exact = change_from(before, now)
        return max(reading.fit(exact) for reading in self.readings)


def read_item(sentence: Sentence, change: Figure, document: Document) -> ChangeItem | None:
    """Return a change with the counts it may belong to, None when it is the change of a rate or of nothing printed."""
    before = [figure for figure in sentence.figures if figure.start < change.start and figure.depth <= change.depth]
    if any(figure.role == "from" for figure in before[-3:]):
        # 由640件增至800件,增加160件,增长25.0%: shifts.py reads it.
        return None
    difference = _find_difference(before, change)
    subjects = _find_subjects(before)
    if subjects is None:
        return None
    certain = len(subjects) == 1
    prior = _find_prior(sentence, change)
    if not subjects and prior is not None:
        subjects = _find_before(sentence, document)
    if not subjects and difference is None:
        return None
    if difference is not None and (names_subject(difference) or _NOW.search(sentence.text, 0, difference.start)):
        subjects, certain = [], False
    amount = None if difference is None else difference.number
    return ChangeItem(sentence, change, tuple(subjects), prior, amount, certain)


def _find_subjects(before: list[Figure]) -> list[Figure] | None:
    """Return the counts since the change before, the nearest first; None when a rate or a vague count is nearest."""
    subjects: list[Figure] = []
    for figure in reversed(before):
        if figure.role in ("rate", "rate_change", "points", "fraction") and not subjects:
            return None
        if figure.role == "count" and figure.unit == "件":
            if not figure.exact:
                return None
            subjects.append(figure)
        if figure.role == "change" and subjects:
            break
    return subjects


def _find_difference(before: list[Figure], change: Figure) -> Figure | None:
    """Return the difference (减少 252 件) directly before a change of the same base."""
    if before and before[-1].role == "difference" and before[-1].unit == "件" and before[-1].exact:
        same_way = before[-1].value * change.value > 0 or not change.signed
        if before[-1].basis == change.basis and same_way:
            return before[-1]
    return None


def _find_prior(sentence: Sentence, change: Figure) -> int | None:
    priors = [figure for figure in sentence.of("prior") if figure.exact and figure.unit == "件"]
    same = [figure.number for figure in priors if figure.basis == change.basis]
    return same[0] if len(same) == 1 and same[0] > 0 else None


def _find_before(sentence: Sentence, document: Document) -> list[Figure]:
    """Return the counts of the sentence before, in the same paragraph (受理 502 件 …;去年同期为 538 件,同比 …)."""
    place = document.sentences.index(sentence)
    before = document.sentences[place - 1] if place else sentence
    return list(reversed(before.counts)) if before.paragraph == sentence.paragraph else []
