"""What the bulletin says of units: the best and the last by name, equal ones together, nobody ranked alone."""

from fractions import Fraction

import pandas as pd
import pytest
from bulletin_samples import make_tickets

from hotspot.bulletin.assessment import AssessmentRules, assess
from hotspot.bulletin.document import Note, Paragraph, Table
from hotspot.bulletin.handling import write_assessment
from hotspot.bulletin.outcomes import judge_tickets
from hotspot.bulletin.scores import Score
from hotspot.bulletin.texts import Texts
from hotspot.tickets.periods import parse_period

_TOWNS = ("三塘镇", "六塘乡", "樟树镇", "白沙镇", "石岭乡", "青山镇", "云湖镇")
_RULES = AssessmentRules(floor=2, town_floor=2)


def _handle(late: dict[str, int], tickets: int = 10, scores: dict[str, Score] | None = None) -> list[object]:
    """Write the blocks of units with so many tickets each, of which ``late`` were closed behind their deadline."""
    rows = [
        {"unit": unit, "due_at": "2024-08-10", "closed_at": "2024-08-12" if number < missed else "2024-08-09"}
        for unit, missed in late.items()
        for number in range(tickets)
    ]
    outcomes = judge_tickets(make_tickets(rows), pd.Timestamp("2024-09-10"))
    blocks = write_assessment(
        assess(outcomes, scores or {}, _RULES), outcomes, parse_period("2024-08"), _RULES, Texts()
    )
    return list(blocks)


def _rank(late: dict[str, int]) -> str:
    """Return what is said of the towns' ranking, "" for nothing."""
    said = [block.text for block in _handle(late) if isinstance(block, Paragraph) and "件以上的乡镇" in block.text]
    assert len(said) < 2
    return said[0] if said else ""


def test_a_single_ranked_unit_is_no_ranking() -> None:
    assert _rank({"三塘镇": 1}) == ""


def test_the_three_best_and_the_last_are_named_in_order() -> None:
    assert _rank(dict(zip(_TOWNS, (0, 1, 2, 3, 4), strict=False))) == (
        "工单办理量2件以上的乡镇5家,按期办结率较高的是:三塘镇(100.00%)、六塘乡(90.00%)、樟树镇(80.00%);"
        "较低的是:石岭乡(60.00%)。"
    )


def test_whoever_equals_the_third_is_named_with_it() -> None:
    assert _rank(dict(zip(_TOWNS, (0, 1, 2, 2, 5, 5), strict=False))) == (
        "工单办理量2件以上的乡镇6家,按期办结率较高的是:三塘镇(100.00%)、六塘乡(90.00%)、"
        "樟树镇、白沙镇(均为80.00%);较低的是:石岭乡、青山镇(均为50.00%)。"
    )


def test_units_that_are_all_equal_are_told_in_one_figure() -> None:
    assert _rank(dict.fromkeys(_TOWNS[:4], 1)) == "工单办理量2件以上的乡镇4家,按期办结率均为90.00%。"


def test_more_equal_best_than_fit_are_counted_not_named() -> None:
    six, seven = dict.fromkeys(_TOWNS[:6], 0), dict.fromkeys(_TOWNS, 0)
    assert _rank({**six, "黄沙镇": 3}).startswith("工单办理量2件以上的乡镇7家,按期办结率较高的是:三塘镇、")
    assert _rank({**seven, "黄沙镇": 3}) == (
        "工单办理量2件以上的乡镇8家,其中7家按期办结率均为100.00%;较低的是:黄沙镇(70.00%)。"
    )


def test_the_last_of_a_few_is_not_called_high() -> None:
    assert _rank({"三塘镇": 0, "六塘乡": 1}) == (
        "工单办理量2件以上的乡镇2家,按期办结率依次为:三塘镇(100.00%)、六塘乡(90.00%)。"
    )


def test_whoever_is_below_the_rate_of_all_is_not_called_high() -> None:
    assert _rank(dict(zip(_TOWNS, (0, 0, 5, 6), strict=False))) == (
        "工单办理量2件以上的乡镇4家,按期办结率较高的是:三塘镇、六塘乡(均为100.00%);较低的是:白沙镇(40.00%)。"
    )


def _list_notes(rows: list[dict[str, str]]) -> list[str]:
    outcomes = judge_tickets(make_tickets(rows), pd.Timestamp("2024-09-10"))
    blocks = write_assessment(assess(outcomes, {}, _RULES), outcomes, parse_period("2024-08"), _RULES, Texts())
    return [block.text for block in blocks if isinstance(block, Note)]


def test_notes_say_of_open_tickets_and_small_units_what_is_so() -> None:
    closed, left_open = {"unit": "三塘镇", "closed_at": "2024-08-09"}, {"unit": "县教育局"}
    notes = _list_notes([closed, left_open])
    assert notes[0] == "办理情况截至2024年9月10日;应办为统计期内受理的全部工单;括号内为分子/分母。"
    assert "办理量不足2件的乡镇、不足2件的其他单位不参加排名,本期没有达到的单位。" in notes
    notes = _list_notes([closed, closed, {**left_open, "due_at": "2024-09-20"}])
    assert notes[0].endswith("应办为统计期内受理的工单,减去尚未办结且未到处理时限的1件;括号内为分子/分母。")
    assert "名次按办结率排列;办理量不足2件的乡镇、不足2件的其他单位不参加排名。" in notes


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        (("A", "a", "B"), "3家承办单位中,综合考评等级评价为A类2家、B类1家。"),
        (("A类", "优秀", ""), "3家承办单位中,2家有综合考评等级,其中A类1家、优秀1家。"),
    ],
)
def test_grades_are_told_of_the_units_that_have_one(grades: tuple[str, ...], expected: str) -> None:
    scores = {unit: Score(None, grade) for unit, grade in zip(_TOWNS, grades, strict=False)}
    assert Paragraph(expected) in _handle(dict.fromkeys(_TOWNS[:3], 1), scores=scores)


def test_large_units_that_cannot_be_ranked_are_counted_as_large() -> None:
    rows = [{"unit": unit, "due_at": "2024-08-10", "closed_at": "2024-08-09"} for unit in _TOWNS[:2] for _ in "ab"]
    rows += [{"unit": "石岭乡", "closed_at": "2024-08-09"} for _ in "ab"]
    outcomes = judge_tickets(make_tickets(rows), pd.Timestamp("2024-09-10"))
    blocks = write_assessment(assess(outcomes, {}, _RULES), outcomes, parse_period("2024-08"), _RULES, Texts())
    assert Paragraph("工单办理量2件以上的乡镇3家,其中能计算按期办结率的2家,按期办结率均为100.00%。") in blocks


def test_units_are_not_said_to_have_handled_what_names_no_unit() -> None:
    blocks = _handle({"三塘镇": 1, "六塘乡": 0, "": 0})
    assert next(block.text for block in blocks if isinstance(block, Paragraph)).startswith(
        "2024年8月,2家承办单位共承办工单20件,另有10件未填写承办单位;应办30件,已办30件,办结率100.00%(30/30),"
    )
    assert Note("有10件没有填写承办单位,只计入总数。") in blocks


def _judge_satisfaction(dissatisfied: dict[str, int], asked: int = 10) -> list[str]:
    """Return what is said of units of which so many of the callers were not satisfied."""
    rows = [
        {"unit": unit, "satisfaction": "不满意" if number < bad else "满意"}
        for unit, bad in dissatisfied.items()
        for number in range(asked)
    ]
    outcomes = judge_tickets(make_tickets(rows), pd.Timestamp("2024-09-10"))
    rules = AssessmentRules(floor=10, town_floor=2)
    blocks = write_assessment(assess(outcomes, {}, rules), outcomes, parse_period("2024-08"), rules, Texts())
    return [b.text for b in blocks if isinstance(b, Paragraph) and "回访满意率较" in b.text]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, "工单表没有填写办结时间、处理时限,未计算办结率、按期办结率。"),
        ({"due_at": "2024-08-10"}, "工单表没有填写办结时间,未计算办结率、按期办结率。"),
        ({"closed_at": "2024-08-09"}, "工单表没有填写处理时限,未计算按期办结率。"),
    ],
)
def test_only_what_the_table_lacks_is_said_to_be_lacking(row: dict[str, str], expected: str) -> None:
    assert expected in _list_notes([{"rework": "1", "satisfaction": "满意", **row}])


def test_deadlines_of_none_that_was_due_are_told() -> None:
    rows = [{"closed_at": "2024-08-09", "due_at": ""}, {"closed_at": "", "due_at": "2024-10-01"}]
    notes = _list_notes([{"rework": "1", "satisfaction": "满意", **row} for row in rows])
    assert "应办工单都没有处理时限,未计算按期办结率。" in notes


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"satisfaction": "4分"}, "满意度中的“4分”看不懂,未计算回访满意率。"),
        ({"satisfaction": "未接通"}, "满意度中没有评价,未计算回访满意率。"),
        ({"rework": "待核"}, "返工次数中的“待核”看不懂,未计算返工率。"),
        ({"due_at": "7个工作日"}, "有1件工单的处理时限看不懂,未计算按期办结率。"),
        ({"closed_at": "已结"}, "有1件工单的办结时间看不懂,未计算办结率、按期办结率。"),
    ],
)
def test_a_column_that_is_filled_in_is_never_said_to_be_lacking(row: dict[str, str], expected: str) -> None:
    known = {"due_at": "2024-08-20", "closed_at": "2024-08-09", "rework": "0", "satisfaction": "满意"}
    notes = _list_notes([{**known, **row}])
    assert expected in notes
    assert not any("没有填写" in note and "承办单位" not in note for note in notes)
    # Beside one that is understood it is a single cell that does not count.
    notes = _list_notes([{**known, **row}, known])
    assert not any("未计算" in note for note in notes)


def test_times_that_cannot_be_read_are_told_with_their_tickets() -> None:
    cells = ("2024-08-09", "已结", "2024-02-30", "已结")
    notes = _list_notes([{"closed_at": cell, "due_at": "2024-08-20"} for cell in cells])
    assert "有3件工单的办结时间看不懂,没有算作办结。" in notes
    notes = _list_notes([{"closed_at": "2024-08-09", "due_at": cell} for cell in ("2024-08-20", "五日内")])
    assert "有1件工单的处理时限看不懂,没有计入按期办结率。" in notes


def test_units_whose_callers_are_most_and_least_satisfied_are_named_equal_ones_together() -> None:
    units = dict(zip(("县教育局", *_TOWNS), (4, 1, 3, 2, 2, 0, 0, 0), strict=True))
    assert _judge_satisfaction(units) == [
        "有效回访10件以上的单位8家,回访满意率较高的是:云湖镇、石岭乡、青山镇(均为100.00%);"
        "较低的是:县教育局(60.00%)、六塘乡(70.00%)、樟树镇、白沙镇(均为80.00%)。"
    ]


def test_of_many_equally_low_units_none_is_called_low() -> None:
    assert _judge_satisfaction({**dict.fromkeys(_TOWNS, 1), "县教育局": 0}) == [
        "有效回访10件以上的单位8家,回访满意率较高的是:县教育局(100.00%)。"
    ]


@pytest.mark.parametrize(
    ("dissatisfied", "asked"),
    [
        # Too few units, all alike, too few call-backs.
        ({"三塘镇": 1, "六塘乡": 0, "县教育局": 2}, 10),
        (dict.fromkeys(_TOWNS, 2), 10),
        (dict(zip(_TOWNS, range(7), strict=True)), 9),
    ],
)
def test_nobody_is_called_high_or_low_without_reason(dissatisfied: dict[str, int], asked: int) -> None:
    assert _judge_satisfaction(dissatisfied, asked) == []


@pytest.mark.parametrize(("weight", "basic"), [("1", "基本满意件数"), ("0.6", "基本满意件数的0.6倍")])
def test_the_note_on_satisfaction_counts_as_the_rate_does(weight: str, basic: str) -> None:
    outcomes = judge_tickets(make_tickets([{"satisfaction": "基本满意"}]), pd.Timestamp("2024-09-10"))
    rules = AssessmentRules(basic_weight=Fraction(weight))
    blocks = write_assessment(assess(outcomes, {}, rules), outcomes, parse_period("2024-08"), rules, Texts())
    (note,) = (block.text for block in blocks if isinstance(block, Note) and "回访满意率为" in block.text)
    assert note.endswith(f"回访满意率为满意件数与{basic}之和占有效回访的比例。")


def test_the_table_has_only_columns_that_the_tickets_tell() -> None:
    blocks = _handle({"三塘镇": 1})
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert table.header == ("名次", "承办单位", "承办件数", "办结率", "按期办结率")
    assert Note("工单表没有填写返工次数、满意度,未计算返工率、回访满意率。") in blocks


def test_what_is_solved_is_told_of_all_and_of_each_unit() -> None:
    rows = [{"unit": unit, "resolved": word} for unit in ("三塘镇", "六塘乡") for word in ("是", "否", "未接通")]
    outcomes = judge_tickets(make_tickets([*rows, {"unit": "三塘镇", "resolved": "待定"}]), pd.Timestamp("2024-09-10"))
    blocks = write_assessment(assess(outcomes, {}, _RULES), outcomes, parse_period("2024-08"), _RULES, Texts())
    assert any("解决率50.00%(2/4)" in block.text for block in blocks if isinstance(block, Paragraph))
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [str(row[table.header.index("解决率")]) for row in table.rows] == ["50.00%(1/2)"] * 2
    notes = [block.text for block in blocks if isinstance(block, Note)]
    assert "解决率为已解决件数占注明是否解决的工单的比例,部分解决不计入已解决。" in notes
    assert notes[-1] == "是否解决中的“待定”看不懂,没有计入解决率。"


def test_the_three_rates_are_told_of_all_and_of_each_unit_without_what_is_set_aside() -> None:
    said = {"unit": "三塘镇", "closed_at": "2024-08-09", "satisfaction": "是", "resolved": "是", "responded": "已响应"}
    rows = [said, {**said, "unit": "六塘乡", "responded": "未响应"}, {**said, "responded": "否", "excluded": "是"}]
    rows.append({**said, "responded": "待定", "excluded": "待审核"})
    outcomes = judge_tickets(make_tickets(rows), pd.Timestamp("2024-09-10"))
    blocks = write_assessment(assess(outcomes, {}, _RULES), outcomes, parse_period("2024-08"), _RULES, Texts())
    said_of_all = next(block.text for block in blocks if isinstance(block, Paragraph))
    assert "共承办工单4件,剔除1件,应办3件" in said_of_all
    assert "响应率50.00%(1/2),解决率100.00%(3/3)" in said_of_all
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert table.header[-5:] == ("剔除件数", "办结率", "回访满意率", "响应率", "解决率")
    assert [(row[3], str(row[-2])) for row in table.rows] == [(1, "100.00%(1/1)"), (0, "0.00%(0/1)")]
    notes = [block.text for block in blocks if isinstance(block, Note)]
    assert any("应办为统计期内受理的工单,减去剔除的1件;" in note for note in notes)
    assert "响应率为已响应件数占注明是否响应的工单的比例。" in notes
    assert "剔除的1件计入受理和承办件数,不计入各项比率的分子和分母。" in notes
    assert notes[-2:] == ["是否响应中的“待定”看不懂,没有计入响应率。", "是否剔除中的“待审核”看不懂,没有算作剔除。"]


def test_words_that_were_not_understood_are_told() -> None:
    tickets = make_tickets([{"rework": "是", "satisfaction": "满意"}, {"rework": "待核实", "satisfaction": "已解决"}])
    outcomes = judge_tickets(tickets, pd.Timestamp("2024-09-10"))
    blocks = write_assessment(assess(outcomes, {}, _RULES), outcomes, parse_period("2024-08"), _RULES, Texts())
    notes = [block.text for block in blocks if isinstance(block, Note)]
    assert notes[-2:] == [
        "返工次数中的“待核实”看不懂,没有算作返工。",
        "满意度中的“已解决”看不懂,没有计入有效回访。",
    ]
