"""What is told of one kind of problem within a few days, more than chance would have it, is one event."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from spreads import make_spread

from hotspot.issues.lines import group_lines
from hotspot.issues.outbreaks import join_outbreaks as join
from hotspot.issues.spread import OBJECT_THEMES, OPEN_THEMES, Spread
from hotspot.settings import Settings

# Three tickets a day for thirty days.
TICKETS = 90
DAYS = np.arange(TICKETS) / 3
# Seven callers within five days.
STORM = (30, 32, 34, 36, 38, 40, 42)
NO_WATER = "停水与供水不稳"


def spread(
    themes: Mapping[int, str], callers: Sequence[str] = tuple(map(str, range(TICKETS))),
    own: Mapping[int, str] | None = None, districts: Sequence[str] = (),
) -> Spread:  # fmt: skip
    return make_spread(
        TICKETS,
        themes=[themes.get(position, "") for position in range(TICKETS)],
        callers=callers,
        objects=[frozenset({("estate", (own or {}).get(position, f"小区{position}"))}) for position in range(TICKETS)],
        districts=districts or [""] * TICKETS,
        days=DAYS,
    )


def join_outbreaks(
    issues: Sequence[tuple[int, ...]], loose: Sequence[int], period: Spread, least: int = 2
) -> list[tuple[int, ...]]:
    return join(issues, loose, period, least)


def of_theme(*positions: int, theme: str = NO_WATER) -> dict[int, str]:
    return dict.fromkeys(positions, theme)


def test_what_many_tell_within_a_few_days_is_one_issue() -> None:
    period = spread(of_theme(*STORM, 80))
    assert join_outbreaks([], range(TICKETS), period) == [STORM]
    (line,) = group_lines([], period, Settings())
    assert (line.theme, line.issues, line.is_scattered) == (NO_WATER, (STORM,), False)


def test_a_theme_that_is_told_all_the_time_is_none() -> None:
    assert join_outbreaks([], range(TICKETS), spread(of_theme(*STORM, 5, 60, 70))) == [STORM]
    assert join_outbreaks([], range(TICKETS), spread(of_theme(*STORM, 5, 20, 60, 70))) == []


def test_it_takes_six_callers() -> None:
    assert join_outbreaks([], range(TICKETS), spread(of_theme(*STORM[:5]))) == []
    # Of an office that reports larger issues alone, as many.
    assert join_outbreaks([], range(TICKETS), spread(of_theme(*STORM)), least=len(STORM) + 1) == []
    callers = ["one" if position in STORM[:3] else str(position) for position in range(TICKETS)]
    assert join_outbreaks([], range(TICKETS), spread(of_theme(*STORM), callers)) == []


def test_of_many_kinds_one_may_have_so_many_by_chance() -> None:
    """A third of all 400 tickets come in these days; six of the eight of one kind are no wonder among 393 kinds."""
    count, water = 400, (130, 150, 170, 190, 210, 230, 0, 399)

    def join_among(*others: str) -> list[tuple[int, ...]]:
        themes = [NO_WATER if position in water else others[position % len(others)] for position in range(count)]
        period = make_spread(count, themes=themes, days=np.arange(count) / 26)
        return join_outbreaks([], range(count), period)

    assert join_among("") == [tuple(sorted(water[:6]))]
    assert join_among(*(f"第{number}种" for number in range(count))) == []


def test_an_issue_of_which_most_came_at_other_times_is_no_part_of_it() -> None:
    issue = (5, STORM[-1], 80)
    assert sorted(join_outbreaks([issue], STORM[:-1], spread(of_theme(*STORM, *issue)))) == [issue, STORM[:-1]]


def test_days_in_which_everybody_calls_are_no_event_by_themselves() -> None:
    crowded = spread(of_theme(*STORM))
    everything = Spread(**{**vars(crowded), "days": np.where(np.arange(TICKETS) < 60, 10.0, 29.0)})
    assert join_outbreaks([], range(TICKETS), everything) == []
    # Where only dates are known, the last day of the window counts whole.
    dates = np.full(TICKETS, 5.0)
    dates[[*STORM]] = range(7)
    dates[STORM[-1]] = 0
    assert join_outbreaks([], range(TICKETS), Spread(**{**vars(crowded), "days": dates})) == []


def test_its_parts_are_joined_but_those_of_an_object_of_their_own() -> None:
    part = (30, 32, 34)
    period = spread(of_theme(*STORM))
    assert sorted(join_outbreaks([part, (1, 2)], [*STORM[3:], 80], period)) == [(1, 2), STORM]
    of_estate = spread(of_theme(*STORM, 44, 45, 46), own=dict.fromkeys(part, "御景城"))
    (line,) = group_lines([part], of_estate, Settings())
    assert line.issues == ((36, 38, 40, 42, 44, 45, 46), part)
    # An estate that less than half of a part name is not what it is about.
    two_of_five = spread(of_theme(*STORM, 44, 45), own=dict.fromkeys(STORM[:2], "御景城"))
    (line,) = group_lines([STORM[:5]], two_of_five, Settings())
    assert line.issues == ((*STORM, 44, 45),)


def test_themes_of_one_family_are_one_event_named_after_what_most_tell() -> None:
    period = spread({**of_theme(*STORM[:2], theme="自来水水质"), **of_theme(*STORM[2:])})
    (line,) = group_lines([], period, Settings())
    assert (line.theme, line.issues) == (NO_WATER, (STORM,))


@pytest.mark.parametrize("theme", ["", *sorted(OBJECT_THEMES), *sorted(OPEN_THEMES)])
def test_what_is_no_problem_or_many_matters_is_no_event(theme: str) -> None:
    assert join_outbreaks([(1, 2)], range(3, TICKETS), spread(of_theme(*STORM, theme=theme))) == [(1, 2)]


def test_tickets_without_a_time_are_of_no_event() -> None:
    timeless = Spread(**{**vars(spread(of_theme(*STORM))), "days": np.full(TICKETS, np.nan)})
    assert join_outbreaks([], range(TICKETS), timeless) == []


def test_an_event_is_one_district_s() -> None:
    themes = of_theme(*STORM, *(position + 1 for position in STORM), 80)
    districts = ["丰县" if position % 2 else "沛县" for position in range(TICKETS)]
    events = join_outbreaks([], range(TICKETS), spread(themes, districts=districts))
    assert sorted(events) == [STORM, tuple(position + 1 for position in STORM)]
