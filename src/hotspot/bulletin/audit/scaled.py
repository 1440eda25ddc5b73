"""Figures in 万: shares, changes, rates and sums checked within what their last printed digit leaves open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from hotspot.bulletin.audit.differences import names_subject
from hotspot.bulletin.audit.document import Document, Sentence, is_whole
from hotspot.bulletin.audit.families import find_family
from hotspot.bulletin.audit.figures import Figure, find_run
from hotspot.bulletin.audit.finding import Finding, Severity
from hotspot.bulletin.audit.printed import show
from hotspot.bulletin.audit.share_items import find_listed

_OWN_SHARE = re.compile(r"约?占|比例|比重")


def check_scaled(document: Document) -> Iterator[Finding]:
    """Yield figures beside counts in 万 that no exact counts behind them could give."""
    told = [figure for sentence in document.sentences for figure in sentence.of("count") if _is_usable(figure)]
    wholes = _find_wholes(told)
    for paragraph in document.paragraphs():
        earlier: Sequence[Figure] = ()
        for sentence in paragraph:
            for place, figure in enumerate(sentence.figures):
                before = sentence.figures[:place]
                if figure.role == "share" and figure.exact:
                    yield from _check_share(sentence, figure, _find_part(sentence.figures, place), wholes, told)
                elif figure.role == "change" and figure.exact and not figure.listed:
                    yield from _check_change(sentence, figure, place, earlier)
                elif figure.role == "rate" and figure.exact:
                    yield from _check_rate(sentence, figure, before)
                elif figure.role == "difference" and figure.slack:
                    yield from _check_difference(sentence, figure, before, earlier)
            earlier = [figure for figure in sentence.of("count") if _is_usable(figure)] or earlier


def _find_wholes(counts: Sequence[Figure]) -> list[Figure]:
    """Return the counts that parts may be taken of: those that say so, and the largest; none without any in 万."""
    if not any(count.slack for count in counts):
        return []
    largest = max(counts, key=lambda count: count.value)
    return [count for count in counts if is_whole(count) or count is largest]


def _is_usable(figure: Figure) -> bool:
    return figure.unit == "件" and figure.is_told


def _latest(figures: Sequence[Figure], role: str) -> Figure | None:
    """Return the last usable figure of a role."""
    return next((figure for figure in reversed(figures) if figure.role == role and _is_usable(figure)), None)


def _gives(part: Figure, whole: Figure, percentage: Figure, *, less: int = 0) -> bool:
    """Tell whether part / whole in percent, less 100 for a change, can be printed so."""
    if whole.value <= whole.slack:
        return True
    low = 100 * (part.value - part.slack) / (whole.value + whole.slack) - less
    high = 100 * (part.value + part.slack) / (whole.value - whole.slack) - less
    step = percentage.percentage.step
    values = (percentage.value, -percentage.value) if not percentage.signed else (percentage.value,)
    return any(low - step < value < high + step for value in values)


def _find_part(figures: Sequence[Figure], place: int) -> Figure | None:
    """Return the count of a share: the one directly before, or the one at its place in the list before a list."""
    first, last = find_run(figures, place)
    size = last - first
    parts = figures[first - size : first] if first >= size else ()
    # With a subject of its own (其中咨询类占 …) the share is not that of the count before.
    if not parts or (size == 1 and not _OWN_SHARE.match(figures[place].label)):
        return None
    return parts[place - first] if all(part.role == "count" and _is_usable(part) for part in parts) else None


def _is_explained(share: Figure, parts: Sequence[Figure], wholes: Sequence[Figure]) -> bool:
    """Tell whether any count told is the base of a share: what is a whole, its name does not always say."""
    return any(
        _gives(part, whole, share)
        for part in parts
        for whole in wholes
        if whole is not part and whole.value >= part.value
    )


def _add_up(listed: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the sum of a list, which need not be told."""
    if listed:
        total, slack = sum(figure.value for figure in listed), sum(figure.slack for figure in listed)
        yield replace(listed[0], value=Fraction(total), slack=Fraction(slack))


def _check_share(
    sentence: Sentence, share: Figure, part: Figure | None, wholes: Sequence[Figure], told: Sequence[Figure]
) -> Iterator[Finding]:
    if part is None or not part.slack:
        return
    larger = [whole for whole in wholes if whole is not part and whole.value >= part.value]
    listed = find_listed(sentence, share)
    if larger and not _is_explained(share, (part, *listed), (*told, *_add_up(listed))):
        whole = max(larger, key=lambda figure: figure.value)
        yield sentence.report(share, "share", "error", _describe(part, whole, share))


def _check_change(sentence: Sentence, change: Figure, place: int, earlier: Sequence[Figure]) -> Iterator[Finding]:
    before = sentence.figures[:place]
    if [figure.role for figure in before[-2:]] == ["prior", "difference"] and all(f.slack for f in before[-2:]):
        counts = [figure for figure in before if figure.role == "count" and _is_usable(figure)] or earlier
        if not any(_gives(count, before[-2], change, less=100) for count in counts):
            yield from _check_stated(sentence, change, *before[-2:])
        return
    prior = _find_prior(sentence, change, place)
    since = [figure for figure in before if figure.role == "change"]
    counts = [figure for figure in before if figure.role == "count" and _is_usable(figure)]
    # 1.86万件(18642件): the exact one of the two.
    exact_ones = [count for count in counts if count.exact]
    counts = [c for c in counts if c.exact or all(abs(c.value - other.value) > c.slack for other in exact_ones)]
    if prior is None or not counts or (since and since[-1].start > prior.start):
        return
    if not any(figure.slack for figure in (prior, *counts)):
        return
    if not any(_gives(count, prior, change, less=100) for count in counts):
        now = counts[-1]
        exact = show(100 * (now.value - prior.value) / prior.value)
        computation = f"({now.text}-{prior.text})÷{prior.text}={exact}%,不是 {change.text}"
        yield sentence.report(change, "rate", "error", computation)


def _check_stated(sentence: Sentence, change: Figure, prior: Figure, difference: Figure) -> Iterator[Finding]:
    """Yield a change that is not its difference over the count before it (较119.2万件增加9.4万件,增长7.3%)."""
    moved = replace(difference, value=abs(difference.value))
    if not _gives(moved, prior, replace(change, value=abs(change.value))):
        exact = show(100 * moved.value / prior.value)
        computation = f"{difference.text}÷{prior.text}≈{exact}%,不是 {change.text}"
        yield sentence.report(change, "rate", "error", computation)


def _find_prior(sentence: Sentence, change: Figure, place: int) -> Figure | None:
    """Return the count before: in the brackets right behind its change, or told or implied ahead of it."""
    before, after = sentence.figures[:place], sentence.figures[place + 1 : place + 2]
    is_bracketed = sentence.text.startswith("(", change.end)
    if is_bracketed and after and after[0].role == "prior" and _is_usable(after[0]):
        return after[0]
    return _latest(before, "prior") or _take_off(before, change)


def _take_off(before: Sequence[Figure], change: Figure) -> Figure | None:
    """Return the one count ahead of a change less the difference between them (14.00万件,同比增加2.38万件)."""
    counts = [figure for figure in before if figure.role == "count"]
    # 1.86万件(18642件) is one count, told twice.
    is_one = all(_is_usable(c) and abs(c.value - counts[-1].value) <= c.slack + counts[-1].slack for c in counts)
    if not counts or not is_one or before[-1].role != "difference" or names_subject(before[-1]):
        return None
    now, moved = counts[-1], before[-1]
    if moved.basis != change.basis or moved.value * change.value < 0:
        return None
    text = f"({now.text}-{moved.text})"
    return replace(now, value=now.value - moved.value, slack=now.slack + moved.slack, text=text)


def _check_rate(sentence: Sentence, rate: Figure, before: Sequence[Figure]) -> Iterator[Finding]:
    family = find_family(rate.label)
    if family is None:
        return
    counts = [figure for figure in before if figure.role == "count" and _is_usable(figure)]
    parts = [count for count in counts if family.part.search(count.label)]
    wholes = [count for count in counts if family.whole.search(count.label) and count not in parts]
    if not parts or not wholes or not any(count.slack for count in (*parts, *wholes)):
        return
    if not any(_gives(part, whole, rate) for part in parts for whole in wholes):
        severity: Severity = "error" if family.strict else "warn"
        yield sentence.report(rate, "rate", severity, _describe(parts[-1], wholes[-1], rate))


def _check_difference(
    sentence: Sentence, difference: Figure, before: Sequence[Figure], earlier: Sequence[Figure]
) -> Iterator[Finding]:
    prior = _latest(before, "prior")
    counts = [figure for figure in before if figure.role == "count" and _is_usable(figure)]
    if prior is not None and not counts and not (names_subject(prior) or names_subject(difference)):
        counts = list(earlier)
    if prior is None or not counts or before[-1] is not prior:
        return
    for count in counts:
        slack = count.slack + prior.slack + difference.slack
        if abs(count.value - prior.value - difference.value) <= slack:
            return
    computation = f"{counts[-1].text}-{prior.text},不是 {difference.text}"
    yield sentence.report(difference, "sum", "error", computation)


def _describe(part: Figure, whole: Figure, percentage: Figure) -> str:
    exact = show(Fraction(100 * part.value, whole.value))
    return f"{part.text}÷{whole.text}≈{exact}%,不是 {percentage.text}"
