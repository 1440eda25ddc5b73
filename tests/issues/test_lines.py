"""Which issues and single tickets become one line."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from spreads import make_spread

from hotspot.issues.lines import Line, find_least_callers
from hotspot.issues.lines import group_lines as group
from hotspot.settings import Settings

CALLERS = [f"c{number}" for number in range(12)]
NONE = np.zeros(12, dtype=bool)
Named = Sequence[frozenset[tuple[str, str]]]
NOWHERE: Named = [frozenset()] * 12
NOTHING: Sequence[frozenset[str]] = [frozenset()] * 12
SALON = frozenset({("", "发韵阁")})


def group_lines(
    issues: Sequence[tuple[int, ...]], themes: Sequence[str], callers: Sequence[str], grave: NDArray[np.bool_],
    settings: Settings, objects: Named = NOWHERE, *, near: Sequence[frozenset[str]] = NOTHING,
    towns: Sequence[frozenset[str]] = NOTHING, words: Sequence[frozenset[str]] = NOTHING,
    praise: NDArray[np.bool_] = NONE, phases: Sequence[frozenset[str]] = NOTHING, filed: Sequence[str] = ("",) * 12,
    points: Sequence[frozenset[int]] = (frozenset(),) * 12,
) -> list[Line]:  # fmt: skip
    spread = make_spread(
        12, themes=themes, near=near, callers=callers, objects=objects, towns=towns, filed=filed, grave=grave,
        words=words, praise=praise, phases=phases, points=points.__getitem__,
    )  # fmt: skip
    return group(issues, spread, settings)


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


@pytest.mark.parametrize(("tickets", "least"), [(12, 3), (300, 3), (301, 4), (401, 5), (100_000, 5)])
def test_in_a_small_period_fewer_callers_are_enough_for_scattered_tickets(tickets: int, least: int) -> None:
    assert find_least_callers(tickets, Settings()) == least
    own = Settings().with_values("hotspots", min_scattered=2)
    assert find_least_callers(tickets, own) == 2


def test_scattered_tickets_stay_out_of_a_line_with_issues() -> None:
    themes = ["路灯不亮"] * 10 + [""] * 2
    lines = group_lines([(0, 1, 2)], themes, CALLERS, NONE, Settings())
    assert [line.members for line in lines] == [(0, 1, 2)]


def test_those_beside_a_line_of_one_object_are_a_line_of_their_own() -> None:
    themes = ["停水"] * 10 + [""] * 2
    objects = [frozenset({("village", "青桥村")})] * 3 + [frozenset()] * 9
    lines = group_lines([(0, 1, 2)], themes, CALLERS, NONE, Settings(), objects)
    assert [(line.members, line.is_scattered) for line in lines] == [((0, 1, 2), False), (tuple(range(3, 10)), True)]
    # A line of several objects bears the name that theirs would have.
    objects[3:6] = [frozenset({("village", "石岭村")})] * 3
    lines = group_lines([(0, 1, 2), (3, 4, 5)], [*themes[:10], "停水", "停水"], CALLERS, NONE, Settings(), objects)
    assert [line.is_scattered for line in lines] == [False]


def test_a_ticket_that_names_nothing_and_tells_another_key_point_is_another_matter() -> None:
    themes = ["学校收费"] * 8 + [""] * 4
    points: list[frozenset[int]] = [frozenset({1})] * 6 + [frozenset({2}), frozenset({1, 2})] + [frozenset()] * 4
    lines = group_lines([(0, 1, 2, 3, 4, 5)], themes, CALLERS, NONE, Settings(), points=points)
    assert [line.others for line in lines] == [(7,)]
    objects = [SALON] * 7 + [frozenset()] * 5
    (line,) = group_lines([(0, 1, 2, 3, 4, 5)], themes, CALLERS, NONE, Settings(), objects, points=points)
    assert line.others == (6, 7)


def test_who_calls_again_of_the_same_theme_belongs_to_the_line_unless_it_names_another_object() -> None:
    themes = ["农村低保"] * 10 + ["路灯不亮"] * 2
    callers = ["same"] * 6 + CALLERS[6:11] + ["same"]
    objects = [frozenset()] * 5 + [SALON] + [frozenset()] * 6
    (line,) = group_lines([(0, 1, 2)], themes, callers, NONE, Settings(), objects)
    assert (line.issues, line.others) == (((0, 1, 2),), (3, 4))


def test_a_grave_ticket_is_a_line_by_itself_unless_it_is_in_one() -> None:
    grave = NONE.copy()
    grave[[1, 9]] = True
    lines = group_lines([(0, 1, 2)], [""] * 12, CALLERS, grave, Settings())
    assert [line.members for line in lines] == [(0, 1, 2), (9,)]


def test_tickets_of_the_theme_that_name_the_object_come_in() -> None:
    objects = [SALON] * 5 + [frozenset()] * 7
    lines = group_lines([(0, 1, 2)], ["预付卡消费"] * 12, CALLERS, NONE, Settings(), objects)
    assert [(line.others, line.members) for line in lines] == [((3, 4), (0, 1, 2, 3, 4)), ((), tuple(range(5, 12)))]


def test_a_theme_that_fits_nearly_as_well_is_enough_with_the_object() -> None:
    themes = ["预付卡消费"] * 3 + ["商品退换货"] * 2 + [""] * 7
    near: list[frozenset[str]] = (
        [frozenset()] * 3 + [frozenset({"商品退换货", "预付卡消费"}), frozenset({"商品退换货"})] + [frozenset()] * 7
    )
    lines = group_lines([(0, 1, 2)], themes, CALLERS, NONE, Settings(), [SALON] * 12, near=near)
    assert [line.others for line in lines] == [(3,)]


def test_where_issues_rule_a_theme_its_other_tickets_come_in() -> None:
    themes = ["养猪场气味"] * 8 + [""] * 4
    lines = group_lines([(0, 1, 2, 3, 4, 5)], themes, CALLERS, NONE, Settings())
    assert lines[0].members == tuple(range(8))


def test_who_names_another_object_or_town_does_not_tell_the_same_matter() -> None:
    themes = ["养猪场气味"] * 9 + [""] * 3
    village, other = frozenset({("village", "青桥村")}), frozenset({("village", "石岭村")})
    objects = [village] * 7 + [other] + [frozenset()] * 4
    towns = [frozenset({"青桥镇"})] * 7 + [frozenset()] + [frozenset({"石岭镇"})] * 4
    lines = group_lines([(0, 1, 2, 3, 4, 5)], themes, CALLERS, NONE, Settings(), objects, towns=towns)
    assert [line.others for line in lines] == [(6,)]


def test_a_ticket_filed_under_another_town_does_not_tell_the_same_matter() -> None:
    themes = ["房屋质量"] * 12
    filed = ["青桥镇"] * 10 + ["石岭镇", ""]
    issue = tuple(range(9))
    lines = group_lines([issue], themes, CALLERS, NONE, Settings(), filed=filed)
    assert [line.others for line in lines] == [(9, 11)]
    # Where the line itself is filed under no town, nothing is known of where it lies.
    lines = group_lines([issue], themes, CALLERS, NONE, Settings(), filed=[""] * 9 + filed[9:])
    assert [line.others for line in lines] == [(9, 10, 11)]


def test_tickets_that_point_to_a_line_do_not_count_against_it() -> None:
    themes = ["养猪场气味"] * 11 + [""]
    towns = [frozenset({"青桥镇"})] * 10 + [frozenset()] * 2
    lines = group_lines([(0, 1, 2, 3, 4, 5)], themes, CALLERS, NONE, Settings(), towns=towns)
    assert lines[0].members == tuple(range(11))
    # Of another town, they show that the kind is wider than the line.
    elsewhere = [*towns[:6], *([frozenset({"石岭镇"})] * 4), *towns[10:]]
    lines = group_lines([(0, 1, 2, 3, 4, 5)], themes, CALLERS, NONE, Settings(), towns=elsewhere)
    assert lines[0].members == tuple(range(6))


def test_a_ticket_joins_one_line_only_rather_for_its_object_than_for_its_theme() -> None:
    themes = ["预付卡消费"] * 3 + ["商品退换货"] * 4 + [""] * 5
    near: list[frozenset[str]] = [frozenset()] * 6 + [frozenset({"商品退换货", "预付卡消费"})] + [frozenset()] * 5
    objects = [SALON] * 3 + [frozenset()] * 3 + [SALON] + [frozenset()] * 5
    lines = group_lines([(0, 1, 2), (3, 4, 5)], themes, CALLERS, NONE, Settings(), objects, near=near)
    assert [line.members for line in lines] == [(0, 1, 2, 6), (3, 4, 5)]


def test_what_happens_at_a_stalled_estate_belongs_to_it() -> None:
    estate, road = ("", "云湖"), ("road", "澄园路")
    themes = ["问题楼盘"] * 4 + ["电梯故障", "农民工欠薪", "道路施工绕行"] + [""] * 5
    objects = [frozenset({estate})] * 6 + [frozenset({estate, road})] + [frozenset()] * 5
    lines = group_lines([(0, 1, 2, 3)], themes, CALLERS, NONE, Settings(), objects)
    assert [line.others for line in lines] == [(4, 5)]
    # The lift of the first phase is none of the third's.
    phases = [frozenset({"3"})] * 4 + [frozenset({"1"}), frozenset()] + [frozenset[str]()] * 6
    lines = group_lines([(0, 1, 2, 3)], themes, CALLERS, NONE, Settings(), objects, phases=phases)
    assert [line.others for line in lines] == [(5,)]
    # Where most who name the estate have other troubles, these are matters of their own.
    lines = group_lines([(0, 1, 2)], ["问题楼盘"] * 3 + ["电梯故障"] * 9, CALLERS, NONE, Settings(), [objects[0]] * 12)
    assert lines[0].members == (0, 1, 2)


def test_proposals_and_thanks_join_nothing() -> None:
    themes = ["城市建设发展建议"] * 6 + ["表扬感谢"] * 6
    lines = group_lines([(0, 1, 2), (3, 4, 5)], themes, CALLERS, NONE, Settings())
    assert [line.members for line in lines] == [(0, 1, 2), (3, 4, 5)]


def test_single_tickets_that_share_a_name_are_a_line_of_their_own_and_the_rest_stays() -> None:
    themes, words = ["家电售后"] * 10 + [""] * 2, [frozenset({"沁澜"})] * 4 + [frozenset[str]()] * 8
    lines = group_lines([], themes, CALLERS, NONE, Settings(), words=words)
    assert [(line.members, line.is_scattered) for line in lines] == [((0, 1, 2, 3), False), ((4, 5, 6, 7, 8, 9), True)]
    # Of a theme that has a line with issues they are one more of these.
    lines = group_lines([(7, 8, 9)], themes, CALLERS, NONE, Settings(), words=words)
    assert [line.issues for line in lines] == [((0, 1, 2, 3), (7, 8, 9))]


def test_praise_is_in_no_line_whatever_it_names() -> None:
    praise = NONE.copy()
    praise[[4, 9]] = True
    lines = group_lines(
        [(0, 1, 2)], ["预付卡消费"] * 12, CALLERS, praise, Settings(), [SALON] * 5 + [frozenset()] * 7, praise=praise
    )
    assert [line.members for line in lines] == [(0, 1, 2, 3), (5, 6, 7, 8, 10, 11)]


def test_as_many_callers_as_the_least_are_enough() -> None:
    themes = ["路灯不亮"] * 3 + ["电梯故障"] * 2 + [""] * 7
    lines = group_lines([], themes, CALLERS, NONE, Settings())
    assert [line.theme for line in lines] == ["路灯不亮"]


def test_an_object_that_some_of_an_issue_name_is_the_lines() -> None:
    objects = [SALON] * 2 + [frozenset[tuple[str, str]]()] * 2 + [SALON] + [frozenset[tuple[str, str]]()] * 7
    lines = group_lines([(0, 1, 2, 3)], ["预付卡消费"] * 12, CALLERS, NONE, Settings(), objects)
    assert [(line.others, line.members) for line in lines] == [((4,), (0, 1, 2, 3, 4)), ((), tuple(range(5, 12)))]


def test_of_two_lines_with_its_object_a_ticket_joins_that_of_its_own_kind() -> None:
    themes = ["预付卡消费"] * 3 + ["商品退换货"] * 4 + [""] * 5
    near: list[frozenset[str]] = [frozenset()] * 6 + [frozenset({"商品退换货", "预付卡消费"})] + [frozenset()] * 5
    lines = group_lines([(0, 1, 2), (3, 4, 5)], themes, CALLERS, NONE, Settings(), [SALON] * 12, near=near)
    assert [line.others for line in lines] == [(), (6,)]
