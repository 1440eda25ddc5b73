"""Named rates (办结率, 满意率, 返工率 …): numerator over denominator, whole counts behind them, the possible range."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence, is_whole
from hotspot.bulletin.audit.families import RateFamily, find_family
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding, Severity
from hotspot.bulletin.audit.fractions import check_fraction, find_fraction
from hotspot.bulletin.audit.printed import Fit, bases_of, has_part, share_of, show
from hotspot.bulletin.audit.share_items import find_numbers

# Denominators that belong to a rate alone; 受理 may stand for something wider than what was due.
_CERTAIN = re.compile(r"应办|回访|评价|承办|转办|交办|派发")
# Beyond this every percentage with two decimals has a whole count.
_FEW = 2000
_NAMED_UNITS = re.compile(r"[镇乡局办司]、|等[0-9]{0,3}[个家]?单位|街道、|分别")
# A plan may be exceeded: 完成率, 完成年度任务的110%, 进度; not so what is closed in time, or any other rate.
_NAMED_RATE = re.compile(
    r"(?P<timely>(?:[按及准限][期时]|办[结理]|整改)完成率)"
    r"|(?P<plan>完成率|达成率|兑现率|执行率|到位率|进度|(?:完成|达到?|相当于|为)[^,。;]{0,8}(?:计划|任务|目标|指标)[数量]?的)"
    r"|[占率]"
)
# What opens brackets that tell of something else: (其中 …, (另有13件提前办结), (上月为92.1%).
_ASIDE = re.compile("其中|另|不含|未含|不包括|不计|剔除|扣除|[较比与]|同比|环比|上|去年|前|其余|还有|尚")
# A sum of shares that are each rounded.
_MOST_OF_ROUNDED = 101
# 满意率(含基本满意), 含基本满意的满意率, 满意和基本满意率.
_BOTH = re.compile(
    r"(?:满意[率度]\((?:包?含|包括|计入|加)?[^()不]{0,4}(?:基本|比?较)满意[^()不]{0,8}\)|(?:包?含|包括|计入)(?:基本|比?较)满意[^,。;:()不0-9]{0,6}?满意[率度])"
    r"[为达到是约]{0,2}\s?$"
)
_SOME_GRADE = re.compile("(?:基本|比?较)满意$")
_FULL_GRADE = re.compile("(?<![不本较])满意$")


@dataclass(frozen=True)
class RateItem:
    """A rate with the counts that may be its numerator and denominator: in its sentence, earlier, and all around it."""

    sentence: Sentence
    rate: Figure
    family: RateFamily
    parts: tuple[Figure, ...]
    wholes: tuple[Figure, ...]
    earlier: tuple[Figure, ...]
    around: tuple[Figure, ...]

    def fits(self, part: int, whole: int) -> bool:
        """Tell whether a pair of counts gives the rate."""
        exact = share_of(part, whole)
        return self.rate.percentage.fit(exact) >= Fit.NEAR


def check_rates(document: Document) -> Iterator[Finding]:
    """Yield rates above 100 %, rates that their counts do not give, and rates that no whole count gives."""
    for paragraph in document.paragraphs():
        for sentence in paragraph:
            for rate in sentence.of("rate", "share", "other"):
                if rate.value > 100 and not (
                    _is_rounded_sum(sentence, rate) or exceeds_plan(sentence.text[: rate.start])
                ):
                    yield sentence.report(rate, "impossible", "error", "比率和占比不能超过 100%")
                elif rate.role == "rate" and rate.exact:
                    yield from _check_rate(sentence, rate, paragraph, document)


def exceeds_plan(text: str) -> bool:
    """Tell whether what is said before a percentage, or above it, is measured by a plan, which may be exceeded."""
    named = list(_NAMED_RATE.finditer(text))
    return bool(named) and named[-1]["plan"] is not None


def _is_rounded_sum(sentence: Sentence, rate: Figure) -> bool:
    """Tell whether what is over 100 % is called a sum: of rounded shares (五部分占比之和为100.1%), 两个比例相加105%."""
    before = sentence.text[: rate.start].rstrip("约为是 ")
    return before.endswith("相加") or (rate.value < _MOST_OF_ROUNDED and before.endswith(("之和", "合计")))


def _check_rate(sentence: Sentence, rate: Figure, paragraph: list[Sentence], document: Document) -> Iterator[Finding]:
    fraction = find_fraction(sentence, rate)
    if fraction is not None:
        yield from check_fraction(sentence, rate, fraction, paragraph)
        return
    family = find_family(rate.label)
    if family is None or names_units(sentence, rate) or _is_of_part(sentence, rate, family):
        return
    item = _make_item(sentence, rate, family, paragraph)
    if not item.around or _is_explained(item):
        return
    if not _is_rest(item):
        yield from _report_rate(item, document)


def names_units(sentence: Sentence, rate: Figure) -> bool:
    """Tell whether a rate is that of some named units (马庄镇等 3 个单位按期办结率为 100 %), not of all."""
    start = max((figure.end for figure in sentence.counts if figure.end <= rate.start), default=0)
    return _NAMED_UNITS.search(sentence.text, start, rate.start) is not None


def _is_of_part(sentence: Sentence, rate: Figure, family: RateFamily) -> bool:
    """Tell whether a rate in brackets is that of the count before them (县教育局3件(超期率5.88%)), not of all."""
    before = [figure for figure in sentence.figures if figure.end <= rate.start][-1:]
    if not rate.depth or not before or before[0].role != "count" or not before[0].label:
        return False
    opened = sentence.text[before[0].end : rate.start].startswith("(")
    return opened and not (family.part.search(before[0].label) or family.whole.search(before[0].label))


def _make_item(sentence: Sentence, rate: Figure, family: RateFamily, paragraph: list[Sentence]) -> RateItem:
    around = [count for other in paragraph for count in other.counts]
    bracketed = _find_bracketed(sentence, rate)
    before = [count for count in sentence.counts if count.start < rate.start]
    earlier = [count for other in paragraph[: paragraph.index(sentence)] for count in other.counts]
    parts = _select(bracketed, family.part) or _select(before, family.part)
    wholes = [count for count in _select(bracketed, family.whole) if count not in parts]
    # Beside counts of another name it is not all: 电话回访1000件、短信144件.
    if len(wholes) != 1 or any(count not in (*parts, *wholes) for count in bracketed):
        wholes = [count for count in _select(before, family.whole) if count not in parts]
    earlier = _select(earlier, family.whole) if parts and not wholes else []
    return RateItem(sentence, rate, family, tuple(parts), tuple(wholes), tuple(earlier), tuple(around))


def _select(counts: list[Figure], name: re.Pattern[str]) -> list[Figure]:
    return [count for count in counts if name.search(count.label)]


def _find_bracketed(sentence: Sentence, rate: Figure) -> list[Figure]:
    """Return the counts in the brackets right behind a rate: 满意率93.2%(回访1144件,满意1066件)."""
    if not sentence.text.startswith("(", rate.end) or _ASIDE.match(sentence.text, rate.end + 1):
        return []
    end = sentence.text.find(")", rate.end)
    return [count for count in sentence.counts if rate.end < count.start < end]


def _is_explained(item: RateItem) -> bool:
    """Tell whether two counts nearby give the rate."""
    return any(item.fits(part, whole) for part, whole in _pair_counts(item)) or _is_weighted(item)


def _is_rest(item: RateItem) -> bool:
    """Tell whether a count nearby gives the rate as the rest of another: of 1144 asked 78 dissatisfied."""
    return any(item.fits(whole - part, whole) for part, whole in _pair_counts(item))


def _pair_counts(item: RateItem) -> list[tuple[int, int]]:
    """Return the pairs of counts nearby, the smaller first, one of which is the rate's own."""
    counted = _count_nearby(item)
    own = {count.number for count in (*item.parts, *item.wholes)} or set(counted)
    return [
        (part, whole)
        for whole in sorted(counted)
        if whole
        for part in sorted(counted)
        # One count is not both, unless it is printed twice (应办 87 件,已办 87 件).
        if (part in own or whole in own) and (part < whole or (part == whole and counted[part] > 1))
    ]


def _count_nearby(item: RateItem) -> Counter[int]:
    counted = Counter(count.number for count in item.around)
    counted.update(_sum_grades(item))
    return counted


def _sum_grades(item: RateItem) -> Iterator[int]:
    """Yield the sums of neighbouring grades: 非常满意, 满意 and 基本满意 together are 满意."""
    bracketed = _find_bracketed(item.sentence, item.rate)
    near = [count for count in item.sentence.counts if count.start < item.rate.start or count in bracketed]
    grades = [count.number for count in near if "满意" in count.label]
    for first in range(len(grades)):
        for last in range(first + 2, len(grades) + 1):
            yield sum(grades[first:last])


def _is_weighted(item: RateItem) -> bool:
    """Tell whether 满意 + 0.6 × 基本满意 over a count gives the rate, a way some offices count."""
    if "满意" not in item.rate.label:
        return False
    half = [count.number for count in item.around if "基本满意" in count.label or "较满意" in count.label]
    full = [count.number for count in item.around if re.search(r"(?<!不)(?<!基本)(?<!较)满意", count.label)]
    return any(
        item.rate.percentage.fit(100 * (full_count + Fraction(weight * some, 10)) / whole) >= Fit.NEAR
        for whole in _count_nearby(item)
        for full_count in full
        for some in half
        for weight in (5, 6, 8, 10)
        if whole >= full_count + some
    )


def _report_rate(item: RateItem, document: Document) -> Iterator[Finding]:
    rate = item.rate
    part = item.parts[-1].number if item.parts else None
    whole = item.wholes[-1] if item.wholes else None
    if part is not None and whole is not None and part <= whole.number:
        exact = show(share_of(part, whole.number))
        computation = f"{part}÷{whole.number}={exact}%,不是 {rate.text}"
        bounds = bases_of(part, rate.percentage)
        if bounds:
            computation += f";{rate.text}需要基数 {bounds[0]}–{bounds[1]}"
        sure = item.family.strict
        yield item.sentence.report(rate, "rate" if sure else "base", "error" if sure else "warn", computation)
        return
    if part is not None and (whole is None or whole.number < part):
        yield from _report_baseless(item, part, document)
    whole = whole or _find_cap(item)
    if part is None and whole is not None and not has_part(whole.number, rate.percentage):
        yield from _report_infeasible(item, whole, document)


def _find_cap(item: RateItem) -> Figure | None:
    """Return the count that the call-backs behind a 满意率 cannot exceed: the most tickets its sentence speaks of."""
    if "满意" not in item.rate.label:
        return None
    counts = [count for count in item.sentence.counts if is_whole(count) and count.start < item.rate.start]
    cap = max(counts, key=lambda count: count.number, default=None)
    possible = cap is None or any(has_part(base, item.rate.percentage) for base in range(1, min(cap.number, _FEW) + 1))
    return None if possible or (cap is not None and cap.number > _FEW) else cap


def _report_baseless(item: RateItem, part: int, document: Document) -> Iterator[Finding]:
    """Report a rate whose numerator stands beside it, when no whole of the bulletin gives it."""
    rate = item.rate
    # 其余348个转部门办理: of whatever measure.
    numbers = find_numbers(item.sentence.text[: rate.start])
    is_whole_told = any(item.family.whole.search(c.label) for _, c in document.counts if c not in item.parts)
    if not is_whole_told and max(numbers, default=0) <= part:
        return
    told = {count.number for _, count in document.counts} | document.totals | set(numbers)
    if any(item.fits(part, whole) for whole in told if whole >= part):
        return
    bounds = bases_of(part, rate.percentage)
    needed = f"需要基数 {bounds[0]}–{bounds[1]},文中没有" if bounds else "没有整数基数能得出"
    computation = f"{part} 件对应 {rate.text},{needed}"
    if item.earlier and item.earlier[-1].number >= part:
        whole = item.earlier[-1].number
        computation += f";{part}÷{whole}={show(share_of(part, whole))}%"
    yield item.sentence.report(rate, "base", "warn", computation)


def _report_infeasible(item: RateItem, whole: Figure, document: Document) -> Iterator[Finding]:
    """Report a rate that no whole number of its tickets gives; certain when no smaller base would do either."""
    rate = item.rate
    smaller = whole.number > _FEW or any(has_part(base, rate.percentage) for base in range(1, whole.number))
    nearest = Fraction(rate.value * whole.number, 100)
    low = int(nearest)
    near = "、".join(f"{part}÷{whole.number}={show(share_of(part, whole.number))}%" for part in (low, low + 1))
    computation = f"基数 {whole.number} 没有整数件数能得出 {rate.text}({near})"
    if "满意" in rate.label and "不满意" not in rate.label and "回访" in whole.label:
        bad = [count.number for _, count in document.counts if "不满意" in count.label and count.number < whole.number]
        if bad:
            exact = share_of(whole.number - bad[0], whole.number)
            computation += f";({whole.number}-{bad[0]})÷{whole.number}={show(exact)}%"
    if not smaller:
        computation += ";更小的基数也得不出"
    severity: Severity = "warn" if smaller and _CERTAIN.search(whole.label) else "note" if smaller else "error"
    yield item.sentence.report(rate, "k_of_n", severity, computation)


def check_graded_rates(document: Document) -> Iterator[Finding]:
    """Yield rates of both grades that are those of the first grade alone."""
    for paragraph in document.paragraphs():
        for sentence in paragraph:
            for rate in sentence.of("rate", "other"):
                if rate.exact and _BOTH.search(sentence.text[: rate.start]):
                    yield from _check_graded(sentence, rate, [count for other in paragraph for count in other.counts])


def _check_graded(sentence: Sentence, rate: Figure, counts: list[Figure]) -> Iterator[Finding]:
    full = {count.number for count in counts if _FULL_GRADE.search(count.label)}
    some = {count.number for count in counts if _SOME_GRADE.search(count.label)}
    if len(full) != 1 or len(some) != 1:
        return
    one, both = min(full), min(full) + min(some)
    wholes = sorted({count.number for count in counts if count.number >= both})
    if any(rate.percentage.fit(share_of(both, whole)) > Fit.NONE for whole in wholes):
        return
    for whole in wholes:
        if rate.percentage.fit(share_of(one, whole)) >= Fit.TRUNCATED:
            computation = f"({one}+{min(some)})÷{whole}={show(share_of(both, whole))}%,{rate.text}没有计入基本满意"
            yield sentence.report(rate, "rate", "error", computation)
            return
