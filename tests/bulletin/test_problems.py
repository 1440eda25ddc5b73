"""Problems name the units at fault; nothing wrong and nothing told are two things."""

import pandas as pd
from bulletin_samples import make_tickets

from hotspot.bulletin.document import Note, Paragraph, Table
from hotspot.bulletin.outcomes import Outcomes, judge_tickets
from hotspot.bulletin.problems import find_problems, write_problems
from hotspot.bulletin.texts import Texts


def _judge(rows: list[dict[str, str]]) -> Outcomes:
    return judge_tickets(make_tickets(rows), pd.Timestamp("2024-09-10"))


def test_faults_by_unit_the_unit_with_most_first_and_no_unit_last() -> None:
    units = ("三塘镇", "", "", "城发集团", "三塘镇")
    outcomes = _judge([{"unit": unit, "rework": "1"} for unit in units])
    (problem,) = find_problems(outcomes)
    assert [(unit.name, unit.ids) for unit in problem.units] == [
        ("三塘镇", ("000001", "000005")),
        ("城发集团", ("000004",)),
        ("未填写单位", ("000002", "000003")),
    ]
    paragraph = write_problems([problem], outcomes, Texts())[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lead == "1.退回重办。"
    assert paragraph.text == (
        "被退回重办的工单5件,涉及2家单位:三塘镇2件(返工率100.00%)、城发集团1件(返工率100.00%)、未填写单位2件。"
    )


def test_of_a_table_without_units_none_is_said_to_be_left_blank() -> None:
    outcomes = _judge([{"rework": "1"}, {"rework": "1"}])
    paragraph = write_problems(find_problems(outcomes), outcomes, Texts())[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "被退回重办的工单2件。"


def test_a_unit_whose_tickets_were_not_returned_has_no_fault() -> None:
    outcomes = _judge([{"unit": unit, "rework": "未退回"} for unit in ("三塘镇", "城发集团")])
    assert find_problems(outcomes) == ()


def _say(counts: dict[str, int]) -> str:
    """Return what is said of units with so many returned tickets of ten each, "" but for the text behind the total."""
    rows = [{"unit": unit, "rework": str(int(n < count))} for unit, count in counts.items() for n in range(10)]
    outcomes = _judge(rows)
    (paragraph,) = (b for b in write_problems(find_problems(outcomes), outcomes, Texts()) if isinstance(b, Paragraph))
    return paragraph.text.partition("件,")[2]


_UNITS = (
    "青山镇",
    "石岭镇",
    "云湖镇",
    "樟树镇",
    "白沙镇",
    "新泉镇",
    "静河镇",
    "石塘镇",
    "东塘镇",
    "湘滨镇",
    "界头镇",
    "岭北镇",
)


def test_each_unit_is_named_with_its_rate() -> None:
    assert _say({"青山镇": 3, "石岭镇": 1}) == "涉及2家单位:青山镇3件(返工率30.00%)、石岭镇1件(返工率10.00%)。"


def test_of_many_units_five_are_named_and_whoever_equals_the_last_of_them() -> None:
    four, seven, eleven = ({"城发集团": 3} | dict.fromkeys(_UNITS[:size], 1) for size in (4, 7, 11))
    more = {"城发集团": 3, "县教育局": 2} | dict.fromkeys(_UNITS[:11], 1)
    assert _say(four).startswith("涉及5家单位:城发集团3件(返工率30.00%)、")
    # All seven, or none of them.
    assert _say(seven).count("镇1件(返工率10.00%)") == 7
    assert _say(eleven) == "涉及12家单位,较多的是城发集团3件(返工率30.00%)。"
    assert _say(more) == "涉及13家单位,较多的是城发集团3件(返工率30.00%)、县教育局2件(返工率20.00%)。"


def test_more_equal_units_than_fit_are_counted_not_named() -> None:
    assert _say(dict.fromkeys(_UNITS, 1)) == "涉及12家单位,各1件。"
    assert _say(dict.fromkeys(_UNITS, 2) | {"城发集团": 1}) == "涉及13家单位,其中12家各2件。"


def test_the_table_has_every_unit_with_its_rate() -> None:
    rows = [{"unit": "三塘镇", "satisfaction": grade} for grade in ("满意", "不满意", "一般", "")]
    outcomes = _judge(rows)
    (table,) = (b for b in write_problems(find_problems(outcomes), outcomes, Texts()) if isinstance(b, Table))
    assert table.header == ("承办单位", "件数", "不满意率", "工单编号")
    assert [str(cell) for cell in table.rows[0]] == ["三塘镇", "1", "33.33%(1/3)", "000002"]


def test_the_offices_items_follow() -> None:
    outcomes = _judge([{"unit": "三塘镇", "rework": "1"}])
    blocks = write_problems(find_problems(outcomes), outcomes, Texts(problems=("回复不及时。",)))
    assert Paragraph("回复不及时。", "2.") in blocks


def test_open_tickets_are_named_whether_they_had_a_deadline_or_not() -> None:
    rows = [{"unit": "三塘镇", "closed_at": "2024-08-09"}, {"unit": "三塘镇"}, {"unit": "城发集团"}]
    outcomes = _judge([{**row, "due_at": "2024-08-10" if row["unit"] == "城发集团" else ""} for row in rows])
    overdue, still_open = find_problems(outcomes)
    assert [unit.ids for unit in overdue.units] == [("000003",)]
    assert write_problems([still_open], outcomes, Texts())[1] == Paragraph(
        "尚未办结的工单2件,涉及2家单位:三塘镇1件(未办结率50.00%)、城发集团1件(未办结率100.00%)。", "1.未办结。"
    )
    # Before its deadline a ticket may be open; a table without times of closing tells of none.
    assert find_problems(_judge([rows[0], {"unit": "三塘镇", "due_at": "2024-09-20"}])) == ()
    assert find_problems(_judge([{"unit": "三塘镇", "rework": "0"}])) == ()


def test_nothing_wrong_and_nothing_told_are_not_the_same() -> None:
    fine, silent = _judge([{"rework": "0"}]), _judge([{"text": "路灯不亮"}])
    assert write_problems((), fine, Texts())[1] == Paragraph("从返工情况看,本期没有退回重办的工单。")
    closed = _judge([{"rework": "0", "closed_at": "2024-08-09"}])
    assert write_problems((), closed, Texts())[1] == Paragraph("从返工、办结情况看,本期没有退回重办或尚未办结的工单。")
    assert write_problems((), silent, Texts())[1] == Note("工单表看不出返工、时限、办结、满意度等情况,未列存在问题。")
