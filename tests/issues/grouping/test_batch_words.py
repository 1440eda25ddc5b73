"""Words as numbers: the same counts as counting strings."""

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.issues.grouping.batch_words import number_words
from hotspot.text.segment import load_segmenter

TEXTS = ["翠湖名邸电梯停运，电梯坏了", "", "〔电话〕来电:S308路灯不亮!", "新泉镇停水"]


def count_words(text: str) -> Counter[str]:
    words = load_segmenter().segment(text)
    return Counter(word for word in words if any(c.isalnum() for c in word) and not word.startswith("〔"))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("电梯停水路灯不亮新泉镇S308 ，。〔〕\n", max_size=30), max_size=6))
def test_words_are_counted_as_strings_are(texts: list[str]) -> None:
    said = number_words(texts)
    counts = said.tally(np.ones(len(said.rows), dtype=np.float32)).toarray()
    for row, text in enumerate(texts):
        found = {word: n for word, n in zip(said.vocabulary, counts[row].tolist(), strict=True) if n}
        assert found == count_words(text)


def test_the_vocabulary_is_sorted_and_holds_no_masks_and_marks() -> None:
    vocabulary = number_words(TEXTS).vocabulary
    assert list(vocabulary) == sorted(vocabulary)
    assert "电梯" in vocabulary
    assert not {"〔电话〕", "，", "!"} & set(vocabulary)


def test_what_transcripts_are_full_of_is_no_word() -> None:
    assert number_words(["喂那个路灯嘛没得电"]).vocabulary == ("电", "路灯")


def test_reach_counts_the_characters_of_words_from_the_start_of_each_text() -> None:
    said = number_words(["路灯不亮", "停水，停水"])
    reach = said.measure_reach()
    assert reach[said.rows == 0][-1] == 4
    assert reach[said.rows == 1].tolist() == [2, 4]
