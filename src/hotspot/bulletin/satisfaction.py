"""How callers judged when they were called back, all together, and whose callers were most and least satisfied."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from hotspot.bulletin.assessment import Assessment, AssessmentRules, Rates
from hotspot.bulletin.figures import Ratio
from hotspot.bulletin.items import take_first

# So many of the most and of the least satisfying units are named, with whoever equals the last up to twice as many.
_NAMED = 3
# Of fewer units none is called high or low.
_FEWEST = 4


def describe_satisfaction(assessment: Assessment, rules: AssessmentRules) -> list[str]:
    """Return a sentence on all call-backs, and one on the units above and below the rate of all, if there are some."""
    units = _describe_units(assessment, rules.floor)
    return [_describe_all(assessment.total, rules), *([units] if units else [])]


def describe_grades(rules: AssessmentRules) -> str:
    """Say which words count as which grade, and what 回访满意率 is."""
    basic = "" if rules.basic_weight == 1 else f"的{float(rules.basic_weight):g}倍"
    return f"满意含“非常满意”,基本满意含“比较满意”;回访满意率为满意件数与基本满意件数{basic}之和占有效回访的比例。"


def _describe_all(rates: Rates, rules: AssessmentRules) -> str:
    counted = "、".join(f"{grade}{number}件" for grade, number in rates.grades.items() if number)
    parts = [f"有效回访工单{sum(rates.grades.values())}件,其中{counted}"]
    if rules.basic_weight != 1:
        parts.append(f"基本满意按{float(rules.basic_weight):g}折算")
    parts += [f"回访满意率{rates.satisfied}", f"回访不满意率{rates.dissatisfied}"]
    return ",".join(parts) + "。"


def _describe_units(assessment: Assessment, floor: int) -> str:
    """Name the units with the highest and lowest rates of those with so many valid call-backs as must be handled."""
    total = assessment.total.satisfied
    asked = [
        (unit.rates.satisfied.exact, unit.name, unit.rates.satisfied)
        for unit in assessment.units
        if unit.rates.satisfied is not None and unit.rates.satisfied.denominator >= floor
    ]
    if total is None or len(asked) < _FEWEST:
        return ""
    high = sorted((unit for unit in asked if unit[0] > total.exact), key=lambda unit: (-unit[0], unit[1]))
    low = sorted(unit for unit in asked if unit[0] < total.exact)
    parts = [f"{word}的是:{named}" for word, units in (("较高", high), ("较低", low)) if (named := _name_first(units))]
    return f"有效回访{floor}件以上的单位{len(asked)}家,回访满意率{';'.join(parts)}。" if parts else ""


def _name_first(ordered: Sequence[tuple[Fraction, str, Ratio]]) -> str:
    named = []
    for _, group in groupby(take_first(ordered, _by_value, _NAMED), key=_by_value):
        equal = list(group)
        names = "、".join(name for _, name, _ in equal)
        named.append(f"{names}({'均为' if len(equal) > 1 else ''}{equal[0][2].percent})")
    return "、".join(named)


def _by_value(unit: tuple[Fraction, str, Ratio]) -> Fraction:
    return unit[0]
