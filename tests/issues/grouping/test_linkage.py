"""Average linkage within connected parts."""

import numpy as np

from hotspot.issues.grouping.comparisons import Pairs, sort_pairs
from hotspot.issues.grouping.linkage import ScoredPairs, complete_parts, link_parts


def scored(rows: list[tuple[int, int, float]]) -> ScoredPairs:
    pairs = Pairs(np.array([row[0] for row in rows]), np.array([row[1] for row in rows]))
    return ScoredPairs(pairs, np.array([row[2] for row in rows]))


def far(pairs: Pairs) -> np.ndarray:
    return np.zeros(len(pairs))


def link(rows: list[tuple[int, int, float]], count: int, join_from: float, score=far) -> list[int]:
    complete, parts = complete_parts(scored(rows), count, join_from, score)
    return link_parts(complete, parts, join_from).tolist()


def test_a_chain_is_not_one_issue() -> None:
    assert link([(0, 1, 0.9), (1, 2, 0.5), (2, 3, 0.9)], 4, 0.4) == [0, 0, 2, 2]


def test_pairs_that_were_no_candidates_are_scored_within_a_part() -> None:
    rows = [(0, 1, 0.9), (1, 2, 0.5), (2, 3, 0.9)]
    assert link(rows, 4, 0.4, score=lambda pairs: np.full(len(pairs), 0.8)) == [0, 0, 0, 0]


def test_tickets_without_pairs_are_their_own_group() -> None:
    assert link([(1, 2, 0.9)], 4, 0.4) == [0, 1, 1, 3]


def test_a_part_too_large_to_link_is_cut() -> None:
    count = 1600
    rows = [(k, k + 1, 0.5 if k == 799 else 0.99) for k in range(count - 1)]
    _, parts = complete_parts(scored(rows), count, 0.4, far)
    assert parts.tolist() == [0] * 800 + [1] * 800


def test_pairs_are_sorted_and_kept_once() -> None:
    pairs = sort_pairs([3, 1, 1, 2], [1, 3, 2, 2], 4)
    assert (pairs.left.tolist(), pairs.right.tolist()) == ([1, 1], [2, 3])
