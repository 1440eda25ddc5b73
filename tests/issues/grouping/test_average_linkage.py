"""Average linkage: what is left out where all are near or far is what scipy would have found."""

import tracemalloc
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage

from hotspot.issues.grouping.average_linkage import link_average, link_by_cosine


def group(labels: list[int]) -> set[frozenset[int]]:
    members: dict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(labels):
        members[label].append(number)
    return {frozenset(numbers) for numbers in members.values()}


@settings(max_examples=200, deadline=None)
@given(st.integers(2, 7), st.floats(0, 1), st.data())
def test_groups_are_those_of_scipy(count: int, cut: float, data: st.DataObject) -> None:
    # Distances around the cut, some of them equal to it.
    near = st.sampled_from([cut, min(cut + 0.02, 1.0), max(cut - 0.02, 0.0)]) | st.floats(0, 1)
    distances = np.array(
        data.draw(st.lists(near, min_size=count * (count - 1) // 2, max_size=count * (count - 1) // 2))
    )
    expected = fcluster(linkage(distances, "average"), cut, "distance")
    assert group(link_average(distances, cut).tolist()) == group(expected.tolist())


@pytest.mark.parametrize(("least", "groups"), [(0.7, {frozenset({0, 1}), frozenset({2})}), (0.99, 3), (0.0, 1)])
def test_rows_join_by_their_mean_cosine(least: float, groups: set[frozenset[int]] | int) -> None:
    rows = np.array([[1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)
    found = group(link_by_cosine(rows, least).tolist())
    assert (len(found) if isinstance(groups, int) else found) == groups


def test_many_rows_are_linked_in_little_memory() -> None:
    # A blackout: thousands of one matter, some of another, and two rare ones that an even sample does not meet.
    kinds = np.zeros(6000, dtype=np.int64)
    kinds[::7], kinds[[1, 5999]], kinds[3] = 1, 2, 3
    rows = np.eye(4, dtype=np.float32)[kinds]
    tracemalloc.start()
    found = group(link_by_cosine(rows, 0.5).tolist())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == group(kinds.tolist())
    assert peak < 500e6


def test_many_rows_of_many_groups_are_compared_in_little_memory() -> None:
    kinds = np.arange(12_000) // 4
    rows = np.random.default_rng(0).normal(size=(3000, 64))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True))[kinds].astype(np.float32)
    tracemalloc.start()
    found = group(link_by_cosine(rows, 0.95).tolist())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == group(kinds.tolist())
    assert peak < 400e6
