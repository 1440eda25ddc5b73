"""Two models: what may not lose where there are tickets enough to judge; with fewer it is chance."""

import pytest

from hotspot.categories.comparison import FEWEST_TO_COMPARE, FEWEST_TO_JUDGE, compare_predictions, compute_mcnemar

LABELS = ("城市管理", "公共服务", "环境保护")


@pytest.mark.parametrize(("tickets", "is_refused"), [(FEWEST_TO_JUDGE, True), (FEWEST_TO_JUDGE - 1, False)])
def test_a_category_that_loses_counts_from_so_many_tickets_on(tickets: int, is_refused: bool) -> None:
    truth = ["城市管理"] * 40 + ["公共服务"] * 40 + ["环境保护"] * tickets
    current = ["城市管理"] * 40 + ["城市管理"] * 20 + ["公共服务"] * 20 + ["环境保护"] * tickets
    candidate = ["城市管理"] * 40 + ["公共服务"] * 40 + ["环境保护"] * (tickets - 3) + ["公共服务"] * 3
    found = compare_predictions(truth, candidate, current, LABELS)
    assert found.difference > 0
    assert (found.only_candidate_right, found.only_current_right) == (20, 3)
    assert [objection.split("”")[0] for objection in found.objections] == (["“环境保护"] if is_refused else [])


@pytest.mark.parametrize(
    ("tickets", "is_refused", "is_warned"),
    [
        (FEWEST_TO_COMPARE - 1, True, True),
        (FEWEST_TO_COMPARE, False, True),
        (FEWEST_TO_JUDGE - 1, False, True),
        (FEWEST_TO_JUDGE, False, False),
    ],
)
def test_few_tickets_are_said_to_tell_little_and_very_few_to_tell_nothing(
    tickets: int, is_refused: bool, is_warned: bool
) -> None:
    found = compare_predictions(["环境保护"] * tickets, ["环境保护"] * tickets, ["公共服务"] * tickets, LABELS)
    assert any(f"只有 {tickets} 条" in objection for objection in found.objections) == is_refused
    assert ("说明不了多少" in found.describe()) == is_warned


def test_so_few_are_refused_that_no_outcome_could_be_beyond_chance() -> None:
    assert compute_mcnemar(FEWEST_TO_COMPARE - 1, 0) > 0.05 > compute_mcnemar(FEWEST_TO_COMPARE, 0)
