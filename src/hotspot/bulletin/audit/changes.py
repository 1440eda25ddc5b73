"""Changes: a printed rise or fall must come from some whole count of the period before."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations, takewhile
from math import ceil, floor

from hotspot.bulletin.audit.change_items import ChangeItem, read_item
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding, Severity
from hotspot.bulletin.audit.printed import Fit, Percentage, change_from, priors_of, share_of, show
from hotspot.bulletin.audit.share_items import find_share_items

_SET_ASIDE = re.compile("剔除|扣除|不含|不计|除去|[日月周]均[^,。;]{0,6}[增减多少]")


def check_changes(document: Document) -> Iterator[Finding]:
    """Yield changes that are impossible, or that the printed counts do not give."""
    rounds = _rounds_up(document)
    for sentence in document.sentences:
        for change in sentence.of("change"):
            if change.value < -100:
                yield sentence.report(change, "impossible", "error", "减少不能超过 100%")
            elif change.exact:
                stated = list(_check_stated(sentence, change))
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
    if _SET_ASIDE.search(item.sentence.text, 0, item.change.start):
        # 剔除台风因素后,实际减少20件,降1.1%; 日均减少5件,降8.3%: of counts that need not be told.
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
