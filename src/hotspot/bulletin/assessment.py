"""工单办理考核: rates of all units together and of each, with numerators and denominators, and their ranking.

* 办结率 = closed / due (应办)
* 按期办结率 = closed within the deadline / due tickets with a deadline
* 返工率 = returned and handled again / due
* 回访满意率 = (满意 + weight · 基本满意) / valid call-backs; a valid one is 满意, 基本满意, 一般 or 不满意
* 回访不满意率 = 不满意 / valid call-backs
* 响应率 = responded / those of which the table says whether they are; 解决率 likewise

A ticket that is set aside (剔除) counts among those handled and in no rate.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from hotspot.bulletin.figures import Ratio, Rounding, make_ratio
from hotspot.bulletin.outcomes import Outcomes
from hotspot.bulletin.scores import Score
from hotspot.bulletin.unit_kinds import tell_kinds

_GIVEN = "综合指标值"
# So many units are named where some lack a score.
_NAMED = 5


@dataclass(frozen=True)
class AssessmentRules:
    """How is counted, and what is called how.

    ``floor``, ``town_floor``: a department or a town with fewer tickets is listed, not ranked. ``basic_weight``: what
    基本满意 counts of a 满意, 1 or, as some offices have it, 0.6. ``towns``, ``departments``: what the two kinds of
    units are called together; "": as their names and that of the ``office`` tell.
    """

    floor: int = 20
    town_floor: int = 5
    basic_weight: Fraction = Fraction(1)
    towns: str = ""
    departments: str = ""
    office: str = ""


@dataclass(frozen=True)
class Rates:
    """The measures of some tickets; None where the table does not tell, or nothing is to be measured."""

    tickets: int
    excluded: int
    due: int
    closed: Ratio | None
    on_time: Ratio | None
    reworked: Ratio | None
    satisfied: Ratio | None
    dissatisfied: Ratio | None
    responded: Ratio | None
    resolved: Ratio | None
    grades: Mapping[str, int]


@dataclass(frozen=True)
class UnitRates:
    """One unit: its measures, what it was given from above, and its rank among its like (None below the floor)."""

    name: str
    rates: Rates
    score: Score | None
    rank: int | None


@dataclass(frozen=True)
class Ranking:
    """Units of one kind in order of rank, then those without.

    ``name``: what they are called together; ``measure``: what they are ranked by, "" nothing.
    """

    name: str
    units: tuple[UnitRates, ...]
    measure: str


@dataclass(frozen=True)
class Assessment:
    """Measures of the period, of all tickets and of each unit; without a column of units nothing is ranked."""

    total: Rates
    towns: Ranking
    departments: Ranking
    without_unit: int

    @property
    def units(self) -> tuple[UnitRates, ...]:
        """The towns, then the departments."""
        return self.towns.units + self.departments.units


def assess(
    outcomes: Outcomes, scores: Mapping[str, Score], rules: AssessmentRules, rounding: Rounding = "round"
) -> Assessment:
    """Measure all tickets and each unit's."""
    total = measure_rates(outcomes, np.arange(len(outcomes.ids)), rules, rounding)
    rows: dict[str, list[int]] = defaultdict(list)
    for row, unit in enumerate(outcomes.units):
        rows[unit].append(row)
    rates = {
        name: measure_rates(outcomes, np.array(rows[name]), rules, rounding) for name in sorted(filter(None, rows))
    }
    kinds = tell_kinds(rates, rules.office)
    towns, departments = (
        _rank(word, {name: rates[name] for name in rates if (name in kinds.towns) == wanted}, scores, total, floor)
        for wanted, word, floor in (
            (True, rules.towns or kinds.town_word, rules.town_floor),
            (False, rules.departments or kinds.department_word, rules.floor),
        )
    )
    return Assessment(total, towns, departments, len(rows[""]))


def tell_score_gaps(assessment: Assessment, scores: Mapping[str, Score]) -> tuple[str, ...]:
    """Return a sentence for scores of units that are none, and for a ranking that lacks some units' scores."""
    known = {unit.name for unit in assessment.units}
    gaps = []
    if strange := [name for name in scores if name not in known]:
        gaps.append(
            f"综合指标值、等级表中的{_name_some(strange)}没有承办本期工单,未列;名称不同的请改成工单表中的名称。"
        )
    for ranking in (assessment.towns, assessment.departments):
        ranked = [unit for unit in ranking.units if unit.rank is not None]
        lacking = [unit.name for unit in ranked if unit.score is None or unit.score.value is None]
        if 0 < len(lacking) < len(ranked) and ranking.measure != _GIVEN:
            gaps.append(f"{ranking.name}中{_name_some(lacking)}没有综合指标值,名次按{ranking.measure}排列。")
    return tuple(gaps)


def _name_some(names: Sequence[str]) -> str:
    return "、".join(names[:_NAMED]) + (f"等{len(names)}家" if len(names) > _NAMED else "")


def measure_rates(
    outcomes: Outcomes, rows: NDArray[np.intp], rules: AssessmentRules, rounding: Rounding = "round"
) -> Rates:
    """Measure the tickets of these rows."""
    grades = Counter(outcomes.grades[row] for row in rows.tolist() if outcomes.grades[row])
    valid = sum(grades.values())
    satisfied = grades["满意"] + rules.basic_weight * grades["基本满意"]

    def share(part: NDArray[np.bool_], whole: NDArray[np.bool_], told: str) -> Ratio | None:
        is_known = told in outcomes.known
        return make_ratio(int(part[rows].sum()), int(whole[rows].sum()), rounding) if is_known else None

    def share_of_told(answers: Sequence[bool | None]) -> Ratio | None:
        told = [answers[row] for row in rows.tolist() if answers[row] is not None]
        return make_ratio(told.count(True), len(told), rounding)

    return Rates(
        tickets=len(rows),
        excluded=int(outcomes.is_excluded[rows].sum()),
        due=int(outcomes.is_due[rows].sum()),
        closed=share(outcomes.is_closed, outcomes.tells_closing, "closed"),
        on_time=share(outcomes.is_on_time, outcomes.has_deadline, "deadline"),
        reworked=share(outcomes.is_reworked, outcomes.tells_rework, "rework"),
        satisfied=make_ratio(satisfied, valid, rounding),
        dissatisfied=make_ratio(grades["不满意"], valid, rounding),
        responded=share_of_told(outcomes.responded),
        resolved=share_of_told(outcomes.resolved),
        grades={grade: grades[grade] for grade in ("满意", "基本满意", "一般", "不满意")},
    )


def read_measure(rates: Rates, score: Score | None, measure: str) -> Fraction | None:
    """Return the exact value by which a unit is ranked, None when it has none."""
    if measure == _GIVEN:
        value: Decimal | None = score.value if score else None
        return Fraction(value) if value is not None else None
    ratio = {"按期办结率": rates.on_time, "办结率": rates.closed}.get(measure)
    return ratio.exact if ratio else None


def _rank(word: str, rates: Mapping[str, Rates], scores: Mapping[str, Score], total: Rates, floor: int) -> Ranking:
    """Order units by their measure, equal ones sharing a rank; those below the floor or without it come last."""
    large = [name for name in rates if rates[name].tickets >= floor]
    measure = _choose_measure([scores.get(name) for name in large], total)
    values = {name: read_measure(rates[name], scores.get(name), measure) for name in large}
    ranked = {name: value for name, value in values.items() if value is not None}
    ordered = sorted(ranked, key=lambda name: (-ranked[name], -rates[name].tickets, name))
    places = {name: 1 + sum(other > ranked[name] for other in ranked.values()) for name in ordered}
    rest = sorted((name for name in rates if name not in ranked), key=lambda name: (-rates[name].tickets, name))
    units = [UnitRates(name, rates[name], scores.get(name), places.get(name)) for name in (*ordered, *rest)]
    return Ranking(word, tuple(units), measure)


def _choose_measure(given: Sequence[Score | None], total: Rates) -> str:
    """Return 综合指标值 where every unit that may be ranked has it: a ranking is of all or none of them."""
    if given and all(score is not None and score.value is not None for score in given):
        return _GIVEN
    if total.on_time is not None:
        return "按期办结率"
    return "办结率" if total.closed is not None else ""
