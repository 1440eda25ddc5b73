"""Terms found for a whole batch in one pass are those that a reader finds text by text."""

import copy
import pickle

from hypothesis import given
from hypothesis import strategies as st

from hotspot.text.terms import TermFinder

TERMS = st.lists(st.text(alphabet="路灯不亮停水", min_size=1, max_size=4), min_size=1, max_size=8, unique=True)
TEXTS = st.lists(st.text(alphabet="路灯不亮停水 \n𠮷", max_size=12), max_size=6)


def _read_longest(text: str, terms: list[str]) -> list[str]:
    found, start = [], 0
    while start < len(text):
        longest = max((term for term in terms if text.startswith(term, start)), key=len, default="")
        found += [longest] if longest else []
        start += max(len(longest), 1)
    return found


@given(TERMS, TEXTS)
def test_the_leftmost_longest_counts_where_terms_overlap(terms: list[str], texts: list[str]) -> None:
    hits = TermFinder(tuple(terms)).find(texts).keep_longest()
    found = [(row, terms[column]) for row, column in zip(hits.rows.tolist(), hits.columns.tolist(), strict=True)]
    assert found == [(row, term) for row, text in enumerate(texts) for term in _read_longest(text, terms)]


@given(TERMS, TEXTS)
def test_overlapping_terms_are_all_found(terms: list[str], texts: list[str]) -> None:
    hits = TermFinder(tuple(terms)).find(texts)
    found = sorted(zip(hits.rows.tolist(), hits.columns.tolist(), strict=True))
    assert found == [
        (row, column)
        for row, text in enumerate(texts)
        for column, term in enumerate(terms)
        for start in range(len(text))
        if text.startswith(term, start)
    ]


def test_of_many_texts_each_keeps_its_own() -> None:
    hits = TermFinder(("停水", "路灯")).find(["停水了", "", "修路灯"] * 100)
    assert hits.rows.tolist() == [row for row in range(300) if row % 3 != 1]
    assert hits.columns.tolist() == [0, 1] * 100


def test_nothing_is_found_without_terms() -> None:
    assert not len(TermFinder(()).find(["路灯"]).keep_longest().rows)


def test_a_finder_is_copied_after_use() -> None:
    used = TermFinder(("路灯", "停水"))
    before = used.find(["停水三天"])
    for copied in (pickle.loads(pickle.dumps(used)), copy.deepcopy(used)):
        assert copied.terms == used.terms
        assert copied.find(["停水三天"]).columns.tolist() == before.columns.tolist() == [1]
