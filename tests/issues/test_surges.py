"""What a town tells within three days, far more than it does otherwise, is one event."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from spreads import make_spread

from hotspot.issues.lines import group_lines
from hotspot.issues.spread import Spread
from hotspot.issues.surges import find_surges, join_surges
from hotspot.settings import Settings

# Three towns in turn with a ticket every eight hours for thirty days; then the tickets of a flood, two hours apart.
ORDINARY = 90
TOWNS = ("河口镇", "山前镇", "城关镇")
FLOOD = tuple(range(ORDINARY, ORDINARY + 12))
DAYS = [*np.arange(ORDINARY) / 3, *(15 + np.arange(len(FLOOD)) / 12)]
FILED = [*(TOWNS[number % 3] for number in range(ORDINARY)), *["河口镇"] * len(FLOOD)]
# What the flood is told with, beside what every ticket tells by itself.
TOLD = ["水淹", "水退", "淹冰箱", "水车"] * 3


def spread(told: Sequence[str] = TOLD, **fields: Any) -> Spread:
    """Return what is known of the tickets; all tell 请, and in turn one of five more characters."""
    texts = [f"请{'电路房学车'[number % 5]}" for number in range(ORDINARY)] + [f"请{text}" for text in told]
    known = {"days": np.array(DAYS), "filed": FILED, "characters": lambda position: frozenset(texts[position])}
    return make_spread(len(DAYS), **(known | fields))


def join(period: Spread, issues: Sequence[tuple[int, ...]] = ()) -> list[tuple[int, ...]]:
    inside = {position for issue in issues for position in issue}
    return join_surges(issues, [position for position in range(len(DAYS)) if position not in inside], period, 3)[0]


def fill(values: Mapping[int, str]) -> list[str]:
    return [values.get(position, "") for position in range(len(DAYS))]


def test_what_a_town_tells_at_once_is_one_event_whatever_it_is_about() -> None:
    themes = fill({FLOOD[0]: "电梯故障", FLOOD[1]: "停水与供水不稳"})
    assert join(spread(themes=themes)) == [FLOOD]
    (line,) = group_lines([], spread(themes=themes, hear=lambda positions: "内涝积水"), Settings())
    assert (line.theme, line.issues, line.is_scattered) == ("内涝积水", (FLOOD,), False)


def test_who_tells_something_else_in_these_days_stays_out() -> None:
    assert join(spread([*TOLD[:-1], "房产证"])) == [FLOOD[:-1]]


def test_many_different_matters_of_one_town_are_none() -> None:
    assert join(spread(list("甲乙丙丁戊己庚辛壬癸子丑"))) == []
    # Seven calls about the water among five of other matters, and what comes in these days anyway.
    assert join(spread([*TOLD[:7], *"甲乙丙丁戊"])) == []


def test_a_town_that_tells_no_more_than_others_do_has_none() -> None:
    assert find_surges(spread()) == [[39, 42, 45, 48, *FLOOD]]
    # A typhoon: all towns call.
    assert join(spread(filed=[*FILED[:ORDINARY], *TOWNS * 4])) == []
    everywhere = [*np.linspace(0, 30, ORDINARY), *np.linspace(0, 30, len(FLOOD))]
    assert join(spread(days=np.array(everywhere))) == []
    assert join(spread(days=np.full(len(DAYS), np.nan))) == []


def test_towns_are_compared_with_those_of_their_district() -> None:
    # The typhoon again, in one county of a prefecture: 22 towns with ten tickets a month, two of them with twelve more.
    towns = [f"{number}镇" for number in range(22)]
    days = np.array([*np.arange(220) / 7.5, *(15 + np.arange(24) / 12)])
    texts = [*["请问"] * 220, *["水淹"] * 24]

    def find(districts: Sequence[str]) -> list[list[int]]:
        filed = [*towns * 10, *towns[:2] * 12]
        period = make_spread(
            244, days=days, filed=filed, districts=districts, characters=lambda position: frozenset(texts[position])
        )
        return find_surges(period)

    assert len(find([""] * 244)) == 2
    assert find([*(["丰县"] * 2 + ["沛县"] * 20) * 10, *["丰县"] * 24]) == []


def test_callers_are_counted_not_calls() -> None:
    assert join(spread(callers=[str(min(position, ORDINARY + 9)) for position in range(len(DAYS))])) == [FLOOD]
    assert join(spread(callers=[str(min(position, ORDINARY + 3)) for position in range(len(DAYS))])) == []


def test_several_issues_of_these_days_are_not_one() -> None:
    assert join(spread(), [FLOOD[:6]]) == [FLOOD]
    assert join(spread(), [FLOOD[:6], FLOOD[6:8]]) == [FLOOD]
    assert join(spread(), [FLOOD[:6], FLOOD[6:9]]) == []


def test_a_problem_of_an_object_stays_an_issue_of_its_own() -> None:
    themes = fill(dict.fromkeys(FLOOD[:3], "电梯故障"))
    objects = [frozenset({("estate", "锦绣")} if position in FLOOD[:3] else ()) for position in range(len(DAYS))]
    lines = group_lines([FLOOD[:3]], spread(themes=themes, objects=objects), Settings())
    assert sorted(line.issues for line in lines) == [(FLOOD[:3],), (FLOOD[3:],)]


def test_an_issue_that_is_mostly_of_other_days_stays_out() -> None:
    assert join(spread(), [(*range(0, 15, 3), *FLOOD[:3])]) == [FLOOD[3:]]


def test_a_town_has_an_event_from_six_callers_on() -> None:
    for count in (5, 6):
        filed = [*FILED[:ORDINARY], *["河东镇"] * count]
        assert len(
            find_surges(make_spread(ORDINARY + count, days=np.array(DAYS[: ORDINARY + count]), filed=filed))
        ) == (count == 6)


def test_a_town_alone_is_compared_with_its_own_other_days() -> None:
    for length, number in ((30, 1), (4, 0)):
        days = np.array([*np.linspace(0, length, 4), *(length / 2 + np.arange(12) / 12)])
        assert len(find_surges(make_spread(16, days=days, filed=["河口镇"] * 16))) == number


def test_where_no_town_is_known_districts_are_towns() -> None:
    assert join(spread(filed=fill({}), districts=FILED)) == [FLOOD]
