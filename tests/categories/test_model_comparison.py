"""Two models: what may not lose where there are tickets enough to judge; with fewer it is chance."""

import pytest

from hotspot.categories.comparison import FEWEST_TO_JUDGE, compare_predictions

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


@pytest.mark.parametrize(("tickets", "is_warned"), [(1, True), (FEWEST_TO_JUDGE - 1, True), (FEWEST_TO_JUDGE, False)])
def test_few_tickets_are_said_to_tell_little(tickets: int, is_warned: bool) -> None:
    found = compare_predictions(["环境保护"] * tickets, ["环境保护"] * tickets, ["公共服务"] * tickets, LABELS)
    assert found.objections == ()
    assert ("说明不了多少" in found.describe()) == is_warned
