"""Groups without a common matter are no issues."""

import numpy as np

from hotspot.issues.grouping.mixtures import drop_mixtures

# Scores of three themes: a ticket speaks of one of them.
LIGHTS, LIFTS, QUEUES = np.eye(3) - 0.9
HOUSING, TRADE, TRAFFIC = "住房与城乡建设", "市场管理", "交通运输与交通秩序"
ESTATE = [frozenset({("estate", "丽景")})] * 4
NAMELESS: list[frozenset[str]] = [frozenset()] * 4


def test_a_different_matter_of_another_category_in_every_ticket_is_no_issue() -> None:
    group = ((0, 1, 2),)
    scores = np.array([LIGHTS, LIFTS, QUEUES])
    assert drop_mixtures(group, [HOUSING, TRADE, TRAFFIC], scores, ESTATE, names=NAMELESS) == ()
    # One kind of problem, or one category, is enough; pairs and unknown categories tell nothing.
    assert drop_mixtures(group, [HOUSING, TRADE, TRAFFIC], np.array([LIFTS] * 3), ESTATE, names=NAMELESS) == group
    assert drop_mixtures(group, [TRADE, TRADE, TRAFFIC], scores, ESTATE, names=NAMELESS) == group
    assert drop_mixtures(group, ["", "", ""], scores, ESTATE, names=NAMELESS) == group
    assert drop_mixtures(((0, 1),), [HOUSING, TRADE, TRAFFIC], scores, ESTATE, names=NAMELESS) == ((0, 1),)


def test_half_of_one_category_is_an_issue_whose_categories_border_on_each_other() -> None:
    scores = np.array([LIGHTS, LIFTS, QUEUES, QUEUES])
    assert drop_mixtures(((0, 1, 2, 3),), [TRADE, TRADE, HOUSING, TRAFFIC], scores, ESTATE, names=NAMELESS) == (
        (0, 1, 2, 3),
    )
    assert drop_mixtures(((0, 1, 2, 3),), [TRADE, "教育", HOUSING, TRAFFIC], scores, ESTATE, names=NAMELESS) == ()


def test_one_kind_of_problem_of_one_object_is_an_issue_however_it_is_filed() -> None:
    scores, filed = np.array([QUEUES, QUEUES, QUEUES, LIGHTS, LIFTS]), [TRADE, "教育", HOUSING, TRAFFIC, "环境"]
    group = ((0, 1, 2, 3, 4),)
    assert drop_mixtures(group, filed, scores, [*ESTATE, frozenset()], names=NAMELESS) == group
    assert drop_mixtures(group, filed, scores, [frozenset()] * 5, names=[*NAMELESS, frozenset()]) == ()


def test_themes_of_one_family_are_one_kind_of_problem() -> None:
    scores, filed = np.array([LIGHTS, LIFTS, QUEUES, LIGHTS, LIFTS]), [TRADE, "教育", HOUSING, TRAFFIC, "环境"]
    group, objects = ((0, 1, 2, 3, 4),), [*ESTATE, frozenset()]
    before = scores.copy()
    assert drop_mixtures(group, filed, scores, objects, names=NAMELESS, families=[[0, 1]]) == group
    assert drop_mixtures(group, filed, scores, objects, names=NAMELESS) == ()
    assert (scores == before).all()


def test_a_different_matter_in_every_ticket_without_a_common_object_is_no_issue() -> None:
    group = ((0, 1, 2),)
    apart, together = np.array([LIGHTS, LIFTS, QUEUES]), np.array([LIGHTS, LIFTS, LIFTS])
    nameless: list[frozenset[tuple[str, str]]] = [frozenset()] * 3
    assert drop_mixtures(group, [TRADE] * 3, apart, nameless, names=NAMELESS) == ()
    assert drop_mixtures(group, [TRADE] * 3, together, nameless, names=NAMELESS) == group
    assert drop_mixtures(group, [TRADE] * 3, apart, [*ESTATE[:2], frozenset()], names=NAMELESS) == group
    assert drop_mixtures(((0, 1),), [TRADE] * 3, apart, nameless, names=NAMELESS) == ((0, 1),)


def test_a_name_that_no_list_knows_holds_an_issue_together_where_it_is_its_own() -> None:
    scores = np.array([LIGHTS, LIFTS, QUEUES, QUEUES, QUEUES])
    unlisted: list[frozenset[tuple[str, str]]] = [frozenset()] * 5
    names = [frozenset({"优寓"}), frozenset({"优寓"}), *[frozenset[str]()] * 3]
    assert drop_mixtures(((0, 1, 2),), [TRADE] * 5, scores, unlisted, names=names) == ((0, 1, 2),)
    assert drop_mixtures(((0, 1, 2),), [TRADE, HOUSING, TRAFFIC] * 2, scores, unlisted, names=names) == ()
    # A word of many others is nobody's name.
    names = [frozenset({"长沙"}), frozenset({"长沙"}), frozenset[str](), *[frozenset({"长沙"})] * 3]
    scores, unlisted = np.vstack([scores, QUEUES]), [*unlisted, frozenset()]
    assert drop_mixtures(((0, 1, 2),), [TRADE] * 6, scores, unlisted, names=names) == ()
