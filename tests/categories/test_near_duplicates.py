"""Near duplicates: found through rare words, the same pairs as by comparing every two texts."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.categories.near_duplicates import NEAR, find_near_duplicates, vectorize_words
from hotspot.text.segment import load_segmenter

_WORDS = st.sampled_from(["路灯", "停水", "工资", "噪音", "物业", "道路", "学校", "医院", "请", "处理", ","])
_TEXTS = st.lists(st.lists(_WORDS, min_size=1, max_size=12).map("".join), min_size=2, max_size=12)


@settings(max_examples=50, deadline=None)
@given(_TEXTS, _TEXTS)
def test_the_same_pairs_are_found_as_by_comparing_all(documents: list[str], others: list[str]) -> None:
    segmenter = load_segmenter()
    columns = vectorize_words([*documents, *others], segmenter).toarray().astype(np.float64)
    cosines = columns[: len(documents)] @ columns[len(documents) :].T
    found = find_near_duplicates(documents, others, segmenter)
    clear = ~(np.abs(cosines - NEAR) < 1e-4).any(axis=1)
    assert (found == (cosines >= NEAR).any(axis=1))[clear].all()


def test_nothing_is_near_to_nothing() -> None:
    segmenter = load_segmenter()
    assert find_near_duplicates([], ["路灯"], segmenter).tolist() == []
    assert find_near_duplicates(["路灯", ""], ["", "停水"], segmenter).tolist() == [False, False]
