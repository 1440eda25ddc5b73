"""Changes: a printed rise or fall must come from some whole count of the period before (rules V4, V5)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, permutations, takewhile
from math import ceil, floor

from hotspot.bulletin.audit.differences import names_subject
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure, find_run
from hotspot.bulletin.audit.finding import Finding, Severity
from hotspot.bulletin.audit.printed import Fit, Percentage, change_from, priors_of, share_of, show
from hotspot.bulletin.audit.shares import find_share_items

# 前两周共1045件,本期减少43件: the count before is not the one of now.
_NOW = re.compile("[,;](?:本[期月周旬季年]|今年)[^,;。0-9]{0,6}$")
_COMPARING = re.compile("同比|环比|较|比|分别")


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


def check_changes(document: Document) -> Iterator[Finding]:
    """Yield changes that are impossible, or that the printed counts do not give."""
    rounds = _rounds_up(document)
    for sentence in document.sentences:
        for change in sentence.of("change"):
            if change.value < -100:
                yield sentence.report(change, "impossible", "error", "减少不能超过 100%")
            elif change.exact:
                stated = list(_check_stated(sentence, change)) or list(_check_direction(sentence, change))
                yield from stated
                item = None if stated else read_item(sentence, change, document)
                if item is not None and not _is_of_a_pair(sentence, change, document):
                    yield from _check_item(item, document, rounds=rounds)


def _is_of_a_pair(sentence: Sentence, change: Figure, document: Document) -> bool:
    """Tell whether two numbers before it give a change: 每个39件,比45件下降13.3%; 418件 …,前日286件,+132件,+46.2%."""
    before = [figure for figure in sentence.figures if figure.end <= change.start]
    moved = [figure.value for figure in before if figure.role == "difference" or figure.text.startswith("+")]
    kept = [figure for figure in before if figure.role in ("count", "prior", "average") and figure.value > 0]
    values = [figure.value for figure in kept if not figure.text.startswith("+")]
    told = {count.value for _, count in takewhile(lambda pair: pair[0] is not sentence, document.counts)}
    pairs = [*permutations(values, 2), *((value, value + by) for value in values for by in moved if value + by in told)]
    return any(change.percentage.fit(change_from(one, other)) >= Fit.ROUNDED for one, other in pairs)


def read_item(sentence: Sentence, change: Figure, document: Document) -> ChangeItem | None:
    """Return a change with the counts it may belong to, None when it is the change of a rate or of nothing printed."""
    before = [figure for figure in sentence.figures if figure.start < change.start and figure.depth <= change.depth]
    if any(figure.role == "from" for figure in before[-3:]):
        # 由640件增至800件,增加160件,增长25.0%: shifts.py reads it.
        return None
    difference = _find_difference(before, change)
    listed = _read_listed(sentence, change, document)
    if listed is not None:
        return listed if listed.subjects or listed.difference is not None else None
    subjects = _find_subjects(before)
    if subjects is None:
        return None
    certain = len(subjects) == 1
    prior = _find_prior(sentence, change)
    if not subjects and prior is not None:
        subjects = _find_before(sentence, document)
    if not subjects and difference is None:
        subjects = _find_named(change, document)
        if not subjects:
            return None
    if difference is not None and (names_subject(difference) or _NOW.search(sentence.text, 0, difference.start)):
        subjects, certain = [], False
    amount = None if difference is None else difference.number
    return ChangeItem(sentence, change, tuple(subjects), prior, amount, certain)


def _read_listed(sentence: Sentence, change: Figure, document: Document) -> ChangeItem | None:
    """Return a change of a list (分别增长 8.5 %和 8.9 %) with what stands at its place in the lists before it.

    None when the change is in no list; without subjects when nothing printed belongs to it.
    """
    place = sentence.figures.index(change)
    first, last = find_run(sentence.figures, place)
    run, place = sentence.figures[first:last], place - first
    if len(run) < 2:
        return None
    before = [figure for figure in sentence.figures if figure.end <= run[0].start and figure.unit == "件"]
    lists = {role: [f for f in before if f.role == role] for role in ("count", "difference", "prior")}
    own = {role: found[place] for role, found in lists.items() if len(found) == len(run) and found[place].exact}
    difference, prior, count = own.get("difference"), own.get("prior"), own.get("count")
    if difference is not None and difference.value * change.value < 0:
        difference = None
    subjects = (count,) if count is not None else tuple(_find_before(sentence, document)) if prior else ()
    return ChangeItem(
        sentence,
        change,
        subjects,
        None if prior is None or not prior.number else prior.number,
        None if difference is None else difference.number,
        certain=count is not None,
    )


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


def _check_stated(sentence: Sentence, change: Figure) -> Iterator[Finding]:
    """Yield a change that is not its difference over the count before it (与 1456 件相比,减少 164 件,减幅 …)."""
    place = sentence.figures.index(change)
    if place < 2:
        return
    prior, difference = sentence.figures[place - 2 : place]
    exact_pair = prior.exact and difference.exact and prior.unit == difference.unit == "件" and prior.number > 0
    if (prior.role, difference.role) != ("prior", "difference") or not exact_pair:
        return
    exact = Fraction(100 * difference.number, prior.number)
    printed = change.percentage if change.signed else Percentage(abs(change.value), change.decimals)
    if printed.fit(exact if change.signed else abs(exact)) == Fit.NONE:
        computation = f"{difference.number}÷{prior.number}={show(exact)}%,不是 {change.text}"
        yield sentence.report(change, "rate", "error", computation)


def _check_direction(sentence: Sentence, change: Figure) -> Iterator[Finding]:
    """Yield a rise that is the very fall told beside it (同比上升12.3%,较2023年的11240件减少1378件), or the reverse."""
    for prior, difference in pairwise(sentence.figures):
        if (prior.role, difference.role) != ("prior", "difference") or not (prior.exact and difference.exact):
            continue
        if not change.signed or not prior.value or change.value * difference.value >= 0:
            continue
        exact = 100 * difference.value / prior.value
        if Percentage(-change.value, change.decimals).fit(exact) >= Fit.TRUNCATED:
            computation = f"{difference.number}÷{prior.number}={show(exact)}%,方向与 {change.text}相反"
            yield sentence.report(change, "rate", "error", computation)


def _find_before(sentence: Sentence, document: Document) -> list[Figure]:
    """Return the counts of the sentence before, in the same paragraph (受理 502 件 …;去年同期为 538 件,同比 …)."""
    place = document.sentences.index(sentence)
    before = document.sentences[place - 1] if place else sentence
    return list(reversed(before.counts)) if before.paragraph == sentence.paragraph else []


def _find_named(change: Figure, document: Document) -> list[Figure]:
    """Return the one count elsewhere that carries the very label of a change without a count."""
    label = _COMPARING.split(change.label)[0].strip()
    for opening in ("我县", "我市", "我区", "全市", "其中"):
        label = label.removeprefix(opening)
    label = label.removesuffix("类")
    found = [count for _, count in document.counts if count.label.removesuffix("类").endswith(label)]
    return found[:1] if len(label) >= 3 and len({count.number for count in found}) == 1 else []


def _check_item(item: ChangeItem, document: Document, *, rounds: bool) -> Iterator[Finding]:
    if item.difference is not None:
        yield from _check_difference(item, document)
    elif item.prior is not None and item.counts:
        yield from _check_prior(item, document)
    elif item.counts:
        yield from _check_feasible(item, rounds=rounds)


def _check_prior(item: ChangeItem, document: Document) -> Iterator[Finding]:
    prior = item.prior or 1
    # Behind a list of parts a change may come back to the total.
    if any(item.fit(prior, count) >= Fit.TRUNCATED for count in (*item.counts, *document.wholes)):
        return
    # Of several counts the one that comes nearest is meant.
    count = min(item.counts, key=lambda count: abs(change_from(prior, count) - item.change.value))
    computation = f"({count}-{prior})÷{prior}={show(change_from(prior, count))}%"
    is_near = any(item.fit(prior, count) == Fit.NEAR for count in item.counts)
    severity: Severity = "note" if is_near else "error"
    yield item.sentence.report(item.change, "rate", severity, f"{computation},不是 {item.change.text}")


def _check_difference(item: ChangeItem, document: Document) -> Iterator[Finding]:
    difference = item.difference or 0
    own = [count for count in item.counts if count - difference > 0]
    possible = _list_possible(item, own, difference, document)
    if not item.change.value or any(item.fit(count - difference, count) >= Fit.NEAR for count in possible):
        return
    base = abs(Fraction(100 * difference) / item.change.value)
    low, high = floor(base), ceil(base)
    implied = f"{abs(difference)}÷{show(abs(item.change.value), item.change.decimals)}%,上期应为 {low}–{high} 件"
    if own:
        now = own[0]
        exact = change_from(now - difference, now)
        computation = f"{difference}÷{now - difference}={show(exact)}%,不是 {item.change.text};{implied}"
        yield item.sentence.report(item.change, "rate", "error" if item.certain else "warn", computation)
        return
    computation = f"{implied},本期 {low + difference}–{high + difference} 件,文中没有这两个数"
    wholes = [whole for whole in document.wholes if whole - difference > 0]
    if wholes:
        exact = change_from(wholes[0] - difference, wholes[0])
        computation += f";按本期 {wholes[0]} 件算为 {show(exact)}%"
    yield item.sentence.report(item.change, "base", "warn", computation)


def _list_possible(item: ChangeItem, own: list[int], difference: int, document: Document) -> Iterable[int]:
    """Return the counts that may have changed so: its own, and the printed ones as those of now or before."""
    # A sentence of one count means that one, or a whole: among all the others some would give any change.
    printed = [count.number for _, count in document.counts if count not in item.subjects]
    if own and item.certain:
        printed = [number for number in document.wholes if number not in own]
    elif not own:
        printed += sorted(document.tabled)
    # 上旬共1210件,本旬减少55件: the count now need not be told.
    own = [*own, *(p.number + difference for p in item.sentence.of("prior") if p.exact and p.unit == "件")]
    others = [now for count in printed for now in (count, count + difference) if now - difference > 0]
    return dict.fromkeys((*own, *others))


def _check_feasible(item: ChangeItem, *, rounds: bool) -> Iterator[Finding]:
    fits = [fit for count in item.counts for reading in item.readings for fit in priors_of(count, reading).values()]
    best = max(fits, default=Fit.NONE)
    count = item.counts[0]
    if best == Fit.NONE:
        near = _describe_neighbours(count, item.change.percentage)
        severity: Severity = "error" if item.certain or len(item.counts) > 1 else "warn"
        yield item.sentence.report(
            item.change, "rate", severity, f"本期 {count} 件,没有整数的上期件数能得出 {item.change.text}({near})"
        )
    elif best == Fit.TRUNCATED and rounds:
        near = _describe_neighbours(count, item.change.percentage)
        yield item.sentence.report(
            item.change, "rate", "warn", f"本期 {count} 件,{item.change.text}只有截尾才能得出({near}),别处是四舍五入"
        )


def _describe_neighbours(count: int, change: Percentage) -> str:
    if 100 + change.value <= 0:
        return "减少 100% 时本期应为 0 件"
    prior = Fraction(100 * count) / (100 + change.value)
    near = [p for p in (floor(prior), ceil(prior)) if p > 0]
    shown = [f"上期 {p} 件为 {show(change_from(p, count))}%" for p in dict.fromkeys(near)]
    return "、".join(shown)


def _rounds_up(document: Document) -> bool:
    """Tell whether some share is right by rounding only: then the office does not cut its figures off."""
    for item in find_share_items(document):
        for whole in document.wholes:
            exact = share_of(item.parts[0], whole)
            if exact < item.percentage.value and item.percentage.fit(exact) == Fit.ROUNDED:
                return True
    return False
