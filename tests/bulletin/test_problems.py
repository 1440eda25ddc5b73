"""Problems name the units at fault; nothing wrong and nothing told are two things."""

import pandas as pd
from bulletin_samples import make_tickets

from hotspot.bulletin.document import Note, Paragraph
from hotspot.bulletin.outcomes import Outcomes, judge_tickets
from hotspot.bulletin.problems import find_problems, write_problems
from hotspot.bulletin.texts import Texts


def _judge(rows: list[dict[str, str]]) -> Outcomes:
    return judge_tickets(make_tickets(rows), pd.Timestamp("2024-09-10"))


def test_faults_by_unit_the_unit_with_most_first_and_no_unit_last() -> None:
    units = ("三塘镇", "", "", "城发集团", "三塘镇")
    outcomes = _judge([{"unit": unit, "rework": "1"} for unit in units])
    (problem,) = find_problems(outcomes)
    assert problem.units == (
        ("三塘镇", ("000001", "000005")),
        ("城发集团", ("000004",)),
        ("未填写单位", ("000002", "000003")),
    )
    paragraph = write_problems([problem], outcomes, Texts())[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lead == "1.退回重办。"
    assert paragraph.text == "被退回重办的工单5件,涉及2家单位:三塘镇2件、城发集团1件、未填写单位2件。"


def test_a_unit_whose_tickets_were_not_returned_has_no_fault() -> None:
    outcomes = _judge([{"unit": unit, "rework": "未退回"} for unit in ("三塘镇", "城发集团")])
    assert find_problems(outcomes) == ()


def test_of_many_units_the_first_five_are_named() -> None:
    five, six = (
        _judge([{"unit": f"{name}镇", "rework": "1"} for name in names])
        for names in (("青山", "石岭", "云湖", "樟树", "白沙"), ("青山", "石岭", "云湖", "樟树", "白沙", "新泉"))
    )
    said = [write_problems(find_problems(outcomes), outcomes, Texts())[1] for outcomes in (five, six)]
    texts = [paragraph.text for paragraph in said if isinstance(paragraph, Paragraph)]
    assert "涉及5家单位:" in texts[0]
    assert "涉及6家单位,较多的是" in texts[1]
    assert [text.count("镇1件") for text in texts] == [5, 5]


def test_the_offices_items_follow() -> None:
    outcomes = _judge([{"unit": "三塘镇", "rework": "1"}])
    blocks = write_problems(find_problems(outcomes), outcomes, Texts(problems=("回复不及时。",)))
    assert Paragraph("回复不及时。", "2.") in blocks


def test_nothing_wrong_and_nothing_told_are_not_the_same() -> None:
    fine, silent = _judge([{"rework": "0"}]), _judge([{"text": "路灯不亮"}])
    assert write_problems((), fine, Texts())[1] == Paragraph(
        "从返工情况看,本期没有退回重办、超期办理或回访不满意的工单。"
    )
    assert write_problems((), silent, Texts())[1] == Note("工单表没有返工、时限、满意度等情况,未列存在问题。")
