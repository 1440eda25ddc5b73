"""How a ticket ended: in time, reworked, satisfied, or not known."""

import pandas as pd
import pytest
from bulletin_samples import make_tickets

from hotspot.bulletin.outcomes import Outcomes, find_last_moment, judge_tickets, tell_early_closings, tell_stray_moments


def _judge(rows: list[dict[str, str]], as_of: str = "2024-09-10 12:00") -> Outcomes:
    return judge_tickets(make_tickets(rows), pd.Timestamp(as_of))


@pytest.mark.parametrize(
    ("due", "closed", "on_time"),
    [
        ("2024-08-12", "2024-08-12 23:59", True),
        ("2024-08-12", "2024-08-13 00:00", False),
        ("2024-08-12 17:00", "2024-08-12 17:00", True),
        ("2024-08-12 17:00", "2024-08-12 17:01", False),
        ("2024-08-12", "2024-08-12", True),
    ],
)
def test_a_deadline_without_a_time_lasts_to_the_days_end(due: str, closed: str, on_time: bool) -> None:
    found = _judge([{"due_at": due, "closed_at": closed}])
    assert (found.is_on_time[0], found.is_overdue[0]) == (on_time, not on_time)


def test_open_tickets_are_due_only_behind_their_deadline() -> None:
    found = _judge([
        {"due_at": "2024-09-01", "closed_at": "2024-08-30"},
        {"due_at": "2024-09-09", "closed_at": ""},
        {"due_at": "2024-09-10", "closed_at": ""},
        {"due_at": "", "closed_at": ""},
        {"due_at": "2024-09-01", "closed_at": "2024-09-20"},
    ])  # fmt: skip
    assert found.is_due.tolist() == [True, True, False, True, True]
    # The last one was closed after the moment that counts.
    assert found.is_closed.tolist() == [True, False, False, False, False]
    assert found.is_overdue.tolist() == [False, True, False, False, True]


def test_a_ticket_is_due_from_the_moment_of_its_deadline() -> None:
    rows = [{"due_at": "2024-09-10 12:00"}, {"due_at": "2024-09-10 12:01"}, {"closed_at": "2024-09-01"}]
    assert _judge(rows, "2024-09-10 12:00").is_due.tolist() == [True, False, True]


def test_rework_counts_only_among_due_tickets() -> None:
    found = _judge([
        {"rework": "1", "due_at": "2024-09-20", "closed_at": ""},
        {"rework": "1", "due_at": "2024-09-01", "closed_at": "2024-08-30"},
    ])  # fmt: skip
    assert found.is_reworked.tolist() == [False, True]


def test_a_ticket_closed_ahead_of_its_deadline_is_due_and_in_time() -> None:
    found = _judge([{"due_at": "2024-09-20", "closed_at": "2024-09-05"}])
    assert (found.is_due[0], found.is_closed[0], found.is_on_time[0]) == (True, True, True)


def test_what_the_table_does_not_tell_is_not_known() -> None:
    found = _judge([{"text": "路灯不亮"}])
    assert (found.known, found.is_open.tolist()) == (frozenset(), [False])
    assert _judge([{"rework": "0", "closed_at": "2024-09-01"}]).known == {"rework", "closed"}
    assert _judge([{"rework": "", "satisfaction": "未评价"}]).known == frozenset()


def test_deadlines_alone_tell_nothing() -> None:
    found = _judge([{"due_at": "2024-09-20"}, {"due_at": "2024-09-01"}])
    assert found.is_due.tolist() == [True, True]
    assert found.filled == {"deadline"}
    assert not found.has_deadline.any()
    assert not _judge([{"closed_at": "2024-09-01"}]).filled


def test_answers_that_are_neither_yes_nor_no_are_told_apart_from_those_of_nobody() -> None:
    words = ("是", "未回访", "", "待定")
    found = _judge([{"responded": word, "resolved": word.replace("待定", "再议")} for word in words])
    assert found.responded == found.resolved == (True, None, None, None)
    assert (found.unread["responded"], found.unread["resolved"]) == (("待定",), ("再议",))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("0", False), ("1", True), ("2.0", True), ("1次", True), ("否", False), ("是", True), ("", False), ("无", False)],
)
def test_rework(cell: str, expected: bool) -> None:
    assert bool(_judge([{"rework": cell}]).is_reworked[0]) is expected


def test_words_of_rework_that_say_neither_are_no_fault() -> None:
    found = _judge([{"rework": word} for word in ("退回", "待核实", "未退回", "", "不详")])
    assert found.is_reworked.tolist() == [True, False, False, False, False]
    assert found.unread["rework"] == ("不详", "待核实")
    assert _judge([{"rework": word} for word in ("待核实", "")]).known == frozenset()


def test_grades_and_words_that_are_none() -> None:
    words = ("非常满意", "满意", "比较满意", "一般", "非常不满意", "未回访", "", "已解决")
    found = _judge([{"satisfaction": word} for word in words])
    assert found.grades == ("满意", "满意", "基本满意", "一般", "不满意", "", "", "")
    assert found.unread["satisfaction"] == ("已解决",)


def test_the_first_of_several_units_leads() -> None:
    cells = (
        "县交通运输局、三塘镇",
        "县交通运输局,三塘镇",
        "县交通运输局\uff0c三塘镇",
        "县交通运输局\uff1b三塘镇",
        "县交通运输局 / 三塘镇",
        "县交通运输局|三塘镇",
        " 城发集团 ",
    )
    assert _judge([{"unit": cell} for cell in cells]).units == (*["县交通运输局"] * 6, "城发集团")


def test_units_that_print_alike_are_one() -> None:
    cells = ("县公安局 特警队", "县公安局\n特警队", "县公安局 \t 特警队 ", "县公安局\x07 特警队")
    assert set(_judge([{"unit": cell} for cell in cells[:1] + cells[2:]]).units) == {"县公安局 特警队"}
    # Of two lines the first leads.
    assert _judge([{"unit": cells[1]}]).units == ("县公安局",)


def test_the_last_moment_of_a_table() -> None:
    tickets = make_tickets([{"received_at": "2024-08-31 20:00", "closed_at": "2024-09-06 10:00"}])
    assert find_last_moment(tickets) == pd.Timestamp("2024-09-06 10:00")
    early = make_tickets([{"received_at": "2024-08-31 20:00", "closed_at": "2024-08-30"}])
    assert find_last_moment(early) == find_last_moment(early.drop(columns="closed_at")) == early["received_at"][0]


@pytest.mark.parametrize("column", ["received_at", "closed_at"])
def test_a_mistyped_year_after_all_other_moments_is_told(column: str) -> None:
    rows = [{"received_at": f"2025-05-{day:02d} 09:00", "closed_at": f"2025-06-{day:02d}"} for day in range(1, 11)]
    assert tell_stray_moments(make_tickets(rows)) == ""
    told = tell_stray_moments(make_tickets([*rows[:-1], rows[-1] | {column: "2052-05-03"}]))
    assert told.startswith("办理情况截至的2052年5月3日是表中最晚的时间,其余的都不晚于2025年6月")
    assert "有1个来电时间或办结时间" in told
    # A whole month of a later year, and a table of one ticket.
    assert tell_stray_moments(make_tickets([*rows, *({"received_at": "2026-05-03"} for _ in range(9))])) == ""
    assert tell_stray_moments(make_tickets([{"received_at": "2025-05-03"}])) == ""


def test_tickets_closed_before_they_came_are_told() -> None:
    rows = [
        {"ticket_id": f"35006{number}", "received_at": "2024-08-12 09:00", "closed_at": closed}
        # A day alone is no time before the ticket came.
        for number, closed in enumerate(("2024-08-12", "2024-07-12 10:00", "", "2024-08-13"))
    ]
    assert tell_early_closings(make_tickets(rows)).startswith("有1件工单的办结时间早于来电时间(350061),")
    assert tell_early_closings(make_tickets([rows[0], *rows[2:]])) == ""
    assert tell_early_closings(make_tickets(rows).drop(columns="closed_at")) == ""
    many = make_tickets([rows[1] | {"ticket_id": f"{number}"} for number in range(6)])
    assert "有6件工单的办结时间早于来电时间(0、1、2、3、4等)" in tell_early_closings(many)


def test_numbers_are_answers_where_they_are_one_and_nought_alone() -> None:
    answered = _judge([{"resolved": cell} for cell in ("1", "0", "", "已解决")])
    assert (answered.resolved, answered.unread["resolved"]) == ((True, False, None, True), ())
    graded = _judge([{"resolved": cell} for cell in ("1", "3", "已解决")])
    assert (graded.resolved, graded.unread["resolved"]) == ((None, None, True), ("1", "3"))
