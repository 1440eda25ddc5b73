"""Scattered lines without the tickets of which nothing can be said."""

import pandas as pd

from hotspot.issues.lines import Line
from hotspot.issues.material import Material, prepare_material
from hotspot.issues.telling import keep_telling
from hotspot.issues.wording.key_points import find_told, load_key_points

TRAPPED, STOPPED = "又把人困在电梯里。", "电梯停运三天了。"


def material(*texts: str, **columns: list[str]) -> Material:
    ids = [f"{n:03d}" for n in range(len(texts))]
    return prepare_material(pd.DataFrame({"ticket_id": ids, "text": texts, **columns}))


def scattered(theme: str, count: int) -> Line:
    return Line(theme, (tuple(range(count)),), is_scattered=True)


def test_a_ticket_that_tells_no_key_point_of_the_kind_is_left_out() -> None:
    tickets = material(TRAPPED, STOPPED, TRAPPED, "请问停车证怎么办。", TRAPPED)
    (line,) = keep_telling([scattered("电梯故障", 5)], tickets, least=4)
    assert line.members == (0, 1, 2, 4)
    assert line.is_scattered
    assert keep_telling([scattered("电梯故障", 5)], tickets, least=5) == []


def test_what_the_title_tells_is_told() -> None:
    tickets = material(TRAPPED, "请处理。", TRAPPED, title=["", "又把人困在电梯里", ""])
    (line,) = keep_telling([scattered("电梯故障", 3)], tickets, least=3)
    assert line.members == (0, 1, 2)


def test_callers_are_counted_not_their_tickets() -> None:
    often = material(*[TRAPPED] * 4, caller=["甲", "乙", "乙", "乙"])
    assert keep_telling([scattered("电梯故障", 4)], often, least=3) == []
    assert len(keep_telling([scattered("电梯故障", 4)], often, least=2)) == 1


def test_a_line_that_could_only_repeat_its_kind_is_none() -> None:
    others = material("电梯里广告多。", "电梯有怪味。", *["你好。"] * 3)
    assert keep_telling([scattered("电梯故障", 5)], others, least=0) == []


def test_a_line_of_which_hardly_anything_can_be_said_is_none() -> None:
    tries = ["，".join(trigger) + "。" for point in load_key_points()["电梯故障"] for trigger in point.triggers[:3]]
    told = {text: find_told("电梯故障", [text], ["a"]) for text in tries}
    # A text for each point, told by nobody else.
    apart = list({rows[0].point.text: text for text, rows in told.items() if len(rows) == 1}.values())[:7]
    assert len(apart) == 7
    few = material(apart[0], *apart)
    assert keep_telling([scattered("电梯故障", len(few))], few, least=2) == []
    most = material(apart[0], *apart[:4])
    assert len(keep_telling([scattered("电梯故障", len(most))], most, least=2)) == 1


def test_a_kind_without_key_points_keeps_its_tickets() -> None:
    line = scattered("热气球体验", 3)
    assert keep_telling([line], material("热气球体验取消。", "热气球体验。", "坐热气球。"), least=3) == [line]


def test_issues_are_left_as_they_are() -> None:
    lines = [Line("电梯故障", ((0, 1),), others=(2,)), Line("", ((3,),))]
    assert keep_telling(lines, material(*["你好。"] * 4), least=5) == lines
