"""Character n-grams counted with numpy agree with counting them one by one."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hotspot.text.ngrams import fit_ngrams

TEXTS = st.lists(st.text(alphabet="路灯不亮 a1\n三塘镇𠮷😀\xa0\u3000", max_size=12), min_size=1, max_size=6)


def spell_out(text: str) -> list[str]:
    return [
        text[start : start + size]
        for size in (1, 2, 3)
        for start in range(len(text) - size + 1)
        if not any(c.isspace() for c in text[start : start + size])
    ]


@given(TEXTS)
def test_document_frequencies_agree_with_counting_by_hand(texts: list[str]) -> None:
    vocabulary, counts = fit_ngrams(texts, min_df=1, batch=2)
    expected = Counter(ngram for text in texts for ngram in set(spell_out(text)))
    assert dict(zip(vocabulary.ngrams, counts.tolist(), strict=True)) == dict(expected)


@given(TEXTS, TEXTS)
def test_found_ngrams_agree_with_counting_by_hand(known: list[str], texts: list[str]) -> None:
    vocabulary, _ = fit_ngrams(known, min_df=1)
    hits = vocabulary.find(texts)
    found = Counter((int(r), vocabulary.ngrams[c]) for r, c in zip(hits.rows, hits.columns, strict=True))
    listed = set(vocabulary.ngrams)
    expected = Counter((row, n) for row, text in enumerate(texts) for n in spell_out(text) if n in listed)
    assert found == expected


def test_of_many_texts_each_keeps_its_own() -> None:
    hits = fit_ngrams(["停水", "停电"], min_df=1)[0].find(["水", "", "电"] * 200)
    assert hits.rows.tolist() == [row for row in range(600) if row % 3 != 1]


def test_rare_ngrams_are_left_out() -> None:
    vocabulary, counts = fit_ngrams(["停水", "停电", "停水了"], min_df=2)
    assert vocabulary.ngrams == ("停", "水", "停水")
    assert np.array_equal(counts, [3, 2, 2])
