"""Units and towns are rated and ranked by what the table tells, and by nothing else."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
from bulletin_samples import make_tickets

from hotspot.bulletin.assessment import (
    Assessment,
    AssessmentRules,
    Ranking,
    Rates,
    assess,
    read_measure,
    tell_score_gaps,
)
from hotspot.bulletin.figures import make_ratio
from hotspot.bulletin.outcomes import judge_tickets
from hotspot.bulletin.scores import Score

_LATE = {"due_at": "2024-08-10", "closed_at": "2024-08-12"}
_TIMELY = {"due_at": "2024-08-10", "closed_at": "2024-08-09"}


def _assess(
    rows: list[dict[str, str]], rules: AssessmentRules | None = None, scores: dict[str, Score] | None = None
) -> Assessment:
    outcomes = judge_tickets(make_tickets(rows), pd.Timestamp("2024-09-10"))
    return assess(outcomes, scores or {}, rules or AssessmentRules(floor=2, town_floor=2))


def _names(ranking: Ranking) -> list[tuple[str, int | None]]:
    return [(unit.name, unit.rank) for unit in ranking.units]


def test_rates_have_numerators_and_denominators() -> None:
    rows = [
        {**_TIMELY, "rework": "0", "satisfaction": "满意"},
        {**_LATE, "rework": "1", "satisfaction": "不满意"},
        {"due_at": "2024-09-01", "closed_at": "", "rework": "0", "satisfaction": "基本满意"},
        {"due_at": "2024-09-20", "closed_at": "", "rework": "0", "satisfaction": "未评价"},
        {"due_at": "", "closed_at": "2024-08-20", "rework": "0", "satisfaction": "一般"},
    ]
    total = _assess(rows).total
    assert (total.tickets, total.due) == (5, 4)
    assert str(total.closed) == "75.00%(3/4)"
    assert str(total.on_time) == "33.33%(1/3)"
    assert str(total.reworked) == "25.00%(1/4)"
    assert str(total.satisfied) == "50.00%(2/4)"
    assert str(total.dissatisfied) == "25.00%(1/4)"
    assert total.grades == {"满意": 1, "基本满意": 1, "一般": 1, "不满意": 1}


def test_basic_satisfaction_may_count_less() -> None:
    rows = [{"satisfaction": word} for word in ("满意", "基本满意", "基本满意", "不满意")]
    weighted = _assess(rows, AssessmentRules(basic_weight=Fraction("0.6"))).total
    assert str(weighted.satisfied) == "55.00%(2.2/4)"


def test_the_satisfaction_of_callers_is_measured_among_those_who_judged() -> None:
    total = _assess([{**_TIMELY, "satisfaction": word} for word in ("满意", "不满意", "未接通", "")]).total
    assert total.due == 4
    assert (str(total.satisfied), str(total.dissatisfied)) == ("50.00%(1/2)", "50.00%(1/2)")


def test_solved_are_those_of_which_the_table_says_so() -> None:
    words = ("是", "已解决", "部分解决", "未解决", "否", "未回访", "", "待定")
    assert str(_assess([{"resolved": word} for word in words]).total.resolved) == "40.00%(2/5)"
    assert _assess([{"resolved": "未回访"}]).total.resolved is None


def test_responded_are_those_of_which_the_table_says_so() -> None:
    words = ("是", "已响应", "未响应", "未回访", "")
    assert str(_assess([{"responded": word} for word in words]).total.responded) == "66.67%(2/3)"
    assert _assess([{"responded": ""}]).total.responded is None


def test_what_is_set_aside_is_handled_and_counts_in_no_rate() -> None:
    answers = {"responded": "否", "resolved": "否", "satisfaction": "不满意", "rework": "1"}
    late = {"unit": "三塘镇", "due_at": "2024-08-10", "closed_at": "2024-08-12", **answers, "excluded": "是"}
    good = {"responded": "是", "resolved": "是", "satisfaction": "满意", "rework": "0", "excluded": "否"}
    still_open = {**late, "closed_at": "", "excluded": "已剔除"}
    total = _assess([late, {"unit": "三塘镇", **_TIMELY, **good}, still_open, {**late, **_TIMELY}]).total
    assert (total.tickets, total.excluded, total.due) == (4, 3, 1)
    whole = (total.closed, total.on_time, total.satisfied, total.responded, total.resolved)
    assert {str(ratio) for ratio in whole} == {"100.00%(1/1)"}
    assert (str(total.reworked), str(total.dissatisfied)) == ("0.00%(0/1)",) * 2


def test_what_is_not_told_is_not_measured() -> None:
    found = _assess([{"unit": "三塘镇"}])
    assert (found.total.closed, found.total.on_time, found.total.reworked, found.total.satisfied) == (None,) * 4
    assert found.towns.measure == ""
    assert _names(found.towns) == [("三塘镇", None)]


def test_towns_and_departments_are_ranked_apart_and_equal_units_share_a_rank() -> None:
    rows = [{"unit": unit, **_TIMELY} for unit in ("三塘镇", "三塘镇", "六塘乡", "六塘乡", "县人社局", "县人社局")]
    rows += [{"unit": unit, **_LATE} for unit in ("城发集团", "城发集团", "樟树镇", "樟树镇")]
    found = _assess(rows)
    assert (found.towns.measure, found.departments.measure) == ("按期办结率", "按期办结率")
    assert _names(found.towns) == [("三塘镇", 1), ("六塘乡", 1), ("樟树镇", 3)]
    assert _names(found.departments) == [("县人社局", 1), ("城发集团", 2)]


def test_units_are_called_together_as_the_office_tells() -> None:
    rows = [{"unit": unit, **_TIMELY} for unit in ("和平街道", "建设局")]
    found = _assess(rows, AssessmentRules(office="东湖区热线办"))
    assert (found.towns.name, found.departments.name) == ("街道", "区直单位和部门")


def test_units_below_the_floor_are_listed_not_ranked() -> None:
    rows = [{"unit": "三塘镇", **_TIMELY}, {"unit": "六塘乡", **_LATE}, {"unit": "六塘乡", **_LATE}]
    assert _names(_assess(rows).towns) == [("六塘乡", 1), ("三塘镇", None)]
    # What is set aside or not yet due was handled as well.
    rows += [{"unit": "三塘镇", **_TIMELY, "excluded": "是"}, {"unit": "白沙镇"}, *[{"unit": "青山镇"}] * 3]
    assert _names(_assess(rows).towns) == [("三塘镇", 1), ("六塘乡", 2), ("青山镇", None), ("白沙镇", None)]


def test_without_deadlines_units_are_ranked_by_what_is_closed() -> None:
    rows = [{"unit": unit, "closed_at": "2024-08-12"} for unit in ("三塘镇", "六塘乡", "六塘乡")]
    found = _assess([*rows, {"unit": "三塘镇", "closed_at": ""}]).towns
    assert (found.measure, _names(found)) == ("办结率", [("六塘乡", 1), ("三塘镇", 2)])


def test_grades_from_above_without_values_rank_nobody() -> None:
    rows = [{"unit": "三塘镇", **_TIMELY}] * 2
    assert _assess(rows, scores={"三塘镇": Score(None, "A类")}).towns.measure == "按期办结率"


def test_towns_have_a_floor_of_their_own() -> None:
    rows = [{"unit": unit, **_TIMELY} for unit in ("三塘镇", "三塘镇", "县人社局", "县人社局", *["城发集团"] * 3)]
    found = _assess(rows, AssessmentRules(floor=3, town_floor=2))
    assert _names(found.towns) == [("三塘镇", 1)]
    assert _names(found.departments) == [("城发集团", 1), ("县人社局", None)]


def test_of_equal_units_the_one_with_more_tickets_is_named_first() -> None:
    rows = [{"unit": unit, **_TIMELY} for unit in ("樟树镇", "樟树镇", "白沙镇", "白沙镇", "白沙镇")]
    assert _names(_assess(rows).towns) == [("白沙镇", 1), ("樟树镇", 1)]


def test_units_are_ranked_by_the_exact_rate_not_by_the_printed_one() -> None:
    nearly, third = make_ratio(3333, 10_000), make_ratio(1, 3)
    assert nearly is not None
    assert third is not None
    assert nearly.percent == third.percent
    values = [
        read_measure(Rates(1, 0, 1, None, ratio, None, None, None, None, None, {}), None, "按期办结率")
        for ratio in (nearly, third)
    ]
    assert values == [Fraction(3333, 10_000), Fraction(1, 3)]


def test_given_scores_rank_before_any_rate() -> None:
    rows = [{"unit": unit, **_TIMELY} for unit in ("三塘镇", "三塘镇")]
    rows += [{"unit": unit, **_LATE} for unit in ("六塘乡", "六塘乡")]
    found = _assess(rows, scores={"三塘镇": Score(Decimal("97.9"), "B类"), "六塘乡": Score(Decimal(100), "A类")})
    assert found.towns.measure == "综合指标值"
    assert _names(found.towns) == [("六塘乡", 1), ("三塘镇", 2)]


def test_towns_all_with_scores_are_ranked_by_them_while_departments_without_are_not() -> None:
    rows = [{"unit": unit, **_TIMELY} for unit in ("三塘镇", "三塘镇", "县人社局", "县人社局", "县教育局", "县教育局")]
    rows += [{"unit": unit, **_LATE} for unit in ("六塘乡", "六塘乡", "城发集团", "城发集团", "邮政管理局")]
    given = {"六塘乡": "100", "三塘镇": "97.9", "县教育局": "99", "不存在局": "95"}
    scores = {unit: Score(Decimal(value), "") for unit, value in given.items()}
    found = _assess(rows, scores=scores)
    assert found.towns.measure == "综合指标值"
    assert _names(found.towns) == [("六塘乡", 1), ("三塘镇", 2)]
    assert found.departments.measure == "按期办结率"
    assert _names(found.departments) == [("县人社局", 1), ("县教育局", 1), ("城发集团", 3), ("邮政管理局", None)]
    assert tell_score_gaps(found, scores) == (
        "综合指标值、等级表中的不存在局没有承办本期工单,未列;名称不同的请改成工单表中的名称。",
        "县直单位和部门中县人社局、城发集团没有综合指标值,名次按按期办结率排列。",
    )


def test_of_many_units_with_strange_scores_five_are_named() -> None:
    found = _assess([{"unit": "三塘镇", **_TIMELY}])
    strange = {f"{name}局": Score(Decimal(95), "") for name in "甲乙丙丁戊己"}
    assert "中的甲局、乙局、丙局、丁局、戊局等6家没有" in tell_score_gaps(found, strange)[0]
    del strange["己局"]
    assert "中的甲局、乙局、丙局、丁局、戊局没有" in tell_score_gaps(found, strange)[0]


def test_the_units_add_up_to_the_total() -> None:
    rows = [{"unit": unit, **_TIMELY} for unit in ("三塘镇", "县人社局", "", "三塘镇")]
    found = _assess(rows)
    assert sum(unit.rates.tickets for unit in found.units) + found.without_unit == 4
