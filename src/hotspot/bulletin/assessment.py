"""工单办理考核: rates of all units together and of each, with numerators and denominators, and their ranking.

* 办结率 = closed / due (应办)
* 按期办结率 = closed within the deadline / due tickets with a deadline
* 返工率 = returned and handled again / due
* 回访满意率 = (满意 + weight · 基本满意) / valid call-backs; a valid one is 满意, 基本满意, 一般 or 不满意
* 回访不满意率 = 不满意 / valid call-backs
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from hotspot.bulletin.figures import Ratio, Rounding, make_ratio
from hotspot.bulletin.outcomes import Outcomes, is_town
from hotspot.bulletin.scores import Score


@dataclass(frozen=True)
class AssessmentRules:
    """How is counted.

    ``floor``, ``town_floor``: a department or a town with fewer tickets is listed, not ranked. ``basic_weight``: what
    基本满意 counts of a 满意, 1 or, as some offices have it, 0.6.
    """

    floor: int = 20
    town_floor: int = 5
    basic_weight: Fraction = Fraction(1)


@dataclass(frozen=True)
class Rates:
    """The measures of some tickets; None where the table does not tell, or nothing is to be measured."""

    tickets: int
    due: int
    closed: Ratio | None
    on_time: Ratio | None
    reworked: Ratio | None
    satisfied: Ratio | None
    dissatisfied: Ratio | None
    grades: Mapping[str, int]


@dataclass(frozen=True)
class UnitRates:
    """One unit: its measures, what it was given from above, and its rank among its like (None below the floor)."""

    name: str
    rates: Rates
    score: Score | None
    rank: int | None


@dataclass(frozen=True)
class Assessment:
    """Measures of the period; ``measure`` is what units are ranked by, "" when the table tells nothing of the kind.

    ``towns`` and ``departments`` in order of rank, then those below the floor; empty without a column of units.
    """

    total: Rates
    towns: tuple[UnitRates, ...]
    departments: tuple[UnitRates, ...]
    measure: str
    without_unit: int


def assess(
    outcomes: Outcomes, scores: Mapping[str, Score], rules: AssessmentRules, rounding: Rounding = "round"
) -> Assessment:
    """Measure all tickets and each unit's."""
    total = measure_rates(outcomes, np.arange(len(outcomes.ids)), rules, rounding)
    measure = _choose_measure(total, scores)
    rows: dict[str, list[int]] = defaultdict(list)
    for row, unit in enumerate(outcomes.units):
        rows[unit].append(row)
    names = sorted(filter(None, rows))
    rates = {name: measure_rates(outcomes, np.array(rows[name]), rules, rounding) for name in names}
    towns, departments = (
        _rank([name for name in names if is_town(name) == wanted], rates, scores, measure=measure, floor=floor)
        for wanted, floor in ((True, rules.town_floor), (False, rules.floor))
    )
    return Assessment(total, towns, departments, measure, len(rows[""]))


def measure_rates(
    outcomes: Outcomes, rows: NDArray[np.intp], rules: AssessmentRules, rounding: Rounding = "round"
) -> Rates:
    """Measure the tickets of these rows."""
    due = int(outcomes.is_due[rows].sum())
    grades = Counter(outcomes.grades[row] for row in rows.tolist() if outcomes.grades[row])
    valid = sum(grades.values())
    satisfied = grades["满意"] + rules.basic_weight * grades["基本满意"]

    def share(part: NDArray[np.bool_], whole: int, told: str) -> Ratio | None:
        return make_ratio(int(part[rows].sum()), whole, rounding) if told in outcomes.known else None

    return Rates(
        tickets=len(rows),
        due=due,
        closed=share(outcomes.is_closed, due, "closed"),
        on_time=share(outcomes.is_on_time, int(outcomes.has_deadline[rows].sum()), "deadline"),
        reworked=share(outcomes.is_reworked, due, "rework"),
        satisfied=make_ratio(satisfied, valid, rounding),
        dissatisfied=make_ratio(grades["不满意"], valid, rounding),
        grades={grade: grades[grade] for grade in ("满意", "基本满意", "一般", "不满意")},
    )


def _choose_measure(total: Rates, scores: Mapping[str, Score]) -> str:
    if any(score.value is not None for score in scores.values()):
        return "综合指标值"
    if total.on_time is not None:
        return "按期办结率"
    return "办结率" if total.closed is not None else ""


def read_measure(rates: Rates, score: Score | None, measure: str) -> Fraction | None:
    """Return the exact value by which a unit is ranked, None when it has none."""
    if measure == "综合指标值":
        value: Decimal | None = score.value if score else None
        return Fraction(value) if value is not None else None
    ratio = {"按期办结率": rates.on_time, "办结率": rates.closed}.get(measure)
    return ratio.exact if ratio else None


def _rank(
    names: Sequence[str], rates: Mapping[str, Rates], scores: Mapping[str, Score], *, measure: str, floor: int
) -> tuple[UnitRates, ...]:
    """Order units by the measure, equal ones sharing a rank; those below the floor or without it come last."""
    values = {name: read_measure(rates[name], scores.get(name), measure) for name in names}
    ranked = {name: v for name, v in values.items() if v is not None and rates[name].tickets >= floor}
    ordered = sorted(ranked, key=lambda name: (-ranked[name], -rates[name].tickets, name))
    places = {name: 1 + sum(other > ranked[name] for other in ranked.values()) for name in ordered}
    rest = sorted((name for name in names if name not in ranked), key=lambda name: (-rates[name].tickets, name))
    return tuple(UnitRates(name, rates[name], scores.get(name), places.get(name)) for name in (*ordered, *rest))
