"""Tickets of one kind of problem that come from one town more than chance would have it are one issue."""

from collections.abc import Mapping, Sequence

import pytest
from spreads import make_spread

from hotspot.issues.concentration import find_concentrated, join_concentrated
from hotspot.issues.lines import group_lines
from hotspot.issues.spread import OBJECT_THEMES, OPEN_THEMES, Spread
from hotspot.settings import Settings

TICKETS = 80
TOWNS = [f"镇{number % 10}" for number in range(TICKETS)]


def spread(
    themes: Mapping[int, str], filed: Sequence[str] = TOWNS, points: Mapping[int, frozenset[int]] | None = None,
    callers: Sequence[str] = tuple(map(str, range(TICKETS))),
) -> Spread:  # fmt: skip
    told = points or {}
    return make_spread(
        TICKETS,
        themes=[themes.get(position, "") for position in range(TICKETS)],
        callers=callers,
        objects=[frozenset({("road", f"路{position}")}) for position in range(TICKETS)],
        filed=filed,
        points=lambda position: told.get(position, frozenset()),
    )


# Three tickets of the town 镇0, each on a road of its own.
HOME = (0, 10, 20)


def of_theme(*positions: int, theme: str = "公交线路与班次") -> dict[int, str]:
    return dict.fromkeys(positions, theme)


def test_three_callers_of_one_town_and_kind_of_problem_are_an_issue() -> None:
    assert find_concentrated(range(TICKETS), spread(of_theme(*HOME, 31)), 3) == [HOME]
    (line,) = group_lines([], spread(of_theme(*HOME)), Settings())
    assert (line.issues, line.is_scattered) == ((HOME,), False)
    (line,) = group_lines([HOME], spread(of_theme(*HOME, 30)), Settings())
    assert (line.issues, line.others) == (((*HOME, 30),), ())


def test_one_caller_is_not_three() -> None:
    callers = ["王" if position in HOME else str(position) for position in range(TICKETS)]
    assert find_concentrated(range(TICKETS), spread(of_theme(*HOME), callers=callers), 3) == []


def test_who_keeps_calling_does_not_make_chance_unlikely() -> None:
    often, themes = (0, 10, 20, 30, 40, 50), of_theme(0, 10, 20, 30, 40, 50, *range(1, 7))
    assert find_concentrated(range(TICKETS), spread(themes), 3) == [often]
    callers = ["王" if position in often[2:] else str(position) for position in range(TICKETS)]
    assert find_concentrated(range(TICKETS), spread(themes, callers=callers), 3) == []


def test_what_is_told_as_often_elsewhere_is_chance() -> None:
    everywhere = of_theme(*HOME, *range(30, TICKETS))
    assert find_concentrated(range(TICKETS), spread(everywhere), 3) == []
    loose = [position for position in range(TICKETS) if position not in HOME]
    assert join_concentrated([HOME], loose, spread(everywhere)) == [HOME]


@pytest.mark.parametrize("town", ["", "县城"])
def test_a_town_that_has_everything_and_no_town_at_all_tell_nothing(town: str) -> None:
    filed = [town if position % 10 in {0, 1, 2} else TOWNS[position] for position in range(TICKETS)]
    assert find_concentrated(range(TICKETS), spread(of_theme(*HOME), filed), 3) == []


@pytest.mark.parametrize("theme", [*sorted(OPEN_THEMES), *sorted(OBJECT_THEMES)])
def test_questions_and_stalled_estates_have_each_their_own_matter(theme: str) -> None:
    assert find_concentrated(range(TICKETS), spread(of_theme(*HOME, theme=theme)), 3) == []


def test_single_tickets_join_the_issue_of_their_town_unless_they_tell_another_point() -> None:
    themes = of_theme(*HOME, 30, 40, 50, 31)
    told = {0: frozenset({1}), 30: frozenset({1, 2}), 40: frozenset({3})}
    loose = [30, 31, 40, 50]
    assert join_concentrated([HOME], loose, spread(themes, points=told)) == [(0, 10, 20, 30, 50)]


def test_single_tickets_that_chance_may_have_brought_stay_out() -> None:
    # Of four elsewhere and one more, chance brings .56 into a ninth of all; two are less than four times that.
    loose = [30, 31, 40, 42, 53, 64]
    assert join_concentrated([HOME], loose, spread(of_theme(*HOME, *loose))) == [HOME]


def test_issues_of_one_town_and_kind_of_problem_are_one() -> None:
    others = (30, 40, 50)
    themes = of_theme(*HOME, *others)
    assert join_concentrated([others, HOME], [], spread(themes)) == [(0, 10, 20, 30, 40, 50)]
    # Half of an issue is enough to lie in a town, less is not.
    half = (30, 40, 41, 42)
    assert join_concentrated([HOME, half], [], spread(of_theme(*HOME, *half))) == [(0, 10, 20, 30, 40, 41, 42)]
    mixed = (30, 40, 41, 42, 43)
    both = join_concentrated([HOME, mixed], [], spread(of_theme(*HOME, *mixed)))
    assert sorted(both) == [HOME, mixed]


def test_issues_that_towns_have_everywhere_stay_apart_and_the_largest_takes_the_single_tickets() -> None:
    larger, elsewhere = (30, 40, 50, 60), [(1, 11, 21), (2, 12, 22), (3, 13, 23)]
    themes = of_theme(*range(24), *larger, 70)
    joined = join_concentrated([HOME, larger, *elsewhere], [70], spread(themes))
    assert sorted(joined) == [HOME, *elsewhere, (*larger, 70)]


def test_many_tickets_are_a_large_towns() -> None:
    wide = spread(of_theme(*range(19)), ["大镇"] * 19 + ["别镇"] * 61)
    few, many = tuple(range(3)), tuple(range(3, 19))
    assert find_concentrated(many, wide, 3) == []
    assert join_concentrated([few], many, wide) == [few]
    one, other = many[:8], many[8:]
    assert sorted(join_concentrated([one, other], [], wide)) == [one, other]
