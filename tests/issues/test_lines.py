"""Which issues and single tickets become one line."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.lines import Line, Spread
from hotspot.issues.lines import group_lines as group
from hotspot.settings import Settings

CALLERS = [f"c{number}" for number in range(12)]
NONE = np.zeros(12, dtype=bool)
NOWHERE: list[frozenset[tuple[str, str]]] = [frozenset()] * 12


def group_lines(
    issues: Sequence[tuple[int, ...]], themes: Sequence[str], callers: Sequence[str], grave: NDArray[np.bool_],
    settings: Settings, objects: Sequence[frozenset[tuple[str, str]]] = NOWHERE,
) -> list[Line]:  # fmt: skip
    return group(issues, Spread(themes, callers, objects, grave), settings)


def test_issues_of_one_theme_are_one_line_the_larger_first() -> None:
    themes = ["养猪场气味"] * 7 + [""] * 5
    lines = group_lines([(0, 1, 2), (3, 4, 5, 6)], themes, CALLERS, NONE, Settings())
    assert [line.issues for line in lines] == [((3, 4, 5, 6), (0, 1, 2))]
    assert lines[0].members == (0, 1, 2, 3, 4, 5, 6)


def test_issues_without_a_theme_stand_alone() -> None:
    lines = group_lines([(0, 1, 2), (3, 4, 5)], [""] * 12, CALLERS, NONE, Settings())
    assert [line.issues for line in lines] == [((0, 1, 2),), ((3, 4, 5),)]


def test_scattered_tickets_of_one_kind_need_enough_callers() -> None:
    themes = ["路灯不亮"] * 6 + [""] * 6
    lines = group_lines([], themes, CALLERS, NONE, Settings())
    assert [(line.theme, line.is_scattered, len(line.members)) for line in lines] == [("路灯不亮", True, 6)]
    assert group_lines([], themes, ["same"] * 12, NONE, Settings()) == []


def test_scattered_tickets_stay_out_of_a_line_with_issues() -> None:
    themes = ["路灯不亮"] * 10 + [""] * 2
    lines = group_lines([(0, 1, 2)], themes, CALLERS, NONE, Settings())
    assert [line.members for line in lines] == [(0, 1, 2)]


def test_a_grave_ticket_is_a_line_by_itself_unless_it_is_in_one() -> None:
    grave = NONE.copy()
    grave[[1, 9]] = True
    lines = group_lines([(0, 1, 2)], [""] * 12, CALLERS, grave, Settings())
    assert [line.members for line in lines] == [(0, 1, 2), (9,)]


def test_tickets_of_the_theme_that_name_the_object_come_in() -> None:
    salon = frozenset({("", "发韵阁")})
    objects = [salon] * 5 + [frozenset()] * 7
    lines = group_lines([(0, 1, 2)], ["预付卡消费"] * 12, CALLERS, NONE, Settings(), objects)
    assert [(line.others, line.members) for line in lines] == [((3, 4), (0, 1, 2, 3, 4))]


def test_where_issues_rule_a_theme_its_other_tickets_come_in() -> None:
    themes = ["养猪场气味"] * 8 + [""] * 4
    lines = group_lines([(0, 1, 2, 3, 4, 5)], themes, CALLERS, NONE, Settings())
    assert lines[0].members == tuple(range(8))


def test_proposals_and_thanks_join_nothing() -> None:
    themes = ["城市建设发展建议"] * 6 + ["表扬感谢"] * 6
    lines = group_lines([(0, 1, 2), (3, 4, 5)], themes, CALLERS, NONE, Settings())
    assert [line.members for line in lines] == [(0, 1, 2), (3, 4, 5)]
