"""How far decisions lean towards what is reported in life."""

import pytest

from hotspot.categories.priors import OPINION_OFFSET, SHARES, compute_offsets
from hotspot.categories.taxonomy import CATEGORIES


def test_shares_are_those_of_the_fourteen_categories() -> None:
    assert tuple(SHARES) == CATEGORIES
    assert sum(SHARES.values()) == pytest.approx(1)
    assert max(SHARES, key=lambda name: SHARES[name]) == "市场管理"


def test_what_training_tickets_over_represent_is_held_back() -> None:
    offsets = compute_offsets(["市场管理"] * 10 + ["其他咨询"] * 10)
    assert offsets["市场管理"] < 0
    assert offsets["其他咨询"] < offsets["市场管理"]


def test_a_mix_as_in_life_is_left_alone_but_for_opinions() -> None:
    labels = [name for name in CATEGORIES for _ in range(round(1000 * SHARES[name]))]
    offsets = compute_offsets(labels)
    assert offsets.pop("社情民意") == pytest.approx(OPINION_OFFSET, abs=0.01)
    assert all(abs(offset) < 0.01 for offset in offsets.values())


def test_labels_of_another_scheme_lean_nowhere() -> None:
    assert compute_offsets(["供水", "路灯"]) == {}
